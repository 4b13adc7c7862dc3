package search

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"time"

	"signpost/cmd/signpost/internal/directory"
)

// A Facet is one way to narrow a list down.
type Facet struct {
	Name   string  // one of FacetNames
	Values []Value // by Slug; none that no entry has
}

// A Value is what some entries have in common.
type Value struct {
	Slug    string
	Entries []int // their numbers, in order
}

// FacetNames are the facets as they stand in the address of a list, with what the slugs of their values are:
//
//	theme     a theme
//	area      an area: all that serves it, so too what is for a larger area around it, or for everybody
//	day       a day of the week on which it is open: "monday"
//	type      the type of a service; "event", "organisation", "place", "theme", "area", "pack", "page"
//	cost      "free"
//	referral  "self": people can come, or ask, by themselves
//	access    an access word, of the entry or of its place
//	language  a BCP 47 tag, of a language other than English: few entries say that they are in English, though nearly all are
var FacetNames = []string{"theme", "area", "day", "type", "cost", "referral", "access", "language"}

// A Spot is a point on the map with the entries that are there.
type Spot struct {
	Lat, Lon float64 // WGS 84 degrees
	Entries  []int   // in order
}

// facets are the slugs of an entry's values, by facet.
type facets map[string][]string

func (f facets) add(name string, slugs ...string) { f[name] = append(f[name], slugs...) }

// Facets are the ways to narrow down what is in the corpus, in the order of FacetNames.
func (c *Corpus) Facets() []Facet {
	byName := map[string]map[string][]int{}
	for n := range c.docs {
		for name, slugs := range c.docs[n].facets {
			if byName[name] == nil {
				byName[name] = map[string][]int{}
			}
			for _, slug := range slugs {
				if list := byName[name][slug]; len(list) == 0 || list[len(list)-1] != n {
					byName[name][slug] = append(list, n)
				}
			}
		}
	}
	var list []Facet
	for _, name := range FacetNames {
		f := Facet{Name: name}
		for _, slug := range slices.Sorted(maps.Keys(byName[name])) {
			f.Values = append(f.Values, Value{slug, byName[name][slug]})
		}
		list = append(list, f)
	}
	return list
}

// Spots are the places of the map at which something is, from south to north.
func (c *Corpus) Spots() []Spot {
	type point struct{ lat, lon float64 }
	byPoint := map[point][]int{}
	for n := range c.docs {
		for _, p := range c.docs[n].at {
			at := point{p.Lat, p.Lon}
			if list := byPoint[at]; len(list) == 0 || list[len(list)-1] != n {
				byPoint[at] = append(list, n)
			}
		}
	}
	var list []Spot
	for at, entries := range byPoint {
		list = append(list, Spot{at.lat, at.lon, entries})
	}
	slices.SortFunc(list, func(a, b Spot) int { return cmp.Or(cmp.Compare(a.Lat, b.Lat), cmp.Compare(a.Lon, b.Lon)) })
	return list
}

func serviceFacets(s *directory.Service, d *directory.Directory) facets {
	f := facets{"type": {s.Type}, "theme": slugs(s.Themes), "language": otherLanguages(s.Languages)}
	f.add("access", s.Access...)
	for _, p := range s.Places {
		f.add("access", p.Access...)
	}
	f.areas(s.EffectiveAreas(), s.Everywhere(), d)
	f.shared(s.Cost, s.Referral, &s.Times)
	return f
}

func eventFacets(e *directory.Event, d *directory.Directory) facets {
	f := facets{"type": {"event"}, "theme": slugs(e.AllThemes()), "language": otherLanguages(e.Languages)}
	f.add("access", e.Access...)
	if e.Place != nil { // a session elsewhere may be in a place of which this is not true
		f.add("access", e.Place.Access...)
	}
	areas := e.EffectiveAreas()
	f.areas(areas, len(areas) == 0 && e.Place == nil, d)
	f.shared(e.Cost, e.Referral, &e.Times)
	return f
}

// areas adds all areas whose people it is for.
func (f facets) areas(own []*directory.Area, everywhere bool, d *directory.Directory) {
	for _, a := range d.Areas {
		if everywhere || a.Holds(own) || a.LiesIn(own) {
			f.add("area", a.Slug)
		}
	}
}

func (f facets) shared(cost, referral string, times *directory.Times) {
	if directory.IsFree(cost) {
		f.add("cost", "free")
	}
	if referral == "self" || referral == "either" {
		f.add("referral", "self")
	}
	if times.Known() {
		days := times.Schedule.Weekdays()
		for _, m := range times.Moved {
			days = append(days, m.To.Weekday())
		}
		for day := time.Sunday; day <= time.Saturday; day++ {
			if slices.Contains(days, day) {
				f.add("day", strings.ToLower(day.String()))
			}
		}
	}
}

func otherLanguages(tags []string) []string {
	return slices.DeleteFunc(slices.Clone(tags), func(tag string) bool { return tag == "en" || strings.HasPrefix(tag, "en-") })
}

func slugs(themes []*directory.Theme) []string {
	var list []string
	for _, t := range themes {
		list = append(list, t.Slug)
	}
	return list
}

// located are the places whose coordinates may be told.
func located(places []*directory.Place) []*directory.Place {
	return slices.DeleteFunc(slices.Clone(places), func(p *directory.Place) bool { return !p.Located() || p.Confidential })
}
