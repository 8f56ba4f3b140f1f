package addon

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
)

const (
	// maxText bounds one text of a manifest that is kept beside its lists.
	maxText = 4096
	// maxTemplates bounds what is told of template keys.
	maxTemplates = 20
)

type manifestParser struct {
	scanner
	reading
	// The memory that lists are in goes on from one manifest to the next.
	texts   blocks[string]
	matches blocks[Pattern]
	scripts blocks[Script]
	hosts   blocks[Host]
}

// reading is what was read of one manifest so far.
type reading struct {
	m Manifest
	// What the lists mean depends on manifest_version, which may come later. own is what the
	// keys themselves say, where the last of two with one name counts; template is what
	// template keys say, which all count.
	own, template declared
	// versions are the manifest versions that template keys name.
	versions []int
	entries  int
}

// declared is what a manifest asks for.
type declared struct {
	permissions, hostPermissions, optional, optionalHosts []string
	scripts                                               []Script
}

// begin puts a parser to a manifest.
func (p *manifestParser) begin(b []byte) {
	p.scanner.begin(b)
	p.reading = reading{}
}

func (p *manifestParser) problem(format string, args ...any) {
	if len(p.m.Problems) < maxProblems {
		p.m.Problems = append(p.m.Problems, Clean(fmt.Sprintf(format, args...), 200))
	}
}

func (p *manifestParser) field(key []byte) error {
	known, err := p.reach(key, &p.own)
	if known || err != nil {
		return err
	}
	if known, err = p.about(key); known || err != nil {
		return err
	}
	plain, found := templateKey(key)
	if !found {
		return p.skip()
	}
	return p.templateField(string(key), plain)
}

// reach reads the keys that ask for something.
func (p *manifestParser) reach(key []byte, into *declared) (known bool, err error) {
	switch string(key) {
	case "permissions":
		into.permissions, err = p.list("permissions")
	case "host_permissions":
		into.hostPermissions, err = p.list("host_permissions")
	case "optional_permissions":
		into.optional, err = p.list("optional_permissions")
	case "optional_host_permissions":
		into.optionalHosts, err = p.list("optional_host_permissions")
	case "content_scripts":
		into.scripts, err = p.scriptList()
	case "devtools_page":
		p.m.DevtoolsPage, err = p.stringField("devtools_page")
	case "chrome_settings_overrides":
		err = p.overrides("chrome_settings_overrides")
	case "chrome_url_overrides":
		err = p.overrides("chrome_url_overrides")
	case "theme":
		p.m.kind.theme = true
		p.m.kind.themeTrue, err = p.truthy()
	case "langpack_id":
		p.m.kind.langpackTrue, err = p.truthy()
	case "dictionaries":
		p.m.kind.dictionariesTrue, err = p.truthy()
	case "app":
		err = p.app()
	case "background", "background_page", "action", "browser_action", "page_action", "sidebar_action", "options_ui", "options_page", "user_scripts":
		p.m.kind.code = true
		err = p.skip()
	default:
		return false, nil
	}
	return true, err
}

// about reads the keys that say what it is and where it comes from.
func (p *manifestParser) about(key []byte) (known bool, err error) {
	switch string(key) {
	case "name":
		p.m.Name, err = p.stringField("name")
	case "version":
		p.m.Version, err = p.stringField("version")
	case "default_locale":
		p.m.DefaultLocale, err = p.stringField("default_locale")
	case "manifest_version":
		p.m.ManifestVersion, err = p.versionField()
	case "key":
		p.m.Key, err = p.stringField("key")
	case "update_url":
		p.m.UpdateURL, err = p.stringField("update_url")
	case "author":
		p.m.Author, err = p.author()
	case "homepage_url":
		p.m.Homepage, err = p.stringField("homepage_url")
	case "content_security_policy":
		p.m.CSP, err = p.policy()
	case "browser_specific_settings", "applications":
		err = p.gecko()
	default:
		return false, nil
	}
	return true, err
}

// author reads a name, or an object with an address.
func (p *manifestParser) author() (name string, err error) {
	if p.space() != '{' {
		return p.stringField("author")
	}
	err = p.object(func(key []byte) error {
		if string(key) != "email" || p.space() != '"' {
			return p.skip()
		}
		name, err = p.str()
		return err
	})
	return name, err
}

