package message

// Code names what went wrong, permanently: codes are only ever added. The
// extension has a translated sentence for each in its own texts.
type Code string

// Codes of the conversation itself.
const (
	BadFrame        Code = "bad-frame"
	BadJSON         Code = "bad-json"
	BadBody         Code = "bad-body"
	UnknownField    Code = "unknown-field"
	UnknownVerb     Code = "unknown-verb"
	TooLarge        Code = "too-large"
	AnswerTooLarge  Code = "answer-too-large"
	VersionMismatch Code = "version-mismatch"
	NotAllowed      Code = "not-allowed"
	Internal        Code = "internal"
)

// Codes of the hardened profile.
const (
	ProfileInUse        Code = "profile-in-use"
	RunningAsRoot       Code = "running-as-root"
	NoBrowser           Code = "no-browser"
	NoDisplay           Code = "no-display"
	ProfileReadOnly     Code = "profile-read-only"
	LaunchFailed        Code = "launch-failed"
	ExtensionMissing    Code = "extension-missing"
	RehearsalNotRunning Code = "rehearsal-not-running"
	SupervisorGone      Code = "supervisor-gone"
)

// Codes of state and reports.
const (
	StateLocked     Code = "state-locked"
	StateDamaged    Code = "state-damaged"
	StateUnreadable Code = "state-unreadable"
	DiskFull        Code = "disk-full"
	NoHome          Code = "no-home"
	ReportFailed    Code = "report-failed"
	HostRefused     Code = "host-refused"
)

type sentence struct{ message, fix string }

// sentences has one sentence and one next step a code, in English.
var sentences = map[Code]sentence{
	BadFrame:        {"the message was empty", "reload the page; if it happens again, reinstall the extension"},
	BadJSON:         {"the message was not valid JSON", "reload the page; if it happens again, reinstall the extension"},
	BadBody:         {"the message had a field of the wrong kind", "update the extension and the program to the same version"},
	UnknownField:    {"the message had a field that this program does not know", "update the extension and the program to the same version"},
	UnknownVerb:     {"the message asked for something that this program does not do", "update the program: it is older than the extension"},
	TooLarge:        {"the message was larger than 256 KiB", "close tabs or extensions that you do not need and try again"},
	AnswerTooLarge:  {"the answer was too large for the browser", "export the report instead: it goes to a file"},
	VersionMismatch: {"the extension and the program speak different versions of the protocol", "update the older of the two"},
	NotAllowed:      {"this caller may not ask that", "use the extension that belongs to this program"},
	Internal:        {"the program failed unexpectedly", "try again; if it happens again, run “sallyport report” and report the problem"},

	ProfileInUse:        {"the hardened window is already open", "use that window, or close it first"},
	RunningAsRoot:       {"Sallyport does not open a browser as root, because a browser run by root has no sandbox", "run it as your ordinary user"},
	NoBrowser:           {"no browser was found that the hardened profile can use", "install Chromium or Firefox ESR from your system's packages"},
	NoDisplay:           {"there is no display to open a window on", "run it inside your desktop session"},
	ProfileReadOnly:     {"the hardened profile's folder cannot be written", "make Sallyport's state folder writable for your account"},
	LaunchFailed:        {"the hardened window did not open", "try again; “sallyport launch” in a terminal shows the browser's own message"},
	ExtensionMissing:    {"this program was built without its extension", "build it with “make build”"},
	RehearsalNotRunning: {"the rehearsal portal is not running", "start it with “sallyport rehearse”"},
	SupervisorGone:      {"the program behind this hardened window has ended, so nothing can be checked and no page loads", "close this window and open it anew"},

	StateLocked:     {"another Sallyport process holds the state for too long", "close other Sallyport windows and try again"},
	StateDamaged:    {"a file of Sallyport's state is damaged and has no good copy", "move the named file away; Sallyport then starts that part anew"},
	StateUnreadable: {"Sallyport's state cannot be read or written", "check the owner and permissions of Sallyport's state folder"},
	DiskFull:        {"the disk is full", "free some space and try again; nothing was lost"},
	NoHome:          {"there is no home folder to keep the state in", "set HOME, or set SALLYPORT_HOME to a folder of your own"},
	HostRefused:     {"this host cannot be added", "name one host of your broker by itself, as in portal.example.com"},
	ReportFailed:    {"the report could not be written", "choose another folder with “sallyport report --out”"},
}

// Codes returns every code, for tests and for the documentation.
func Codes() []Code {
	codes := make([]Code, 0, len(sentences))
	for c := range sentences {
		codes = append(codes, c)
	}
	return codes
}

// Error is a failure with a code. It is what goes over the wire, and what the
// command line prints.
type Error struct {
	Code Code `json:"code"`
	// Message says what is wrong, in one English sentence without a full stop.
	Message string `json:"message"`
	// Fix says what to do about it.
	Fix   string `json:"fix"`
	cause error
}

// NewError returns the error for a code. The cause, which may be nil, is kept
// for errors.Is and for the terminal, and is never sent to the extension: it
// may name paths.
func NewError(code Code, cause error) *Error {
	s, ok := sentences[code]
	if !ok {
		s = sentences[Internal]
	}
	return &Error{Code: code, Message: s.message, Fix: s.fix, cause: cause}
}

// Error says what is wrong, with the cause where there is one.
func (e *Error) Error() string {
	if e.cause != nil {
		return e.Message + ": " + e.cause.Error()
	}
	return e.Message
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.cause }
