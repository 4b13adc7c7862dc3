// Package calendar writes the sessions of a directory's events as iCalendar files.
//
// The files follow RFC 5545 as far as Outlook, Google Calendar and Apple Calendar follow it, which is less far than one
// would wish; what they don't read the same way is not used.
//
// # One event, one UID
//
// All sessions of an event share a UID, so they are one recurrence set: a main VEVENT, and a VEVENT with a
// RECURRENCE-ID for each session that differs from it. The UID is made from the kind and the slug of the entry, never
// its title, and the host of the directory: events-coffee-and-a-catch-up@directory.example.org. Where a file has been
// renamed it is the first of its aliases, which therefore has to stay the first.
//
// # One plain rule, and what it does not hold is taken out
//
// The main VEVENT of a series has exactly one RRULE: weekly on some days, or monthly on one weekday or one day of the
// month, perhaps every so many. Dates that this rule gives and the series has not are EXDATEs. So "last Tuesday and
// last Thursday" is every Tuesday and Thursday, without the others. The ways that look more natural don't travel:
//
//   - BYDAY=-1TU,-1TH: Outlook skips the whole appointment. It takes one weekday a month (Microsoft KB 2643084).
//   - RDATE: Outlook opens no event that has it without an RRULE (KB 2643084; MS-OXCICAL, RDATE) and ignores the dates
//     otherwise, Apple Calendar shows only some, and Google Calendar none after the RRULE's UNTIL.
//   - Several rules: RFC 5545 advises against more than one RRULE, and few programs read two.
//   - Several VEVENTs, one for each rule: they would need UIDs of their own.
//
// The rule's time is the one that most sessions have. A session at another time, or of another length, keeps the rule's
// place on its day and says its own time as an exception (RECURRENCE-ID), which all three read. Only a second session
// on one day has no such place: it is an RDATE with an exception that says the same, so that a program which drops the
// one may have the other.
//
// # How far
//
// A series is written up to the end of the year in which the directory's horizon lies, and no further, unless its very
// next date is: nobody has promised more, bank holidays are taken out as far as that, and a file that was downloaded once and forgotten does not
// go on for ever about a group that has closed. It begins where its lines say, else with the year before the build's.
// Whole years, because then a file changes with its content, or once a year, and not each day.
//
// # What is said of a date
//
// A cancelled session is there with STATUS:CANCELLED, under its title. Since some programs show it like any other, its
// place is "Cancelled" too. A moved one has its new time under the RECURRENCE-ID of the old. Where no end is stated
// there is no DTEND: an end that we made up would be read as a promise. Sessions without a time are whole days
// (VALUE=DATE).
//
// # What is left out
//
// Events that are paused or closed, because not every program shows a series that is called off in a way that can't be
// mistaken; their page says it. Sensitive ones (see Shown), because a calendar is on the lock screen of a phone, is
// shared with the family, and outlives the visit to the page. Series that were over before the first of the years above
// are only in their own calendar.
//
// # When it was written
//
// A file knows no clock. DTSTAMP and LAST-MODIFIED are the day on which somebody last checked the entry, or
// 1 January 2000. SEQUENCE is the number of days from then to the check, and one more for each date that is cancelled,
// moved, or different: it grows with the changes that people are to be told of.
package calendar

import (
	"bytes"
	"io"
	"slices"
	"strings"
	"time"

	ics "github.com/arran4/golang-ical"

	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/when"
)

// A Calendar is what one file holds.
type Calendar struct {
	Name        string
	Description string // "" for none
	URL         string // of the page that shows the same
	Events      []*directory.Event
	// Only reports whether the event's session that is meant for the day belongs here. All do where it is nil.
	Only func(e *directory.Event, day when.Date) bool
}

// All is the calendar of everything that is on.
func All(d *directory.Directory) Calendar {
	return Calendar{
		Name:        d.Settings.Title,
		Description: d.Settings.Summary,
		URL:         d.Settings.BaseURL + "events/",
		Events:      current(d, d.Events),
	}
}

// OfEvent is the calendar of one event; it keeps a series that is over. That of a sensitive event is empty and does
// not name it.
func OfEvent(d *directory.Directory, e *directory.Event) Calendar {
	if e.Sensitive {
		return Calendar{Name: d.Settings.Title, URL: d.Settings.BaseURL}
	}
	c := of(d, &e.Entry)
	c.Name, c.Events = e.Title, []*directory.Event{e}
	return c
}