func (p *manifestParser) versionField() (int, error) {
	n, ok, err := p.integer()
	if err == nil && !ok {
		p.problem("manifest_version is no whole number")
		n = 0
	}
	return n, err
}

// templateField adds what a template key says to what the plain key does.
func (p *manifestParser) templateField(key, plain string) error {
	if len(p.m.Templates) < maxTemplates {
		p.m.Templates = append(p.m.Templates, Clean(key, maxName))
	}
	switch plain {
	case "manifest_version":
		n, err := p.versionField()
		p.versions = append(p.versions, n)
		return err
	case "theme", "app", "langpack_id", "dictionaries", "background", "action", "browser_action", "page_action", "sidebar_action", "options_ui", "options_page", "user_scripts":
		return p.skip()
	}
	var more declared
	known, err := p.reach([]byte(plain), &more)
	if !known && err == nil {
		return p.skip()
	}
	t := &p.template
	t.permissions = append(t.permissions, more.permissions...)
	t.hostPermissions = append(t.hostPermissions, more.hostPermissions...)
	t.optional = append(t.optional, more.optional...)
	t.optionalHosts = append(t.optionalHosts, more.optionalHosts...)
	t.scripts = append(t.scripts, more.scripts...)
	return err
}

func (p *manifestParser) stringField(key string) (string, error) {
	if p.space() != '"' {
		p.problem("%s is no string", key)
		return "", p.skip()
	}
	s, err := p.str()
	if len(s) > maxText {
		p.problem("%s is cut: it is longer than %d bytes", key, maxText)
		s = strings.ToValidUTF8(s[:maxText], "")
	}
	return s, err
}

// nested reads an object's members; another value is told and left out.
func (p *manifestParser) nested(key string, visit func(member []byte) error) error {
	if p.space() != '{' {
		p.problem("%s is no object", key)
		return p.skip()
	}
	return p.object(visit)
}

// overrides reads what it puts its own in place of. An empty value overrides nothing.
func (p *manifestParser) overrides(key string) error {
	return p.nested(key, func(member []byte) error {
		empty := false
		switch p.space() {
		case '"', '[', '{':
		default:
			empty = true
		}
		raw, err := p.raw()
		if err != nil {
			return err
		}
		switch name := string(member); name {
		case newTab, "search_provider", "homepage", "startup_pages":
			empty = empty || len(bytes.Trim(raw, "\"[]{} \t\r\n")) == 0
			if !empty && !slices.Contains(p.m.Overrides, name) {
				p.m.Overrides = append(p.m.Overrides, name)
			}
		}
		return nil
	})
}

// app tells the kinds of apps apart by how they start.
func (p *manifestParser) app() error {
	p.m.kind.app, p.m.LegacyApp = true, false
	return p.nested("app", func(member []byte) error {
		if string(member) != "launch" || p.space() != '{' {
			return p.skip()
		}
		return p.object(func(start []byte) error {
			p.m.LegacyApp = p.m.LegacyApp || string(start) == "local_path"
			return p.skip()
		})
	})
}

// policy reads the policy of the extension's own pages: a string, and from
// Manifest V3 on an object.
func (p *manifestParser) policy() (policy string, err error) {
	if p.space() == '"' {
		return p.stringField("content_security_policy")
	}
	err = p.nested("content_security_policy", func(member []byte) (err error) {
		if string(member) != "extension_pages" {
			return p.skip()
		}
		policy, err = p.stringField("content_security_policy.extension_pages")
		return err
	})
	return policy, err
}

func (p *manifestParser) gecko() error {
	return p.nested("browser_specific_settings", func(member []byte) error {
		if string(member) != "gecko" || p.space() != '{' {
			return p.skip()
		}
		return p.object(func(key []byte) (err error) {
			switch string(key) {
			case "id":
				p.m.GeckoID, err = p.stringField("gecko.id")
			case "update_url":
				p.m.GeckoUpdateURL, err = p.stringField("gecko.update_url")
			default:
				err = p.skip()
			}
			return err
		})
	})
}
