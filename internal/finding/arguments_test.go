package finding

import (
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// What a text's arguments may be. English words of ours are prose, and every text has
// to say of each of its arguments which it is.
const (
	// label, names, count, host, place (an address inside a browser), version, path and
	// code (a permanent name out of a closed set) read the same in every language.
	label   = "label"
	names   = "names"
	count   = "count"
	host    = "host"
	place   = "place"
	version = "version"
	path    = "path"
	code    = "code"
	date    = "date"
	// spoken is a sentence that the extension has put into the browser's language.
	spoken = "spoken"
	// prose is English. It is in reasons alone, and Why stands in for those.
	prose = "prose"
)

// arguments are those of each text, by its stem, in their order.
var arguments = map[string][]string{
	"persistent_login_off": {label}, "persistent_login_on": {label}, "persistent_login_shared": {label},
	"persistent_login_question": {label}, "persistent_login_question_shared": {label},
	"remembered_name_on": {label}, "remembered_name_off": {label},
	"extensions_can_read_page": {count, names}, "extensions_can_read_page_both": {count, names, names},
	"extensions_can_read_page_session": {count, names}, "extensions_can_read_page_none": {count},
	"extensions_can_read_page_unknown": {prose}, // or names, without Why
	"saved_password":                   {names, host, place}, "saved_password_shared": {names, host, place},
	"saved_password_pass": {count}, "saved_password_unknown": {prose},
	"portal_cookies": {names, names, place}, "portal_cookies_shared": {names, names, place}, "portal_cookies_known": {names, count, place},
	"portal_cookies_pass": {count}, "portal_cookies_unknown": {prose},
	"session_restore": {names, names, place}, "session_restore_grave": {names, names, place}, "session_restore_shared": {names, names, place},
	"session_restore_pass": {count}, "session_restore_unknown": {prose},
	"browser_sync": {names, names, place}, "browser_sync_grave": {names, names, place},
	"browser_sync_pass": {count}, "browser_sync_unknown": {prose},
	"password_saving": {names, names, place}, "password_saving_pass": {count}, "password_saving_unknown": {prose},
	"session_idle":              {count},
	"suspicious_extension_stop": {names, prose}, "suspicious_extension_review": {names, prose},
	"shared_machine": {prose}, "shared_machine_pass": {prose}, "shared_machine_unknown": {prose},
	"remote_control": {prose}, "remote_control_running": {prose}, "remote_control_pass": {prose}, "remote_control_unknown": {prose},
	"tls_interception": {host, names}, "tls_interception_none": {host, prose}, "tls_interception_pass": {host, names}, "tls_interception_unknown": {host, prose},
	"host_missing": {spoken}, "host_refused": {spoken, spoken}, "host_outdated": {version, version},
	"hardened_profile": {prose}, "hardened_profile_pass": {names, prose}, "hardened_profile_running": {names, prose}, "hardened_profile_unknown": {names, prose},
	"state_key_unknown": {prose}, "state_recovered": {prose},
	"guide_extension": {place, path},
	"lookalike_page":  {host, host}, "lookalike_paste": {host},

	"why_others_active": {names}, "why_others_logged_in": {names}, "why_others_accounts": {names}, "why_directory_accounts": {code},
	"why_guest_account": {names}, "why_auto_login": {names}, "why_shown_elsewhere_by": {names},
	"why_connected": {names}, "why_tunnel": {names}, "why_lets_in": {names}, "why_lets_in_unseen": {names}, "why_service": {names},
	"why_id_mismatch": {code, code}, "why_name_mixes": {names}, "why_name_reads_as": {names}, "why_name_of_another": {names},
	"why_updates_from": {host}, "why_updates_not_mozilla": {host}, "why_remote_code": {host},
	"why_files_changed": {path}, "why_files_differ": {path}, "why_sideloaded": {path}, "why_forced_by": {path},
	"why_loose_folder": {path}, "why_odd_place": {path}, "why_recent": {date},
	"why_now_in_page": {code, version}, "why_now_on_page": {code, version}, "why_now_around": {code, version},
	"why_updates_moved": {host, host, version}, "why_publisher_changed": {names, names, version}, "why_homepage_moved": {host, host, version},
	"why_listed_repaired": {names}, "why_listed_unverified": {names}, "why_listed_repaired_elsewhere": {names}, "why_known_bad": {names},
	"why_known_bad_version": {version, names}, "why_listed_some_versions": {version, names},
	"why_exposure_a1": {code, code}, "why_exposure_a2": {code, code}, "why_exposure_a3": {code, code}, "why_exposure_a4": {code, code},
	"why_barred":   {path},
	"why_level_l1": {names, date}, "why_level_l2": {names, date}, "why_level_l3": {names, date}, "why_wiped": {date, count},
	"why_requests": {count, count}, "why_requests_failed": {count}, "why_exceptions": {host}, "why_protections": {count, count},
	"why_session_unwiped": {names, date}, "why_session_extensions": {names, names}, "why_protections_changed": {names, code},
	"why_tls_not_broker": {host}, "why_tls_not_judged": {host}, "why_tls_issuer": {names}, "why_state_replaced": {code, date}, "why_state_kept": {path},
	"why_profile_differs": {names, code}, "why_profile_undone": {names, code}, "why_unread_profiles": {names},
}

// stemOf is a key without its part.
func stemOf(key string) string {
	for _, p := range parts {
		if stem, ok := strings.CutSuffix(key, p); ok && !strings.HasPrefix(key, "why_") {
			return stem
		}
	}
	return key
}

// A new argument is declared above, and where it is prose, Why can replace it.
func TestEveryArgumentSaysWhatItIs(t *testing.T) {
	used := map[string]bool{}
	for key, message := range textsIn("en") {
		stem := stemOf(key)
		for _, p := range placeholder.FindAllString(message, -1) {
			n := int(p[1] - '1')
			if !assert.Less(t, n, len(arguments[stem]), "%s: what is its %s?", key, p) {
				continue
			}
			used[stem] = true
			if arguments[stem][n] == prose {
				assert.True(t, strings.HasSuffix(key, "_reason"), "%s: prose is for reasons", key)
			}
		}
	}
	for _, stem := range slices.Sorted(maps.Keys(arguments)) {
		assert.True(t, used[stem], "%s has no argument any more", stem)
		if strings.HasPrefix(stem, "why_") {
			assert.NotContains(t, arguments[stem], prose, stem)
		}
	}
}

// saidBy finds the names of sentences where a room says them.
var saidBy = map[string]*regexp.Regexp{
	"addon":     regexp.MustCompile(`(?:\bsay\(|return h, |\badd\([^()]*, |\bone\([^()]*, [^()]*, )"([a-z0-9_]+)"`),
	"machine":   regexp.MustCompile(`(?:\bsay\(|\bpeople\(|\bifAny\()"([a-z0-9_]+)"`),
	"profile":   regexp.MustCompile(`\bsay\("([a-z0-9_]+)"`),
	"keptlogin": regexp.MustCompile(`Sentence\{\{Text: "([a-z0-9_]+)"`),
	"posture":   regexp.MustCompile(`(?:Sentence\{+Text: |tlsWhy\()"([a-z0-9_]+)"`),
}

// What is chosen at run time, from a closed set.
var chosen = regexp.MustCompile(`^why_(exposure_a[1-4]|level_l[1-3]|off_on_disk|not_on_disk|now_\w+|blocked\w*|block_list_warns|store_\w+|unpublished|tls_\w+|files_\w+|lets_in_unseen)$`)

func TestTheRoomsSayOnlySentencesThatExist(t *testing.T) {
	english, said := textsIn("en"), map[string]bool{}
	for room, says := range saidBy {
		sources, err := filepath.Glob("../" + room + "/*.go")
		require.NoError(t, err)
		for _, source := range sources {
			b, err := os.ReadFile(source)
			require.NoError(t, err)
			for _, m := range says.FindAllSubmatch(b, -1) {
				key := "why_" + string(m[1])
				said[key] = true
				known := english[key] != "" || strings.HasSuffix(key, "_") && slices.ContainsFunc(keys(english), func(k string) bool { return strings.HasPrefix(k, key) })
				assert.True(t, known || strings.HasSuffix(source, "_test.go"), "%s says %s", source, key)
			}
		}
	}
	for key := range english {
		if strings.HasPrefix(key, "why_") && !chosen.MatchString(key) {
			assert.True(t, said[key], "nobody says %s", key)
		}
	}
}
