package timetable

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Notes that the schedule itself asks for: see [Schedule.ByAppointment].
const (
	ByAppointment = "by appointment"
	Otherwise     = "or by appointment"
)

// Words say the schedule in plain British English, always in the same way.
// Read takes them back as the same schedule.
func (s *Schedule) Words() string {
	var parts []string
	shared := s.shared()
	for i := range s.rules {
		parts = append(parts, s.rules[i].words(shared))
	}
	if s.appointment {
		if len(parts) == 0 {
			return "By appointment"
		}
		shared = append(shared, Otherwise)
	}
	text := strings.Join(parts, "; ")
	for i, q := range shared {
		if i == 0 && len(s.rules) > 1 {
			text += "; " + q
		} else {
			text += ", " + q
		}
	}
	return strings.ToUpper(text[:1]) + text[1:]
}

// shared are the limits, exceptions and notes that all rules have. They stand
// at the end, once.
func (s *Schedule) shared() []string {
	if len(s.rules) == 0 {
		return nil
	}
	list := s.rules[0].narrowings()
	for i := range s.rules[1:] {
		other := s.rules[i+1].narrowings()
		list = slices.DeleteFunc(list, func(q string) bool { return !slices.Contains(other, q) })
	}
	return list
}

// words are a rule's days and times, and in brackets what is for it alone.
func (r *Recurrence) words(shared []string) string {
	text := r.daysInWords()
	if len(r.Spans) > 0 {
		var times []string
		for _, t := range r.Spans {
			times = append(times, t.words())
		}
		text += ", " + Enumerate(times)
	}
	for _, p := range r.Parts {
		text += ", " + p
	}
	var own []string
	for _, q := range r.narrowings() {
		if !slices.Contains(shared, q) {
			own = append(own, q)
		}
	}
	if len(own) > 0 {
		text += " (" + strings.Join(own, ", ") + ")"
	}
	return text
}

// narrowings are a rule's limits, exceptions and notes, in the order in which
// they can be read again.
func (r *Recurrence) narrowings() []string {
	var list []string
	switch w := r.Limit.Windows; {
	case len(w) == 1 && (len(r.Limit.Seasons) > 0 || r.Kind == Weekly && r.Every > 1):
		// A month would not say which week, nor stand beside other months.
		list = append(list, w[0].inDates())
	case len(w) > 0:
		list = append(list, windowsInWords(w))
	}
	if len(r.Limit.Seasons) > 0 {
		var all []string
		for _, s := range r.Limit.Seasons {
			all = append(all, s.words())
		}
		list = append(list, Enumerate(all))
	}
	switch r.Limit.Term {
	case TermOnly:
		list = append(list, "term time only")
	case HolidaysOnly:
		list = append(list, "school holidays only")
	case HalfTermsOnly, ChristmasOnly, EasterOnly, SummerOnly:
		list = append(list, r.Limit.Term.words()+" only")
	}
	// Dates of every year stand apart from those of one: next to each other, the
	// year would seem to be for both.
	yearly := Exceptions{Seasons: r.Except.Seasons}
	once := r.Except
	once.Seasons = nil
	for _, e := range []Exceptions{once, yearly} {
		if !e.None() {
			list = append(list, "except "+Enumerate(e.words()))
		}
	}
	return append(list, r.Notes...)
}

func (r *Recurrence) daysInWords() string {
	switch r.Kind {
	case Weekly:
		if r.Every > 1 {
			list := r.Days.names("")
			if r.Every == 2 {
				return "every other " + Enumerate(list)
			}
			return "every " + Count(r.Every) + " weeks on " + Enumerate(list)
		}
		return r.Days.words()
	case Monthly:
		return NthsInWords(r.Nths) + " of " + r.monthsApart()
	case MonthDays:
		return monthDaysInWords(r.MonthDays) + " of every month"
	case Yearly:
		var list []string
		for _, d := range r.YearDays {
			list = append(list, strconv.Itoa(d.Day)+" "+d.Month.String())
		}
		return "every year on " + Enumerate(list)
	case SingleDates:
		return datesInWords(r.Dates)
	case Moveable:
		return Enumerate(easterInWords(r.Easter))
	}
	if r.Days != 0 {
		return "bank holiday Mondays"
	}
	return "bank holidays"
}

