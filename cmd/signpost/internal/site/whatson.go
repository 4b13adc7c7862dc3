package site

import (
	"fmt"
	"slices"

	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/when"
)

// What's on: all dates of all events by month and day. A page for each month has all of its dates; the first page has
// all there are, or where that is too many the next few of each event.

func (s *Site) events(p Page) EventsPage {
	d := s.directory
	dates := s.datesOf(publicEvents(d.Events), nil)
	page := s.eventsPage(p, months(dates))
	page.Cut = s.isCut(dates)
	var over []*directory.Event
	for _, e := range d.Events {
		if !e.Sensitive && e.Times.Finished(d.Now()) {
			over = append(over, e)
		}
	}
	page.Finished = s.eventCards(over)
	return page
}

// isCut reports whether some event has more coming dates than the list holds of it.
func (s *Site) isCut(dates []Date) bool {
	held := map[string]int{}
	for _, d := range dates {
		held[d.Address]++
	}
	for _, e := range publicEvents(s.directory.Events) {
		if n := held[e.Address()]; n > 0 && len(s.eventDates(e, n+1)) > n {
			return true
		}
	}
	return false
}

func (s *Site) eventsPage(p Page, months []Month) EventsPage {
	d := s.directory
	page := EventsPage{Page: p, Months: months, Until: d.Horizon(), MonthLinks: s.monthLinks()}
	page.Calendar, page.Subscribe = "/events.ics", s.subscribeAddress("/events.ics")
	for _, t := range d.Themes {
		if len(t.Events) > 0 {
			page.Themes = append(page.Themes, Link{Title: t.Title, Address: t.Address(), Count: len(t.Events)})
		}
	}
	for _, a := range d.Areas {
		if len(a.Events) > 0 {
			page.Areas = append(page.Areas, Link{Title: a.Title, Address: a.Address(), Count: len(a.Events)})
		}
	}
	return page
}

// addMonths adds a page for each month up to the horizon.
func (s *Site) addMonths() {
	for _, first := range s.monthsAhead() {
		p := s.page("events", monthAddress(first), fmt.Sprintf("What's on in %s %d", first.Month, first.Year))
		p.Crumbs = []Link{{Title: "What's on", Address: "/events/"}}
		addList(s, p, func(p Page) EventsPage { return s.eventsPage(p, months(s.datesIn(first))) })
	}
}

// monthsAhead are the first days of the months up to the horizon, beginning with that of the build.
func (s *Site) monthsAhead() []when.Date {
	var list []when.Date
	first := when.Date{Year: s.directory.Today.Year, Month: s.directory.Today.Month, Day: 1}
	for !s.directory.Horizon().Before(first) {
		list = append(list, first)
		first = nextMonth(first)
	}
	return list
}

func nextMonth(first when.Date) when.Date {
	next := first.AddDays(31)
	return when.Date{Year: next.Year, Month: next.Month, Day: 1}
}

func monthAddress(first when.Date) string {
	return fmt.Sprintf("/events/%04d-%02d/", first.Year, first.Month)
}

func (s *Site) monthLinks() []Link {
	var list []Link
	for _, first := range s.monthsAhead() {
		list = append(list, Link{Title: fmt.Sprintf("%s %d", first.Month, first.Year), Address: monthAddress(first)})
	}
	return list
}

// datesIn are the coming dates of a month, all of them.
func (s *Site) datesIn(first when.Date) []Date {
	from, last := s.directory.Now(), nextMonth(first).AddDays(-1)
	if start := first.In(s.directory.Settings.Timezone); start.After(from) {
		from = start
	}
	var dates []Date
	for _, e := range publicEvents(s.directory.Events) {
		if e.Status != "open" {
			continue
		}
		for _, session := range e.Times.Sessions(from, last, maxUpcoming) {
			if day := when.DateOf(session.Start); !day.Before(first) {
				dates = append(dates, s.eventDate(e, session))
			}
		}
	}
	sortDates(dates)
	return dates
}

// publicEvents are those that a list may name: sensitive ones stand on their own pages alone.
func publicEvents(events []*directory.Event) []*directory.Event {
	return slices.DeleteFunc(slices.Clone(events), func(e *directory.Event) bool { return e.Sensitive })
}

// months puts dates, which are in order, under their months and days.
func months(dates []Date) []Month {
	var list []Month
	for _, d := range dates {
		day := when.DateOf(d.Start)
		if id := d.Start.Format("2006-01"); len(list) == 0 || list[len(list)-1].ID != id {
			list = append(list, Month{Name: d.Start.Format("January 2006"), ID: id})
		}
		m := &list[len(list)-1]
		if len(m.Days) == 0 || m.Days[len(m.Days)-1].Date != day {
			m.Days = append(m.Days, Day{Date: day})
		}
		last := &m.Days[len(m.Days)-1]
		last.Dates = append(last.Dates, d)
	}
	return list
}
