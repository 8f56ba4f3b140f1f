package keptlogin

import (
	"strings"

	"github.com/sallyport/sallyport/internal/browser"
)

// places are the addresses of a browser's own pages, on which each thing is
// changed. They read the same in every language.
type places struct{ passwords, siteData, start, sync, saving string }

var (
	firefoxPlaces = places{
		passwords: "about:logins", siteData: "about:preferences#privacy", start: "about:preferences#general",
		sync: "about:preferences#sync", saving: "about:preferences#privacy",
	}
	// Chromium's relatives turn "chrome" into a name of their own.
	chromiumPlaces = places{
		passwords: "chrome://password-manager/passwords", siteData: "chrome://settings/content/all", start: "chrome://settings/onStartup",
		sync: "chrome://settings/syncSetup/advanced", saving: "chrome://password-manager/settings",
	}
	// The relatives that have pages of their own, by the first part of their ID, as
	// their vendors' documentation names them.
	otherPlaces = map[string]places{
		"edge": {
			passwords: "edge://settings/passwords", siteData: "edge://settings/content/cookies/siteData", start: "edge://settings/onStartup",
			sync: "edge://settings/profiles/sync", saving: "edge://settings/passwords",
		},
		"brave": {
			passwords: chromiumPlaces.passwords, siteData: chromiumPlaces.siteData, start: chromiumPlaces.start,
			sync: "brave://settings/braveSync/setup", saving: chromiumPlaces.saving,
		},
	}
)

func placesOf(p browser.Profile) places {
	if p.Browser.Family == browser.Firefox {
		return firefoxPlaces
	}
	brand, _, _ := strings.Cut(p.Browser.ID, "-")
	if own, special := otherPlaces[brand]; special {
		return own
	}
	return chromiumPlaces
}
