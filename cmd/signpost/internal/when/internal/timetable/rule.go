package timetable

import (
	"slices"
	"time"
)

// Kind is the way in which a rule chooses its days.
type Kind int

const (
	Weekly      Kind = iota // days of the week, each week or each so many
	Monthly                 // "first Tuesday", each month or each so many
	MonthDays               // "the 15th of every month"
	Yearly                  // "every year on 29 February"
	SingleDates             // dates, one by one
	Holidays                // every bank holiday, or those on some days of the week
	Moveable                // days that go with Easter
)

// Recurrence is days that come again, within limits, without exceptions, at times.
type Recurrence struct {
	Kind      Kind
	Days      Weekdays
	Nths      []Nth
	MonthDays []int // negative ones count from the end of the month
	YearDays  []MonthDay
	Easter    []int // days after Easter Sunday: -2 is Good Friday
	Dates     []Date
	Every     int  // weeks or months from one to the next; 0 is 1
	Anchor    Date // a day in the first of those weeks or months
	Limit     Limit
	Except    Exceptions
	Spans     []Span   // none where no time is stated
	Parts     []string // "morning": what stands in place of a time
	Notes     []string
}

// Weekdays is a set of days of the week, bit 0 being Sunday.
type Weekdays uint8

const (
	EveryDay Weekdays = 0b1111111
	Workdays Weekdays = 0b0111110
	Weekends Weekdays = 0b1000001
)

func (w Weekdays) Has(d time.Weekday) bool { return w>>d&1 == 1 }

// MondayFirst are the days of a week in the order of a British calendar.
var MondayFirst = [7]time.Weekday{
	time.Monday, time.Tuesday, time.Wednesday, time.Thursday, time.Friday, time.Saturday, time.Sunday,
}

// Nth is a weekday by its place in the month: 2 is the second, -1 the last.
type Nth struct {
	N   int
	Day time.Weekday
}

// MonthDay is a day that comes every year.
type MonthDay struct {
	Month time.Month
	Day   int
}

func (a MonthDay) before(b MonthDay) bool {
	return a.Month < b.Month || a.Month == b.Month && a.Day < b.Day
}

// Season is a part of every year, both ends included; it may span the new year.
type Season struct{ From, Until MonthDay }

func (s Season) has(d Date) bool {
	m := MonthDay{d.Month, d.Day}
	if s.Until.before(s.From) {
		return !m.before(s.From) || !s.Until.before(m)
	}
	return !m.before(s.From) && !s.Until.before(m)
}

// Window is a stretch of days, both ends included; a zero end is open.
type Window struct{ From, Until Date }

func (w Window) has(d Date) bool {
	return !d.Before(w.From) && (w.Until.IsZero() || !w.Until.Before(d))
}

// TermUse is how a rule depends on the directory's school terms.
type TermUse int

const (
	AnyTime TermUse = iota
	TermOnly
	HolidaysOnly
	HalfTermsOnly // this and those after it are weeks off between two terms: see [Breaks]
	ChristmasOnly
	EasterOnly
	SummerOnly
)

// Limit narrows a rule to parts of the calendar; every set field must hold.
type Limit struct {
	Windows []Window // in one of them
	Seasons []Season // in one of them
	Term    TermUse
}

// Exceptions are days on which a rule does not hold.
type Exceptions struct {
	Days           Weekdays
	Nths           []Nth
	Windows        []Window
	Seasons        []Season
	AfterEaster    []int // -2 is Good Friday
	Holidays       bool
	HolidayMondays bool
	School         bool      // school holidays; becomes a limit to terms
	Breaks         []TermUse // HalfTermsOnly and those after it: not then
	Places         []int     // "the last one of the month": of the rule's own day
}

// Span is a time of day. An open one has no stated end, or is "till late".
type Span struct {
	From, To   Clock
	Open, Late bool
}

