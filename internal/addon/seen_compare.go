package addon

import (
	"slices"
	"time"
)

// look compares the extensions of one profile with the last look, adds the
// evidence of what changed, says which are new since the last sign-in, and
// remembers this look. signIn is for a look at the sign-in page.
func (p *seenProfile) look(all []*Addon, sites *sites, now time.Time, signIn bool) {
	baseline := p.At.IsZero()
	if now.Sub(p.At) >= touch {
		p.At = now
	}
	if signIn && now.Sub(p.SignIn) >= sameSignIn {
		p.Before, p.SignIn = p.SignIn, now
	}
	// While nobody is signing in, new is what came since the last sign-in.
	since := p.SignIn
	if signIn || now.Sub(p.SignIn) < sameSignIn {
		since = p.Before
	}
	addons := make(map[string]*seenAddon, len(all))
	for _, a := range all {
		is := a.snapshot(sites)
		if was := p.Addons[a.ID]; was != nil {
			is.Since, is.Files = was.Since, was.Files
			is.Changes = standing(was.Changes, now)
			is.remember(a.changes(was, is, sites), now)
		} else if !baseline {
			is.Since = now
		}
		for _, c := range is.Changes {
			a.Found = append(a.Found, c.Evidence)
			a.New = a.New || c.At.After(since)
		}
		a.New = a.New || is.Since.After(since)
		addons[a.ID] = is
	}
	p.Addons = addons
}

func standing(all []seenChange, now time.Time) []seenChange {
	return slices.DeleteFunc(slices.Clone(all), func(c seenChange) bool { return now.Sub(c.At) >= changeStands })
}

// remember adds what changed. A later change of the same kind stands in for the earlier.
func (s *seenAddon) remember(changes []Evidence, now time.Time) {
	for _, e := range changes {
		s.Changes = slices.DeleteFunc(s.Changes, func(c seenChange) bool { return c.Evidence.ID == e.ID })
		s.Changes = append(s.Changes, seenChange{At: now, Evidence: e})
	}
	if more := len(s.Changes) - maxSeenChanges; more > 0 {
		s.Changes = s.Changes[more:]
	}
}

// changes are what speaks against the extension in the difference of two looks.
// An update by itself is nothing, and neither is a permission that does not
// reach the portal.
func (a *Addon) changes(was, is *seenAddon, sites *sites) []Evidence {
	var found []Evidence
	add := func(id, field, text string, args ...string) {
		found = append(found, against(B2, id, field, say(text, args...)))
	}
	if by, text, more := a.moreReach(was, is, sites); more {
		add("reach-grew", by.key, text, by.pattern, is.since(was))
	}
	if was.UpdateURL != is.UpdateURL && a.Unreadable == "" {
		add("update-address-changed", "update_url", "updates_moved", hostOnly(is.UpdateURL), hostOnly(was.UpdateURL), is.since(was))
	}
	if was.Author != is.Author && was.Author != "" && a.Unreadable == "" {
		add("publisher-changed", "manifest.json: author", "publisher_changed", orNone(is.Author), orNone(was.Author), is.since(was))
	}
	if hostOf(was.Homepage) != hostOf(is.Homepage) && was.Homepage != "" && a.Unreadable == "" {
		add("homepage-changed", "manifest.json: homepage_url", "homepage_moved", hostOnly(is.Homepage), hostOnly(was.Homepage), is.since(was))
	}
	switch {
	case was.FromStore && !is.FromStore:
		add("store-note-changed", "extensions.settings: from_webstore", "left_store")
	case !was.FromStore && is.FromStore:
		add("store-note-changed", "extensions.settings: from_webstore", "joined_store")
	}
	if !was.Enabled && is.Enabled && switchedOnByOthers(was.OffBy) {
		add("switched-on", "extensions.settings: disable_reasons", "switched_on")
		found[len(found)-1].Detail = "The browser had switched it off (" + was.OffBy[0] + "); it is on again."
	}
	return found
}

// since is the version that changed it.
func (s *seenAddon) since(was *seenAddon) string {
	if s.Version == was.Version {
		return s.Version
	}
	return was.Version + " → " + s.Version
}

// switchedOnByOthers reports whether the user had no part in its being off. What
// the user switched off, or Sallyport paused, the user may switch on again.
func switchedOnByOthers(offBy []string) bool {
	if len(offBy) == 0 {
		return false
	}
	for _, reason := range offBy {
		switch reason {
		case "user", "permissions-increase", "reload", "unsupported-requirement", "unsupported-manifest-version",
			"developer-extension", "custodian-approval", "update-required-by-policy", "blocked-by-policy", "reinstall":
			return false
		}
	}
	return true
}

// moreReach says what the extension can do at the portal that it could not,
// and by what. Only what its manifest asks for counts: access that the user
// gave or took is the user's own doing. A new way to where it reached already
// is no more.
func (a *Addon) moreReach(was, is *seenAddon, sites *sites) (by hold, text string, more bool) {
	if is.Asks == was.Asks || is.Exposure < A2 {
		return hold{}, "", false
	}
	reached := slices.Concat(was.Scripts, was.Hosts)
	for h := range a.effective(sites).holds() {
		beyond := !slices.Contains(reached, h.site.String())
		switch {
		case h.access == ContentScript && (beyond || is.Exposure > was.Exposure):
			return h, "now_in_page", true
		case h.access == HostPermission && beyond:
			return h, "now_on_page", true
		case h.exposure == is.Exposure && is.Exposure > was.Exposure:
			return h, canNow(is.Exposure), true
		}
	}
	return hold{}, "", false
}

func canNow(e Exposure) string {
	switch e {
	case A4:
		return "now_in_page"
	case A3:
		return "now_on_page"
	}
	return "now_around"
}
