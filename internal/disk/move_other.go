//go:build unix && !linux && !darwin

package disk

// MoveNew renames a file, and fails with [fs.ErrExist] where the new name is taken.
// [SyncFolder] then makes the name last.
func MoveNew(from, to string) error { return linkNew(from, to) }
