package portal

import "slices"

// Page is what is known of the page at a URL. Its zero value is a page of which
// nothing is known.
type Page struct {
	// Password is true when the page shows a field for a password.
	Password bool
	// Marks are names of the portal's marks that were found on it.
	Marks []string
}

// Mark is something by which a copy of the portal's sign-in can be told: whoever
// copies the page copies it along.
type Mark struct {
	// Name is the permanent name, the only thing of a mark that leaves the browser.
	Name string `json:"name"`
	// Selectors match an element that bears the mark.
	Selectors []string `json:"selectors,omitempty"`
	// Texts are what the page's title, a heading or a picture's alternative text
	// holds, in lower case.
	Texts []string `json:"texts,omitempty"`
	// Telling is true for a mark that nobody but the portal and its copies has.
	// Others count in pairs: reviews and partners show the broker's name as well.
	Telling bool `json:"telling,omitempty"`
}

// JudgePage judges a page by its origin (scheme, host and port) and by what is
// on it. A page that asks for a password and has the portal's marks on a host
// that is not the portal's is a strong imitation, whatever the host is called.
func (d *Detector) JudgePage(origin string, marks []string, password bool) Judgement {
	return d.Judge(origin, Page{Password: password, Marks: marks})
}

// marks judges a page on a host that is nobody's we know.
func (d *Detector) marks(page Page) hit {
	for _, p := range d.portals {
		telling, others := 0, 0
		for _, m := range p.Marks {
			switch {
			case !slices.Contains(page.Marks, m.Name):
			case m.Telling:
				telling++
			default:
				others++
			}
		}
		switch {
		case page.Password && (telling > 0 || others > 1):
			return strong(PageMarks, p.Domains[0], uncounted)
		case page.Password && others > 0, telling > 0:
			return weak(PageMarks, p.Domains[0], uncounted)
		}
	}
	return hit{}
}

// HasMark reports whether some portal has a mark of this name.
func (d *Detector) HasMark(name string) bool {
	return slices.ContainsFunc(d.portals, func(p Portal) bool {
		return slices.ContainsFunc(p.Marks, func(m Mark) bool { return m.Name == name })
	})
}
