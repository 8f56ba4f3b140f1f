package addon

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"slices"
	"strings"

	"github.com/sallyport/sallyport/internal/finding"
)

// Confidence is how sure a list is about an entry.
type Confidence string

// Confidences.
const (
	// Verified: somebody checked that it is malicious. It counts for the versions that it names, or
	// for all where it names none.
	Verified Confidence = "verified"
	// Unverified: it is said to be. Worth a note.
	Unverified Confidence = "unverified"
	// Remediated: it was, and its maker repaired it. Worth a note.
	Remediated Confidence = "remediated"
	// Cleared: it was looked at and is not. It silences every other entry for this id.
	Cleared Confidence = "cleared"
)

// ParseConfidence reads a confidence as lists write it: a word, in any case.
func ParseConfidence(s string) (Confidence, error) {
	switch word := strings.ToLower(strings.TrimSpace(s)); word {
	case "verified", "confirmed":
		return Verified, nil
	case "", "unverified", "unverified-delta", "unconfirmed", "not-confirmed", "unknown":
		return Unverified, nil
	case "remediated":
		return Remediated, nil
	case "cleared", "clean", "false-positive", "false-positive-clean":
		return Cleared, nil
	}
	return "", fmt.Errorf("%q is no confidence: verified, unverified, remediated or cleared", Clean(s, maxName))
}

// Entry is one line of a list.
type Entry struct {
	ID           string
	Source, Date string
	Confidence   Confidence
	// Versions are those that it is about, as [ParseVersions] reads them; empty for all.
	Versions string
}

// Feed is a list of known extensions, as it is kept: its entries by what they have
// in common, and ids in 16 bytes.
type Feed struct {
	Name       string  `json:"name"`
	ImportedAt string  `json:"imported_at"`
	Groups     []group `json:"groups"`
}

type group struct {
	Source     string     `json:"source,omitempty"`
	Date       string     `json:"date,omitempty"`
	Confidence Confidence `json:"confidence"`
	Versions   string     `json:"versions,omitempty"`
	// Packed are ids of the Chromium family, 16 bytes each.
	Packed []byte `json:"packed,omitempty"`
	// Others are ids of the Firefox family.
	Others []string `json:"others,omitempty"`
}

func (g *group) size() int { return len(g.Packed)/16 + len(g.Others) }

// NewFeed makes a list of entries, each once.
func NewFeed(name, importedAt string, entries []Entry) Feed {
	f := Feed{Name: name, ImportedAt: importedAt}
	at := map[Entry]int{}
	seen := map[Entry]bool{}
	for _, e := range entries {
		if seen[e] {
			continue
		}
		seen[e] = true
		key := e
		key.ID = ""
		i, ok := at[key]
		if !ok {
			i = len(f.Groups)
			at[key] = i
			f.Groups = append(f.Groups, group{Source: e.Source, Date: e.Date, Confidence: e.Confidence, Versions: e.Versions})
		}
		if half, ok := packID(e.ID); ok {
			f.Groups[i].Packed = append(f.Groups[i].Packed, half[:]...)
		} else {
			f.Groups[i].Others = append(f.Groups[i].Others, e.ID)
		}
	}
	return f
}

// Size is the number of entries.
func (f *Feed) Size() int {
	n := 0
	for i := range f.Groups {
		n += f.Groups[i].size()
	}
	return n
}

// Counts is the number of entries by confidence.
func (f *Feed) Counts() map[Confidence]int {
	counts := map[Confidence]int{}
	for i := range f.Groups {
		counts[f.Groups[i].Confidence] += f.Groups[i].size()
	}
	return counts
}

// Latest is the latest date of its entries, empty where none has one. Dates are
// compared as text: lists write the year first.
func (f *Feed) Latest() string {
	latest := ""
	for _, g := range f.Groups {
		latest = max(latest, g.Date)
	}
	return latest
}

// packID turns an id of the Chromium family into 16 bytes, eight letters at a time:
// many thousand ids are looked up at once.
func packID(id string) (half [16]byte, ok bool) {
	if len(id) != 32 {
		return half, false
	}
	for i := range 4 {
		letters := binary.BigEndian.Uint64([]byte(id[8*i:8*i+8])) - 0x6161616161616161
		if letters&0xf0f0f0f0f0f0f0f0 != 0 {
			return half, false
		}
		letters = (letters | letters>>4) & 0x00ff00ff00ff00ff
		letters = (letters | letters>>8) & 0x0000ffff0000ffff
		binary.BigEndian.PutUint32(half[4*i:], uint32(letters|letters>>16))
	}
	return half, true
}

// packed is a packed id as it is compared.
type packed struct{ high, low uint64 }

func packedOf(half []byte) packed {
	return packed{binary.BigEndian.Uint64(half), binary.BigEndian.Uint64(half[8:])}
}

