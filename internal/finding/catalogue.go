package finding

// Check is a catalogue entry: what a finding ID stands for.
type Check struct {
	ID ID
	// Question is what the check answers, as a person would ask it.
	Question string
	// Bases are the ways it may come to know.
	Bases []Basis
	// Highest is the highest level that it raises.
	Highest Level
}

// Catalogue lists every check, in the order in which reports show them.
func Catalogue() []Check {
	return []Check{
		{PersistentLogin, "Does this page keep me signed in?", []Basis{Reported}, Danger},
		{RememberedName, "Does this page show my user name to others?", []Basis{Reported}, Info},
		{ExtensionsCanReadPage, "Which extensions can read what I type here?", []Basis{Reported, Measured}, Info},
		{LookalikePage, "Is this page made to look like my broker's?", []Basis{Reported}, Danger},
		{SavedPassword, "Is my broker password saved in a browser?", []Basis{Measured}, Warn},
		{PortalCookies, "Do cookies that may keep me signed in outlast the browser?", []Basis{Measured}, Warn},
		{SessionRestore, "Does a browser bring my session back when it starts?", []Basis{Measured}, Warn},
		{BrowserSync, "Does a browser copy passwords and tabs to other devices?", []Basis{Measured}, Info},
		{PasswordSaving, "Will a browser offer to save my password?", []Basis{Measured}, Info},
		{SessionIdle, "Am I still signed in without using the portal?", []Basis{Reported}, Warn},
		{SuspiciousExtension, "Does anything speak against one of my extensions?", []Basis{Reported, Measured}, Danger},
		{SharedMachine, "Do other people use this machine?", []Basis{Measured}, Warn},
		{RemoteControl, "Is someone controlling or watching this screen?", []Basis{Measured}, Danger},
		{TLSInterception, "Does anyone read along on the way to my broker?", []Basis{Measured}, Danger},
		{HardenedProfile, "Is my hardened profile clean and as it was set up?", []Basis{Measured}, Warn},
		{DeviceCheck, "Will my broker ask me to approve this device?", []Basis{Measured}, Info},
		{StateKey, "How is Sallyport's own state sealed?", []Basis{Measured}, Info},
		{StateRecovered, "Was any of Sallyport's own state damaged?", []Basis{Measured}, Warn},
		{HostMissing, "Can the extension reach Sallyport's program?", []Basis{Reported}, Info},
		{HostOutdated, "Do the extension and the program fit together?", []Basis{Reported}, Warn},
	}
}
