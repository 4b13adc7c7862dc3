package english

import (
	"fmt"
	"time"

	"signpost/cmd/signpost/internal/when/internal/timetable"
)

// entry is a date in a list, of which some parts may be said once for several:
// "12, 19 and 26 March 2027".
type entry struct {
	timetable.Date        // zero parts are not said
	weekday        int    // -1 where none is said
	plural         bool   // "Tuesdays 2, 9 and 16 March"
	ordinal        bool   // "2nd"
	first, last    int    // its tokens
	until          *entry // the other end of a range
}

// end is the entry that closes a range, or the entry itself.
func (e *entry) end() *entry {
	if e.until != nil {
		return e.until
	}
	return e
}

// entryRange reads a date, or two with "to" between them.
func (r *reader) entryRange() (entry, bool) {
	e, ok := r.entry()
	if !ok {
		return e, false
	}
	start := r.i
	if !r.to() {
		return e, true
	}
	u, ok := r.entry()
	if !ok || u.Month == 0 && (e.Month == 0 && !e.ordinal && !u.ordinal && e.Day <= 24 && u.Day <= 24 || e.Month != 0 && u.Year == 0) {
		// "2-4, 12 March" begins with a time, and "12 March 2-4pm" ends with one.
		r.i = start
		return e, true
	}
	if e.weekday >= 0 && u.weekday < 0 && e.Month == 0 && !e.ordinal && !u.ordinal && u.Day <= 12 {
		r.mistake(r.toks[e.first].off, `write the days as "2nd to 4th", or the times with "am" and "pm"`,
			"%s can be dates, or a time", quoted(r.typed(e.first, u.last)))
	}
	if v := u; v.Month != 0 || u.ordinal || u.Day > 12 {
		e.until = &v
		return e, true
	}
	r.i = start
	return e, true
}

// entry reads one date, as much as is said of it.
func (r *reader) entry() (entry, bool) {
	start := r.i
	e := entry{weekday: -1, first: r.i}
	if d, ok := r.weekday(); ok {
		e.weekday = int(d)
		text := r.at(-1).text
		e.plural = len(text) > 5 && text[len(text)-1] == 's'
		r.skip(tComma)
		r.any("the")
	} else {
		r.any("the")
	}
	t := r.at(0)
	switch {
	case t.kind == tDate:
		e.Date = timetable.Date{Year: t.c, Month: time.Month(t.b), Day: t.a}
		r.i++
		r.onCalendar(&e)
		e.last = r.i - 1
		return e, r.wrong == nil
	case t.kind == tOrdinal || t.kind == tNumber && len(t.text) <= 2:
		e.Day, e.ordinal = t.a, t.kind == tOrdinal
		r.i++
		r.any("of")
		if m, ok := r.month(); ok {
			e.Month = m
			r.yearAfter(&e)
		}
	default:
		m, ok := r.month()
		if t = r.at(0); !ok || !(t.kind == tOrdinal || t.kind == tNumber && len(t.text) <= 2 && r.monthFirst()) {
			r.i = start
			return e, false
		}
		e.Month, e.Day = m, t.a
		r.i++
		r.yearAfter(&e)
	}
	if e.Day == 0 || e.Day > 31 && e.Month == 0 {
		r.i = start
		return e, false
	}
	e.last = r.i - 1
	return e, true
}

// monthFirst reports whether "March 12" here is a date: a year must follow, or
// else 12 may well be a time.
func (r *reader) monthFirst() bool {
	n := 1
	if r.kind(n) == tComma {
		n++
	}
	t := r.at(n)
	return t.kind == tNumber && len(t.text) == 4 && t.a >= timetable.MinYear && t.a <= timetable.MaxYear
}

// yearAfter reads the year of a date; a comma may stand before it.
func (r *reader) yearAfter(e *entry) {
	start := r.i
	r.skip(tComma)
	if e.Year = r.year(); e.Year == 0 {
		r.i = start
	}
}

func (r *reader) month() (time.Month, bool) {
	m, ok := monthWords[r.word(0)]
	if r.word(1) == "day" {
		ok = false // May Day is no month
	}
	if ok {
		r.i++
	}
	return m, ok
}

// year reads "2027" or "'27"; 0 where there is none. "1900-2100" is a time.
func (r *reader) year() int {
	t := r.at(0)
	if t.kind != tNumber {
		return 0
	}
	if len(t.text) == 4 && t.a >= timetable.MinYear && t.a <= timetable.MaxYear {
		if r.kind(1) == tDash && r.kind(2) == tNumber && len(r.at(2).text) == 4 && r.at(2).a%100 < 60 && r.at(2).a <= 2400 {
			return 0
		}
		if w := r.word(1); w == "hrs" || w == "hours" || w == "h" {
			return 0
		}
		if t.a < timetable.FirstYear {
			r.mistake(t.off, `write the time as "7pm" or "19:00"`, "%s can be a year, or a time", quoted(t.text))
			return 0
		}
		r.i++
		return t.a
	}
	if len(t.text) == 2 && t.off > 0 && (r.line[t.off-1] == '\'' || t.off > 2 && r.line[t.off-3:t.off] == "’") {
		r.i++
		return 2000 + t.a
	}
	return 0
}

// onCalendar reports dates that are on no calendar, or not on that weekday.
func (r *reader) onCalendar(e *entry) {
	off, typed := r.toks[e.first].off, quoted(r.typed(e.first, max(e.last, e.first)))
	full := e.Date
	if full.Year == 0 {
		full.Year = 2024 // a leap year: 29 February may be meant
	}
	switch {
	case full.Month < 1 || full.Month > 12:
		r.mistake(off, "the day comes first, then the month: 23/10/2026", "%s has no month %d", typed, int(full.Month))
	case full.Year < timetable.FirstYear || full.Year > timetable.MaxYear:
		r.mistake(off, "check the year", "the year of %s is out of range", typed)
	case full.Day > timetable.DaysIn(full.Year, full.Month):
		last := timetable.DaysIn(full.Year, full.Month)
		if e.Year == 0 {
			r.mistake(off, "check the day", "%s has no day %d", full.Month, full.Day)
		}
		r.mistake(off, fmt.Sprintf("the last day is %q", timetable.LongDate(timetable.Date{Year: full.Year, Month: full.Month, Day: last})), "%s %d has no day %d", full.Month, full.Year, full.Day)
	case full.Day < 1:
		r.mistake(off, `write a date such as "23 October 2026"`, "%s is not a date", typed)
	case e.Year != 0 && e.weekday >= 0 && e.Weekday() != time.Weekday(e.weekday):
		w := time.Weekday(e.weekday)
		near := e.Date
		for near.Weekday() != w {
			near = near.AddDays(1)
		}
		r.mistake(off, fmt.Sprintf("write %q or %q", e.Weekday().String()+" "+timetable.LongDate(e.Date), w.String()+" "+timetable.LongDate(near)),
			"%s is a %s, not a %s", timetable.LongDate(e.Date), e.Weekday(), w)
	}
}
