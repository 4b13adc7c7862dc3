package when

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
	rules       []rule
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
		for o := range s.from(first, Date{maxYear, time.December, 31}) {
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
	if first.Before(all.from) {
		first = all.from
	}
	if !all.until.IsZero() && all.until.Before(last) {
		last = all.until
	}
	return func(yield func(Occurrence) bool) {
		if !first.valid() {
			return
		}
		var today []Occurrence
		months := s.months()
		for d := dayOf(first); !last.Before(d.Date); d = d.next() {
			if !months[d.Month] {
				d = dayOf(Date{d.Year, d.Month, d.length})
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
			if r.kind == yearly {
				is = slices.ContainsFunc(r.yearDays, func(d monthDay) bool { return d.month == m })
			}
			list[m] = list[m] || is
		}
	}
	return list
}

// add appends a day's occurrences in order. What is said twice is one.
func (s *Schedule) add(list []Occurrence, d day) []Occurrence {
	for i := range s.rules {
		r := &s.rules[i]
		if !s.on(r, d) {
			continue
		}
		for _, t := range r.times() {
			o := t.on(d.Date, s.zone)
			o.AllDay, o.Note = len(r.spans) == 0, r.note(t)
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
func (s *Schedule) extent() window {
	if len(s.rules) == 0 {
		return window{Date{maxYear, time.December, 31}, Date{minYear, time.January, 1}}
	}
	w := s.reach(&s.rules[0])
	for i := range s.rules[1:] {
		x := s.reach(&s.rules[i+1])
		if x.from.Before(w.from) {
			w.from = x.from
		}
		if x.until.IsZero() || !w.until.IsZero() && w.until.Before(x.until) {
			w.until = x.until
		}
	}
	if w.from.IsZero() {
		w.from = Date{minYear, time.January, 1}
	}
	return w
}

// Last is the end of the last occurrence, where there is a last one.
func (s *Schedule) Last() (time.Time, bool) {
	all := s.extent()
	if all.until.IsZero() {
		return time.Time{}, false
	}
	var list []Occurrence
	for d := all.until; !d.Before(all.from); d = d.AddDays(-1) {
		if list = s.add(list[:0], dayOf(d)); len(list) > 0 {
			last := slices.MaxFunc(list, func(a, b Occurrence) int { return a.End.Compare(b.End) })
			return last.End, true
		}
	}
	return time.Time{}, false
}

// ByAppointment reports whether one has to make an appointment, or can.
func (s *Schedule) ByAppointment() bool {
	return s.appointment || slices.ContainsFunc(s.rules, func(r rule) bool {
		return slices.Contains(r.notes, byAppointment)
	})
}

// Always reports whether it is open 24 hours a day, every day.
func (s *Schedule) Always() bool {
	return slices.ContainsFunc(s.rules, func(r rule) bool {
		return r.kind == weekly && r.days == everyDay && r.every < 2 && r.limit.always() && r.except.none() &&
			slices.Contains(r.spans, span{from: 0, to: dayLength})
	})
}

func (l limit) always() bool {
	return len(l.windows) == 0 && len(l.seasons) == 0 && l.term == anyTime
}

func (e exceptions) none() bool {
	return e.days == 0 && len(e.nths) == 0 && len(e.windows) == 0 && len(e.seasons) == 0 &&
		len(e.afterEaster) == 0 && !e.holidays && !e.holidayMondays && !e.school && !e.halfTerms && len(e.places) == 0
}

// Weekdays are the days on which there can be an occurrence, Monday first.
func (s *Schedule) Weekdays() []time.Weekday {
	var set weekdays
	for i := range s.rules {
		set |= s.rules[i].weekdays()
	}
	var list []time.Weekday
	for _, d := range mondayFirst {
		if set.has(d) {
			list = append(list, d)
		}
	}
	return list
}

// weekdays are the days of the week that a rule can fall on.
func (r *rule) weekdays() weekdays {
	set := everyDay
	switch r.kind {
	case weekly:
		set = r.days
	case monthly:
		set = 0
		for _, n := range r.nths {
			set |= 1 << n.day
		}
	case dates:
		set = 0
		for _, d := range r.dates {
			set |= 1 << d.Weekday()
		}
	case moveable:
		set = 0
		for _, n := range r.easter {
			set |= 1 << ((n + 7) % 7) // Easter is on a Sunday
		}
	case holidays:
		if r.days != 0 {
			set = r.days
		}
	}
	return set &^ r.except.days
}
