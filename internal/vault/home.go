package vault

import (
	"os"
	"path/filepath"
)

// DefaultDir is the folder that holds Sallyport's state for this user:
// SALLYPORT_HOME, else the system's place for a program's state
// ($XDG_STATE_HOME/sallyport or ~/.local/state/sallyport;
// ~/Library/Application Support/Sallyport; %LOCALAPPDATA%\Sallyport). It is
// absolute and may not exist yet. The error is an [*Error].
func DefaultDir() (string, error) {
	if dir := os.Getenv("SALLYPORT_HOME"); dir != "" {
		if !filepath.IsAbs(dir) {
			return "", &Error{Code: CodeNoHome, What: "SALLYPORT_HOME is not an absolute path", Fix: "set it to a full path, or unset it"}
		}
		return filepath.Clean(dir), nil
	}
	return systemDir()
}

func noHome(variable string) error {
	return &Error{Code: CodeNoHome, What: "it is not known where Sallyport's state belongs: " + variable + " is not set",
		Fix: "set " + variable + ", or set SALLYPORT_HOME to a folder of your own"}
}
