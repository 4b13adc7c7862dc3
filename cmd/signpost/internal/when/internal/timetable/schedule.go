package timetable

import (
	"cmp"
	"iter"
	"slices"
	"time"
	_ "time/tzdata" // the binary runs where no zone files are installed
)

// Term is a school term; both of its days belong to it.
type Term struct {
	Name     string
	From, To Date
}

// Settings are what a directory says once for all of its lines.
type Settings struct {
	Zone   *time.Location // Europe/London where nil
	Nation string         // england, wales, scotland or northern-ireland: whose bank holidays; England's where empty
	Terms  []Term
	Today  Date // the build's clock: for examples in hints, never for meaning
}

// Occurrence is one time that something happens, in the directory's zone.
type Occurrence struct {
	Start, End time.Time
	OpenEnd    bool   // no end is stated, or it is "till late": End is then Start
	AllDay     bool   // no time is stated: Start is midnight, End the midnight after
	Note       string // what the line adds: "by appointment", "till late", "morning"
}

// Schedule is what lines of opening times mean. It never changes once it
// is read; many goroutines may use it at once.
//
// Its times are those on the wall, also on the nights when clocks change: 10pm
// to 6am is nine hours long on one of them, seven on another. A time that the
// change leaves out is taken with the offset of before, as RFC 5545 says (01:30
// is then 02:30), and one that comes twice is the first.
type Schedule struct {
	rules       []Recurrence
	appointment bool // at other times too, or only so
	zone        *time.Location
	nation      string
	terms       []Term
}

// Occurrences are those that end after from, in order: one that is going on
// counts. It is endless where the schedule is, up to the year 2200.
func (s *Schedule) Occurrences(from time.Time) iter.Seq[Occurrence] {
	// An occurrence of the day before may still be going on.
	first := DateOf(from.In(s.zone)).AddDays(-1)
	return func(yield func(Occurrence) bool) {
		for o := range s.from(first, Date{MaxYear, time.December, 31}) {
			if (o.End.After(from) || o.OpenEnd && o.Start.Equal(from)) && !yield(o) {
				return
			}
		}
	}
}

// Between are the occurrences that start on from, on until, or on a day between.
func (s *Schedule) Between(from, until Date) []Occurrence {
	return slices.Collect(s.from(from, until))
}

// from goes through the days one by one and asks each rule. That is about
// 10 ns a day and rule, less than any engine needs to begin, and it takes
// terms, bank holidays and seasons in the same step as the recurrence. It is
// bounded, since years are.
func (s *Schedule) from(first, last Date) iter.Seq[Occurrence] {
	all := s.extent()
	if first.Before(all.From) {
		first = all.From
	}
	if !all.Until.IsZero() && all.Until.Before(last) {
		last = all.Until
	}
	return func(yield func(Occurrence) bool) {
		if !first.Valid() {
			return
		}
		var today []Occurrence
		months := s.months()
		for d := DayOf(first); !last.Before(d.Date); d = d.Next() {
			if !months[d.Month] {
				d = DayOf(Date{d.Year, d.Month, d.length})
				continue
			}
			today = s.add(today[:0], d)
			for _, o := range today {
				if !yield(o) {
					return
				}
			}
		}
	}
}

// months are those in which there can be an occurrence: "29 February every
// year" need not look at the other eleven.
func (s *Schedule) months() (list [13]bool) {
	for i := range s.rules {
		r := &s.rules[i]
		within := r.months()
		for m := time.January; m <= time.December; m++ {
			is := within == nil || slices.Contains(within, m)
			if r.Kind == Yearly {
				is = slices.ContainsFunc(r.YearDays, func(d MonthDay) bool { return d.Month == m })
			}
			list[m] = list[m] || is
		}
	}
	return list
}

