package english

import (
	"math/bits"
	"slices"
	"time"

	"signpost/cmd/signpost/internal/when/internal/timetable"
)

// ordinalDays reads "first and third Monday of the month", "last Tuesday and
// last Thursday", "the 15th of every month".
func (r *reader) ordinalDays() ([]daySet, bool) {
	start := r.i
	each := r.any("every", "each")
	r.any("on the", "on", "the")
	var set daySet
	set.kind = timetable.Monthly
	groups := 0
	for {
		before := r.i
		if groups > 0 && !r.list() {
			break
		}
		r.any("on the", "the", "every")
		first := r.i
		ns, ok := r.ordinals()
		days, found := r.ordinalWeekdays(ok)
		if !ok || !found {
			r.i = before
			break
		}
		if len(days) > 1 {
			each = false // told apart by "of the month" below
			set.part = "?"
		}
		if len(ns) == 0 || slices.Contains(ns, 6) {
			r.i = first
			return nil, false
		}
		for _, d := range days {
			for _, n := range ns {
				set.nths = append(set.nths, timetable.Nth{N: n, Day: d})
			}
		}
		groups++
	}
	if groups == 0 {
		r.i = start
		return r.monthDayList()
	}
	several := set.part == "?"
	set.part = ""
	if several && r.weekendPair(&set) {
		r.mistake(r.toks[start].off, r.with(start, r.i-1, timetable.NthsInWords(set.nths)), "%s can be one weekend, or the days of two", quoted(r.typed(start, r.i-1)))
		return nil, false
	}
	if p, ok := partWords[r.word(0)]; ok {
		set.part = p
		r.i++
	}
	last := r.i - 1
	set.months, set.every = r.ofTheMonth()
	return []daySet{set}, r.plainOrdinal(start, last, each, several, &set)
}

// weekendPair reports whether the days are Saturday and Sunday: "second
// Saturday and Sunday of the month" is one weekend to some, and in a month
// that begins on a Sunday the second Sunday comes before.
func (r *reader) weekendPair(set *daySet) bool {
	days := timetable.Weekdays(0)
	for _, n := range set.nths {
		days |= 1 << n.Day
	}
	return days == timetable.Weekends
}

// plainOrdinal reports what is unclear about ordinals without "of the month".
func (r *reader) plainOrdinal(start, last int, each, several bool, set *daySet) bool {
	if set.months && each && len(set.nths) == 1 && set.nths[0].N == 2 {
		// To some it is every other Tuesday, "of the month" or not.
		typed, n := r.typed(start, r.i-1), set.nths[0]
		r.mistake(r.toks[start].off, r.with(start, r.i-1, "second "+n.Day.String()+" of the month", r.everyNth(n)),
			"%s can mean once a month, or every 2 weeks", quoted(typed))
		return false
	}
	if set.months || r.monthNear() && !(each && len(set.nths) == 1 && set.nths[0].N > 1 && r.monthNamed()) {
		return true
	}
	if n := set.nths[0]; each && len(set.nths) == 1 && n.N > 1 && r.notThatOne(n) {
		*set = daySet{kind: timetable.Weekly, days: 1 << n.Day, every: frequency{n: n.N}, part: set.part}
		return true
	}
	typed := r.typed(start, last)
	switch n := set.nths[0]; {
	case several:
		r.mistake(r.toks[start].off, r.with(start, last, typed+" of the month"),
			"%s can mean one day of the month and every one of the others", quoted(typed))
	case each && len(set.nths) == 1 && n.N > 1:
		r.mistake(r.toks[start].off, r.with(start, last, r.everyNth(n), timetable.OrdinalName(n.N)+" "+n.Day.String()+" of the month"),
			"%s can mean every %d weeks, or once a month", quoted(typed), n.N)
	case !each && len(set.nths) == 1 && n.N == -1:
		r.mistake(r.toks[start].off, r.with(start, last, typed+" of the month"), "%s lacks %q", quoted(typed), "of the month")
	}
	return r.wrong == nil
}

// notThatOne reports whether the first date, said further on, is the weekday
// but not by that place in its month: "every second Thursday from 7 January
// 2027" counts weeks, since the 7th is a first Thursday.
func (r *reader) notThatOne(n timetable.Nth) bool {
	start, wrong := r.i, r.wrong
	defer func() { r.i, r.wrong = start, wrong }()
	for i := start; i < len(r.toks); i++ {
		switch r.toks[i].text {
		case "from", "starting", "beginning", "commencing", "starts", "begins":
			r.i = i + 1
			r.any("on")
			if e, ok := r.entry(); ok && e.Year != 0 && r.wrong == nil {
				return e.Weekday() == n.Day && !n.Is(timetable.DayOf(e.Date))
			}
		}
	}
	return false
}

// everyNth is the line to offer for "every second Tuesday", if it is weeks
// that are counted.
func (r *reader) everyNth(n timetable.Nth) string {
	d := r.exampleDay(1 << n.Day)
	for i := range r.toks {
		if w := r.toks[i].text; w == "from" || w == "starting" { // the date is there
			if n.N == 2 {
				return "every other " + n.Day.String()
			}
			return "every " + timetable.Count(n.N) + " weeks on " + n.Day.String()
		}
	}
	if n.N == 2 {
		return "every other " + n.Day.String() + " from " + timetable.LongDate(d)
	}
	return "every " + timetable.Count(n.N) + " weeks on " + n.Day.String() + " from " + timetable.LongDate(d)
}

