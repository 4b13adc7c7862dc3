package when

import (
	"math/bits"
	"slices"
	"strings"
	"time"
)

// daySet is a way to choose days, as a line names them.
type daySet struct {
	kind      kind
	days      weekdays
	nths      []nth
	monthDays []int
	yearDays  []monthDay
	dates     []Date
	window    window // of dates that are a range: every day of it
	every     frequency
	part      string // "mornings", said with the days
	months    bool   // "of the month" was said
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
	case r.any("open all hours", "all hours", "round the clock", "around the clock"):
	default:
		return false
	}
	r.add(item{kind: iDays, days: []daySet{{days: everyDay}}}, start)
	return r.add(item{kind: iTimes, spans: []span{{to: dayLength}}}, start)
}

func (r *reader) numberIs(n, value int) bool {
	return r.kind(n) == tNumber && r.at(n).a == value
}

// small reads a count such as "two" or "3".
func (r *reader) small() (int, bool) {
	if n, ok := numberWords[r.word(0)]; ok {
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
		if s.window.from.IsZero() {
			plain = append(plain, s)
		}
	}
	if len(plain) > 0 {
		r.add(item{kind: iDays, days: plain}, start)
	}
	for _, s := range sets {
		if !s.window.from.IsZero() {
			r.add(item{kind: iDays, days: []daySet{s}}, start)
		}
	}
	return true
}

// daySet reads one way to choose days.
func (r *reader) daySet(more bool) ([]daySet, bool) {
	start := r.i
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
	r.any("on the", "on a", "on", "at", "in the")
	set := daySet{every: every}
	if hasEvery && r.monthlyOrdinals(&set) {
		return []daySet{set}, true
	}
	at := r.i
	each := r.any("every", "each", "all")
	if each && r.everyDayAt(at) {
		r.i = at
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
	r.after(&set)
	return []daySet{set}, r.wrong == nil
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
		if months, every := r.ofTheMonth(); months && every.n <= 1 && (!open || r.skip(tClose)) {
			day := time.Weekday(bits.TrailingZeros8(uint8(set.days)))
			*set = daySet{kind: monthly, months: true}
			for _, n := range ns {
				set.nths = append(set.nths, nth{n, day})
			}
			return true
		}
	}
	r.i = start
	return false
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

// after reads what may follow days of the week: a part of the day, and how
// often.
func (r *reader) after(set *daySet) {
	if p, ok := partWords[r.word(0)]; ok {
		set.part = p
		r.i++
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

// weekdayList reads "Mon-Fri", "Mondays & Wednesdays", "weekends", "every day".
func (r *reader) weekdayList(set *daySet) bool {
	if r.everyDay() {
		set.days = everyDay
		return true
	}
	found, many := false, false
	for {
		before := r.i
		if found && !r.list() {
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
	if r.any("every single day", "every day of the week", "every day", "each day", "all days", "all week", "daily", "everyday") {
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
func (r *reader) weekdayRange() (weekdays, bool) {
	if g, ok := dayGroups[r.word(0)]; ok {
		r.i++
		return g, true
	}
	if r.any("week days") {
		return dayGroups["weekdays"], true
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
func (r *reader) dayRange(at int, from, until time.Weekday) weekdays {
	if from == until {
		r.mistake(r.toks[at].off, "name the first day and the last", "%s is a range from a day to itself", quoted(r.typed(at-1, r.i-1)))
		return 0
	}
	set := weekdays(0)
	for d := from; ; d = (d + 1) % 7 {
		set |= 1 << d
		if d == until {
			return set
		}
	}
}

// initials reads "M-F" and "M-Th"; what else begins with one letter could be
// two days.
func (r *reader) initials() (weekdays, bool) {
	until, ok := map[string]time.Weekday{"f": time.Friday, "th": time.Thursday, "sat": time.Saturday, "sun": time.Sunday}[r.word(2)]
	if !ok {
		return 0, false
	}
	r.i += 3
	return r.dayRange(r.i-2, time.Monday, until), true
}

func (r *reader) weekday() (time.Weekday, bool) {
	d, ok := dayWords[r.word(0)]
	if ok {
		r.i++
	}
	return d, ok
}

// ordinalDays reads "first and third Monday of the month", "last Tuesday and
// last Thursday", "the 15th of every month".
func (r *reader) ordinalDays() ([]daySet, bool) {
	start := r.i
	each := r.any("every", "each")
	r.any("on the", "on", "the")
	var set daySet
	set.kind = monthly
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
				set.nths = append(set.nths, nth{n, d})
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
	if p, ok := partWords[r.word(0)]; ok {
		set.part = p
		r.i++
	}
	last := r.i - 1
	set.months, set.every = r.ofTheMonth()
	return []daySet{set}, r.plainOrdinal(start, last, each, several, &set)
}

// plainOrdinal reports what is unclear about ordinals without "of the month".
func (r *reader) plainOrdinal(start, last int, each, several bool, set *daySet) bool {
	if set.months || r.monthNear() {
		return true
	}
	typed := r.typed(start, last)
	switch n := set.nths[0]; {
	case several:
		r.mistake(r.toks[start].off, r.with(start, last, typed+" of the month"),
			"%s can mean one day of the month and every one of the others", quoted(typed))
	case each && len(set.nths) == 1 && n.n > 1:
		r.mistake(r.toks[start].off, r.with(start, last, r.everyNth(n), ordinalName(n.n)+" "+n.day.String()+" of the month"),
			"%s can mean every %d weeks, or once a month", quoted(typed), n.n)
	case !each && len(set.nths) == 1 && n.n == -1:
		r.mistake(r.toks[start].off, r.with(start, last, typed+" of the month"), "%s lacks %q", quoted(typed), "of the month")
	}
	return r.wrong == nil
}

// everyNth is the line to offer for "every second Tuesday", if it is weeks
// that are counted.
func (r *reader) everyNth(n nth) string {
	d := r.exampleDay(1 << n.day)
	for i := range r.toks {
		if w := r.toks[i].text; w == "from" || w == "starting" { // the date is there
			if n.n == 2 {
				return "every other " + n.day.String()
			}
			return "every " + count(n.n) + " weeks on " + n.day.String()
		}
	}
	if n.n == 2 {
		return "every other " + n.day.String() + " from " + longDate(d)
	}
	return "every " + count(n.n) + " weeks on " + n.day.String() + " from " + longDate(d)
}

// monthNear reports whether "in March", "of March" follows: the month that is
// meant. "monthly" elsewhere in the line will do as well.
func (r *reader) monthNear() bool {
	if _, ok := monthWords[r.word(1)]; ok && (r.word(0) == "of" || r.word(0) == "in") {
		return true
	}
	for _, t := range r.toks {
		if t.text == "monthly" || t.text == "month" {
			return true
		}
	}
	return false
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
	}
	return list, len(list) > 0
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

// monthDayList reads "the 15th of every month", "1st and 15th of the month",
// "last day of the month".
func (r *reader) monthDayList() ([]daySet, bool) {
	start := r.i
	set := daySet{kind: monthDays}
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