// add appends a day's occurrences in order. What is said twice is one.
func (s *Schedule) add(list []Occurrence, d Day) []Occurrence {
	for i := range s.rules {
		r := &s.rules[i]
		if !s.on(r, d) {
			continue
		}
		for _, t := range r.times() {
			o := t.on(d.Date, s.zone)
			o.AllDay, o.Note = len(r.Spans) == 0, r.note(t)
			list = append(list, o)
		}
	}
	if len(list) < 2 {
		return list
	}
	slices.SortStableFunc(list, func(a, b Occurrence) int {
		return cmp.Or(a.Start.Compare(b.Start), a.End.Compare(b.End))
	})
	return slices.CompactFunc(list, func(a, b Occurrence) bool {
		return a.Start.Equal(b.Start) && a.End.Equal(b.End) && a.AllDay == b.AllDay
	})
}

// extent is the stretch of days outside of which nothing happens.
func (s *Schedule) extent() Window {
	if len(s.rules) == 0 {
		return Window{Date{MaxYear, time.December, 31}, Date{MinYear, time.January, 1}}
	}
	w := s.reach(&s.rules[0])
	for i := range s.rules[1:] {
		x := s.reach(&s.rules[i+1])
		if x.From.Before(w.From) {
			w.From = x.From
		}
		if x.Until.IsZero() || !w.Until.IsZero() && w.Until.Before(x.Until) {
			w.Until = x.Until
		}
	}
	if w.From.IsZero() {
		w.From = Date{MinYear, time.January, 1}
	}
	return w
}

// Last is the end of the last occurrence, where there is a last one.
func (s *Schedule) Last() (time.Time, bool) {
	all := s.extent()
	if all.Until.IsZero() {
		return time.Time{}, false
	}
	var list []Occurrence
	for d := all.Until; !d.Before(all.From); d = d.AddDays(-1) {
		if list = s.add(list[:0], DayOf(d)); len(list) > 0 {
			last := slices.MaxFunc(list, func(a, b Occurrence) int { return a.End.Compare(b.End) })
			return last.End, true
		}
	}
	return time.Time{}, false
}

// ByAppointment reports whether one has to make an appointment, or can.
func (s *Schedule) ByAppointment() bool {
	return s.appointment || slices.ContainsFunc(s.rules, func(r Recurrence) bool {
		return slices.Contains(r.Notes, ByAppointment)
	})
}

// Always reports whether it is open 24 hours a day, every day.
func (s *Schedule) Always() bool {
	return slices.ContainsFunc(s.rules, func(r Recurrence) bool {
		return r.Kind == Weekly && r.Days == EveryDay && r.Every < 2 && r.Limit.always() && r.Except.None() &&
			slices.Contains(r.Spans, Span{From: 0, To: DayLength})
	})
}

func (l Limit) always() bool {
	return len(l.Windows) == 0 && len(l.Seasons) == 0 && l.Term == AnyTime
}

func (e Exceptions) None() bool {
	return e.Days == 0 && len(e.Nths) == 0 && len(e.Windows) == 0 && len(e.Seasons) == 0 &&
		len(e.AfterEaster) == 0 && !e.Holidays && !e.HolidayMondays && !e.School && len(e.Breaks) == 0 && len(e.Places) == 0
}

// Weekdays are the days on which there can be an occurrence, Monday first.
func (s *Schedule) Weekdays() []time.Weekday {
	var set Weekdays
	for i := range s.rules {
		set |= s.rules[i].Weekdays()
	}
	var list []time.Weekday
	for _, d := range MondayFirst {
		if set.Has(d) {
			list = append(list, d)
		}
	}
	return list
}

// Weekdays are the days of the week that a rule can fall on.
func (r *Recurrence) Weekdays() Weekdays {
	set := EveryDay
	switch r.Kind {
	case Weekly:
		set = r.Days
	case Monthly:
		set = 0
		for _, n := range r.Nths {
			set |= 1 << n.Day
		}
	case SingleDates:
		set = 0
		for _, d := range r.Dates {
			set |= 1 << d.Weekday()
		}
	case Moveable:
		set = 0
		for _, n := range r.Easter {
			set |= 1 << ((n + 7) % 7) // Easter is on a Sunday
		}
	case Holidays:
		if r.Days != 0 {
			set = r.Days
		}
	}
	return set &^ r.Except.Days
}
