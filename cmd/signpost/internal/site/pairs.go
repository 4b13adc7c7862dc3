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

// makePairs sorts what each area has by theme.
func (s *Site) makePairs() map[*directory.Area]map[*directory.Theme]*pair {
	pairs := map[*directory.Area]map[*directory.Theme]*pair{}
	for _, a := range s.directory.Areas {
		byTheme := map[*directory.Theme]*pair{}
		of := func(t *directory.Theme) *pair {
			if byTheme[t] == nil {
				byTheme[t] = &pair{}
			}
			return byTheme[t]
		}
		here, around, events := s.areaEntries(a)
		for _, v := range here {
			for _, t := range v.Themes {
				of(t).here = append(of(t).here, v)
			}
		}
		for _, v := range around {
			for _, t := range v.Themes {
				of(t).around = append(of(t).around, v)
			}
		}
		for _, e := range s.notOver(events) {
			for _, t := range e.AllThemes() {
				of(t).events = append(of(t).events, e)
			}
		}
		pairs[a] = byTheme
	}
	return pairs
}

// pairAddress is the page of what an area has about a theme.
func pairAddress(t *directory.Theme, a *directory.Area) string { return t.Address() + a.Slug + "/" }

// themesIn are the themes about which an area has something, with how much.
func (s *Site) themesIn(a *directory.Area) []Link {
	var list []Link
	for _, t := range s.directory.Themes {
		if p := s.pairs()[a][t]; p != nil && p.count() > 0 {
			list = append(list, Link{Title: t.Title, Address: pairAddress(t, a), Count: p.count()})
		}
	}
	return list
}

// areasOf are the areas that have something about a theme, with how much.
func (s *Site) areasOf(t *directory.Theme) []Link {
	var list []Link
	for _, a := range s.directory.Areas {
		if p := s.pairs()[a][t]; p != nil && p.count() > 0 {
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
			if x := s.pairs()[a][t]; x != nil && x.count() > 0 {
				s.addPair(t, a, x)
			}
		}
	}
}

func (s *Site) addPair(t *directory.Theme, a *directory.Area, x *pair) {
	p := s.page("pair", pairAddress(t, a), t.Title+": "+a.Title)
	p.Description = plural(x.count(), "service or drop-in", "services and drop-ins") + " about " + t.Title + " for people in " + a.Title + "."
	p.Crumbs = []Link{{Title: "Themes", Address: "/themes/"}, themeLink(t)}
	addPage(s, p, "", nil, func(p Page) PairPage {
		others := func(links []Link) []Link {
			return slices.DeleteFunc(links, func(l Link) bool { return l.Address == p.Address })
		}
		return PairPage{
			Page: p, Theme: t, Area: a, Count: x.count(), DropIns: s.seriesCards(x.events, aboutTheme(t)),
			Here: s.byType(x.here), Around: s.byType(x.around), Themes: others(s.themesIn(a)), Areas: others(s.areasOf(t)),
		}
	})
}
