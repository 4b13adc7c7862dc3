package site

import (
	"net/url"
	"strconv"
	"strings"

	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/urgent"
)

func number(n int) string { return strconv.Itoa(n) }

// language is that of the directory's own entries.
const ownLanguage = "en-GB"

// page starts what a layout receives.
func (s *Site) page(layout, address, title string) Page {
	return Page{
		Layout: layout, Settings: s.directory.Settings, Title: title, Heading: title, Address: address,
		Canonical: s.look.abs(address), Lang: ownLanguage, Urgent: urgent.Numbers(s.directory.Settings.Nation), Made: s.directory.Today,
	}
}

// entryPage starts the page of an entry.
func (s *Site) entryPage(layout string, e *directory.Entry) Page {
	p := s.page(layout, e.Address(), e.Title)
	p.Description = e.Summary
	if e.Lang != "" {
		p.Lang = e.Lang
	}
	p.Crumbs = crumbs(e.Kind)
	return p
}

// A veil says what of an entry's page is not for everybody.
type veil struct {
	sensitive bool // visitors must not be seen reading it
	unlisted  bool // search engines must pass it over
	secret    bool // where its file is must not be told
}

// cover puts a veil over the page of an entry, and adds where the entry can be edited, and where mistakes in it can be told,
// as far as that may be known.
func (s *Site) cover(p Page, e *directory.Entry, v veil) Page {
	if v.sensitive {
		p.Sensitive, p.Title, p.Description = true, p.Settings.Title, ""
	} else {
		p.Report = s.reportAddress(e.Title, p.Canonical)
	}
	if !v.secret {
		p.Edit = s.editAddress(e.Path)
	}
	p.NoIndex = v.unlisted
	return p
}

func crumbs(k directory.Kind) []Link {
	switch k {
	case directory.Services:
		return []Link{{Title: "All services", Address: "/services/"}}
	case directory.Events:
		return []Link{{Title: "What's on", Address: "/events/"}}
	case directory.Organisations:
		return []Link{{Title: "Organisations", Address: "/organisations/"}}
	case directory.Places:
		return []Link{{Title: "Places", Address: "/places/"}}
	case directory.Themes:
		return []Link{{Title: "Themes", Address: "/themes/"}}
	case directory.Areas:
		return []Link{{Title: "Towns and areas", Address: "/areas/"}}
	case directory.Packs:
		return []Link{{Title: "Packs", Address: "/packs/"}}
	}
	return nil
}

// editAddress leads to GitHub's editor, which makes a copy of the repository for whoever may not write to it.
func (s *Site) editAddress(path string) string {
	settings := s.directory.Settings
	if settings.Repository == "" {
		return ""
	}
	return strings.TrimSuffix(settings.Repository, "/") + "/edit/" + url.PathEscape(settings.Branch) + "/" + path
}

// reportAddress starts a mail to the team, for people without an account anywhere.
func (s *Site) reportAddress(title, address string) string {
	email := s.directory.Settings.Contact.Email
	if email == "" {
		return ""
	}
	return "mailto:" + email + "?subject=" + mailEscape("Something wrong: "+title) +
		"&body=" + mailEscape("On this page: "+address+"\r\n\r\nThis is wrong:\r\n\r\nIt should say:\r\n")
}

// missingAddress starts a mail to the team about what nobody finds; QUERY in it is what was looked for.
func (s *Site) missingAddress() string {
	email := s.directory.Settings.Contact.Email
	if email == "" {
		return ""
	}
	return "mailto:" + email + "?subject=" + mailEscape("Missing from the directory: QUERY") +
		"&body=" + mailEscape("I looked for: QUERY\r\nand did not find it on "+s.look.abs("/search/")+"\r\n\r\nWhat I need:\r\n\r\nHow to reach me, if you like:\r\n")
}

// mailEscape escapes a value of a mailto: address (RFC 6068): a space is %20 there, never a plus.
func mailEscape(s string) string { return strings.ReplaceAll(url.QueryEscape(s), "+", "%20") }

// addEntryPage adds the page of an entry. All of it waits until somebody asks for the page: a preview adds thousands of them
// after each change, and makes a few.
func (s *Site) addEntryPage(layout string, e *directory.Entry, v veil, value func(Page) (any, error)) {
	s.add(&File{
		Path: pathOf(e.Address()), Source: e.Path, entry: e, layout: layout, hidden: v.unlisted, private: v.sensitive,
		make: func() ([]byte, error) { return s.render(s.cover(s.entryPage(layout, e), e, v), value) },
	})
}

// addEntry adds such a page whose value can't fail to be made.
func addEntry[V any](s *Site, layout string, e *directory.Entry, v veil, value func(Page) V) {
	s.addEntryPage(layout, e, v, func(p Page) (any, error) { return value(p), nil })
}

// render makes a page's bytes.
func (s *Site) render(p Page, value func(Page) (any, error)) ([]byte, error) {
	p, err := s.framed(p)
	if err != nil {
		return nil, err
	}
	v, err := value(p)
	if err != nil {
		return nil, err
	}
	return s.look.execute(p.Layout, v)
}

// addPage adds a page. The value is made when the page is, so that what nobody asks for costs nothing.
func (s *Site) addPage(p Page, source string, value func(Page) (any, error)) {
	s.add(s.file(p, source, value))
}

func (s *Site) file(p Page, source string, value func(Page) (any, error)) *File {
	return &File{
		Path: pathOf(p.Address), Source: source, layout: p.Layout, hidden: p.NoIndex, private: p.Sensitive,
		make: func() ([]byte, error) { return s.render(p, value) },
	}
}

// pageFile is a page whose value can't fail to be made.
func pageFile[V any](s *Site, p Page, source string, value func(Page) V) *File {
	return s.file(p, source, func(p Page) (any, error) { return value(p), nil })
}

// addPage adds such a page.
func addPage[V any](s *Site, p Page, source string, value func(Page) V) {
	s.add(pageFile(s, p, source, value))
}

// addList adds a page that every directory has.
func addList[V any](s *Site, p Page, value func(Page) V) { addPage(s, p, "", value) }

func links[T any](list []*T, link func(*T) Link) []Link {
	out := make([]Link, len(list))
	for i, x := range list {
		out[i] = link(x)
	}
	return out
}

func themeLink(t *directory.Theme) Link {
	return Link{Title: t.Title, Address: t.Address(), Count: len(t.Services) + len(t.Events)}
}

func areaLink(a *directory.Area) Link {
	return Link{Title: a.Title, Address: a.Address(), Count: len(a.Services) + len(a.Events)}
}

func placeLink(p *directory.Place) Link { return Link{Title: p.Title, Address: p.Address()} }
