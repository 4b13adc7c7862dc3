package site

import (
	"bytes"
	"strings"

	"signpost/cmd/signpost/internal/calendar"
	"signpost/cmd/signpost/internal/directory"
)

// addCalendars adds an iCalendar file for all events, and one for each event, theme, place and area.
func (s *Site) addCalendars() {
	d := s.directory
	s.addCalendar("events.ics", "", func() calendar.Calendar { return calendar.All(d) })
	for _, e := range d.Events {
		s.addCalendarsOf(&e.Entry, func() calendar.Calendar { return calendar.OfEvent(d, e) })
	}
	for _, t := range d.Themes {
		s.addCalendarsOf(&t.Entry, func() calendar.Calendar { return calendar.OfTheme(d, t) })
	}
	for _, p := range publicPlaces(d.Places) {
		s.addCalendarsOf(&p.Entry, func() calendar.Calendar { return calendar.OfPlace(d, p) })
	}
	for _, a := range d.Areas {
		s.addCalendarsOf(&a.Entry, func() calendar.Calendar { return calendar.OfArea(d, a) })
	}
}

// addCalendarsOf adds a calendar at the address of its entry, and at its old ones: who has subscribed there goes on to
// hear.
func (s *Site) addCalendarsOf(e *directory.Entry, of func() calendar.Calendar) {
	for _, slug := range append([]string{e.Slug}, e.Aliases...) {
		s.addCalendar(string(e.Kind)+"/"+slug+".ics", e.Path, of)
	}
}

func (s *Site) addCalendar(path, source string, of func() calendar.Calendar) {
	s.add(&File{Path: path, Source: source, make: func() ([]byte, error) {
		var b bytes.Buffer
		if err := calendar.Write(&b, s.directory, of()); err != nil {
			return nil, err
		}
		return b.Bytes(), nil
	}})
}

// hasCalendar reports whether an event's calendar is worth offering: that of a sensitive one, or of one that is paused
// or closed, has nothing in it.
func (s *Site) hasCalendar(e *directory.Event) bool { return calendar.Shown(e) }

// calendarAddress is the address of an entry's calendar, in the directory's own language: "/events/coffee.ics".
func calendarAddress(e *directory.Entry) string { return "/" + string(e.Kind) + "/" + e.Slug + ".ics" }

// calendarLinks are the addresses at which an entry's calendar is downloaded and at which it is subscribed to.
func (s *Site) calendarLinks(e *directory.Entry) (download, subscribe string) {
	download = calendarAddress(e)
	return download, s.subscribeAddress(download)
}

// subscribeAddress lacks its scheme, webcal://, which html/template lets through only where it stands in the layout
// itself.
func (s *Site) subscribeAddress(download string) string {
	return strings.TrimPrefix(calendar.Subscribe(s.look.abs(download)), "webcal://")
}
