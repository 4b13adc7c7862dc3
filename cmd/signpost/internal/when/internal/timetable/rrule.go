package timetable

import (
	"slices"
	"strconv"
	"strings"
	"time"
)

// Rule is a part of a schedule in the form that calendars and open data
// want: one recurrence with one time of day.
//
// A calendar that expands RRule from First, adds nothing, and takes out
// Except has the schedule's occurrences within the horizon, neither more nor
// fewer.
type Rule struct {
	RRule    string // without "RRULE:"; empty where Dates lists the days
	Dates    []Date // the days, where RRule is empty, in order
	Except   []Date // EXDATE: days that RRule gives and the schedule has not
	First    Date   // DTSTART's day: the first occurrence within the horizon
	From, To Clock  // DTSTART's time, DTEND's time; To is From where OpenEnd
	OpenEnd  bool
	AllDay   bool   // no time is stated: VALUE=DATE; UNTIL is a date as well
	Note     string // as in Occurrence
}

// On is the rule's occurrence on a day, whether or not it has one there.
func (r Rule) On(d Date, zone *time.Location) Occurrence {
	o := Span{From: r.From, To: r.To, Open: r.OpenEnd}.on(d, zone)
	o.AllDay, o.Note = r.AllDay, r.Note
	return o
}

// Rules are the schedule from one day to another, both included. A rule that
// goes on for ever has no UNTIL, except where its exceptions go on for ever
// too (bank holidays, "except 25 December"): then it ends with the horizon,
// since a calendar that promised more would be wrong on the next of them.
//
// What is said twice is in two rules; [Schedule.Occurrences] has it once.
func (s *Schedule) Rules(from, until Date) []Rule {
	var list []Rule
	for i := range s.rules {
		r := &s.rules[i]
		for _, p := range s.pieces(r) {
			rule, ok := s.horizon(r, p, from, until)
			if !ok {
				continue
			}
			for _, t := range r.times() {
				rule.From, rule.To, rule.OpenEnd, rule.AllDay, rule.Note = t.From, t.To, t.Open, len(r.Spans) == 0, r.note(t)
				list = append(list, rule)
			}
		}
	}
	return list
}

// RRules are the schedule's recurrence rules as RFC 5545 writes them, without
// "RRULE:". Single dates have none; exceptions are in Rules.
func (s *Schedule) RRules() []string {
	var list []string
	for i := range s.rules {
		for _, p := range s.pieces(&s.rules[i]) {
			if text := s.rrule(&s.rules[i], p, p.window.Until); text != "" && !slices.Contains(list, text) {
				list = append(list, text)
			}
		}
	}
	return list
}

// piece is a part of a rule that one RRULE can say: one window, and one day of
// the year.
type piece struct {
	window  Window
	yearDay MonthDay
}

func (s *Schedule) pieces(r *Recurrence) []piece {
	all := s.reach(r)
	windows := []Window{all}
	if len(r.Limit.Windows) > 1 {
		windows = nil
		for _, w := range r.Limit.Windows {
			windows = append(windows, Both(w, all))
		}
	}
	var list []piece
	for _, w := range windows {
		if r.Kind != Yearly {
			list = append(list, piece{window: w})
		}
		for _, d := range r.YearDays {
			list = append(list, piece{w, d})
		}
	}
	return list
}

// horizon is a piece of a rule between two days.
func (s *Schedule) horizon(r *Recurrence, p piece, from, until Date) (Rule, bool) {
	w := Both(p.window, Window{from, until})
	if !w.From.Valid() || !w.Until.Valid() {
		return Rule{}, false
	}
	months := r.months()
	var rule Rule
	end := p.window.Until
	if s.goesOn(r) && (end.IsZero() || until.Before(end)) {
		end = until
	}
	rule.RRule = s.rrule(r, p, end)
	found := false
	for d := DayOf(w.From); !w.Until.Before(d.Date); d = d.Next() {
		on := s.on(r, d) && (r.Kind != Yearly || p.yearDay == MonthDay{d.Month, d.Day})
		if !found && on {
			rule.First, found = d.Date, true
		}
		switch {
		case on && rule.RRule == "":
			rule.Dates = append(rule.Dates, d.Date)
		case found && !on && rule.RRule != "" && s.given(r, p, months, d):
			rule.Except = append(rule.Except, d.Date)
		}
	}
	return rule, found
}

