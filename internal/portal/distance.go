package portal

// distance returns how many letters must be added, left out, replaced or swapped
// with their neighbour to make a of b (optimal string alignment), or limit+1 as
// soon as it is certain to be more than limit.
func distance(a, b string, limit int) int {
	const most = 64
	if len(a) > most || len(b) > most || len(a)-len(b) > limit || len(b)-len(a) > limit {
		return limit + 1
	}
	var rows [3][most + 1]int
	before, last, row := &rows[0], &rows[1], &rows[2]
	for j := range len(b) + 1 {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		least := i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			d := min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				d = min(d, before[j-2]+1)
			}
			row[j] = d
			least = min(least, d)
		}
		if least > limit+1 {
			return limit + 1
		}
		before, last, row = last, row, before
	}
	return min(last[len(b)], limit+1)
}

// pattern finds where a word of at most 64 letters nearly stands in a text, in
// one machine word a letter (Myers 1999, in Hyyrö's form).
type pattern struct {
	length int
	has    [128]uint64
}

func newPattern(word string) *pattern {
	p := &pattern{length: min(len(word), 64)}
	for i := range p.length {
		p.has[word[i]&0x7f] |= 1 << i
	}
	return p
}

// nearest returns the least number of additions, omissions and replacements by
// which some part of the text is the word, and where that part ends.
func (p *pattern) nearest(text string) (errors, end int) {
	last := uint64(1) << (p.length - 1)
	plus, minus := ^uint64(0), uint64(0)
	score := p.length
	errors = score
	for i := range len(text) {
		eq := p.has[text[i]&0x7f]
		xv := eq | minus
		xh := (((eq & plus) + plus) ^ plus) | eq
		up, down := minus|^(xh|plus), plus&xh
		if up&last != 0 {
			score++
		}
		if down&last != 0 {
			score--
		}
		up, down = up<<1, down<<1
		plus, minus = down|^(xv|up), up&xv
		if score < errors {
			errors, end = score, i+1
		}
	}
	return errors, end
}
