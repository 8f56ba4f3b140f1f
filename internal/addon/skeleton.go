package addon

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// lookalikes are letters of other scripts that are drawn like a Latin one, as pairs.
// Source: the confusables of Unicode's UTS 39, those of Cyrillic, Greek, Armenian,
// Cherokee and Latin's own letters beyond ASCII that have no accent to tell them.
const lookalikes = "аaеeоoрpсcуyхxіiјjѕsԁdԛqԝwһhӏlкkтtмmвbнhгrпnиuёeїiүyґr" +
	"АAВBЕEКKМMНHОOРPСCТTХXУYІIЈJЅSԌGӀlԜWЗ3" +
	"οoαaρpνvιiκkυuτtχxγyηnωwσoϲcϳjϱp" +
	"ΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧX" +
	"օoսuհhոnցgքfզqյjեtաwԼLՕOՍUՏS" +
	"ꭰDꭱRꭲTꭵiꮃwꮇmꮋhꮐgꮪsꮯcꮲpᎪAᎬEᎻHᎫJᏦKᏞLᎷMᏢPᎡRᏚSᎢTᏙVᎳWᏃZ" +
	"ıiɩiɑaɡgʟlɴnʀrꜱsᴀaᴄcᴅdᴇeᴊjᴋkᴍmᴏoᴘpᴛtᴜuᴠvᴡwᴢzꞵbʙbʜhɪiʏyøoØOłlŁLđdĐDħhĦH"

// foreign gives the Latin letter that a letter of another script is drawn like; 0
// for none.
func foreign(r rune) rune {
	if r < 0x80 {
		return 0
	}
	found := false
	for _, c := range lookalikes {
		if found {
			return c
		}
		found = c == r
	}
	return 0
}

// skeleton folds a name to what the eye makes of it: letters drawn alike are one, and
// case, accents, spaces, signs and what takes no ink are gone.
func skeleton(name string) string {
	var b strings.Builder
	b.Grow(len(name))
	for _, r := range norm.NFKD.String(name) {
		if latin := foreign(r); latin != 0 {
			r = latin
		}
		switch r {
		case 'I', '1', '|', 'l':
			r = 'l'
		case '0':
			r = 'o'
		default:
			r = unicode.ToLower(r)
		}
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			b.WriteRune(r)
		}
	}
	return strings.ReplaceAll(strings.ReplaceAll(b.String(), "rn", "m"), "vv", "w")
}

// plainFold folds a name's case and spacing alone: two names that a reader takes for
// one because they are one.
func plainFold(name string) string {
	return strings.Join(strings.Fields(strings.ToLower(norm.NFC.String(name))), " ")
}

// letters folds a name to its letters and digits, without case and accents.
func letters(name string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, norm.NFKD.String(name))
}

// disguised reports whether a name has letters of another script or another width, or
// signs that take no ink, where it reads as plain Latin.
func disguised(name string) bool {
	return strings.ContainsFunc(name, func(r rune) bool {
		return foreign(r) != 0 || invisible(r) || (r >= 0xff01 && r <= 0xff5e) || (r >= 0x1d400 && r <= 0x1d7ff)
	})
}

// disguisedWord finds a word of Latin letters in which some are of another script,
// each drawn like the Latin one that it stands for.
func disguisedWord(name string) string {
	if isClean(name) {
		return ""
	}
	for _, word := range strings.FieldsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsDigit(r) }) {
		plain, odd, other := 0, 0, 0
		for _, r := range word {
			switch {
			case unicode.Is(unicode.Latin, r):
				plain++
			case !unicode.IsLetter(r):
			case foreign(r) != 0:
				odd++
			default:
				other++
			}
		}
		if odd > 0 && other == 0 && plain > odd {
			return word
		}
	}
	return ""
}

// hasOverride reports whether a name turns the direction of what follows, so that it
// reads as something else.
func hasOverride(name string) bool { return strings.ContainsAny(name, "\u202d\u202e") }
