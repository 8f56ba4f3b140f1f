//go:build !unix

package browser

import "os"

// plain is an open file.
type plain struct{ *os.File }

// openPlain looks before it opens: there is no open flag here that refuses
// links and pipes.
func openPlain(path string) (plain, int64, error) {
	info, err := os.Lstat(path)
	if err != nil {
		return plain{}, 0, err
	}
	if !info.Mode().IsRegular() {
		return plain{}, 0, errNotPlain(path)
	}
	f, err := os.Open(path)
	return plain{f}, info.Size(), err
}

// file is the same file for those who read parts of it.
func (p plain) file(string) *os.File { return p.File }
