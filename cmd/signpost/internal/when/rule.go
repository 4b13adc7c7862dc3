package when

import (
	"slices"
	"time"
)

// kind is the way in which a rule chooses its days.
type kind int

const (
	weekly    kind = iota // days of the week, each week or each so many
	monthly               // "first Tuesday", each month or each so many
	monthDays             // "the 15th of every month"
	yearly                // "every year on 29 February"
	dates                 // dates, one by one
	holidays              // every bank holiday, or those on some days of the week
	moveable              // days that go with Easter
)

// rule is one recurrence: days, within limits, without exceptions, at times.
type rule struct {
	kind      kind
	days      weekdays
	nths      []nth
	monthDays []int // negative ones count from the end of the month
	yearDays  []monthDay
	easter    []int // days after Easter Sunday: -2 is Good Friday
	dates     []Date
	every     int  // weeks or months from one to the next; 0 is 1
	anchor    Date // a day in the first of those weeks or months
	limit     limit
	except    exceptions
	spans     []span   // none where no time is stated
	parts     []string // "morning": what stands in place of a time
	notes     []string
}

// weekdays is a set of days of the week, bit 0 being Sunday.
type weekdays uint8

const (
	everyDay weekdays = 0b1111111
	workdays weekdays = 0b0111110
	weekends weekdays = 0b1000001
)

func (w weekdays) has(d time.Weekday) bool { return w>>d&1 == 1 }

// mondayFirst are the days of a week in the order of a British calendar.
var mondayFirst = [7]time.Weekday{
	time.Monday, time.Tuesday, time.Wednesday, time.Thursday, time.Friday, time.Saturday, time.Sunday,
}

// nth is a weekday by its place in the month: 2 is the second, -1 the last.
type nth struct {
	n   int
	day time.Weekday
}

// monthDay is a day that comes every year.
type monthDay struct {
	month time.Month
	day   int
}

func (a monthDay) before(b monthDay) bool {
	return a.month < b.month || a.month == b.month && a.day < b.day
}

// season is a part of every year, both ends included; it may span the new year.
type season struct{ from, until monthDay }

func (s season) has(d Date) bool {
	m := monthDay{d.Month, d.Day}
	if s.until.before(s.from) {
		return !m.before(s.from) || !s.until.before(m)
	}
	return !m.before(s.from) && !s.until.before(m)
}

// window is a stretch of days, both ends included; a zero end is open.
type window struct{ from, until Date }

func (w window) has(d Date) bool {
	return !d.Before(w.from) && (w.until.IsZero() || !w.until.Before(d))
}

// termUse is how a rule depends on the directory's school terms.
type termUse int

const (
	anyTime termUse = iota
	termOnly
	holidaysOnly
	halfTermsOnly
)

// limit narrows a rule to parts of the calendar; every set field must hold.
type limit struct {
	windows []window // in one of them
	seasons []season // in one of them
	term    termUse
}

// exceptions are days on which a rule does not hold.
type exceptions struct {
	days           weekdays
	nths           []nth
	windows        []window
	seasons        []season
	afterEaster    []int // -2 is Good Friday
	holidays       bool
	holidayMondays bool
	school         bool // school holidays; becomes a limit to terms
	halfTerms      bool
	places         []int // "the last one of the month": of the rule's own day
}

// span is a time of day. An open one has no stated end, or is "till late".
type span struct {
	from, to   Clock
	open, late bool
}

// day is a date with what the rules ask of it, worked out once.
type day struct {
	Date
	weekday time.Weekday
	number  int
	length  int // of its month
}

func dayOf(d Date) day {
	n := d.number()
	return day{d, d.Weekday(), n, daysIn(d.Year, d.Month)}
}

func (d day) next() day {
	n := day{Date{d.Year, d.Month, d.Day + 1}, (d.weekday + 1) % 7, d.number + 1, d.length}
	if n.Day > d.length {
		n.Date = Date{d.Year, d.Month + 1, 1}
		if n.Month > time.December {
			n.Date = Date{d.Year + 1, time.January, 1}
		}
		n.length = daysIn(n.Year, n.Month)
	}
	return n
}

// back is the weekday n days earlier.
func (d day) back(n int) time.Weekday { return (d.weekday + 7 - time.Weekday(n%7)) % 7 }

// afterEaster is how many days d is after Easter Sunday, far off where
// it can't be near.
func (d day) afterEaster() int {
	if d.Month < time.March || d.Month > time.May {
		return 1000
	}
	return d.number - easter(d.Year).number()
}

// is reports whether d is the weekday at that place in its month.
func (n nth) is(d day) bool {
	if n.day != d.weekday {
		return false
	}
	if n.n < 0 {
		return -n.n == (d.length-d.Day)/7+1
	}
	return n.n == (d.Day-1)/7+1
}

// on reports whether the rule holds on a day.
func (s *Schedule) on(r *rule, d day) bool {
	return r.base(d, s.nation) && s.within(r, d) && !r.except.has(d, s.nation) && !(r.except.halfTerms && s.inHalfTerm(d.Date))
}

// base reports whether the recurrence alone gives the day, before limits and
// exceptions.
func (r *rule) base(d day, nation string) bool {
	switch r.kind {
	case weekly:
		return r.days.has(d.weekday) && (r.every < 2 || r.inWeek(d))
	case monthly:
		return slices.ContainsFunc(r.nths, func(n nth) bool { return n.is(d) }) && (r.every < 2 || r.inMonth(d))
	case monthDays:
		return slices.Contains(r.monthDays, d.Day) || slices.Contains(r.monthDays, d.Day-d.length-1)
	case yearly:
		return slices.Contains(r.yearDays, monthDay{d.Month, d.Day})
	case dates:
		_, found := slices.BinarySearchFunc(r.dates, d.Date, Date.Compare)
		return found
	case moveable:
		return slices.Contains(r.easter, d.afterEaster())
	}
	return (r.days == 0 || r.days.has(d.weekday)) && bankHoliday(d, nation, true)
}

