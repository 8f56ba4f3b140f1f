package addon

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"
)

// MaxFeed is the size in bytes above which a list is not read.
const MaxFeed = 64 << 20

const (
	// maxFeedEntries bounds the entries of one list.
	maxFeedEntries = 1_000_000
	// maxRefused bounds the refused lines that are told of.
	maxRefused = 50
	// maxNote bounds an entry's source and date.
	maxNote = 300
)

// Errors of reading a list.
var (
	ErrNoEntries  = errors.New("it holds no id of an extension")
	ErrFeedFormat = errors.New("it is no list that can be read: one id a line, a table with a header that names a column “id”, or JSON")
	ErrFeedTooBig = fmt.Errorf("it is larger than %d MB or %d entries", MaxFeed>>20, maxFeedEntries)
)

// Refused is one entry of a list that was not taken, and why.
type Refused struct {
	// Line counts from 1; in a JSON file it is the entry's number.
	Line int
	Why  string
}

// ParsedFeed is what a list holds.
type ParsedFeed struct {
	Entries []Entry
	// Refused are the first entries that were not taken, of RefusedCount in all.
	Refused      []Refused
	RefusedCount int
}

// ParseFeed reads a list: plain ids, one a line or with commas between; a table (tabs, or
// commas) whose header names a column for the id, and others for source, date,
// confidence and versions; or JSON in the forms of the public lists, which all have
// objects with an id among their members. plain fills in what an entry does not say: its
// source, date and confidence. A list without any entry is an error.
func ParseFeed(raw []byte, plain Entry) (ParsedFeed, error) {
	if len(raw) > MaxFeed {
		return ParsedFeed{}, ErrFeedTooBig
	}
	raw = bytes.TrimPrefix(raw, []byte("\ufeff"))
	if !utf8.Valid(raw) || bytes.IndexByte(raw, 0) >= 0 {
		return ParsedFeed{}, ErrFeedFormat
	}
	p := feedParser{plain: plain}
	var err error
	head := bytes.TrimLeft(raw, " \t\r\n")
	switch {
	case looksLikeJSON(head):
		err = p.json(raw)
	default:
		err = p.lines(raw)
	}
	switch {
	case err != nil:
		return ParsedFeed{}, err
	case len(p.out.Entries) == 0 && p.out.RefusedCount > 0:
		return p.out, ErrNoEntries
	case len(p.out.Entries) == 0:
		return ParsedFeed{}, ErrNoEntries
	}
	return p.out, nil
}

// looksLikeJSON tells JSON from a line that begins with an add-on's id in braces.
func looksLikeJSON(head []byte) bool {
	if len(head) == 0 || (head[0] != '{' && head[0] != '[') {
		return false
	}
	rest := bytes.TrimLeft(head[1:], " \t\r\n")
	return head[0] == '[' || len(rest) == 0 || rest[0] == '"' || rest[0] == '}'
}

type feedParser struct {
	plain Entry
	out   ParsedFeed
}

func (p *feedParser) refuse(line int, format string, args ...any) {
	if p.out.RefusedCount++; len(p.out.Refused) < maxRefused {
		p.out.Refused = append(p.out.Refused, Refused{line, fmt.Sprintf(format, args...)})
	}
}

// add checks one entry and takes it.
func (p *feedParser) add(line int, e Entry) error {
	e.ID = strings.TrimSpace(e.ID)
	if !isChromiumID(e.ID) && !isFirefoxID(e.ID) {
		p.refuse(line, "%q is no id of an extension", Clean(e.ID, maxName))
		return nil
	}
	confidence, err := ParseConfidence(cmp.Or(string(e.Confidence), string(p.plain.Confidence)))
	if err != nil {
		p.refuse(line, "%v", err)
		return nil
	}
	versions, err := ParseVersions(e.Versions)
	if err != nil {
		p.refuse(line, "%q is %v", Clean(e.Versions, maxName), err)
		return nil
	}
	if len(p.out.Entries) == maxFeedEntries {
		return ErrFeedTooBig
	}
	p.out.Entries = append(p.out.Entries, Entry{
		ID: e.ID, Confidence: confidence, Versions: Clean(versions, maxNote),
		Source: Clean(cmp.Or(e.Source, p.plain.Source), maxNote), Date: Clean(cmp.Or(e.Date, p.plain.Date), maxName),
	})
	return nil
}

