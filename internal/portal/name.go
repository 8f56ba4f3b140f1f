package portal

import "strings"

// name is a host as the rules read it.
type name struct {
	place
	// labels are the host's labels in lower case, the suffix left out, the one
	// that was registered last.
	labels []label
	// whole is the host in loose folding.
	whole string
	// joined and full are its words with neither dots nor hyphens, without its
	// suffix and with it, and without a "www".
	joined, full string
	mixed        bool
}

// label is one label as it is shown, and in its three readings.
type label struct {
	text, latin, strict, loose string
	// word is loose without its hyphens.
	word string
}

func newLabel(text string) label {
	l := label{text: text, latin: latin(text)}
	l.strict = strict(l.latin)
	l.loose = loose(l.strict)
	l.word = unhyphened(l.loose)
	return l
}

// readHost prepares a host for the rules.
func readHost(a address, p place) name {
	n := name{place: p, labels: make([]label, 0, 4)}
	labels := strings.Count(a.shown, ".") + 1
	registered := max(labels-strings.Count(n.suffix, ".")-1, 1)
	whole, joined := make([]byte, 0, 64), make([]byte, 0, 64)
	start, end := 0, 0
	for text := range strings.SplitSeq(a.shown, ".") {
		l := newLabel(text)
		if len(whole) > 0 {
			whole = append(whole, '.')
		}
		whole = append(whole, l.loose...)
		if len(n.labels) < registered {
			if len(n.labels) == 0 && l.latin == "www" && registered > 1 {
				start = len(l.word)
			}
			n.labels = append(n.labels, l)
			n.mixed = n.mixed || mixesScripts(text)
			end += len(l.word)
		}
		joined = append(joined, l.word...)
	}
	n.whole = string(whole)
	n.full = string(joined[start:])
	n.joined = n.full[:end-start]
	return n
}

// registered is the label that somebody registered.
func (n name) registered() label { return n.labels[len(n.labels)-1] }
