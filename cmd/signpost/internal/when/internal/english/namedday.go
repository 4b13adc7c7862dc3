package english

import (
	"slices"
	"time"

	"signpost/cmd/signpost/internal/when/internal/timetable"
)

// namedDays are the holidays that lines name, with their day of the year.
var namedDays = []struct {
	phrase string
	day    timetable.MonthDay
}{
	{"christmas day", timetable.MonthDay{Month: time.December, Day: 25}},
	{"xmas day", timetable.MonthDay{Month: time.December, Day: 25}},
	{"christmas eve", timetable.MonthDay{Month: time.December, Day: 24}},
	{"xmas eve", timetable.MonthDay{Month: time.December, Day: 24}},
	{"boxing day", timetable.MonthDay{Month: time.December, Day: 26}},
	{"new years day", timetable.MonthDay{Month: time.January, Day: 1}},
	{"new year day", timetable.MonthDay{Month: time.January, Day: 1}},
	{"new years eve", timetable.MonthDay{Month: time.December, Day: 31}},
}

// namedDay reads "Christmas Day", "Good Friday": of every year, or of the one
// that is named with it.
func (r *reader) namedDay() ([]daySet, bool) {
	start := r.i
	r.any("on", "open", "every")
	for _, d := range namedDays {
		if r.eat(d.phrase) {
			return r.inYear(start, daySet{kind: timetable.Yearly, yearDays: []timetable.MonthDay{d.day}}, func(year int) timetable.Date { return timetable.Date{Year: year, Month: d.day.Month, Day: d.day.Day} })
		}
	}
	for _, d := range timetable.EasterDays {
		if r.eat(d.Phrase) {
			return r.inYear(start, daySet{kind: timetable.Moveable, easter: []int{d.After}}, func(year int) timetable.Date { return timetable.Easter(year).AddDays(d.After) })
		}
	}
	r.i = start
	return nil, false
}

// inYear reads on after a named day: its year, or its date.
func (r *reader) inYear(start int, set daySet, of func(year int) timetable.Date) ([]daySet, bool) {
	at := r.i
	r.skip(tComma)
	r.skip(tOpen)
	if year := r.year(); year != 0 {
		r.closed(at)
		return []daySet{{kind: timetable.SingleDates, dates: []timetable.Date{of(year)}}}, true
	}
	e, ok := r.entry()
	if !ok || e.Month == 0 {
		r.i = at
		return []daySet{set}, r.wrong == nil
	}
	if e.Year == 0 {
		r.noYear([]entry{e})
		return nil, false
	}
	if d := of(e.Year); d != e.Date {
		r.mistake(r.toks[start].off, "write the date alone, or the name alone", "%s is on %s in that year", quoted(r.typed(start, at-1)), timetable.LongDate(d))
	}
	r.closed(at)
	return []daySet{{kind: timetable.SingleDates, dates: []timetable.Date{e.Date}}}, r.wrong == nil
}

// closed takes the bracket that was opened at a token, or before it.
func (r *reader) closed(at int) {
	for i := at; i < r.i; i++ {
		if r.toks[i].kind == tOpen {
			r.skip(tClose)
			return
		}
	}
}

// aliasItem passes over the name of a date that was just given: "26 December
// 2026 (Boxing Day)".
func (r *reader) aliasItem() bool {
	n := len(r.items)
	if n == 0 || r.items[n-1].kind != iDays || len(r.items[n-1].days) != 1 || len(r.items[n-1].days[0].dates) != 1 || r.items[n-1].last < r.i-2 {
		return false
	}
	date := r.items[n-1].days[0].dates[0]
	for _, d := range namedDays {
		if (timetable.MonthDay{Month: date.Month, Day: date.Day}) == d.day && r.eat(d.phrase) {
			return true
		}
	}
	for _, d := range timetable.EasterDays {
		if timetable.Easter(date.Year).AddDays(d.After) == date && r.eat(d.Phrase) {
			return true
		}
	}
	return r.bankHoliday(date)
}

func (r *reader) bankHoliday(date timetable.Date) bool {
	return timetable.BankHoliday(timetable.DayOf(date), r.Nation, false) && r.any("bank holiday monday", "bank holiday")
}

// placeInMonth reads "the last one of the month" after "except". Without "one"
// it might be a date.
func (r *reader) placeInMonth(e *timetable.Exceptions) bool {
	start := r.i
	ns, ok := r.ordinals()
	if !ok {
		return false
	}
	one := r.any("ones", "one", "session", "sessions", "meeting")
	last := r.word(0) == "in" && !slices.ContainsFunc(r.toks[start:r.i], func(t token) bool { return t.kind == tOrdinal }) // "the 1st" may be a date
	if months, every := r.ofTheMonth(); !months || every.n > 1 || !one && !last {
		r.i = start
		return false
	}
	e.Places = append(e.Places, ns...)
	return true
}
