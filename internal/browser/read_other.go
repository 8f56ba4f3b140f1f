//go:build !unix

package browser

import "os"

// openPlain looks before it opens: there is no open flag here that refuses
// links and pipes.
func openPlain(path string) (*os.File, int64, error) {
	info, err := os.Lstat(path)
	if err != nil {
		return nil, 0, err
	}
	if !info.Mode().IsRegular() {
		return nil, 0, errNotPlain(path)
	}
	f, err := os.Open(path)
	return f, info.Size(), err
}