// Lists are feeds, made ready to be looked up in. A nil Lists is empty.
type Lists struct {
	groups []group
	names  []string // of the feed, by group
	// ids are all packed ids, sorted; origin is the group of each. start is where those that
	// begin with some bits begin; where there are none, it is left out.
	ids    []packed
	origin []uint16
	start  []int32
	others map[string][]uint16
}

// maxGroups bounds what one set of lists tells apart.
const maxGroups = 1 << 16

// NewLists makes feeds ready.
func NewLists(feeds []Feed) *Lists {
	l := &Lists{others: map[string][]uint16{}}
	type at struct {
		id     packed
		origin uint16
	}
	var all []at
	for _, f := range feeds {
		for i := range f.Groups {
			if len(l.groups) == maxGroups {
				break
			}
			g, n := f.Groups[i], uint16(len(l.groups))
			for half := range slices.Chunk(g.Packed, 16) {
				if len(half) == 16 {
					all = append(all, at{packedOf(half), n})
				}
			}
			for _, id := range g.Others {
				l.others[id] = append(l.others[id], n)
			}
			g.Packed, g.Others = nil, nil
			l.groups, l.names = append(l.groups, g), append(l.names, f.Name)
		}
	}
	if len(all) == 0 {
		return l
	}
	slices.SortFunc(all, func(a, b at) int {
		return cmp.Or(cmp.Compare(a.id.high, b.id.high), cmp.Compare(a.id.low, b.id.low))
	})
	l.ids, l.origin = make([]packed, len(all)), make([]uint16, len(all))
	l.start = make([]int32, 1<<startBits+1)
	for i, a := range all {
		l.ids[i], l.origin[i] = a.id, a.origin
		l.start[a.id.high>>(64-startBits)+1]++
	}
	for i := range 1 << startBits {
		l.start[i+1] += l.start[i]
	}
	return l
}

// startBits is how many bits of an id are looked up at once: with a hundred thousand ids, one
// or two are left to compare.
const startBits = 16

// find returns the groups that hold an id.
func (l *Lists) find(id string) []uint16 {
	if l == nil {
		return nil
	}
	half, ok := packID(id)
	switch {
	case !ok:
		return l.others[id]
	case len(l.ids) == 0:
		return nil
	}
	id16 := packedOf(half[:])
	from := id16.high >> (64 - startBits)
	first, last := l.start[from], l.start[from+1]
	for first < last && l.ids[first] != id16 {
		first++
	}
	end := first
	for end < last && l.ids[end] == id16 {
		end++
	}
	return l.origin[first:end]
}

// match is what the lists say of an extension that goes by these ids, and runs under one of
// them, if that is known. For the latter alone, a cleared entry silences all others, and a
// remediated one takes the edge off those that name no version.
func (l *Lists) match(ids []string, runsAs, version string) []Evidence {
	var found []*group
	cleared, repaired := false, false
	for _, id := range ids {
		for _, n := range l.find(id) {
			g := &l.groups[n]
			if g.Confidence != Cleared {
				found = append(found, g)
			}
			cleared = cleared || (g.Confidence == Cleared && id == runsAs)
			repaired = repaired || (g.Confidence == Remediated && id == runsAs)
		}
	}
	if cleared || len(found) == 0 {
		return nil
	}
	var all []Evidence
	for _, g := range found {
		if e := g.evidence(version, repaired); !slices.ContainsFunc(all, func(o Evidence) bool { return o.ID == e.ID && o.Detail == e.Detail }) {
			all = append(all, e)
		}
	}
	return all
}

// evidence is what one group says of a version.
func (g *group) evidence(version string, repaired bool) Evidence {
	e := Evidence{Field: "id", Source: g.Source, Date: g.Date, Level: B1}
	// A list that names no source is one that the user imported.
	from := cmp.Or(Clean(g.Source, maxName*2), "–")
	if g.Date != "" {
		from += ", " + Clean(g.Date, maxName)
	}
	covered, known := covers(g.Versions, version)
	switch {
	case g.Confidence == Remediated:
		e.ID, e.Why = "listed-remediated", say("listed_repaired", from)
	case g.Confidence != Verified:
		e.ID, e.Why = "listed-unverified", say("listed_unverified", from)
	case g.Versions == "" && repaired:
		e.ID, e.Why = "listed-remediated", say("listed_repaired_elsewhere", from)
	case g.Versions == "":
		e.ID, e.Level, e.Why = "known-bad", B4, say("known_bad", from)
	case covered:
		e.ID, e.Level, e.Why = "known-bad", B4, say("known_bad_version", version, from)
	case !known:
		e.ID, e.Why = "listed-versions", say("listed_some_versions", g.Versions, from)
	default:
		// It speaks against nothing.
		e.ID, e.Level = "listed-versions", B0
		e.Detail = fmt.Sprintf("Other versions (%s) are known to be malicious, this one is not among them: %s.", g.Versions, from)
		return e
	}
	e.Detail = finding.English(e.Why)
	return e
}
