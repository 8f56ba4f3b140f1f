package addon

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// json reads a JSON file: every object with an id, wherever it is; ids in a list; and
// objects whose members are ids.
func (p *feedParser) json(raw []byte) error {
	d := json.NewDecoder(bytes.NewReader(raw))
	d.UseNumber()
	var all any
	if err := d.Decode(&all); err != nil {
		return fmt.Errorf("%w: %v", ErrFeedFormat, err)
	}
	if d.More() {
		return ErrFeedFormat
	}
	number := 0
	return p.value(all, &number, 0)
}

func (p *feedParser) value(v any, number *int, depth int) error {
	if depth > maxDepth {
		return ErrFeedFormat
	}
	switch v := v.(type) {
	case []any:
		for _, one := range v {
			if id, ok := one.(string); ok && (isChromiumID(id) || depth == 0) {
				*number++
				if err := p.add(*number, Entry{ID: id}); err != nil {
					return err
				}
				continue
			}
			if err := p.value(one, number, depth+1); err != nil {
				return err
			}
		}
	case map[string]any:
		return p.object(v, number, depth)
	}
	return nil
}

func (p *feedParser) object(v map[string]any, number *int, depth int) error {
	names := make([]string, 0, len(v))
	for k := range v {
		names = append(names, k)
	}
	slices.Sort(names)
	at := columnsOf(names)
	cell := func(part string) string {
		if at[part] < 0 {
			return ""
		}
		return flat(v[names[at[part]]])
	}
	_, isText := "", false
	if at["id"] >= 0 {
		_, isText = v[names[at["id"]]].(string)
	}
	// An "id" of another kind of thing is passed over; one that is named an extension's is told.
	if id := cell("id"); isText && (isChromiumID(id) || isFirefoxID(id) || !strings.EqualFold(names[at["id"]], "id")) {
		*number++
		return p.add(*number, Entry{ID: id, Source: cell("source"), Date: cell("date"), Confidence: p.sureness(cell), Versions: cell("versions")})
	}
	for _, k := range names {
		if isChromiumID(k) {
			*number++
			if err := p.keyed(k, v[k], *number); err != nil {
				return err
			}
			continue
		}
		if err := p.value(v[k], number, depth+1); err != nil {
			return err
		}
	}
	return nil
}

// keyed reads an entry whose id is a member's name.
func (p *feedParser) keyed(id string, v any, number int) error {
	members, ok := v.(map[string]any)
	if !ok {
		return p.add(number, Entry{ID: id})
	}
	with := map[string]any{"id": id}
	for k, value := range members {
		if !strings.EqualFold(k, "id") {
			with[k] = value
		}
	}
	n := number - 1
	return p.object(with, &n, 0)
}

// flat is a value as one text: lists with commas between, numbers as they are written.
func flat(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case json.Number:
		return v.String()
	case []any:
		var parts []string
		for _, one := range v {
			parts = append(parts, flat(one))
		}
		return strings.Join(parts, ", ")
	}
	return ""
}
