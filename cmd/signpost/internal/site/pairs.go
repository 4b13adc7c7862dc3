package site

import (
	"slices"

	"signpost/cmd/signpost/internal/directory"
)

// A pair is what an area has about a theme.
type pair struct {
	here, around []*directory.Service // as of an area
	events       []*directory.Event   // that are not over
}

// count is how many entries a person could turn to.
func (p *pair) count() int {
	n := len(p.events)
	for _, list := range [][]*directory.Service{p.here, p.around} {
		for _, v := range list {
			if v.Status != "closed" {
				n++
			}
		}
	}
	return n
}

// pairs are what each area has about each theme.
type pairs struct {
	areas, themes map[string]int // by slug
	cells         []pair         // area by area
}

// at gives a pair; it is empty where the area has nothing about the theme.
func (p *pairs) at(t *directory.Theme, a *directory.Area) *pair {
	return &p.cells[p.areas[a.Slug]*len(p.themes)+p.themes[t.Slug]]
}

// makePairs sorts what there is by area and theme: as areaEntries does it, but for all areas at once.
func (s *Site) makePairs() *pairs {
	d := s.directory
	p := &pairs{areas: map[string]int{}, themes: map[string]int{}, cells: make([]pair, len(d.Areas)*len(d.Themes))}
	for i, t := range d.Themes {
		p.themes[t.Slug] = i
	}
	below := map[*directory.Area][]*directory.Area{}
	for i, a := range d.Areas {
		p.areas[a.Slug] = i
		for up := a.PartOf; up != nil; up = up.PartOf {
			below[up] = append(below[up], a)
		}
	}
	for _, v := range d.Services {
		here, around := parts(v.EffectiveAreas(), v.Everywhere(), below, d.Areas)
		for _, t := range v.Themes {
			for _, a := range here {
				x := p.at(t, a)
				x.here = append(x.here, v)
			}
			for _, a := range around {
				x := p.at(t, a)
				x.around = append(x.around, v)
			}
		}
	}
	for _, e := range s.notOver(publicEvents(d.Events)) {
		areas := e.EffectiveAreas()
		here, around := parts(areas, len(areas) == 0 && e.Place == nil, below, d.Areas)
		for _, t := range e.AllThemes() {
			for _, a := range slices.Concat(here, around) {
				x := p.at(t, a)
				x.events = append(x.events, e)
			}
		}
	}
	return p
}

// parts are the areas in which something is that is for some areas, with those around these; and the others whose people
// it is for.
func parts(own []*directory.Area, everywhere bool, below map[*directory.Area][]*directory.Area, all []*directory.Area) (here, around []*directory.Area) {
	for _, a := range own {
		for up := a; up != nil && !slices.Contains(here, up); up = up.PartOf {
			here = append(here, up)
		}
	}
	others := all
	if !everywhere {
		others = nil
		for _, a := range own {
			others = append(others, below[a]...)
		}
	}
	for _, a := range others {
		if !slices.Contains(here, a) && !slices.Contains(around, a) {
			around = append(around, a)
		}
	}
	return here, around
}

// pairAddress is the page of what an area has about a theme.
func pairAddress(t *directory.Theme, a *directory.Area) string { return t.Address() + a.Slug + "/" }

// themesIn are the themes about which an area has something, with how much.
func (s *Site) themesIn(a *directory.Area) []Link {
	var list []Link
	for _, t := range s.directory.Themes {
		if p := s.pairs().at(t, a); p.count() > 0 {
			list = append(list, Link{Title: t.Title, Address: pairAddress(t, a), Count: p.count()})
		}
	}
	return list
}

// areasOf are the areas that have something about a theme, with how much.
func (s *Site) areasOf(t *directory.Theme) []Link {
	var list []Link
	for _, a := range s.directory.Areas {
		if p := s.pairs().at(t, a); p.count() > 0 {
			list = append(list, Link{Title: a.Title, Address: pairAddress(t, a), Count: p.count()})
		}
	}
	return list
}

// addPairs adds a page for each theme in each area that has something about it: for those who have no script what the
// search's filters are for others.
func (s *Site) addPairs() {
	for _, a := range s.directory.Areas {
		for _, t := range s.directory.Themes {
			if x := s.pairs().at(t, a); x.count() > 0 {
				s.addPair(t, a, x)
			}
		}
	}
}

func (s *Site) addPair(t *directory.Theme, a *directory.Area, x *pair) {
	p := s.page("pair", pairAddress(t, a), t.Title+": "+a.Title)
	p.Description = plural(x.count(), "service or drop-in", "services and drop-ins") + " about " + t.Title + " for people in " + a.Title + "."
	p.Crumbs = []Link{{Title: "Themes", Address: "/themes/"}, themeLink(t)}
	addPage(s, p, "", func(p Page) PairPage {
		others := func(links []Link) []Link {
			return slices.DeleteFunc(links, func(l Link) bool { return l.Address == p.Address })
		}
		page := PairPage{
			Page: p, Theme: t, Area: a, Count: x.count(), DropIns: s.seriesCards(x.events, aboutTheme(t)),
			Here: s.byType(x.here), Around: s.byType(x.around), Themes: others(s.themesIn(a)), Areas: others(s.areasOf(t)),
		}
		brief(page.Here, page.Around)
		return page
	})
}
