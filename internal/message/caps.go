package message

// Caps on a request, which the extension keeps to: its types have them too.
const (
	// MaxRequest is the largest request that the host reads, in bytes.
	MaxRequest    = 256 << 10
	MaxControls   = 200
	MaxExtensions = 2000
	// MaxPermissions is for each of the two lists of an extension.
	MaxPermissions = 500
	// MaxText is for every text that is not free, in characters.
	MaxText  = 512
	MaxPages = 100
	MaxMarks = 50
)