// given reports whether the RRULE gives a day.
func (s *Schedule) given(r *Recurrence, p piece, months []time.Month, d Day) bool {
	if r.Kind == Yearly {
		return p.yearDay == MonthDay{d.Month, d.Day}
	}
	return r.Base(d, s.nation) && (months == nil || slices.Contains(months, d.Month))
}

// goesOn reports whether a rule has exceptions that RRULE can't say and that
// come again every year, or are still to come.
func (s *Schedule) goesOn(r *Recurrence) bool {
	e := r.Except
	e.Seasons = slices.DeleteFunc(slices.Clone(e.Seasons), Season.whole)
	return !e.None() || slices.ContainsFunc(r.Limit.Seasons, func(s Season) bool { return !s.whole() })
}

// whole reports whether a season is whole months, which BYMONTH can say.
func (s Season) whole() bool {
	return s.From.Day == 1 && s.Until.Day == DaysIn(2024, s.Until.Month)
}

// months are those that a rule is limited to, nil where it has all.
func (r *Recurrence) months() []time.Month {
	var list []time.Month
	for m := time.January; m <= time.December; m++ {
		has := func(s Season) bool { return s.whole() && s.has(Date{2024, m, 1}) }
		within := len(r.Limit.Seasons) == 0 || slices.ContainsFunc(r.Limit.Seasons, func(s Season) bool { return has(s) || !s.whole() })
		if within && !slices.ContainsFunc(r.Except.Seasons, has) {
			list = append(list, m)
		}
	}
	if len(list) == 12 {
		return nil
	}
	return list
}

var dayCodes = [...]string{"SU", "MO", "TU", "WE", "TH", "FR", "SA"}

// rrule writes a piece of a rule that ends on a day, or never where the day is
// zero.
func (s *Schedule) rrule(r *Recurrence, p piece, end Date) string {
	parts := r.frequencyParts(p)
	if parts == nil {
		return ""
	}
	if months := r.months(); months != nil && r.Kind != Yearly {
		var list []string
		for _, m := range months {
			list = append(list, strconv.Itoa(int(m)))
		}
		parts = append(parts, "BYMONTH="+strings.Join(list, ","))
	}
	if !end.IsZero() {
		parts = append(parts, "UNTIL="+s.untilText(r, end))
	}
	return strings.Join(parts, ";")
}

// frequencyParts are FREQ, INTERVAL and the days; nil for single dates.
func (r *Recurrence) frequencyParts(p piece) []string {
	var list []string
	switch r.Kind {
	case Weekly:
		if r.Days == EveryDay && r.Every < 2 {
			return []string{"FREQ=DAILY"}
		}
		for _, d := range MondayFirst {
			if r.Days.Has(d) {
				list = append(list, dayCodes[d])
			}
		}
		days := "BYDAY=" + strings.Join(list, ",")
		if r.Every > 1 {
			return []string{"FREQ=WEEKLY", "INTERVAL=" + strconv.Itoa(r.Every), days, "WKST=MO"}
		}
		return []string{"FREQ=WEEKLY", days}
	case Monthly:
		// -1TU,-1TH, not TU,TH with BYSETPOS=-1: that is one day a month.
		for _, n := range r.Nths {
			list = append(list, strconv.Itoa(n.N)+dayCodes[n.Day])
		}
		days := "BYDAY=" + strings.Join(list, ",")
		if r.Every > 1 {
			return []string{"FREQ=MONTHLY", "INTERVAL=" + strconv.Itoa(r.Every), days}
		}
		return []string{"FREQ=MONTHLY", days}
	case MonthDays:
		for _, n := range r.MonthDays {
			list = append(list, strconv.Itoa(n))
		}
		return []string{"FREQ=MONTHLY", "BYMONTHDAY=" + strings.Join(list, ",")}
	case Yearly:
		return []string{"FREQ=YEARLY", "BYMONTH=" + strconv.Itoa(int(p.yearDay.Month)), "BYMONTHDAY=" + strconv.Itoa(p.yearDay.Day)}
	}
	return nil
}

// untilText is the last moment of a day, in UTC as RFC 5545 wants it beside
// a DTSTART with a zone; a date alone would drop that day.
func (s *Schedule) untilText(r *Recurrence, end Date) string {
	if len(r.Spans) == 0 {
		return end.In(time.UTC).Format("20060102")
	}
	last := time.Date(end.Year, end.Month, end.Day, 23, 59, 59, 0, s.zone)
	return last.UTC().Format("20060102T150405Z")
}