// monthNear reports whether "in March", "of March" follows: the month that is
// meant. "monthly" elsewhere in the line will do as well.
func (r *reader) monthNear() bool {
	if r.monthNamed() {
		return true
	}
	for _, t := range r.toks {
		if t.text == "monthly" || t.text == "month" {
			return true
		}
	}
	return false
}

func (r *reader) monthNamed() bool {
	_, ok := monthWords[r.word(1)]
	return ok && (r.word(0) == "of" || r.word(0) == "in")
}

// ordinals reads "first", "1st & 3rd", "2nd, 4th and last".
func (r *reader) ordinals() ([]int, bool) {
	var list []int
	for {
		before := r.i
		if len(list) > 0 && !r.list() {
			break
		}
		r.any("the")
		n, ok := r.ordinal()
		if !ok {
			r.i = before
			break
		}
		list = append(list, n)
		for more := r.firstFew(n); more > 1; more-- {
			n++
			list = append(list, n)
		}
	}
	return list, len(list) > 0
}

// firstFew reads "three" in "first three Mondays of the month"; elsewhere the
// first three may be those of a term.
func (r *reader) firstFew(n int) int {
	start := r.i
	if count, ok := r.small(); ok && n == 1 && count > 1 && count < 5 {
		at := r.i
		if _, ok := r.weekday(); ok {
			if months, every := r.ofTheMonth(); months && every.n == 0 {
				r.i = at
				return count
			}
		}
	}
	r.i = start
	return 0
}

func (r *reader) ordinal() (int, bool) {
	if n, ok := ordinalWords[r.word(0)]; ok {
		r.i++
		return n, true
	}
	if r.kind(0) == tOrdinal && r.at(0).a >= 1 && r.at(0).a <= 5 {
		r.i++
		return r.at(-1).a, true
	}
	return 0, false
}

// ordinalWeekdays reads the days that an ordinal belongs to: one, or several
// that share it.
func (r *reader) ordinalWeekdays(ok bool) ([]time.Weekday, bool) {
	if !ok {
		return nil, false
	}
	d, ok := r.weekday()
	if !ok {
		return nil, false
	}
	days := []time.Weekday{d}
	for {
		before := r.i
		if r.to() || !r.list() {
			r.i = before
			return days, true
		}
		d, ok := r.weekday()
		if !ok {
			r.i = before
			return days, true
		}
		days = append(days, d)
	}
}

// ofTheMonth reads "of the month", "of every other month", "monthly".
func (r *reader) ofTheMonth() (bool, frequency) {
	start := r.i
	r.skip(tComma)
	r.skip(tOpen)
	if r.any("of the calendar month", "of the month", "of each month", "of every month", "of a month", "of month", "in the month",
		"in each month", "in every month", "in a month", "in month", "each month", "every month", "monthly", "per month", "a month", "of any month") {
		if r.i > start && r.toks[start].kind == tOpen {
			r.skip(tClose)
		}
		return true, frequency{}
	}
	r.any("of", "in")
	if f, ok := r.frequency(); ok && f.months {
		return true, f
	}
	r.i = start
	return false, frequency{}
}

// laterOrdinals reads which of the days in a month it is where that stands
// behind the times: "Mondays 10am (1st and 3rd)".
func (r *reader) laterOrdinals() bool {
	start, days := r.i, (*item)(nil)
	for i := range r.items {
		if it := &r.items[i]; it.kind == iDays {
			if days != nil {
				return false
			}
			days = it
		}
	}
	if days == nil || !days.single() || days.days[0].every.n > 0 || days.last == start-1 {
		return false
	}
	ns, ok := r.ordinals()
	if !ok || r.dayAhead() && r.word(0) != "of" && r.word(0) != "in" {
		return false
	}
	months, every := r.ofTheMonth()
	inBracket := start > 0 && r.toks[start-1].kind == tOpen && r.kind(0) == tClose
	if every.n > 1 || len(ns) < 2 || !months && !inBracket {
		return false
	}
	d := days.days[0]
	set := daySet{kind: timetable.Monthly, months: true, part: d.part}
	for _, n := range ns {
		set.nths = append(set.nths, timetable.Nth{N: n, Day: time.Weekday(bits.TrailingZeros8(uint8(d.days)))})
	}
	days.days = []daySet{set}
	return true
}

// monthDayList reads "the 15th of every month", "1st and 15th of the month",
// "last day of the month".
func (r *reader) monthDayList() ([]daySet, bool) {
	start := r.i
	set := daySet{kind: timetable.MonthDays}
	for {
		before := r.i
		if len(set.monthDays) > 0 && !r.list() {
			break
		}
		r.any("the")
		switch {
		case r.any("last day"):
			set.monthDays = append(set.monthDays, -1)
		case r.any("first day"):
			set.monthDays = append(set.monthDays, 1)
		case r.kind(0) == tOrdinal && r.at(0).a >= 1 && r.at(0).a <= 31:
			set.monthDays = append(set.monthDays, r.at(0).a)
			r.i++
			r.any("day")
		default:
			r.i = before
			goto done
		}
	}
done:
	ok := false
	if len(set.monthDays) > 0 {
		ok, set.every = r.ofTheMonth()
	}
	if !ok || set.every.n > 1 {
		r.i = start
		return nil, false
	}
	return []daySet{set}, true
}