// Day is a date with what the rules ask of it, worked out once.
type Day struct {
	Date
	Weekday time.Weekday
	number  int
	length  int // of its month
}

// DayOf works out what the rules ask of a date.
func DayOf(d Date) Day {
	n := d.Number()
	return Day{d, d.Weekday(), n, DaysIn(d.Year, d.Month)}
}

func (d Day) Next() Day {
	n := Day{Date{d.Year, d.Month, d.Day + 1}, (d.Weekday + 1) % 7, d.number + 1, d.length}
	if n.Day > d.length {
		n.Date = Date{d.Year, d.Month + 1, 1}
		if n.Month > time.December {
			n.Date = Date{d.Year + 1, time.January, 1}
		}
		n.length = DaysIn(n.Year, n.Month)
	}
	return n
}

// back is the weekday n days earlier.
func (d Day) back(n int) time.Weekday { return (d.Weekday + 7 - time.Weekday(n%7)) % 7 }

// afterEaster is how many days d is after Easter Sunday, far off where
// it can't be near.
func (d Day) afterEaster() int {
	if d.Month < time.March || d.Month > time.May {
		return 1000
	}
	return d.number - Easter(d.Year).Number()
}

// Is reports whether d is the weekday at that place in its month.
func (n Nth) Is(d Day) bool {
	if n.Day != d.Weekday {
		return false
	}
	if n.N < 0 {
		return -n.N == (d.length-d.Day)/7+1
	}
	return n.N == (d.Day-1)/7+1
}

// on reports whether the rule holds on a day.
func (s *Schedule) on(r *Recurrence, d Day) bool {
	return r.Base(d, s.nation) && s.within(r, d) && !r.Except.has(d, s.nation) && !slices.ContainsFunc(r.Except.Breaks, func(b TermUse) bool { return s.inBreak(d.Date, b) })
}

// Base reports whether the recurrence alone gives the day, before limits and
// exceptions.
func (r *Recurrence) Base(d Day, nation string) bool {
	switch r.Kind {
	case Weekly:
		return r.Days.Has(d.Weekday) && (r.Every < 2 || r.inWeek(d))
	case Monthly:
		return slices.ContainsFunc(r.Nths, func(n Nth) bool { return n.Is(d) }) && (r.Every < 2 || r.inMonth(d))
	case MonthDays:
		return slices.Contains(r.MonthDays, d.Day) || slices.Contains(r.MonthDays, d.Day-d.length-1)
	case Yearly:
		return slices.Contains(r.YearDays, MonthDay{d.Month, d.Day})
	case SingleDates:
		_, found := slices.BinarySearchFunc(r.Dates, d.Date, Date.Compare)
		return found
	case Moveable:
		return slices.Contains(r.Easter, d.afterEaster())
	}
	return (r.Days == 0 || r.Days.Has(d.Weekday)) && BankHoliday(d, nation, true)
}

// inWeek counts whole weeks from the anchor's. Weeks begin on Monday, as
// RFC 5545's do unless WKST says otherwise.
func (r *Recurrence) inWeek(d Day) bool {
	monday := func(number int) int { return (number + 3) / 7 } // day 0 was a Thursday
	const far = 7 * 10000                                      // keeps the division exact before 1970
	return (monday(d.number+far)-monday(r.Anchor.Number()+far))%r.Every == 0
}

func (r *Recurrence) inMonth(d Day) bool {
	return (12*(d.Year-r.Anchor.Year)+int(d.Month-r.Anchor.Month))%r.Every == 0
}

