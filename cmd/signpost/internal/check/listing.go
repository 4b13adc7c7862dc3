package check

import (
	"iter"

	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/problem"
)

// A listing is a service or an event: what a person goes to or turns to. Most rules mean both.
type listing struct {
	*directory.Entry
	Type           string // a service's; "event" for an event
	Status         string
	Times          *directory.Times
	Contact        directory.Contact
	Organisation   *directory.Organisation
	Who, Say, Room string
	MinAge, MaxAge int
	Confidential   bool
	Themes         []*directory.Theme
	Places         []*directory.Place
	Areas          []*directory.Area
	HeardAbout     []*directory.Service
	over           bool
}

func listingsOf(d *directory.Directory) []listing {
	list := make([]listing, 0, len(d.Services)+len(d.Events))
	for _, s := range d.Services {
		list = append(list, listing{&s.Entry, s.Type, s.Status, &s.Times, s.Contact, s.Organisation, s.Who, s.Say, s.Room, s.MinAge, s.MaxAge,
			s.Confidential, s.Themes, s.Places, s.EffectiveAreas(), nil, false})
	}
	for _, e := range d.Events {
		list = append(list, listing{&e.Entry, "event", e.Status, &e.Times, e.Contact, e.Organisation, e.Who, e.Say, e.Room, e.MinAge, e.MaxAge,
			false, e.AllThemes(), e.AllPlaces(), e.EffectiveAreas(), e.AllServices(), e.Times.Finished(d.Now())})
	}
	return list
}

// live gives the listings that a person can still go to.
func (r *reporter) live() iter.Seq[listing] {
	return func(yield func(listing) bool) {
		for _, l := range r.listings {
			if l.Status != "closed" && !l.over && !yield(l) {
				return
			}
		}
	}
}

// originals gives the entries in the directory's own language, its home page among them: rules about words know no other.
func (r *reporter) originals() iter.Seq[*directory.Entry] {
	return func(yield func(*directory.Entry) bool) {
		if !yield(&r.d.Settings.Entry) {
			return
		}
		for e := range r.d.Entries() {
			if e.Lang == "" && !yield(e) {
				return
			}
		}
	}
}

// What a file states and nobody could read is told where it is read. So a rule that misses something asks States.

// item is the place of a name in a list, or of the list where the file names it in another way.
func item(e *directory.Entry, field, name string) problem.Pos {
	if named := field + "[" + name + "]"; e.States(named) {
		return e.At(named)
	}
	return e.At(field)
}
