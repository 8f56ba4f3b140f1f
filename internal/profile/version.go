package profile

import (
	"bufio"
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/sallyport/sallyport/internal/browser"
	"github.com/sallyport/sallyport/internal/disk"
)

// maxVersionFile bounds the small files that name a version.
const maxVersionFile = 64 << 10

// buildOf marks a browser's program: another size or time is another build. It
// is empty where the program cannot be looked at. The browser is not run.
func buildOf(binary string) string {
	info, err := os.Stat(binary)
	if err != nil {
		return ""
	}
	return fmt.Sprintf("%d-%d", info.Size(), info.ModTime().Unix())
}

// programVersion is the version that a file beside a browser's program names.
// Firefox has one; Chromium has none on Linux, and the version is empty then.
func programVersion(binary string) string {
	data, err := disk.ReadFile(filepath.Join(filepath.Dir(binary), "application.ini"), maxVersionFile)
	if err != nil {
		return ""
	}
	return value(data, "Version")
}

// profileVersion is the version of the browser that used a profile last, as the
// browser wrote it there: Last Version (Chromium), compatibility.ini (Firefox).
func profileVersion(p place, family browser.Family) string {
	name := "Last Version"
	if family == browser.Firefox {
		name = "compatibility.ini"
	}
	data, err := disk.ReadFile(filepath.Join(p.data(), name), maxVersionFile)
	if err != nil {
		return ""
	}
	if family == browser.Firefox {
		// 153.7.0_20260506114755/20260506114755: the version, then builds.
		version, _, _ := strings.Cut(value(data, "LastVersion"), "_")
		return version
	}
	return strings.TrimSpace(string(data))
}

// value is what an ini file has for a key, in whatever section.
func value(data []byte, key string) string {
	lines := bufio.NewScanner(bytes.NewReader(data))
	for lines.Scan() {
		if is, after, ok := strings.Cut(lines.Text(), "="); ok && strings.TrimSpace(is) == key {
			return strings.TrimSpace(after)
		}
	}
	return ""
}