// within reports whether a day lies inside of the rule's limits.
func (s *Schedule) within(r *Recurrence, d Day) bool {
	if len(r.Limit.Windows) > 0 && !slices.ContainsFunc(r.Limit.Windows, func(w Window) bool { return w.has(d.Date) }) {
		return false
	}
	if len(r.Limit.Seasons) > 0 && !slices.ContainsFunc(r.Limit.Seasons, func(w Season) bool { return w.has(d.Date) }) {
		return false
	}
	if r.Limit.Term == AnyTime {
		return true
	}
	if r.Limit.Term >= HalfTermsOnly {
		return s.inBreak(d.Date, r.Limit.Term)
	}
	in := slices.ContainsFunc(s.terms, func(t Term) bool { return Window{t.From, t.To}.has(d.Date) })
	if r.Limit.Term == TermOnly {
		return in
	}
	// Before the first term and after the last nothing is known of holidays.
	return !in && s.termYears().has(d.Date)
}

// termYears is the time over which the directory states its terms.
func (s *Schedule) termYears() Window {
	w := Window{s.terms[0].From, s.terms[0].To}
	for _, t := range s.terms {
		if t.From.Before(w.From) {
			w.From = t.From
		}
		if w.Until.Before(t.To) {
			w.Until = t.To
		}
	}
	return w
}

// has reports whether a day is an exception.
func (e *Exceptions) has(d Day, nation string) bool {
	return e.Days.Has(d.Weekday) ||
		slices.ContainsFunc(e.Nths, func(n Nth) bool { return n.Is(d) }) ||
		slices.ContainsFunc(e.Windows, func(w Window) bool { return w.has(d.Date) }) ||
		slices.ContainsFunc(e.Seasons, func(w Season) bool { return w.has(d.Date) }) ||
		len(e.AfterEaster) > 0 && slices.Contains(e.AfterEaster, d.afterEaster()) ||
		(e.Holidays || e.HolidayMondays && d.Weekday == time.Monday) && BankHoliday(d, nation, false)
}

// reach is the stretch of days outside of which the rule has no occurrence;
// an open end is zero.
func (s *Schedule) reach(r *Recurrence) Window {
	w := Window{}
	if len(r.Limit.Windows) > 0 {
		w = r.Limit.Windows[0]
		for _, x := range r.Limit.Windows[1:] {
			if x.From.Before(w.From) {
				w.From = x.From
			}
			if x.Until.IsZero() || !w.Until.IsZero() && w.Until.Before(x.Until) {
				w.Until = x.Until
			}
		}
	}
	if r.Kind == SingleDates {
		w = Both(w, Window{r.Dates[0], r.Dates[len(r.Dates)-1]})
	}
	if r.Every > 1 {
		w = Both(w, Window{From: r.Anchor})
	}
	if r.Limit.Term != AnyTime || len(r.Except.Breaks) > 0 {
		w = Both(w, s.termYears())
	}
	return w
}

// Both is what two windows have in common.
func Both(a, b Window) Window {
	if a.From.Before(b.From) {
		a.From = b.From
	}
	if a.Until.IsZero() || !b.Until.IsZero() && b.Until.Before(a.Until) {
		a.Until = b.Until
	}
	return a
}

// SameDays reports whether two rules choose the same days.
func (r *Recurrence) SameDays(o *Recurrence) bool {
	return r.Days == o.Days && slices.Equal(r.Nths, o.Nths) && slices.Equal(r.MonthDays, o.MonthDays) &&
		slices.Equal(r.YearDays, o.YearDays) && slices.Equal(r.Dates, o.Dates)
}

// Add joins exceptions.
func (e *Exceptions) Add(o *Exceptions) {
	e.Days |= o.Days
	e.Nths = append(slices.Clip(e.Nths), o.Nths...)
	e.Windows = append(slices.Clip(e.Windows), o.Windows...)
	e.Seasons = append(slices.Clip(e.Seasons), o.Seasons...)
	e.AfterEaster = append(slices.Clip(e.AfterEaster), o.AfterEaster...)
	e.Holidays = e.Holidays || o.Holidays
	e.HolidayMondays = e.HolidayMondays || o.HolidayMondays
	e.School = e.School || o.School
	e.Breaks = append(slices.Clip(e.Breaks), o.Breaks...)
	e.Places = append(slices.Clip(e.Places), o.Places...)
}
