package disk

import (
	"io/fs"
	"os"

	"golang.org/x/sys/windows"
)

// plain is an open file.
type plain struct{ *os.File }

// openPlain opens without following a link in the last element, then looks at
// what it has got. The file's owner may write it, rename another one over it and
// remove it meanwhile: what [os.Open] opens, nobody can remove, and a browser
// that cannot remove its journal loses the change that it was about to make.
func openPlain(path string) (plain, int64, error) {
	name, err := windows.UTF16PtrFromString(path)
	if err != nil {
		return plain{}, 0, &fs.PathError{Op: "open", Path: path, Err: err}
	}
	h, err := windows.CreateFile(name, windows.GENERIC_READ, windows.FILE_SHARE_READ|windows.FILE_SHARE_WRITE|windows.FILE_SHARE_DELETE,
		nil, windows.OPEN_EXISTING, windows.FILE_ATTRIBUTE_NORMAL|windows.FILE_FLAG_OPEN_REPARSE_POINT|windows.FILE_FLAG_BACKUP_SEMANTICS, 0)
	if err != nil {
		return plain{}, 0, &fs.PathError{Op: "open", Path: path, Err: err}
	}
	f := os.NewFile(uintptr(h), path)
	info, err := f.Stat()
	if err != nil || !info.Mode().IsRegular() {
		f.Close()
		return plain{}, 0, notPlain(path)
	}
	return plain{f}, info.Size(), nil
}

// file is the same file for those who read parts of it.
func (p plain) file(string) *os.File { return p.File }
