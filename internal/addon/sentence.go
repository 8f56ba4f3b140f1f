package addon

import "fmt"

// Sentence says in plain English what an exposure means at the broker, and by what.
// why is the first of its matches; it is not looked at for [A0].
func Sentence(e Exposure, why Match) string {
	switch e {
	case A4:
		return fmt.Sprintf("It can read what you type on your broker's pages and change what they show, because %s.", because(why))
	case A3:
		return fmt.Sprintf("It can use your signed-in session at your broker, because %s.", because(why))
	case A2:
		return fmt.Sprintf("It can steer, watch or control the browser around your broker's pages, because %s.", because(why))
	case A1:
		return fmt.Sprintf("It reaches your broker's pages only once you click it or agree, because %s.", because(why))
	}
	return "It has no hold on your broker's pages."
}

func because(m Match) string {
	pattern := Clean(m.Pattern, maxShown)
	switch {
	case m.Key == "content_scripts":
		return fmt.Sprintf("its content script runs on %s", pattern)
	case m.Key == "devtools_page":
		return "it is a part of the developer tools (devtools_page)"
	case m.Key == "chrome_settings_overrides":
		return fmt.Sprintf("it sets the %s (%s)", map[string]string{"search_provider": "search engine", "homepage": "home page", "startup_pages": "start page"}[m.Pattern], m.Key)
	case m.Key == grantedAPI:
		return fmt.Sprintf("it was granted “%s” later", pattern)
	case isHost(m.Pattern):
		return fmt.Sprintf("it may act on %s (%s)", pattern, m.Key)
	}
	return fmt.Sprintf("it asks for “%s” (%s)", pattern, m.Key)
}