// inWeek counts whole weeks from the anchor's. Weeks begin on Monday, as
// RFC 5545's do unless WKST says otherwise.
func (r *rule) inWeek(d day) bool {
	monday := func(number int) int { return (number + 3) / 7 } // day 0 was a Thursday
	const far = 7 * 10000                                      // keeps the division exact before 1970
	return (monday(d.number+far)-monday(r.anchor.number()+far))%r.every == 0
}

func (r *rule) inMonth(d day) bool {
	return (12*(d.Year-r.anchor.Year)+int(d.Month-r.anchor.Month))%r.every == 0
}

// within reports whether a day lies inside of the rule's limits.
func (s *Schedule) within(r *rule, d day) bool {
	if len(r.limit.windows) > 0 && !slices.ContainsFunc(r.limit.windows, func(w window) bool { return w.has(d.Date) }) {
		return false
	}
	if len(r.limit.seasons) > 0 && !slices.ContainsFunc(r.limit.seasons, func(w season) bool { return w.has(d.Date) }) {
		return false
	}
	if r.limit.term == anyTime {
		return true
	}
	if r.limit.term == halfTermsOnly {
		return s.inHalfTerm(d.Date)
	}
	in := slices.ContainsFunc(s.terms, func(t Term) bool { return window{t.From, t.To}.has(d.Date) })
	if r.limit.term == termOnly {
		return in
	}
	// Before the first term and after the last nothing is known of holidays.
	return !in && s.termYears().has(d.Date)
}

// halfTerms are the weeks off within a term, as far as the directory states
// the halves: gaps that begin in February, May or October. Those at Christmas,
// Easter and in summer begin in other months.
func halfTerms(terms []Term) []window {
	var list []window
	for _, t := range terms {
		next := Date{}
		for _, u := range terms {
			if t.To.Before(u.From) && (next.IsZero() || u.From.Before(next)) {
				next = u.From
			}
		}
		w := window{t.To.AddDays(1), next.AddDays(-1)}
		if m := w.from.Month; !next.IsZero() && (m == time.February || m == time.May || m == time.October) && !w.until.Before(w.from) && w.until.number()-w.from.number() <= 17 {
			list = append(list, w)
		}
	}
	return list
}

func (s *Schedule) inHalfTerm(d Date) bool {
	return slices.ContainsFunc(halfTerms(s.terms), func(w window) bool { return w.has(d) })
}

// termYears is the time over which the directory states its terms.
func (s *Schedule) termYears() window {
	w := window{s.terms[0].From, s.terms[0].To}
	for _, t := range s.terms {
		if t.From.Before(w.from) {
			w.from = t.From
		}
		if w.until.Before(t.To) {
			w.until = t.To
		}
	}
	return w
}

// has reports whether a day is an exception.
func (e *exceptions) has(d day, nation string) bool {
	return e.days.has(d.weekday) ||
		slices.ContainsFunc(e.nths, func(n nth) bool { return n.is(d) }) ||
		slices.ContainsFunc(e.windows, func(w window) bool { return w.has(d.Date) }) ||
		slices.ContainsFunc(e.seasons, func(w season) bool { return w.has(d.Date) }) ||
		len(e.afterEaster) > 0 && slices.Contains(e.afterEaster, d.afterEaster()) ||
		(e.holidays || e.holidayMondays && d.weekday == time.Monday) && bankHoliday(d, nation, false)
}

// reach is the stretch of days outside of which the rule has no occurrence;
// an open end is zero.
func (s *Schedule) reach(r *rule) window {
	w := window{}
	if len(r.limit.windows) > 0 {
		w = r.limit.windows[0]
		for _, x := range r.limit.windows[1:] {
			if x.from.Before(w.from) {
				w.from = x.from
			}
			if x.until.IsZero() || !w.until.IsZero() && w.until.Before(x.until) {
				w.until = x.until
			}
		}
	}
	if r.kind == dates {
		w = both(w, window{r.dates[0], r.dates[len(r.dates)-1]})
	}
	if r.every > 1 {
		w = both(w, window{from: r.anchor})
	}
	if r.limit.term != anyTime || r.except.halfTerms {
		w = both(w, s.termYears())
	}
	return w
}

// both is what two windows have in common.
func both(a, b window) window {
	if a.from.Before(b.from) {
		a.from = b.from
	}
	if a.until.IsZero() || !b.until.IsZero() && b.until.Before(a.until) {
		a.until = b.until
	}
	return a
}

// sameDays reports whether two rules choose the same days.
func (r *rule) sameDays(o *rule) bool {
	return r.days == o.days && slices.Equal(r.nths, o.nths) && slices.Equal(r.monthDays, o.monthDays) &&
		slices.Equal(r.yearDays, o.yearDays) && slices.Equal(r.dates, o.dates)
}

// add joins exceptions.
func (e *exceptions) add(o *exceptions) {
	e.days |= o.days
	e.nths = append(slices.Clip(e.nths), o.nths...)
	e.windows = append(slices.Clip(e.windows), o.windows...)
	e.seasons = append(slices.Clip(e.seasons), o.seasons...)
	e.afterEaster = append(slices.Clip(e.afterEaster), o.afterEaster...)
	e.holidays = e.holidays || o.holidays
	e.holidayMondays = e.holidayMondays || o.holidayMondays
	e.school = e.school || o.school
	e.halfTerms = e.halfTerms || o.halfTerms
	e.places = append(slices.Clip(e.places), o.places...)
}
