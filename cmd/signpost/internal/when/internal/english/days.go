package english

import (
	"math/bits"
	"strings"
	"time"

	"signpost/cmd/signpost/internal/when/internal/timetable"
)

// daySet is a way to choose days, as a line names them.
type daySet struct {
	kind      timetable.Kind
	days      timetable.Weekdays
	nths      []timetable.Nth
	monthDays []int
	yearDays  []timetable.MonthDay
	easter    []int
	dates     []timetable.Date
	window    timetable.Window // of dates that are a range: every day of it
	every     frequency
	part      string // "mornings", said with the days
	months    bool   // "of the month" was said
	working   bool   // "working days": not on bank holidays
	mixed     bool   // a part of the day may be for the last day alone: "Mon-Fri and Saturday mornings"
}

// frequency is "every other week": zero where nothing was said.
type frequency struct {
	n      int
	months bool
}

// alwaysItem reads "24/7" and its like: days and times in one.
func (r *reader) alwaysItem() bool {
	start := r.i
	switch {
	case r.numberIs(0, 24) && (r.kind(1) == tSlash || r.kind(1) == tDash) && r.numberIs(2, 7):
		r.i += 3
		if r.kind(0) == tSlash && r.numberIs(1, 365) {
			r.i += 2
		}
	case r.any("always open", "open always", "open all hours", "all hours", "round the clock", "around the clock"):
	default:
		return false
	}
	r.add(item{kind: iDays, days: []daySet{{days: timetable.EveryDay}}}, start)
	return r.add(item{kind: iTimes, spans: []timetable.Span{{To: timetable.DayLength}}}, start)
}

func (r *reader) numberIs(n, value int) bool {
	return r.kind(n) == tNumber && r.at(n).a == value
}

// small reads a count such as "two" or "3".
func (r *reader) small() (int, bool) {
	if n, ok := timetable.NumberWords[r.word(0)]; ok {
		r.i++
		return n, true
	}
	if r.kind(0) == tNumber && r.at(0).a >= 1 && r.at(0).a <= 52 {
		r.i++
		return r.at(-1).a, true
	}
	return 0, false
}

// daysItem reads days, however they are named.
func (r *reader) daysItem() bool {
	start := r.i
	var sets []daySet
	for {
		before := r.i
		if len(sets) > 0 && !r.list() {
			break
		}
		set, ok := r.daySet(len(sets) > 0)
		if r.wrong != nil {
			return false
		}
		if !ok {
			r.i = before
			break
		}
		sets = append(sets, set...)
	}
	if len(sets) == 0 {
		return r.frequencyItem()
	}
	// A range of dates may turn out to be a limit: it is an item of its own.
	var plain []daySet
	for _, s := range sets {
		if s.window.From.IsZero() {
			plain = append(plain, s)
		}
	}
	if len(plain) > 0 {
		r.add(item{kind: iDays, days: plain}, start)
	}
	for _, s := range sets {
		if !s.window.From.IsZero() {
			r.add(item{kind: iDays, days: []daySet{s}}, start)
		}
	}
	return true
}

