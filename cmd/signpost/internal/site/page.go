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
	p.owner = e
	p.Crumbs = crumbs(e.Kind)
	return p
}

// hide makes a page's document neutral, for visitors who must not be seen reading it.
func (p *Page) hide() {
	p.Sensitive, p.Title, p.Description = true, p.Settings.Title, ""
}

// withLinks adds where the page of an entry can be edited, and where mistakes in it can be told. A preview adds thousands of
// pages after each change, and makes a few: so this waits until one is made.
func (s *Site) withLinks(p Page) Page {
	if p.owner == nil {
		return p
	}
	if !p.secret {
		p.Edit = s.editAddress(p.owner.Path)
	}
	if !p.Sensitive {
		p.Report = s.reportAddress(p.owner.Title, p.Canonical)
	}
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

// addPage adds a page. The value is made when the page is, so that what nobody asks for costs nothing.
func (s *Site) addPage(p Page, source string, e *directory.Entry, value func(Page) (any, error)) {
	s.add(s.file(p, source, e, value))
}

func (s *Site) file(p Page, source string, e *directory.Entry, value func(Page) (any, error)) *File {
	return &File{
		Path: pathOf(p.Address), Source: source, entry: e, layout: p.Layout, hidden: p.NoIndex, private: p.Sensitive,
		make: func() ([]byte, error) {
			v, err := value(s.withLinks(p))
			if err != nil {
				return nil, err
			}
			return s.look.execute(p.Layout, v)
		},
	}
}

// pageFile is a page whose value can't fail to be made.
func pageFile[V any](s *Site, p Page, source string, e *directory.Entry, value func(Page) V) *File {
	return s.file(p, source, e, func(p Page) (any, error) { return value(p), nil })
}

// addPage adds such a page.
func addPage[V any](s *Site, p Page, source string, e *directory.Entry, value func(Page) V) {
	s.add(pageFile(s, p, source, e, value))
}

// addList adds a page that every directory has.
func addList[V any](s *Site, p Page, value func(Page) V) { addPage(s, p, "", nil, value) }

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
