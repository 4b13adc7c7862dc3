package site

import (
	"cmp"
	"fmt"
	"iter"
	"slices"
	"strings"
	"time"

	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/when"
)

// RFC is the start as RFC 3339 writes it, with the zone's offset; the day alone where no time of day is known.
func (d Moment) RFC() string {
	if d.AllDay {
		return d.Start.Format(time.DateOnly)
	}
	return d.Start.Format(time.RFC3339)
}

// EndRFC is the end in the same form, or "" where it is not known.
func (d Moment) EndRFC() string {
	if d.AllDay || d.OpenEnd {
		return ""
	}
	return d.End.Format(time.RFC3339)
}

// Day is the day in full: "Tuesday 23 February 2027".
func (d Moment) Day() string { return d.Start.Format("Monday 2 January 2006") }

// Time is the time of day in words, "10am to 12 noon", or "" where it is not known.
func (d Moment) Time() string {
	switch {
	case d.AllDay:
		return ""
	case d.OpenEnd:
		return clockWords(d.Start)
	case d.Start.Equal(midnightOf(d.Start)) && d.End.Equal(midnightOf(d.Start).AddDate(0, 0, 1)):
		return "24 hours"
	}
	return clockWords(d.Start) + " to " + clockWords(d.End)
}

// IsMoved reports whether the date was moved here from another.
func (d Moment) IsMoved() bool { return !d.MovedFrom.IsZero() }

// From is the day from which the date was moved, in full.
func (d Moment) From() string {
	return d.MovedFrom.In(d.Start.Location()).Format("Monday 2 January 2006")
}

func momentOf(s directory.Session) Moment {
	return Moment{Start: s.Start, End: s.End, OpenEnd: s.OpenEnd, AllDay: s.AllDay, Note: s.Note, Cancelled: s.Cancelled, MovedFrom: s.MovedFrom}
}

func midnightOf(t time.Time) time.Time { return when.DateOf(t).In(t.Location()) }

// clockWords says a time of day as people do: "10.30am", "12 noon", "midnight".
func clockWords(t time.Time) string {
	h, m := t.Hour(), t.Minute()
	switch {
	case h == 12 && m == 0:
		return "12 noon"
	case h == 0 && m == 0:
		return "midnight"
	}
	half := "am"
	if h >= 12 {
		half = "pm"
	}
	h = (h+11)%12 + 1
	if m == 0 {
		return fmt.Sprintf("%d%s", h, half)
	}
	return fmt.Sprintf("%d.%02d%s", h, m, half)
}

// few is how many dates a page shows of each service or event, where it shows several.
const few = 3

// manyDates is how many dates a list may hold; above that each event is shown with its next few.
const manyDates = 400

// eventDates are the coming dates of an event, at most limit that take place, and the cancelled ones between them.
func (s *Site) eventDates(e *directory.Event, limit int) []Date {
	if e.Status == "closed" || e.Status == "paused" {
		return nil
	}
	var dates []Date
	for _, session := range s.nextSessions(&e.Times, limit) {
		dates = append(dates, s.eventDate(e, session))
	}
	return dates
}

// nextSessions are the sessions up to the horizon; of what happens less often, the next few however far away.
func (s *Site) nextSessions(t *directory.Times, limit int) []directory.Session {
	now, want := s.directory.Now(), min(limit, few)
	sessions := t.Sessions(now, s.directory.Horizon(), limit)
	n := 0
	for _, x := range sessions {
		if !x.Cancelled {
			n++
		}
	}
	if n < want {
		return t.Sessions(now, when.DateOf(now.AddDate(farYears, 0, 0)), want)
	}
	return sessions
}

// farYears is how far ahead a rare date is looked for; a leap day comes every four years.
const farYears = 9

func (s *Site) eventDate(e *directory.Event, session directory.Session) Date {
	day := e.Subject(session)
	on := e.On(day)
	return Date{
		Moment: momentOf(session),
		Title:  on.Title, Address: e.Address(), On: on, Own: e.Differs(day),
	}
}

// serviceDates are the coming times of a service.
func (s *Site) serviceDates(v *directory.Service, limit int) []Date {
	var dates []Date
	for session := range s.serviceSessions(v, limit) {
		dates = append(dates, serviceDate(v, session))
	}
	return dates
}

