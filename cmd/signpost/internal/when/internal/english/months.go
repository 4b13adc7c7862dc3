package english

import (
	"slices"
	"strings"
	"time"

	"signpost/cmd/signpost/internal/when/internal/timetable"
)

// monthsSeason is from the first of a month to the last of another.
func monthsSeason(from, until time.Month) timetable.Season {
	return timetable.Season{From: timetable.MonthDay{Month: from, Day: 1}, Until: timetable.MonthDay{Month: until, Day: timetable.DaysIn(2024, until)}}
}

// forWeeks reads "for 6 weeks", which counts from the start.
func (r *reader) forWeeks() (period, bool) {
	start := r.i
	bracket := start > 0 && (r.kind(-1) == tOpen || r.kind(-1) == tComma)
	said := r.any("for a course of", "for a block of", "a course of", "a block of", "course of", "block of", "for a", "for", "a")
	if n, ok := r.countedDays(said); ok {
		return period{weeks: n}, true
	}
	if n, ok := r.small(); ok {
		r.skip(tDash)
		course := r.any("week course", "weeks course", "week block", "weekly sessions", "weekly classes", "week programme")
		if course || r.any("weeks") && (said || bracket && r.closes() || r.word(0) == "from" || r.word(0) == "starting" || r.word(0) == "beginning" || r.word(0) == "commencing") {
			return period{weeks: n}, true
		}
	}
	r.i = start
	return period{}, false
}

// closes reports whether nothing more of what was begun follows.
func (r *reader) closes() bool {
	k := r.kind(0)
	return k == tClose || k == tComma || k == tEnd || k == tStop
}

// countedDays reads the count in "six Mondays from 11 January 2027", and
// leaves the days and the date.
func (r *reader) countedDays(said bool) (int, bool) {
	start := r.i
	word := r.kind(0) == tWord
	n, ok := r.small()
	at := r.i
	if ok && n > 1 && (said || word && start == 0) {
		if _, ok := r.weekday(); ok && strings.HasSuffix(r.at(-1).text, "days") {
			switch r.word(0) {
			case "from", "starting", "beginning", "commencing":
				r.i = at
				return n, true
			}
		}
	}
	r.i = start
	return 0, false
}

// daysOrTime reports whether "10-12" stands here, which after a month can
// be days of it.
func (r *reader) daysOrTime() bool {
	if r.kind(0) != tNumber || len(r.at(0).text) > 2 || r.kind(1) != tDash || r.kind(2) != tNumber || len(r.at(2).text) > 2 {
		return false
	}
	return !r.isSuffix(3) && !r.isSuffix(1)
}

// monthOfName reports a month right before the name of a thing: a May fair is
// not on every Saturday in May.
func (r *reader) monthOfName(start int) {
	if at := r.i; r.takeName() {
		r.mistake(r.toks[start].off, `write "in `+r.typed(start, start)+`", or the dates`, "%s can be a part of a name, or the part of the year that is meant", quoted(r.typed(start, r.i-1)))
		r.i = at
	}
}

// whichOfMay reports "May bank holiday": there are two.
func (r *reader) whichOfMay(start int) {
	if at := r.i; r.toks[start].text == "may" && r.any("bank holiday monday", "bank holiday") {
		r.mistake(r.toks[start].off, r.with(start, r.i-1, "first Monday in May", "last Monday in May"), "%s can be the first or the last Monday of May", quoted(r.typed(start, r.i-1)))
		r.i = at
	}
}

// monthRange is "February to April 2027", or one month. Years are 0 where
// they are not said.
type monthRange struct {
	from, until         time.Month
	fromYear, untilYear int
}

// months reads "February to April 2027", "June, July and August", "March", and
// "1 April to 30 September".
func (r *reader) months() (period, bool) {
	start := r.i
	var p period
	if list, ok := r.entries(); ok {
		if s, ok := r.calendarSeason(list); ok && list[0].Year == 0 {
			p.Seasons = []timetable.Season{s}
			return p, true
		}
	}
	r.i = start
	var list []monthRange
	for {
		before := r.i
		if len(list) > 0 && !r.choice() {
			break
		}
		x, ok := r.monthRange(len(list) == 0 && r.toks[max(start-1, 0)].text == "between")
		if !ok {
			r.i = before
			break
		}
		list = append(list, x)
	}
	if len(list) == 0 || r.wrong != nil {
		return p, false
	}
	if !years(list) {
		r.mistake(r.toks[start].off, "write the year after each month", "the years of %s are not clear", quoted(r.typed(start, r.i-1)))
	}
	for _, x := range list {
		if x.fromYear == 0 {
			p.Seasons = append(p.Seasons, monthsSeason(x.from, x.until))
			continue
		}
		w := timetable.Window{From: timetable.Date{Year: x.fromYear, Month: x.from, Day: 1}, Until: timetable.Date{Year: x.untilYear, Month: x.until, Day: timetable.DaysIn(x.untilYear, x.until)}}
		if w.From.Year < timetable.FirstYear {
			r.mistake(r.toks[start].off, "check the year", "the year of %s is out of range", quoted(r.typed(start, r.i-1)))
		}
		if w.Until.Before(w.From) {
			r.mistake(r.toks[start].off, "write the earlier month first", "%s ends before it begins", quoted(r.typed(start, r.i-1)))
		}
		p.Windows = append(p.Windows, w)
	}
	return p, true
}

// monthRange reads one month, or two with "to" between them.
func (r *reader) monthRange(between bool) (monthRange, bool) {
	start := r.i
	m, ok := r.month()
	if ok && r.daysOrTime() {
		r.mistake(r.toks[start].off, `write "10 to 12 March" for days, "10am to 12 noon" for a time`,
			"%s can be days, or a time", quoted(r.typed(r.i-1, r.i+2)))
	}
	if !ok || r.kind(0) == tOrdinal || r.kind(0) == tNumber && len(r.at(0).text) <= 2 && r.monthFirst() {
		return monthRange{}, false
	}
	x := monthRange{from: m, until: m, fromYear: r.year()}
	mid := r.i
	if r.to() || between && r.skip(tAnd) {
		r.any("the end of", "end of", "end")
		if until, ok := r.month(); ok {
			x.until, x.untilYear = until, r.year()
			return x, true
		}
	}
	r.i = mid
	x.untilYear = x.fromYear
	return x, true
}

// years gives each month the year that is said after it, and reports whether
// that is clear: "November, December and January 2027" is not.
func years(list []monthRange) bool {
	year := 0
	for i, x := range slices.Backward(list) {
		if x.untilYear == 0 && year != 0 {
			if x.untilYear = year; x.fromYear == 0 && i+1 < len(list) && list[i+1].from < x.until {
				return false
			}
		}
		if x.untilYear == 0 && (x.fromYear != 0 || year != 0) {
			return false
		}
		if x.fromYear == 0 && x.untilYear != 0 {
			if x.fromYear = x.untilYear; x.until < x.from {
				x.fromYear--
			}
		}
		if year = x.fromYear; year == 0 && i+1 < len(list) && list[i+1].fromYear != 0 {
			return false
		}
		list[i] = x
	}
	return !slices.ContainsFunc(list, func(x monthRange) bool { return (x.fromYear == 0) != (list[0].fromYear == 0) })
}
