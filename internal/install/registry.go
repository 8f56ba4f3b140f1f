package install

// keyStore is the part of the Windows registry that is the user's own. Keys
// are below HKEY_CURRENT_USER; each holds one string, its default value. The
// user's part has no separate view for 32-bit programs, and the machine's part
// is never written: of two registrations one would hide the other.
type keyStore interface {
	// get returns a key's default value, and false where there is none.
	get(key string) (string, bool, error)
	set(key, value string) error
	// remove removes a key that has no keys below it.
	remove(key string) error
	// missing lists the keys above a key that are not there, the lowest first.
	missing(key string) []string
	// removeEmpty removes a key in which there is nothing, and leaves any other.
	removeEmpty(key string)
}
