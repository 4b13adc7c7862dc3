package english

import (
	"slices"
	"time"

	"signpost/cmd/signpost/internal/when/internal/timetable"
)

// bankHolidays reads the names of bank holidays as a whole.
func (r *reader) bankHolidays() bool {
	start := r.i
	if r.any("bank and public holidays", "public and bank holidays", "bank holidays", "bank holiday days", "bank hols", "public holidays", "bank holiday", "bankholidays", "bank hol", "statutory holidays", "bhs", "bh") {
		if _, ok := dayWords[r.word(0)]; !ok {
			return true
		}
	}
	r.i = start
	return false
}

// holidayMondays reads "bank holiday Mondays".
func (r *reader) holidayMondays() bool {
	return r.any("bank holiday mondays", "bank hol mondays", "bank holiday monday", "bank hol monday", "bh mondays", "bh monday")
}

func (r *reader) exceptDates(e *timetable.Exceptions) bool {
	start := r.i
	list, ok := r.entries()
	if r.wrong != nil || !ok {
		r.i = start
		return false
	}
	for _, x := range list {
		last := x.end().Date
		if x.Year == 0 {
			if x.weekday >= 0 {
				r.noYear([]entry{x})
				return false
			}
			e.Seasons = append(e.Seasons, timetable.Season{From: timetable.MonthDay{Month: x.Month, Day: x.Day}, Until: timetable.MonthDay{Month: last.Month, Day: last.Day}})
			continue
		}
		e.Windows = append(e.Windows, timetable.Window{From: x.Date, Until: last})
	}
	return true
}

func (r *reader) exceptMonths(e *timetable.Exceptions) bool {
	start := r.i
	p, ok := r.months()
	if !ok || r.wrong != nil {
		r.i = start
		return false
	}
	e.Seasons = append(e.Seasons, p.Seasons...)
	e.Windows = append(e.Windows, p.Windows...)
	return true
}

func (r *reader) exceptDays(e *timetable.Exceptions) bool {
	start := r.i
	if sets, ok := r.ordinalDays(); ok && len(sets) == 1 && sets[0].kind == timetable.Monthly && sets[0].every.n == 0 && sets[0].part == "" {
		e.Nths = append(e.Nths, sets[0].nths...)
		return true
	}
	r.i = start
	if r.wrong != nil {
		return false
	}
	days, ok := r.weekdayRange()
	if !ok || partWords[r.word(0)] != "" {
		r.i = start
		return false
	}
	e.Days |= days
	return true
}

// including reads "including bank holidays": no change, where the days
// hold them anyway.
func (r *reader) including() bool {
	start := r.i
	if !r.any("including", "inc", "incl", "includes", "and including") {
		return r.bankHolidayDays()
	}
	it := item{kind: iIncluding}
	for n := 0; n == 0 || r.list(); n++ {
		r.any("all", "on", "the")
		switch {
		case r.bankHolidays():
			it.also.Holidays = true
		case r.any("weekends"):
			it.also.Days |= timetable.Weekends
		default:
			r.i = start
			return false
		}
	}
	return r.add(it, start)
}

// bankHolidayDays reads bank holidays as days on which something is: "Sundays
// and bank holidays 10am to 4pm".
func (r *reader) bankHolidayDays() bool {
	start := r.i
	r.any("on", "all")
	set := daySet{kind: timetable.Holidays}
	switch {
	case r.holidayMondays():
		set.days = 1 << time.Monday
	case r.bankHolidays():
	default:
		r.i = start
		return false
	}
	if r.isDateHere() {
		return true // "Bank Holiday Monday 3 May 2027": the date says it
	}
	joined := start > 0 && (r.toks[start-1].kind == tAnd || r.toks[start-1].kind == tComma || r.toks[start-1].kind == tSlash)
	if n := len(r.items); joined && n > 0 && r.items[n-1].kind == iDays && r.items[n-1].last == start-2 {
		r.items[n-1].days = append(slices.Clone(r.items[n-1].days), set)
		r.items[n-1].last = r.i - 1
		return true
	}
	return r.add(item{kind: iDays, days: []daySet{set}}, start)
}
