package portal

import "strings"

// lures are words that make a name look like the place where one signs in, pays
// or proves something: the vocabulary of published phishing campaigns and of
// Chrome's combosquatting check.
const lures = `login logon signin signon signup logout sso secure secured security safe verify verified verification validate account accounts acct portal
client clients update updates upgrade support help helpdesk helpcenter service services servicing kyc aml tax taxes w8 w8ben w9 1099 1042s refund bonus unlock locked suspended
alert alerts auth authenticate authentication authorize 2fa mfa otp key keys ibkey token mobile wallet crypto coin coins btc eth usdt password passwd pass pin credential credentials
admin activate activation confirm confirmation customer customers care identity access recover recovery restore reset register registration enroll claim claims reward rewards
promo gift airdrop funds fund funding deposit deposits withdraw withdrawal withdrawals payout payment payments pay billing invoice notice notification notify
session online webmail mail email server device approve compliance form forms document documents statement statements dividend migration renew renewal`

// company are words that a firm's own names are made of. They lure nobody alone.
const company = `app apps web www ww http https com net org co my the get go your i e id user users member members vip official pro plus prime premium team desk desktop tws gateway api apis
download downloads install setup workstation trade trades trader traders trading invest investing investor investors investment investments market markets stock stocks
options futures forex fx bond bonds broker brokers brokerage capital finance financial bank banking group global world international intl direct center centre
campus academy learn learning education news info review reviews blog forum community wiki docs doc guide guides tools tool bot bots data charts chart status test demo paper live
usa us uk eu hk sg au ca in jp ie de fr it es nl ch cn tw kr asia europe america london dubai india china japan australia singapore hongkong canada ireland
site page home hub zone one new old best top 24 247 365 now today`

// words is a set of words in the detector's folding.
type words struct {
	lure, known map[string]bool
	long        []string
}

func newWords() words {
	w := words{lure: map[string]bool{}, known: map[string]bool{}}
	for word := range strings.FieldsSeq(lures) {
		folded := loose(strict(word))
		w.lure[folded], w.known[folded] = true, true
		if len(folded) >= 4 {
			w.long = append(w.long, folded)
		}
	}
	for word := range strings.FieldsSeq(company) {
		w.known[loose(strict(word))] = true
	}
	return w
}

// lured reports whether the words of a folded text, parted by hyphens or dots,
// have a lure among them or glued into one of them.
func (w words) lured(text string) bool {
	for part := range strings.FieldsFuncSeq(text, isSeparator) {
		if w.lure[part] {
			return true
		}
		for _, l := range w.long {
			if strings.Contains(part, l) {
				return true
			}
		}
	}
	return false
}

// made reports whether a folded text is made of known words and digits alone,
// and whether one of them is a lure. Nothing is made of nothing.
func (w words) made(text string) (whole, lure bool) {
	const longest, most = 16, 48
	if text == "" || len(text) > most {
		return false, false
	}
	// reached[i] says whether the first i letters are words, luring whether a lure can be among them.
	var reached, luring [most + 1]bool
	reached[0] = true
	for i := range len(text) {
		if !reached[i] {
			continue
		}
		for end := i + 1; end <= min(len(text), i+longest); end++ {
			if word := text[i:end]; w.known[word] {
				reached[end] = true
				luring[end] = luring[end] || luring[i] || w.lure[word]
			}
		}
	}
	return reached[len(text)], luring[len(text)]
}

func isSeparator(r rune) bool { return r == '-' || r == '.' || r == '_' || r == '/' }
