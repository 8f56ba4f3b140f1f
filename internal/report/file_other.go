//go:build unix && !linux && !darwin

package report

// moveNew renames a file and fails with fs.ErrExist where the new name is taken.
func moveNew(from, to string) error { return linkNew(from, to) }