func (r *Recurrence) monthsApart() string {
	switch r.Every {
	case 0, 1:
		return "every month"
	case 2:
		return "every other month"
	}
	return "every " + Count(r.Every) + " months"
}

// words are days of the week as a poster has them.
func (w Weekdays) words() string {
	switch w {
	case EveryDay:
		return "every day"
	case Workdays:
		return "Monday to Friday"
	}
	var list []string
	for i := 0; i < 7; {
		n := 0
		for i+n < 7 && w.Has(MondayFirst[i+n]) {
			n++
		}
		if n >= 3 {
			list = append(list, MondayFirst[i].String()+" to "+MondayFirst[i+n-1].String())
		} else {
			for k := range n {
				list = append(list, MondayFirst[i+k].String()+"s")
			}
		}
		i += n + 1
	}
	return Enumerate(list)
}

// words are a span as a poster has it.
func (t Span) words() string {
	switch {
	case t.Late:
		return t.From.startWords() + " till late"
	case t.Open:
		return t.From.startWords()
	case t.From == 0 && t.To == DayLength:
		return "24 hours a day"
	}
	from, to := t.From.startWords(), t.To.Say()
	// Beside the other half of the day, "12.30am" may be a slip, and is asked about.
	if t.From > 0 && t.From < 60 && t.To >= Noon {
		from = fmt.Sprintf("00:%02d", int(t.From))
	}
	if end := t.To % DayLength; end > 0 && end < 60 && t.From < Noon {
		to = fmt.Sprintf("00:%02d", int(end))
	}
	return from + " to " + to
}

// startWords are a time that begins something. "Midnight" would leave open
// which end of the day is meant.
func (c Clock) startWords() string {
	if c == 0 {
		return "00:00"
	}
	return c.Say()
}

func (w Window) words() string {
	switch {
	case w.Until.IsZero() && w.From.Day == 1:
		return "from " + w.From.Month.String() + " " + strconv.Itoa(w.From.Year)
	case !w.Whole():
		return w.inDates()
	}
	from, until := w.From.Month.String(), w.Until.Month.String()+" "+strconv.Itoa(w.Until.Year)
	switch {
	case w.From.Year != w.Until.Year:
		return from + " " + strconv.Itoa(w.From.Year) + " to " + until
	case w.From.Month != w.Until.Month:
		return from + " to " + until
	}
	return until
}

// words are a part of every year.
func (s Season) words() string {
	from, until := s.From.Month, s.Until.Month
	if s.From.Day == 1 && s.Until.Day == DaysIn(2024, until) {
		if from == until {
			return from.String()
		}
		return from.String() + " to " + until.String()
	}
	first := strconv.Itoa(s.From.Day) + " " + from.String()
	if s.From == s.Until {
		return first
	}
	return first + " to " + strconv.Itoa(s.Until.Day) + " " + until.String()
}

// words are the exceptions, one by one.
func (e *Exceptions) words() []string {
	var list []string
	if e.Holidays {
		list = append(list, "bank holidays")
	}
	if e.HolidayMondays {
		list = append(list, "bank holiday Mondays")
	}
	for _, n := range e.Nths {
		list = append(list, OrdinalName(n.N)+" "+n.Day.String()+" of the month")
	}
	list = append(list, e.Days.names("s")...)
	for _, b := range e.Breaks {
		list = append(list, b.words())
	}
	list = append(list, easterInWords(e.AfterEaster)...)
	for _, s := range e.Seasons {
		list = append(list, s.words())
	}
	for _, w := range e.Windows {
		switch {
		case w.From == w.Until:
			list = append(list, LongDate(w.From))
		case w.Whole():
			list = append(list, w.words())
		default:
			list = append(list, LongDate(w.From)+" to "+LongDate(w.Until))
		}
	}
	return list
}
