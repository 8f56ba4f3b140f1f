package addon

// need says what an API permission lets an extension do at the portal, and what
// more it takes.
type need uint8

const (
	// injects: with a host it puts code into that host's pages.
	injects need = iota + 1
	// everyPage: it reaches into any page without a host.
	everyPage
	// session: without a host it takes the content of pages, or of what signs in.
	session
	// around: it steers the network, watches the browser or controls it.
	around
	// onClick: a click of the user gives it the page that is shown.
	onClick
)

// needs sorts the API permissions that matter. What is not here gives nothing at
// the portal by itself: with a host, "cookies", "webRequest" and the like use the
// session, but so does the host alone. Sources: Chromium's permission features and
// page_capture_api.cc, Mozilla's permission schemas.
func needs(permission string) need {
	switch permission {
	case "scripting", "userScripts":
		return injects
	case "debugger":
		return everyPage
	case "pageCapture", "webAuthenticationProxy", "webRequestAuthProvider":
		return session
	case
		// network
		"proxy", "vpnProvider", "declarativeNetRequest", "privacy", "contentSettings", "browsingData", "dns",
		// observe; "find" is Firefox's search in the text of every tab
		"tabs", "history", "webNavigation", "sessions", "topSites", "tabCapture", "desktopCapture", "clipboardRead", "geolocation", "find",
		// control; "pkcs11" is Firefox's loading of a native module
		"management", "nativeMessaging", "downloads", "downloads.open", "pkcs11":
		return around
	case "activeTab":
		return onClick
	}
	return 0
}
