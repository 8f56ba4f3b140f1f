package browser

import (
	"path"
	"path/filepath"
	"strings"

	"github.com/sallyport/sallyport/internal/disk"
)

// maxUserDirs is the most that is read of user-dirs.dirs, which has eight lines.
const maxUserDirs = 64 << 10

// NamedDownloads is the download folder that xdg-user-dirs names, in the user's language.
// It is "" where none is named, as on other systems than Linux, or where it is the home
// folder, which means that there is none.
func (e Env) NamedDownloads() string {
	home := e.Path("$HOME")
	// A user may keep this file elsewhere, and link to it.
	file, err := filepath.EvalSymlinks(e.Path("$CONFIG/user-dirs.dirs"))
	if e.OS != "linux" || err != nil {
		return ""
	}
	raw, err := disk.ReadFile(file, maxUserDirs)
	if err != nil {
		return ""
	}
	if named := userDir(string(raw), "XDG_DOWNLOAD_DIR", home); named != filepath.Clean(home) {
		return named
	}
	return ""
}

// userDir finds a folder in the text of user-dirs.dirs. Its format is a shell
// file of which only this much may be used: lines NAME="$HOME/folder" and
// NAME="/folder", with a backslash before a character that is meant as it is.
// It is "" where the name is not there, or is there in another form.
func userDir(text, name, home string) string {
	found := ""
	for line := range strings.Lines(text) {
		value, ok := strings.CutPrefix(strings.TrimSpace(line), name)
		if !ok {
			continue
		}
		if value, ok = strings.CutPrefix(strings.TrimSpace(value), "="); !ok {
			continue
		}
		// The last line of a name wins, as it would in a shell.
		found = unquote(strings.TrimSpace(value), home)
	}
	return found
}

func unquote(value, home string) string {
	value, ok := strings.CutPrefix(value, `"`)
	if !ok {
		return ""
	}
	var b strings.Builder
	switch {
	case strings.HasPrefix(value, "$HOME/"), strings.HasPrefix(value, `$HOME"`):
		b.WriteString(home)
		value = strings.TrimPrefix(value, "$HOME")
	case !strings.HasPrefix(value, "/"):
		return ""
	}
	for i := 0; i < len(value); i++ {
		switch value[i] {
		case '"':
			return path.Clean(b.String())
		case '\\':
			if i++; i < len(value) {
				b.WriteByte(value[i])
			}
		case 0:
			return ""
		default:
			b.WriteByte(value[i])
		}
	}
	return "" // no closing quote
}