// OfTheme is the calendar of the dates that are about a theme.
func OfTheme(d *directory.Directory, t *directory.Theme) Calendar {
	c := of(d, &t.Entry)
	c.Events = current(d, t.Events)
	c.Only = func(e *directory.Event, day when.Date) bool { return slices.Contains(e.On(day).Themes, t) }
	return c
}

// OfPlace is the calendar of all that happens at a place.
func OfPlace(d *directory.Directory, p *directory.Place) Calendar {
	c := of(d, &p.Entry)
	c.Events = current(d, p.Events)
	c.Only = func(e *directory.Event, day when.Date) bool { return e.On(day).Place == p }
	return c
}

// OfArea is the calendar of an area and those that lie in it.
func OfArea(d *directory.Directory, a *directory.Area) Calendar {
	within := func(x *directory.Area) bool { return x.Within(a) }
	c := of(d, &a.Entry)
	for _, e := range current(d, d.Events) {
		if slices.ContainsFunc(e.EffectiveAreas(), within) {
			c.Events = append(c.Events, e)
		}
	}
	c.Only = func(e *directory.Event, day when.Date) bool {
		place := e.On(day).Place
		return place != nil && within(place.Area) || slices.ContainsFunc(e.Areas, within)
	}
	return c
}

// of begins the calendar of an entry. Among the calendars of a phone "Debt advice" alone tells too little.
func of(d *directory.Directory, e *directory.Entry) Calendar {
	return Calendar{Name: e.Title + ", " + d.Settings.Title, Description: e.Summary, URL: page(d, e)}
}

// Shown reports whether an event's sessions are in calendars at all: whether there is anything to download.
func Shown(e *directory.Event) bool {
	return !e.Sensitive && e.Status != "paused" && e.Status != "closed" && e.Times.Known()
}

// current are those of the events that have not been over for long.
func current(d *directory.Directory, events []*directory.Event) []*directory.Event {
	begin := years(d).from.In(d.Settings.Timezone)
	var list []*directory.Event
	for _, e := range events {
		if Shown(e) && !e.Times.Finished(begin) {
			list = append(list, e)
		}
	}
	return list
}

// page is the full address of an entry's page.
func page(d *directory.Directory, e *directory.Entry) string {
	return d.Settings.BaseURL + strings.TrimPrefix(e.Address(), "/")
}

// Write writes a calendar. The same directory and calendar give the same bytes.
func Write(w io.Writer, d *directory.Directory, c Calendar) error {
	out := ics.NewCalendarFor("Signpost")
	out.SetProductId("-//Signpost//Signpost//EN")
	out.SetCalscale("GREGORIAN")
	out.SetName(clean(c.Name)) // X-WR-CALNAME too
	if c.Description != "" {
		out.SetDescription(clean(c.Description))
		out.SetXWRCalDesc(clean(c.Description))
	}
	out.SetUrl(clean(c.URL))
	zone := d.Settings.Timezone
	out.SetXWRTimezone(zone.String())
	out.SetRefreshInterval("P1D")
	out.SetXPublishedTTL("P1D")

	// The zone comes first, and has to reach back to the first event.
	span := years(d)
	var events []ics.Component
	for _, e := range c.Events {
		s, ok := newSeries(d, e, c.Only)
		if !ok {
			continue
		}
		if day := when.DateOf(s.first.Start); day.Before(span.from) {
			span.from = day
		}
		if day := when.DateOf(s.last); span.until.Before(day) {
			span.until = day
		}
		events = append(events, s.components()...)
	}
	out.Components = append(out.Components, zoneComponent(zone, span.from.Year, span.until.Year))
	out.Components = append(out.Components, events...)

	// The library does not report an error of every write: only one of ours can fail.
	var b bytes.Buffer
	if err := out.SerializeTo(&b, ics.WithNewLineWindows); err != nil {
		return err
	}
	_, err := w.Write(b.Bytes())
	return err
}

// window is a stretch of days, both ends included.
type window struct{ from, until when.Date }

// years are those that calendars hold: last year, and up to the end of that of the horizon.
func years(d *directory.Directory) window {
	return window{
		when.Date{Year: d.Today.Year - 1, Month: time.January, Day: 1},
		when.Date{Year: d.Horizon().Year, Month: time.December, Day: 31},
	}
}
