package when

import (
	"slices"
	"time"
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

func (r *reader) exceptDates(e *exceptions) bool {
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
			e.seasons = append(e.seasons, season{monthDay{x.Month, x.Day}, monthDay{last.Month, last.Day}})
			continue
		}
		e.windows = append(e.windows, window{x.Date, last})
	}
	return true
}

func (r *reader) exceptMonths(e *exceptions) bool {
	start := r.i
	p, ok := r.months()
	if !ok || r.wrong != nil {
		r.i = start
		return false
	}
	e.seasons = append(e.seasons, p.seasons...)
	e.windows = append(e.windows, p.windows...)
	return true
}

func (r *reader) exceptDays(e *exceptions) bool {
	start := r.i
	if sets, ok := r.ordinalDays(); ok && len(sets) == 1 && sets[0].kind == monthly && sets[0].every.n == 0 && sets[0].part == "" {
		e.nths = append(e.nths, sets[0].nths...)
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
	e.days |= days
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
			it.also.holidays = true
		case r.any("weekends"):
			it.also.days |= weekends
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
	set := daySet{kind: holidays}
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
