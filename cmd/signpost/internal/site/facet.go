package site

import (
	"cmp"
	"slices"
	"strings"

	"signpost/cmd/signpost/internal/search"
	"signpost/cmd/signpost/internal/shard"
)

// facets are the ways to narrow a search down, with the names of their values, in the order in which people see them.
func (s *Site) facets(corpus *search.Corpus) []shard.Facet {
	title := s.facetTitles()
	var list []shard.Facet
	for _, f := range corpus.Facets() {
		named := shard.Facet{Name: f.Name}
		for _, v := range f.Values {
			named.Values = append(named.Values, shard.Value{Slug: v.Slug, Title: title(f.Name, v.Slug), Entries: v.Entries})
		}
		slices.SortStableFunc(named.Values, func(a, b shard.Value) int {
			return cmp.Or(facetOrder(f.Name, a.Slug)-facetOrder(f.Name, b.Slug), strings.Compare(a.Title, b.Title))
		})
		list = append(list, named)
	}
	return list
}

func spots(corpus *search.Corpus) []shard.Spot {
	var list []shard.Spot
	for _, p := range corpus.Spots() {
		list = append(list, shard.Spot(p))
	}
	return list
}

// facetTitles gives the function that names a value of a facet.
func (s *Site) facetTitles() func(facet, slug string) string {
	titles := map[string]string{"cost/free": "Free", "referral/self": "I can go, or ask, by myself"}
	for _, t := range s.directory.Themes {
		titles["theme/"+t.Slug] = t.Title
	}
	for _, a := range s.directory.Areas {
		titles["area/"+a.Slug] = a.Title
	}
	for _, t := range serviceTypes {
		titles["type/"+t.word] = t.many
	}
	for _, k := range otherTypes {
		titles["type/"+k[0]] = k[1]
	}
	return func(facet, slug string) string {
		switch facet {
		case "access":
			return accessWords(slug)
		case "language":
			return languageName(slug)
		}
		return cmp.Or(titles[facet+"/"+slug], firstUpper(slug))
	}
}

// otherTypes are what is no service, as search.FacetNames has it.
var otherTypes = [][2]string{
	{"event", "Drop-ins and events"}, {"organisation", "Organisations"}, {"place", "Places"}, {"theme", "Themes"},
	{"area", "Areas"}, {"pack", "Packs"}, {"page", "Pages"},
}

// weekdays are in the order of a week.
var weekdays = []string{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}

// facetOrder is where a value stands among those of its facet, before all go by their titles.
func facetOrder(facet, slug string) int {
	switch facet {
	case "day":
		return slices.Index(weekdays, slug)
	case "type":
		return 1 + slices.IndexFunc(otherTypes, func(k [2]string) bool { return k[0] == slug })
	}
	return 0
}
