package vault

import (
	"errors"
	"io"
	"os"
	"path/filepath"

	"github.com/sallyport/sallyport/internal/disk"
)

// readRegular reads a plain file of at most limit bytes; of a larger one it gives
// limit+1 bytes, which are damage like any other.
func readRegular(path string, limit int) (data []byte, err error) {
	err = patiently(func() error {
		f, _, err := disk.Open(path)
		if errors.Is(err, disk.ErrNotPlain) {
			return notRegular(path)
		}
		if err != nil {
			return err
		}
		defer f.Close()
		data, err = io.ReadAll(io.LimitReader(f, int64(limit)+1))
		return err
	})
	return data, err
}

// replace puts data at path so that at every instant a reader finds the whole
// old or the whole new file. Between writing and renaming it calls keep, when
// given, which may put the old file somewhere else.
func replace(path string, data []byte, keep func() error) (err error) {
	temporary, err := disk.WriteTemporary(filepath.Dir(path), "."+filepath.Base(path)+"*", data)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			_ = os.Remove(temporary)
		}
	}()
	if keep != nil {
		if err := keep(); err != nil {
			return err
		}
	}
	return patiently(func() error { return disk.Move(temporary, path) })
}