// lines reads a table, if the first line that says something is the header of one, else
// plain ids.
func (p *feedParser) lines(raw []byte) error {
	first := ""
	for line := range strings.Lines(string(raw)) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			first = line
			break
		}
	}
	for _, comma := range []rune{'\t', ',', ';'} {
		columns := strings.Split(first, string(comma))
		if at := columnsOf(columns); at["id"] >= 0 {
			return p.table(raw, comma)
		}
	}
	return p.plainIDs(raw)
}

// plainIDs reads ids, one a line or with commas between. A comment that holds an
// address is the source of what follows it.
func (p *feedParser) plainIDs(raw []byte) error {
	number, source := 0, p.plain.Source
	for line := range strings.Lines(string(raw)) {
		number++
		line = strings.TrimSpace(line)
		if note, found := strings.CutPrefix(line, "#"); found {
			if note = strings.TrimSpace(note); strings.Contains(note, "://") {
				source = note
			}
			continue
		}
		line, _, _ = strings.Cut(line, " #")
		for _, id := range strings.FieldsFunc(line, func(r rune) bool { return r == ',' || r == ';' || r == ' ' || r == '\t' }) {
			if err := p.add(number, Entry{ID: strings.Trim(id, `"'`), Source: source}); err != nil {
				return err
			}
		}
	}
	return nil
}

// table reads a table with a header. Between tabs a quote is a letter like others;
// between commas it may hold a comma or a line break.
func (p *feedParser) table(raw []byte, comma rune) error {
	var at map[string]int
	width := 0
	row := func(line int, cells []string) error {
		if at == nil {
			at, width = columnsOf(cells), len(cells)
			return nil
		}
		if len(cells) > width {
			p.refuse(line, "it has %d columns, and the header %d", len(cells), width)
			return nil
		}
		cell := func(name string) string {
			if i := at[name]; i >= 0 && i < len(cells) {
				return strings.TrimSpace(cells[i])
			}
			return ""
		}
		return p.add(line, Entry{ID: cell("id"), Source: cell("source"), Date: cell("date"), Confidence: p.sureness(cell), Versions: cell("versions")})
	}
	if comma == '\t' {
		return tabbed(raw, row)
	}
	r := csv.NewReader(bytes.NewReader(raw))
	r.Comma, r.Comment, r.LazyQuotes, r.FieldsPerRecord, r.ReuseRecord = comma, '#', true, -1, true
	for {
		cells, err := r.Read()
		var bad *csv.ParseError
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case errors.As(err, &bad):
			p.refuse(bad.StartLine, "it is no row of a table")
			continue
		case err != nil:
			return ErrFeedFormat
		}
		line, _ := r.FieldPos(0)
		if err := row(line, cells); err != nil {
			return err
		}
	}
}

func tabbed(raw []byte, row func(line int, cells []string) error) error {
	number := 0
	for line := range strings.Lines(string(raw)) {
		number++
		line = strings.TrimRight(line, "\r\n")
		if strings.TrimSpace(line) == "" || strings.HasPrefix(line, "#") {
			continue
		}
		if err := row(number, strings.Split(line, "\t")); err != nil {
			return err
		}
	}
	return nil
}

// columnNames are the names by which the public lists know an entry's parts, the best first.
func columnNames() map[string][]string {
	return map[string][]string{
		"id":         {"id", "extid", "ext_id", "extension_id", "extensionid"},
		"source":     {"source", "reference", "article", "url"},
		"date":       {"date", "date_discovered", "date-dis", "insert_date", "date_added", "date-add", "published"},
		"confidence": {"confidence", "verification", "verification_level"},
		"versions":   {"versions", "version", "affected_versions"},
		"stage":      {"tpci_verify", "tpci-verify"},
		"confirmed":  {"confirm_mal", "confirm-mal"},
	}
}

// columnsOf finds the columns; -1 for one that is not there.
func columnsOf(header []string) map[string]int {
	folded := make([]string, len(header))
	for i, h := range header {
		folded[i] = strings.ToLower(strings.Trim(strings.TrimSpace(h), `"`))
	}
	at := map[string]int{}
	for part, names := range columnNames() {
		at[part] = -1
		for _, n := range names {
			if i := slices.Index(folded, n); i >= 0 {
				at[part] = i
				break
			}
		}
	}
	return at
}

// sureness is an entry's confidence: in words, or by the numbers of chrome-mal-ids
// (its SCHEMA.md).
func (p *feedParser) sureness(cell func(string) string) Confidence {
	if c := cell("confidence"); c != "" {
		return Confidence(c)
	}
	switch cell("stage") {
	case "1", "2", "5":
		return Verified
	case "4":
		return Remediated
	}
	switch cell("confirmed") {
	case "2", "3": // the store itself says so
		return Verified
	}
	return ""
}
