package disk

import (
	"errors"
	"io/fs"
	"os"
)

// WriteNew makes a file that is not there yet, with this mode whatever the umask
// says, and returns once its content is on the disk. Where that fails there is no
// such file.
func WriteNew(path string, content []byte, mode fs.FileMode) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return err
	}
	return write(f, content, mode)
}

// WriteTemporary is [WriteNew] under a name that is free in a folder, made like
// that of [os.CreateTemp], and for this user only. The caller moves it to its
// place or removes it.
func WriteTemporary(folder, pattern string, content []byte) (path string, err error) {
	f, err := os.CreateTemp(folder, pattern)
	if err != nil {
		return "", err
	}
	if err := write(f, content, 0o600); err != nil {
		return "", err
	}
	return f.Name(), nil
}

func write(f *os.File, content []byte, mode fs.FileMode) error {
	_, err := f.Write(content)
	if err == nil {
		err = f.Chmod(mode)
	}
	if err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err != nil {
		_ = os.Remove(f.Name())
	}
	return err
}
