package portal

import (
	"slices"
	"strings"
)

// limits returns up to how many letters a name of this length may differ from
// the brand and still be a strong, or a weak, imitation: one in eight is a slip
// of the finger, one in six is a likeness.
func (b *brand) limits() (certain, likely int) {
	return min(len(b.loose)/8, 1), min(max(len(b.loose)/6, 1), 3)
}

// long applies the rules for a name that is long enough to be no accident.
func (d *Detector) long(n name, b *brand) hit {
	found := d.longRegistered(n, b)
	for _, l := range n.labels[:len(n.labels)-1] {
		if found.verdict == IsStrong {
			return found
		}
		found = stronger(found, d.longBelow(n, l, b))
	}
	if found.verdict == IsStrong {
		return found
	}
	return stronger(found, stronger(d.longSplit(n, b, found), longWords(n, b)))
}

// longRegistered judges the label that somebody registered.
func (d *Detector) longRegistered(n name, b *brand) hit {
	l := n.registered()
	certain, likely := b.limits()
	if l.word == b.loose || slices.Contains(b.alike, unhyphened(l.strict)) {
		if unhyphened(l.text) == b.plain {
			return strong(SameName, b.target, 0)
		}
		return strong(FoldedName, b.target, 0)
	}
	var found hit
	if far := min(distance(l.word, b.loose, likely), distance(l.latin, b.plain, likely)); far <= likely {
		found = strongIf(far <= certain, Typo, b.target, far)
	}
	return stronger(found, d.longInside(n, l, b))
}

// longInside judges a registered label that has the brand in it, or nearly.
func (d *Detector) longInside(n name, l label, b *brand) hit {
	certain, likely := b.limits()
	if before, after, ok := strings.Cut(l.loose, b.loose); ok {
		return d.longWithin(n, before+"-"+after, b)
	}
	if before, after, ok := strings.Cut(l.word, b.loose); ok {
		return d.longWithin(n, before+"-"+after, b)
	}
	if far, end := b.near.nearest(l.word); far <= likely-1 {
		start := max(end-len(b.loose)-far, 0)
		lure := d.words.lured(l.word[:start] + "-" + l.word[end:])
		return strongIf(far <= certain && (lure || n.open || n.abused), NearBrand, b.target, far)
	}
	return hit{}
}

// longWithin judges the brand with something around it, in the registered label.
func (d *Detector) longWithin(n name, around string, b *brand) hit {
	whole, lure := d.words.made(unhyphened(around))
	switch {
	case lure || d.words.lured(around):
		return strong(BrandAndLure, b.target, 0)
	case n.open || n.abused:
		return strong(BrandInName, b.target, 0)
	case whole && len(unhyphened(around)) <= 3:
		// A country, "www" or "com" around the brand is how the broker names its own.
		return strong(BrandInName, b.target, 0)
	}
	return weak(BrandInName, b.target, 0)
}

// longBelow judges a label below the registered one.
func (d *Detector) longBelow(n name, l label, b *brand) hit {
	certain, likely := b.limits()
	far, end := b.near.nearest(l.word)
	if far > likely-1 {
		return hit{}
	}
	if far == 0 {
		return strong(BrandBelow, b.target, 0)
	}
	whole := distance(l.word, b.loose, likely)
	lure := n.open || n.abused || d.words.lured(n.whole) && end > 0
	return strongIf(whole <= certain || far <= certain && lure, BrandBelow, b.target, min(far, whole))
}

// longSplit judges the host with its dots left out: the brand may be spread over
// labels, or end in the top-level domain.
func (d *Detector) longSplit(n name, b *brand, found hit) hit {
	certain, likely := b.limits()
	for _, text := range [...]string{n.joined, n.full} {
		if far := distance(text, b.loose, likely); far <= certain {
			return strongIf(far == 0, SplitName, b.target, far)
		}
	}
	if found.verdict.LookAlike() {
		return hit{} // The brand is in one label alone.
	}
	if far, _ := b.near.nearest(n.joined); far == 0 {
		return strong(SplitName, b.target, 0)
	} else if far <= certain {
		return weak(SplitName, b.target, far)
	}
	return hit{}
}

// longWords finds the words of the brand apart from each other or in another
// order, as in "brokers-interactive".
func longWords(n name, b *brand) hit {
	if len(b.parts) < 2 {
		return hit{}
	}
	for _, w := range b.parts {
		if !strings.Contains(n.joined, strings.TrimSuffix(w, "s")) {
			return hit{}
		}
	}
	return weak(BrandWords, b.target, uncounted)
}