// serviceSessions are the coming sessions of a service, at most limit that take place: none of one that is always there.
func (s *Site) serviceSessions(v *directory.Service, limit int) iter.Seq[directory.Session] {
	if v.Status == "closed" || v.Status == "paused" || v.Times.Known() && v.Times.Schedule.Always() {
		return func(func(directory.Session) bool) {}
	}
	return v.Times.All(s.directory.Now(), s.directory.Horizon(), limit)
}

func serviceDate(v *directory.Service, session directory.Session) Date {
	var place *directory.Place
	if len(v.Places) == 1 {
		place = v.Places[0]
	}
	return Date{
		Moment: momentOf(session),
		Title:  v.Title, Address: v.Address(), On: directory.On{Place: place, Room: v.Room, Title: v.Title},
	}
}

// pastDates are the dates of an event that are over, newest first, going back a year at most.
func (s *Site) pastDates(e *directory.Event) []Date {
	now := s.directory.Now()
	var dates []Date
	for _, session := range e.Times.Sessions(now.AddDate(-1, 0, 0), s.directory.Today, maxUpcoming) {
		if session.Start.Before(now) {
			dates = append(dates, s.eventDate(e, session))
		}
	}
	slices.Reverse(dates)
	return dates[:min(manyDates, len(dates))]
}

// knownUntil is the last day up to which a page tells the dates of a series that goes on after them; the zero Date where
// the series ends with the dates that are told.
func (s *Site) knownUntil(e *directory.Event, dates []Date) when.Date {
	last, finite := e.Times.Schedule.Last()
	told := finite && (len(dates) == 0 || !last.After(dates[len(dates)-1].End))
	if told && !e.Times.AwaitsTerms {
		return when.Date{}
	}
	until := s.directory.Horizon()
	if n := len(dates); n > 0 && (told || n >= manyDates || until.Before(when.DateOf(dates[n-1].Start))) {
		until = when.DateOf(dates[n-1].Start)
	}
	return until
}

// laterTalks is how many drop-ins a service's page has ready for those that are over: half a year of a weekly one.
const laterTalks = 24

// talk gives the next drop-ins where one can ask about a service face to face, and those that come after them. Where
// somebody has to be sent by a professional nobody can just turn up.
func (s *Site) talk(v *directory.Service) (next, later []Date) {
	open := slices.DeleteFunc(slices.Clone(v.HeardAt), func(e *directory.Event) bool { return e.Referral == "professional" })
	dates := s.datesOf(open, func(on directory.On) bool {
		return slices.ContainsFunc(on.Services, func(x *directory.Service) bool { return x.Slug == v.Slug })
	})
	dates = slices.DeleteFunc(dates, func(d Date) bool { return d.Cancelled })
	n := min(few, len(dates))
	return dates[:n], dates[n:min(n+laterTalks, len(dates))]
}

// datesOf gathers the coming dates of several events, in order: those for which keep is true, or all where it is nil.
// Where there are too many each event gives its next few.
func (s *Site) datesOf(events []*directory.Event, keep func(directory.On) bool) []Date {
	if dates := s.gather(events, keep, manyDates); len(dates) <= manyDates {
		return dates
	}
	return s.gather(events, keep, few)
}

// gather is datesOf with at most so many of each event.
func (s *Site) gather(events []*directory.Event, keep func(directory.On) bool, limit int) []Date {
	var dates []Date
	for _, e := range events {
		n := 0
		for _, d := range s.eventDates(e, manyDates) {
			if keep != nil && !keep(d.On) {
				continue
			}
			dates = append(dates, d)
			if !d.Cancelled {
				n++
			}
			if n == limit {
				break
			}
		}
	}
	sortDates(dates)
	return dates
}

func sortDates(dates []Date) {
	slices.SortStableFunc(dates, func(a, b Date) int {
		return cmp.Or(a.Start.Compare(b.Start), strings.Compare(a.Title, b.Title), strings.Compare(a.Address, b.Address))
	})
}

// firstDates cuts a list after n dates that take place.
func firstDates(dates []Date, n int) []Date {
	for i, d := range dates {
		if !d.Cancelled {
			n--
		}
		if n == 0 {
			return dates[:i+1]
		}
	}
	return dates
}
