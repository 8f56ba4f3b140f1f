// Package report renders a posture result: as JSON for programs, as one
// self-contained HTML page for people, and as text for a terminal. It puts
// findings in an order and into words and judges nothing; what a finding means
// was decided where it was made.
package report

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/sallyport/sallyport/internal/disk"
	"github.com/sallyport/sallyport/internal/posture"
)

// Files are the absolute paths of a report that was written.
type Files struct {
	HTML string
	JSON string
}

// temporary is the pattern of the names under which files are written first.
const temporary = ".sallyport-report-*"

// maxNumber is the highest number that is put behind a name that is taken.
const maxNumber = 9999

// Write writes a result as an HTML and a JSON file that share their name and
// can be read by this user alone. out is an existing folder, in which the name
// is made from the time of the report, or a path in an existing folder that
// ends in .html or .json, whose name both files get. A file that exists is
// never replaced: the next report is called name-2, then name-3. Either both
// files are there at the end, each whole, or none is. language is a BCP 47 tag;
// what does not exist in it comes in English.
func Write(out string, result posture.Result, language string) (Files, error) {
	folder, stem, err := target(out, result.MadeAt)
	if err != nil {
		return Files{}, err
	}
	var page, data bytes.Buffer
	if err := HTML(&page, result, language); err != nil {
		return Files{}, err
	}
	if err := JSON(&data, result, language); err != nil {
		return Files{}, err
	}
	files, err := writePair(folder, stem, page.Bytes(), data.Bytes())
	if err != nil {
		return Files{}, explain(folder, err)
	}
	return files, nil
}

// target splits out into an absolute folder, which exists then, and a file name
// without its ending.
func target(out string, at time.Time) (folder, stem string, err error) {
	if out == "" {
		return "", "", errors.New("no place to write the report to; name a folder")
	}
	out, err = filepath.Abs(out)
	if err != nil {
		return "", "", fmt.Errorf("the report's folder cannot be found: %w", err)
	}
	if fi, err := os.Stat(out); err == nil && fi.IsDir() {
		return out, stemOf(at), nil
	}
	ext := filepath.Ext(out)
	named := strings.EqualFold(ext, ".html") || strings.EqualFold(ext, ".json")
	// Lstat, because a link is somebody's decision to have the report elsewhere,
	// and not always the user's.
	fi, err := os.Lstat(out)
	switch {
	case err == nil && !(named && fi.Mode().IsRegular()):
		return "", "", fmt.Errorf("%s is %s; name a folder, or a new file that ends in .html", out, kind(fi.Mode()))
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return "", "", fmt.Errorf("the report cannot be written: %w; name another folder", err)
	case !named:
		return newFolder(out, at)
	}
	folder = filepath.Dir(out)
	if fi, err := os.Stat(folder); err != nil || !fi.IsDir() {
		return "", "", fmt.Errorf("there is no folder %s; make it first, or name another", folder)
	}
	return folder, strings.TrimSuffix(filepath.Base(out), ext), nil
}

func stemOf(at time.Time) string {
	return "sallyport-report-" + at.Local().Format("2006-01-02-1504")
}

// newFolder makes the folder that the user named. Only the last part of the
// path may be missing: more is a slip of the pen.
func newFolder(out string, at time.Time) (folder, stem string, err error) {
	err = os.Mkdir(out, 0o700)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "", "", fmt.Errorf("there is no folder %s; make it first, or name another", filepath.Dir(out))
	case err != nil:
		return "", "", explain(filepath.Dir(out), err)
	}
	return out, stemOf(at), nil
}

func kind(m fs.FileMode) string {
	switch {
	case m&fs.ModeSymlink != 0:
		return "a symbolic link"
	case m&fs.ModeNamedPipe != 0:
		return "a pipe"
	case m&fs.ModeSocket != 0:
		return "a socket"
	case m&fs.ModeDevice != 0:
		return "a device"
	}
	return "not a folder"
}

// writePair writes both files under temporary names first, so that a full disk
// or a kill leaves no half report under a name that looks whole.
func writePair(folder, stem string, page, data []byte) (files Files, err error) {
	html, err := disk.WriteTemporary(folder, temporary, page)
	if err != nil {
		return Files{}, err
	}
	defer func() { _ = os.Remove(html) }()
	json, err := disk.WriteTemporary(folder, temporary, data)
	if err != nil {
		return Files{}, err
	}
	defer func() { _ = os.Remove(json) }()

	for n := 1; n <= maxNumber; n++ {
		name := stem
		if n > 1 {
			name += "-" + strconv.Itoa(n)
		}
		files = Files{HTML: filepath.Join(folder, name+".html"), JSON: filepath.Join(folder, name+".json")}
		if exists(files.HTML) || exists(files.JSON) {
			continue
		}
		if err := disk.MoveNew(json, files.JSON); errors.Is(err, fs.ErrExist) {
			continue // another report took the name meanwhile
		} else if err != nil {
			return Files{}, err
		}
		err := disk.MoveNew(html, files.HTML)
		if err == nil {
			return files, disk.SyncFolder(folder)
		}
		// The name must not stand for half a report.
		if back := os.Rename(files.JSON, json); back != nil {
			return Files{}, errors.Join(err, back)
		}
		if !errors.Is(err, fs.ErrExist) {
			return Files{}, err
		}
	}
	return Files{}, fmt.Errorf("there are %d reports called %s; move some away", maxNumber, stem)
}

func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

// explain turns the file system's errors into what the user can do.
func explain(folder string, err error) error {
	switch {
	case disk.Full(err):
		return fmt.Errorf("there is no room in %s for the report; free some space, or name another folder: %w", folder, err)
	case disk.NotWritable(err):
		return fmt.Errorf("the report cannot be written to %s, because it is read-only or not yours; name another folder: %w", folder, err)
	}
	return fmt.Errorf("the report cannot be written to %s; name another folder: %w", folder, err)
}
