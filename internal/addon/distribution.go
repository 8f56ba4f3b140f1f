package addon

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"github.com/sallyport/sallyport/internal/disk"
)

const (
	// dpkgLists holds one list of files for each package that dpkg installed.
	dpkgLists = "/var/lib/dpkg/info"
	// maxPackageList bounds one such list, in bytes.
	maxPackageList = 32 << 20
)

// distribution answers which package of the system a file belongs to. It reads
// dpkg's lists only when it is asked, and each answer once.
type distribution struct {
	folder string
	mu     sync.Mutex
	owners map[string]string
}

// owner is the name of the package that installed the file or folder; empty
// where none did. known is false where there are no lists to look into.
func (d *distribution) owner(path string) (name string, known bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if name, asked := d.owners[path]; asked {
		return name, true
	}
	lists, err := filepath.Glob(filepath.Join(d.folder, "*.list"))
	if err != nil || len(lists) == 0 {
		return "", false
	}
	if d.owners == nil {
		d.owners = map[string]string{}
	}
	d.owners[path] = search(byLikelihood(lists), path)
	return d.owners[path], true
}

// byLikelihood puts the packages of extensions first: nearly every question
// ends there, and a machine has thousands of lists.
func byLikelihood(lists []string) []string {
	var likely, others []string
	for _, list := range lists {
		if name := filepath.Base(list); strings.HasPrefix(name, "webext-") || strings.HasPrefix(name, "xul-ext-") {
			likely = append(likely, list)
		} else {
			others = append(others, list)
		}
	}
	return append(likely, others...)
}

func search(lists []string, path string) string {
	line := []byte("\n" + path + "\n")
	for _, list := range lists {
		raw, err := disk.ReadFile(list, maxPackageList)
		if err != nil || !bytes.Contains(append([]byte("\n"), raw...), line) {
			continue
		}
		name := strings.TrimSuffix(filepath.Base(list), ".list")
		name, _, _ = strings.Cut(name, ":") // the architecture
		return name
	}
	return ""
}

// packaged reports whether the system's own packages put a file there: it is
// the administrator's, and where it can be looked up, a package owns it. The
// name of that package is empty where it cannot.
func (o *Outside) packaged(path string) (name string, ok bool) {
	if path == "" || !o.ofSystem(path) {
		return "", false
	}
	name, known := o.packages.owner(path)
	return name, !known || name != ""
}

// loose reports whether a folder lies where downloads and temporary files lie,
// which any program of this user writes to.
func (o *Outside) loose(path string) bool {
	for _, folder := range o.looseFolders() {
		if rel, err := filepath.Rel(folder, path); err == nil && filepath.IsLocal(rel) {
			return true
		}
	}
	return false
}

func (o *Outside) looseFolders() []string {
	folders := []string{o.env.Path("$HOME/Downloads")}
	switch o.env.OS {
	case "linux":
		folders = append(folders, o.env.Path("/tmp"), o.env.Path("/var/tmp"), o.env.Path("/dev/shm"))
		if named := o.env.NamedDownloads(); named != "" {
			folders = append(folders, named)
		}
	case "darwin":
		folders = append(folders, o.env.Path("/tmp"), o.env.Path("/private/tmp"), o.env.Path("/private/var/folders"), o.env.Path("/var/folders"))
	case "windows":
		folders = append(folders, o.env.Path("$LOCAL/Temp"), o.env.Path("C:/Windows/Temp"))
	}
	if o.env.Getenv != nil {
		for _, name := range []string{"TMPDIR", "TEMP", "TMP"} {
			if named := o.env.Getenv(name); filepath.IsAbs(named) && filepath.Clean(named) != string(os.PathSeparator) {
				folders = append(folders, filepath.Clean(named))
			}
		}
	}
	return folders
}
