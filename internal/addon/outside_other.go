//go:build !darwin

package addon

// managedPreferences: other systems have no such files.
func (o *Outside) managedPreferences(string, string) {}