// daySet reads one way to choose days.
func (r *reader) daySet(more bool) ([]daySet, bool) {
	start := r.i
	r.any("on", "open")
	if set, ok := r.namedDay(); ok || r.wrong != nil {
		return set, ok
	}
	r.i = start
	r.any("on", "open")
	if set, ok := r.dateList(); ok || r.wrong != nil {
		return set, ok
	}
	r.i = start
	if set, ok := r.ordinalDays(); ok || r.wrong != nil {
		return set, ok
	}
	r.i = start
	r.any("on", "open")
	every, hasEvery := r.frequency()
	if r.wrong != nil {
		return nil, false
	}
	if hasEvery {
		r.any("on the", "on a", "on", "at", "in the")
	} else if at := r.i; r.any("on a") || r.i > 0 && r.at(-1).text == "on" && r.eat("a") {
		r.aDay = at + 1
	} else {
		r.any("on the", "on", "at", "in the")
	}
	set := daySet{every: every}
	if hasEvery && r.monthlyOrdinals(&set) {
		return []daySet{set}, true
	}
	at := r.i
	each := r.any("every", "each", "all")
	if each && r.everyDayAt(at) {
		r.i = at
	}
	if p, ok := partWords[r.word(0)]; ok && (each || r.word(0) == "nightly") {
		r.i++
		set := daySet{days: timetable.EveryDay, part: p, every: every}
		at := r.i
		r.skip(tComma)
		r.any("from", "on", "of")
		var some daySet
		if _, named := dayWords[r.word(0)]; named && r.weekdayList(&some) && bits.OnesCount8(uint8(some.days)) > 1 {
			set.days = some.days // "every morning Monday to Friday"
		} else {
			r.i = at
		}
		return []daySet{set}, r.wrong == nil
	}
	if r.any("working days", "working day", "work days") {
		return []daySet{{days: timetable.Workdays, every: every, working: true}}, true
	}
	if !r.weekdayList(&set) {
		r.i = start
		return nil, false
	}
	if r.whichOfMonth(&set) {
		return []daySet{set}, r.wrong == nil
	}
	if each && r.any("of the month", "of each month", "of every month", "of the week") {
		each = false // "every Tuesday of the month" is every Tuesday
	}
	if bits.OnesCount8(uint8(set.days)) > 1 && strings.HasPrefix(r.toks[start].text, "alternat") {
		r.mistake(r.toks[start].off, `write "every other Monday from" and the first date, and the same for each of the days`,
			"%s can be each of the days, or one after the other", quoted(r.typed(start, r.i-1)))
		return nil, false
	}
	r.after(&set)
	return []daySet{set}, r.wrong == nil
}

// after reads what may follow days of the week: a part of the day, and how
// often.
func (r *reader) after(set *daySet) {
	if p, ok := partWords[r.word(0)]; ok {
		set.part = p
		r.i++
	} else if r.eat("am") {
		set.part = "mornings" // but "pm" is the afternoon, or the evening
	}
	if r.any("inclusive"); r.eat("only") {
		r.only = true
	}
	start := r.i
	r.skip(tOpen)
	r.skip(tComma)
	open := r.i > start && r.toks[start].kind == tOpen
	every, ok := r.frequency()
	if !ok || set.every.n > 0 || open && !r.skip(tClose) || r.startsDay() {
		r.i = start
		return
	}
	set.every = every
}

// startsDay reports whether a day of the week stands here, so that a frequency
// before it may be its.
func (r *reader) startsDay() bool {
	start := r.i
	defer func() { r.i = start }()
	r.any("on the", "on a", "on", "in the")
	var d daySet
	return r.weekdayList(&d) || r.kind(0) == tOrdinal || ordinalWords[r.word(0)] != 0
}

// whichOfMonth reads on after "Tuesdays": "(1st and 3rd of the month)".
func (r *reader) whichOfMonth(set *daySet) bool {
	start := r.i
	open := r.skip(tOpen)
	if !open {
		r.skip(tComma, tDash)
	}
	ns, ok := r.ordinals()
	if ok && bits.OnesCount8(uint8(set.days)) == 1 && set.every.n == 0 {
		months, every := r.ofTheMonth()
		if len(ns) > 1 && !r.dayAhead() {
			months = true // two dates within five days are not both Tuesdays
		}
		if months && every.n <= 1 && (!open || r.skip(tClose)) {
			day := time.Weekday(bits.TrailingZeros8(uint8(set.days)))
			*set = daySet{kind: timetable.Monthly, months: true}
			for _, n := range ns {
				set.nths = append(set.nths, timetable.Nth{N: n, Day: day})
			}
			return true
		}
	}
	r.i = start
	return false
}

// dayAhead reports whether what ordinals belong to follows: a month, a day of
// the week, or more dates.
func (r *reader) dayAhead() bool {
	_, isDay := dayWords[r.word(0)]
	_, isMonth := monthWords[r.word(0)]
	switch r.kind(0) {
	case tComma, tAnd, tSlash, tDash:
		return r.kind(1) == tOrdinal || r.kind(0) == tDash && r.kind(1) == tNumber
	}
	return isDay || isMonth || r.word(0) == "of" || r.word(0) == "in"
}

// monthlyOrdinals reads the days in "monthly on the first Friday".
func (r *reader) monthlyOrdinals(set *daySet) bool {
	start := r.i
	sets, ok := r.ordinalDays()
	if !ok || len(sets) != 1 {
		r.i = start
		return false
	}
	every := set.every
	*set = sets[0]
	if set.every.n == 0 {
		set.every = every
	}
	set.months = true
	return true
}
