package site

import (
	"strconv"

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
	secret    bool // where its file is must not be told
}

// cover puts a veil over the page of an entry.
func (v veil) cover(p Page) Page {
	if v.sensitive {
		p.Sensitive, p.Title, p.Description = true, p.Settings.Title, ""
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

// addEntryPage adds the page of an entry. All of it waits until somebody asks for the page: a preview adds thousands of them
// after each change, and makes a few.
func (s *Site) addEntryPage(layout string, e *directory.Entry, v veil, value func(Page) (any, error)) {
	s.add(&File{
		Path: pathOf(e.Address()), Source: e.Path, entry: e, layout: layout, private: v.sensitive,
		make: func() ([]byte, error) { return s.render(s.withWays(v.cover(s.entryPage(layout, e)), e, v), value) },
	})
}

// addEntry adds such a page whose value can't fail to be made.
func addEntry[V any](s *Site, layout string, e *directory.Entry, v veil, value func(Page) V) {
	s.addEntryPage(layout, e, v, func(p Page) (any, error) { return value(p), nil })
}

// render makes a page's bytes.
func (s *Site) render(p Page, value func(Page) (any, error)) ([]byte, error) {
	p.Around = s.around(p)
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
		make: func() ([]byte, error) { return s.render(s.withWays(p, nil, veil{}), value) },
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
