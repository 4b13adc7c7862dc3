package english

import (
	"slices"
	"strings"
	"time"

	"signpost/cmd/signpost/internal/when/internal/timetable"
)

// weekdayList reads "Mon-Fri", "Mondays & Wednesdays", "weekends", "every day".
func (r *reader) weekdayList(set *daySet) bool {
	if r.everyDay() {
		set.days = timetable.EveryDay
		return true
	}
	found, many := false, false
	for {
		before := r.i
		if found && !r.list() {
			break
		}
		if w := r.word(0); found && set.every.n > 1 && (w == "every" || w == "each") {
			r.i = before // "every other Tuesday and every Thursday"
			break
		}
		if found {
			r.any("every", "each", "on", "at")
		}
		at := r.i
		days, ok := r.weekdayRange()
		if !ok || found && (r.kind(0) == tNumber || r.kind(0) == tOrdinal) && r.isDate(before) {
			r.i = before
			break
		}
		set.days |= days
		set.mixed = set.mixed || many
		many = many || r.i > at+1 || strings.HasSuffix(r.toks[at].text, "days")
		found = true
	}
	return found
}

// everyDayAt reports whether "every day" begins at a token.
func (r *reader) everyDayAt(at int) bool {
	start := r.i
	r.i = at
	ok := r.everyDay()
	r.i = start
	return ok
}

// isDate reports whether a list that began here is dates, not days.
func (r *reader) isDate(from int) bool {
	start := r.i
	r.i = from
	r.list()
	_, ok := r.dateList()
	r.i = start
	return ok
}

// everyDay reads the ways to say "every day".
func (r *reader) everyDay() bool {
	start := r.i
	if r.any("every night of the week", "nightly", "every single day", "every day of the week", "every day of the year", "every day", "any day", "each day", "all days", "all week", "daily", "everyday") {
		return true
	}
	if n, ok := r.small(); ok && n == 7 && r.eat("days") {
		r.any("a week", "per week", "each week", "weekly")
		return true
	}
	r.i = start
	if r.numberIs(0, 365) {
		r.i++
		if r.any("days a year", "days of the year", "days per year") || r.eat("days") && r.skip(tSlash) && r.eat("year") {
			return true
		}
	}
	r.i = start
	return false
}

// weekdayRange reads a day of the week, two with "to" between them, or a word
// for several.
func (r *reader) weekdayRange() (timetable.Weekdays, bool) {
	if g, ok := dayGroups[r.word(0)]; ok {
		r.i++
		return g, true
	}
	if r.any("week days") {
		return timetable.Workdays, true
	}
	if r.word(0) == "m" && r.kind(1) == tDash {
		switch r.word(2) {
		case "f", "th", "s", "sat", "sun":
			return r.initials()
		}
	}
	from, ok := r.weekday()
	if !ok {
		return 0, false
	}
	start := r.i
	if r.to() {
		if until, ok := r.weekday(); ok {
			return r.dayRange(start, from, until), true
		}
		r.i = start
	}
	return 1 << from, true
}

// dayRange is the days from one to another. A week is never run through more
// than once; "Monday to Monday" is not a range.
func (r *reader) dayRange(at int, from, until time.Weekday) timetable.Weekdays {
	if from == until {
		r.mistake(r.toks[at].off, "name the first day and the last", "%s is a range from a day to itself", quoted(r.typed(at-1, r.i-1)))
		return 0
	}
	set := timetable.Weekdays(0)
	for d := from; ; d = (d + 1) % 7 {
		set |= 1 << d
		if d == until {
			return set
		}
	}
}

// initials reads "M-F" and "M-Th"; what else begins with one letter could be
// two days.
func (r *reader) initials() (timetable.Weekdays, bool) {
	until, ok := map[string]time.Weekday{"f": time.Friday, "th": time.Thursday, "sat": time.Saturday, "sun": time.Sunday}[r.word(2)]
	if !ok {
		return 0, false
	}
	r.i += 3
	return r.dayRange(r.i-2, time.Monday, until), true
}

// twoLetters reports whether a word is a day in two letters.
func twoLetters(t token) bool {
	_, ok := dayWords[t.text]
	return ok && len(t.text) == 2
}

func (r *reader) weekday() (time.Weekday, bool) {
	d, ok := dayWords[r.word(0)]
	if !ok && r.word(0) == "we" && r.kind(1) != tWord && slices.ContainsFunc(r.toks, twoLetters) {
		d, ok = time.Wednesday, true // "Mo-We"; elsewhere it is "we meet"
	}
	if ok {
		r.i++
	}
	return d, ok
}
