package portal

import (
	"slices"
	"strings"
)

// short applies the rules for a name of a few letters. Firms of nearly the same
// letters exist, so only the name itself counts, as a whole word or with known
// words around it; a letter more or less is a weak sign at most.
func (d *Detector) short(n name, b *brand, page Page) hit {
	found := d.shortRegistered(n, b, page)
	for _, l := range n.labels[:len(n.labels)-1] {
		if found.verdict == IsStrong {
			return found
		}
		found = stronger(found, d.shortTokens(n, l, b, true))
	}
	if found.verdict.LookAlike() {
		return found
	}
	if len(n.labels) > 1 && n.joined == b.loose || n.full == b.loose {
		return weak(SplitName, b.target, 0)
	}
	return hit{}
}

// shortRegistered judges the label that somebody registered.
func (d *Detector) shortRegistered(n name, b *brand, page Page) hit {
	l := n.registered()
	switch {
	case l.text == b.plain && !b.neutral:
		return strong(SameName, b.target, 0)
	case l.text == b.plain:
		return weak(SameName, b.target, 0)
	case slices.Contains(b.alike, l.strict):
		return strong(FoldedName, b.target, 0)
	case slices.Contains(b.alike, unhyphened(l.strict)):
		return weak(FoldedName, b.target, 0)
	}
	if found := d.shortTokens(n, l, b, false); found.verdict.LookAlike() {
		return found
	}
	// Under another top-level domain, two things differ already.
	if !slices.Contains(b.suffixes, n.suffix) && !n.abused && !page.Password {
		return hit{}
	}
	far := min(distance(l.latin, b.plain, 1), distance(unhyphened(l.strict), b.strict, 1))
	if !strings.ContainsAny(l.strict, "23456789") {
		// A figure for a letter, as in "36kr", is no likeness in so few letters.
		far = min(far, max(1, distance(l.word, b.loose, 1)))
	}
	if far <= 1 || drawnAs(l.word, b) {
		return weak(Typo, b.target, min(far, 2))
	}
	return hit{}
}

// drawnAs reports whether a word is the name with letters drawn as two, give or
// take one letter if there are two such.
func drawnAs(word string, b *brand) bool {
	return slices.ContainsFunc(b.strokes, func(d string) bool {
		more := min(max(len(d)-len(b.loose)-1, 0), 1)
		return distance(word, d, more) <= more
	})
}

// shortTokens looks for the name among the words of a label.
func (d *Detector) shortTokens(n name, l label, b *brand, below bool) hit {
	var found hit
	if !strings.Contains(l.strict, b.strict) && !strings.ContainsAny(l.strict, "-_") && !slices.Contains(b.alike, l.strict) {
		return found
	}
	tokens := strings.FieldsFunc(l.strict, isSeparator)
	readable := strings.FieldsFunc(l.latin, isSeparator)
	first, last := -1, -1 // the lures among the tokens
	for i, t := range tokens {
		if d.words.lured(loose(t)) {
			last = i
			if first < 0 {
				first = i
			}
		}
	}
	above := below && d.words.lured(n.registered().loose)
	lured := func(i int) bool { return above || first >= 0 && first != i || last >= 0 && last != i }
	for i, t := range tokens {
		switch {
		case slices.Contains(b.alike, t) && lured(i):
			return strong(BrandAndLure, b.target, 0)
		case slices.Contains(b.alike, t) && (!below || readable[i] == b.plain || n.open || n.abused):
			found = stronger(found, strongIf(n.open || n.abused, tokenRule(below), b.target, 0))
		case len(tokens) > 1 && swapped(t, b.strict) && lured(i):
			found = stronger(found, weak(NearBrand, b.target, 1))
		default:
			found = stronger(found, d.shortGlued(n, readable[i], t, b, tokenRule(below), lured(i)))
		}
	}
	return found
}

func tokenRule(below bool) Rule {
	if below {
		return BrandBelow
	}
	return BrandInName
}

// shortGlued judges a word that begins or ends with the name, or has it in its
// middle. readable is the word without the folding of letters that are drawn
// alike: "spielbkr" has the name in it only when it is folded.
func (d *Detector) shortGlued(n name, readable, folded string, b *brand, rule Rule, lured bool) hit {
	at := strings.Index(folded, b.strict)
	if at < 0 {
		return hit{}
	}
	before, after := loose(folded[:at]), loose(folded[at+len(b.strict):])
	whole, lure := true, false
	for _, rest := range []string{before, after} {
		if rest != "" {
			known, lures := d.words.made(rest)
			whole, lure = whole && known, lure || lures
		}
	}
	starts, ends := strings.HasPrefix(readable, b.plain), strings.HasSuffix(readable, b.plain)
	switch {
	case whole && (lure || lured):
		return strong(BrandAndLure, b.target, 0)
	case whole:
		return strongIf(n.open || n.abused, rule, b.target, 0)
	case b.neutral || !starts && !ends:
		return hit{}
	case n.abused || lured:
		return strong(rule, b.target, 0)
	case starts && strings.ContainsRune("aeiouy", rune(after[0])) && !slices.Contains(b.suffixes, n.suffix):
		// "ibkramer" is an engineer's office, not a broker.
		return hit{}
	}
	return weak(rule, b.target, 0)
}

// swapped reports whether two neighbouring letters are all that differs.
func swapped(a, b string) bool {
	return len(a) == len(b) && a != b && distance(a, b, 1) == 1 && sameLetters(a, b)
}

func sameLetters(a, b string) bool {
	x, y := []byte(a), []byte(b)
	slices.Sort(x)
	slices.Sort(y)
	return slices.Equal(x, y)
}
