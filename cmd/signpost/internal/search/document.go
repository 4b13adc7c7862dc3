package search

import (
	"cmp"
	"iter"
	"slices"
	"strings"

	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/rank"
	"signpost/cmd/signpost/internal/when"
)

// A document is what is indexed of an entry.
type document struct {
	address, kind, title, summary, body            string
	keywords, themes, organisations, places, areas []string
	closed                                         bool
	month                                          int // of its check, as in rank.Batch
	end                                            int // its last day, as in rank.End, or 0
	facets                                         facets
	at                                             []*directory.Place // those whose coordinates may be told
}

// texts are the texts of each field.
func (d *document) texts() [rank.Fields][]string {
	return [rank.Fields][]string{
		rank.Title: {d.title}, rank.Keywords: d.keywords, rank.Themes: d.themes, rank.Summary: {d.summary},
		rank.Organisation: d.organisations, rank.Place: d.places, rank.Area: d.areas, rank.Body: {d.body},
	}
}

// says reports whether two documents have the same texts.
func (d *document) says(other *document) bool {
	return d.title == other.title && d.summary == other.summary && d.body == other.body && slices.Equal(d.keywords, other.keywords) &&
		slices.Equal(d.themes, other.themes) && slices.Equal(d.organisations, other.organisations) &&
		slices.Equal(d.places, other.places) && slices.Equal(d.areas, other.areas)
}

func newDocument(e *directory.Entry) document {
	return document{
		address: e.Address(), kind: string(e.Kind), title: e.Title, summary: e.Summary, body: e.Body.Text,
		keywords: e.Keywords, month: monthOf(e.Checked.On, -1),
	}
}

// monthOf is the month of a check.
func monthOf(day when.Date, unknown int) int {
	if day.IsZero() {
		return unknown
	}
	return rank.Month(day.Year, int(day.Month))
}

// numbered sorts documents into the order by which package rank numbers entries.
func numbered(docs []document) []document {
	rankOf := func(month int) int { // what need not be checked first, what never was last
		if month == -1 {
			return 1 << 30
		}
		return month
	}
	slices.SortFunc(docs, func(a, b document) int {
		if a.closed != b.closed {
			if b.closed {
				return -1
			}
			return 1
		}
		return cmp.Or(cmp.Compare(rankOf(b.month), rankOf(a.month)), cmp.Compare(a.end, b.end), strings.Compare(a.title, b.title), strings.Compare(a.address, b.address))
	})
	return docs
}

// documents are all entries that a search can find. Questions of the guide are none: they are found by following it.
func documents(d *directory.Directory) []document {
	var docs []document
	for _, s := range d.Services {
		docs = append(docs, serviceDocument(s, d))
	}
	for _, e := range d.Events {
		docs = append(docs, eventDocument(e, d))
	}
	for _, o := range d.Organisations {
		doc := newDocument(&o.Entry)
		doc.areas = areaNames(o.Areas)
		doc.facets = facets{"type": {"organisation"}}
		doc.facets.areas(o.Areas, false, d)
		docs = append(docs, doc)
	}
	for _, p := range d.Places {
		if !p.Confidential { // nobody is to look for it
			docs = append(docs, placeDocument(p, d))
		}
	}
	for _, t := range d.Themes {
		doc := newDocument(&t.Entry)
		doc.themes = themeNames([]*directory.Theme{t})
		doc.keywords = slices.Concat(t.Keywords, t.Synonyms) // the theme itself before what is about it
		doc.facets = facets{"type": {"theme"}, "theme": {t.Slug}}
		docs = append(docs, doc)
	}
	for _, a := range d.Areas {
		doc := newDocument(&a.Entry)
		doc.areas = areaNames([]*directory.Area{a})
		doc.facets = facets{"type": {"area"}, "area": {a.Slug}}
		docs = append(docs, doc)
	}
	for _, p := range d.Packs {
		doc := newDocument(&p.Entry)
		for _, item := range p.Items {
			doc.body += "\n" + item.Why
		}
		doc.facets = facets{"type": {"pack"}}
		docs = append(docs, doc)
	}
	for _, p := range d.Pages {
		doc := newDocument(&p.Entry)
		doc.facets = facets{"type": {"page"}}
		docs = append(docs, doc)
	}
	return docs
}

// Texts gives what is indexed of each entry, by its address: words that no page may have.
func Texts(d *directory.Directory) iter.Seq2[string, string] {
	return func(yield func(address, text string) bool) {
		for _, doc := range documents(d) {
			var all []string
			for _, list := range doc.texts() {
				all = append(all, list...)
			}
			if !yield(doc.address, joined(all...)) {
				return
			}
		}
	}
}

func placeDocument(p *directory.Place, d *directory.Directory) document {
	doc := newDocument(&p.Entry)
	doc.places = slices.Concat(p.Lines, []string{p.Postcode})
	doc.facets = facets{"type": {"place"}, "access": p.Access}
	doc.at = located([]*directory.Place{p})
	if p.Area != nil {
		doc.areas = areaNames([]*directory.Area{p.Area})
		doc.facets.areas([]*directory.Area{p.Area}, false, d)
	}
	return doc
}

func serviceDocument(s *directory.Service, d *directory.Directory) document {
	doc := newDocument(&s.Entry)
	doc.body = joined(s.Body.Text, s.Who, s.Type)
	doc.closed, doc.month = s.Status == "closed", monthOf(s.Checked.On, 0)
	doc.themes = themeNames(s.Themes)
	doc.places = placeNames(s.Places)
	doc.areas = areaNames(s.EffectiveAreas())
	doc.facets, doc.at = serviceFacets(s, d), located(s.Places)
	if s.Organisation != nil {
		doc.organisations = []string{s.Organisation.Title}
	}
	return doc
}

func eventDocument(e *directory.Event, d *directory.Directory) document {
	doc := newDocument(&e.Entry)
	doc.body = joined(e.Body.Text, e.Who, e.Room, e.Food)
	doc.closed = e.Status == "closed" || e.Times.Finished(d.Now())
	if last, ends := e.Times.LastDay(d.Now()); ends && !doc.closed {
		doc.end = rank.On(last.Year, int(last.Month), last.Day).Day
	}
	doc.themes = themeNames(e.AllThemes())
	doc.places = placeNames(e.AllPlaces())
	doc.areas = areaNames(e.EffectiveAreas())
	doc.facets, doc.at = eventFacets(e, d), located(e.AllPlaces())
	if e.Organisation != nil {
		doc.organisations = []string{e.Organisation.Title}
	}
	for _, o := range e.AllPartners() {
		doc.organisations = append(doc.organisations, o.Title)
	}
	return doc
}

func joined(parts ...string) string { return strings.Join(parts, "\n") }

func themeNames(themes []*directory.Theme) []string {
	var names []string
	for _, t := range themes {
		names = append(append(names, t.Title), t.Synonyms...)
	}
	return names
}

func placeNames(places []*directory.Place) []string {
	var names []string
	for _, p := range places {
		if p.Confidential {
			continue // else whoever looks for "address" finds it
		}
		names = append(names, p.Title)
	}
	return names
}

// areaNames names the areas with all that they lie in: who looks for Worcestershire finds what is in Redditch.
func areaNames(areas []*directory.Area) []string {
	var names []string
	for _, a := range areas {
		for ; a != nil; a = a.PartOf {
			names = append(append(names, a.Title), a.Synonyms...)
		}
	}
	return names
}
