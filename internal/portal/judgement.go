package portal

// Verdict says what a URL's host is to the portal.
type Verdict string

// Verdicts.
const (
	// IsOfficial is the broker's own host.
	IsOfficial Verdict = "official"
	// IsGateway is a Client Portal Gateway on this machine or in this network: a
	// real sign-in, with nobody's name behind it.
	IsGateway Verdict = "local-gateway"
	// IsMirror is the broker's portal under a neutral or another firm's name.
	IsMirror Verdict = "mirror"
	// IsStrong is a host made to be taken for the broker's.
	IsStrong Verdict = "lookalike-strong"
	// IsWeak is a host that may be taken for the broker's, and may have another
	// reason for its name.
	IsWeak Verdict = "lookalike-weak"
	// IsUnrelated is any other host.
	IsUnrelated Verdict = "unrelated"
)

// LookAlike reports whether a verdict is one of the two for imitations.
func (v Verdict) LookAlike() bool { return v == IsStrong || v == IsWeak }

func (v Verdict) rank() int {
	switch v {
	case IsStrong:
		return 2
	case IsWeak:
		return 1
	}
	return 0
}

// Rule names what decided, permanently: rules are only added to.
type Rule string

// Rules.
const (
	OfficialHost   Rule = "official-host"
	MirrorHost     Rule = "mirror-host"
	GatewayAddress Rule = "gateway-address"
	// NotWeb is a scheme that no page is loaded with; NotAnAddress is text that no
	// browser opens; TooLong is a URL above MaxURL.
	NotWeb       Rule = "not-web"
	NotAnAddress Rule = "not-an-address"
	TooLong      Rule = "too-long"
	// NoLikeness is a host that nothing was found in.
	NoLikeness Rule = "no-likeness"
	// UserInfo is the brand before an @, where a browser shows it and goes elsewhere.
	UserInfo Rule = "user-info"
	// EmbeddedHost is an official host's name inside another.
	EmbeddedHost Rule = "embedded-host"
	// SameName is the brand under another top-level domain; FoldedName is what is
	// drawn like it.
	SameName   Rule = "same-name"
	FoldedName Rule = "folded-name"
	// Typo is the brand with a few letters changed.
	Typo Rule = "typo"
	// BrandAndLure is the brand with a word such as “login”; BrandInName is the
	// brand with others; NearBrand is a typo of the brand inside a longer name.
	BrandAndLure Rule = "brand-and-lure"
	BrandInName  Rule = "brand-in-name"
	NearBrand    Rule = "near-brand"
	// BrandBelow is the brand in a label below somebody else's name.
	BrandBelow Rule = "brand-below"
	// SplitName is the brand with dots in it; BrandWords are its words apart.
	SplitName  Rule = "split-name"
	BrandWords Rule = "brand-words"
	// MixedScripts is a label in letters that no language mixes.
	MixedScripts Rule = "mixed-scripts"
	// HostedPath is the brand in a path on a host where the path is anybody's.
	HostedPath Rule = "hosted-path"
	// RawAddress is the sign-in on a number instead of a name.
	RawAddress Rule = "raw-address"
	// PasswordPath is a password field below a path that is the portal's.
	PasswordPath Rule = "password-path"
	// PageMarks is a password field on a page that carries the portal's marks.
	PageMarks Rule = "page-marks"
)

// Judgement is what there is to say of one URL. The fields are those of
// “sallyport url”.
type Judgement struct {
	// Input is the URL as it was given, with U+FFFD for what is not UTF-8, and cut
	// where it is above MaxURL.
	Input string `json:"input"`
	// Host is the host that a browser would go to, in lower-case Punycode or as an
	// address; empty where there is none.
	Host string `json:"host"`
	// Registrable is the part of it that somebody registered: one label and the
	// public suffix, or a suffix below which anybody may have a name at once.
	Registrable string  `json:"registrable"`
	Verdict     Verdict `json:"verdict"`
	Rule        Rule    `json:"rule"`
	// Target is the official domain that is meant or imitated, empty where none is.
	Target string `json:"target"`
	// Distance is how many letters differ from the brand; nil where no rule
	// counted them.
	Distance *int `json:"distance"`
	// Reason is one plain English sentence.
	Reason string `json:"reason"`
}

// hit is what one rule found.
type hit struct {
	verdict  Verdict
	rule     Rule
	target   string
	distance int
}

// uncounted is the distance of a rule that counts no letters.
const uncounted = -1

// stronger returns the one of two that says more; the first where both say the same.
func stronger(a, b hit) hit {
	if b.verdict.rank() > a.verdict.rank() {
		return b
	}
	return a
}

func strong(rule Rule, target string, distance int) hit {
	return hit{IsStrong, rule, target, distance}
}

func weak(rule Rule, target string, distance int) hit { return hit{IsWeak, rule, target, distance} }

// strongIf is strong where a condition holds, and weak otherwise.
func strongIf(is bool, rule Rule, target string, distance int) hit {
	if is {
		return strong(rule, target, distance)
	}
	return weak(rule, target, distance)
}
