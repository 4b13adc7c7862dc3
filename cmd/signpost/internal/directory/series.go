package directory

import (
	"slices"

	"signpost/cmd/signpost/internal/when"
)

// What an event is about, who is there and where it is may differ from date to date. These give the whole of it, and
// what holds on one date.

// On is what holds on a date of the series.
type On struct {
	Themes   []*Theme
	Partners []*Organisation
	Services []*Service
	Place    *Place
	Room     string
	Title    string
	Note     string
}

// On gives what holds on a date: the series' own, except where a variation says otherwise.
func (e *Event) On(day when.Date) On {
	o := On{Themes: e.Themes, Partners: e.Partners, Services: e.Services, Place: e.Place, Room: e.Room, Title: e.Title}
	for _, v := range e.Variations {
		if v.On != day {
			continue
		}
		if v.Themes != nil {
			o.Themes = v.Themes
		}
		if v.Partners != nil {
			o.Partners = v.Partners
		}
		if v.Services != nil {
			o.Services = v.Services
		}
		if v.Place != nil {
			o.Place, o.Room = v.Place, ""
		}
		if v.Room != "" {
			o.Room = v.Room
		}
		if v.Title != "" {
			o.Title = v.Title
		}
		o.Note = v.Note
	}
	if o.Place != nil && o.Place.Confidential {
		o.Room = "" // it would help to find it
	}
	return o
}

// Varies reports whether the date differs from the series.
func (e *Event) Varies(day when.Date) bool {
	return slices.ContainsFunc(e.Variations, func(v Variation) bool { return v.On == day })
}

// Subject is the day under which what holds on a session is stated: the day it takes place where something is said of
// that, else the day it was meant for, since what was said of the old date goes along.
func (e *Event) Subject(s Session) when.Date {
	if day := when.DateOf(s.Start); s.MovedFrom.IsZero() || e.Varies(day) {
		return day
	}
	return s.MovedFrom
}

// Differs gives what differs from the series on a date, and nothing of what does not.
func (e *Event) Differs(day when.Date) On {
	o := e.On(day)
	if slices.Equal(o.Themes, e.Themes) {
		o.Themes = nil
	}
	if slices.Equal(o.Partners, e.Partners) {
		o.Partners = nil
	}
	if slices.Equal(o.Services, e.Services) {
		o.Services = nil
	}
	if o.Place == e.Place {
		o.Place = nil
	}
	if o.Room == e.Room {
		o.Room = ""
	}
	if o.Title == e.Title {
		o.Title = ""
	}
	return o
}

// AllThemes are the series' themes and those of single dates.
func (e *Event) AllThemes() []*Theme {
	return union(e, e.Themes, func(v Variation) []*Theme { return v.Themes })
}

// AllPartners are the series' partners and those of single dates.
func (e *Event) AllPartners() []*Organisation {
	return union(e, e.Partners, func(v Variation) []*Organisation { return v.Partners })
}

// AllServices are what people hear about on any date.
func (e *Event) AllServices() []*Service {
	return union(e, e.Services, func(v Variation) []*Service { return v.Services })
}

// AllPlaces are the series' place and those of single dates.
func (e *Event) AllPlaces() []*Place {
	var own []*Place
	if e.Place != nil {
		own = []*Place{e.Place}
	}
	return union(e, own, func(v Variation) []*Place {
		if v.Place == nil {
			return nil
		}
		return []*Place{v.Place}
	})
}

func union[T any](e *Event, own []*T, of func(Variation) []*T) []*T {
	list := slices.Clone(own)
	for _, v := range e.Variations {
		for _, x := range of(v) {
			if !slices.Contains(list, x) {
				list = append(list, x)
			}
		}
	}
	return list
}
