package when

import (
	"slices"
	"strconv"
	"strings"
)

// Notes that the schedule itself asks for: see [Schedule.ByAppointment].
const (
	byAppointment = "by appointment"
	otherwise     = "or by appointment"
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
		shared = append(shared, otherwise)
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
func (r *rule) words(shared []string) string {
	text := r.daysInWords()
	if len(r.spans) > 0 {
		var times []string
		for _, t := range r.spans {
			times = append(times, t.words())
		}
		text += ", " + join(times)
	}
	for _, p := range r.parts {
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
func (r *rule) narrowings() []string {
	var list []string
	switch w := r.limit.windows; {
	case len(w) == 1 && (len(r.limit.seasons) > 0 || r.kind == weekly && r.every > 1):
		// A month would not say which week, nor stand beside other months.
		list = append(list, w[0].inDates())
	case len(w) > 0:
		list = append(list, windowsInWords(w))
	}
	if len(r.limit.seasons) > 0 {
		var all []string
		for _, s := range r.limit.seasons {
			all = append(all, s.words())
		}
		list = append(list, join(all))
	}
	switch r.limit.term {
	case termOnly:
		list = append(list, "term time only")
	case holidaysOnly:
		list = append(list, "school holidays only")
	case halfTermsOnly:
		list = append(list, "half terms only")
	}
	// Dates of every year stand apart from those of one: next to each other, the
	// year would seem to be for both.
	yearly := exceptions{seasons: r.except.seasons}
	once := r.except
	once.seasons = nil
	for _, e := range []exceptions{once, yearly} {
		if !e.none() {
			list = append(list, "except "+join(e.words()))
		}
	}
	return append(list, r.notes...)
}

func (r *rule) daysInWords() string {
	switch r.kind {
	case weekly:
		if r.every > 1 {
			list := r.days.names("")
			if r.every == 2 {
				return "every other " + join(list)
			}
			return "every " + count(r.every) + " weeks on " + join(list)
		}
		return r.days.words()
	case monthly:
		return nthsInWords(r.nths) + " of " + r.monthsApart()
	case monthDays:
		return monthDaysInWords(r.monthDays) + " of every month"
	case yearly:
		var list []string
		for _, d := range r.yearDays {
			list = append(list, strconv.Itoa(d.day)+" "+d.month.String())
		}
		return "every year on " + join(list)
	case dates:
		return datesInWords(r.dates)
	case moveable:
		return join(easterInWords(r.easter))
	}
	if r.days != 0 {
		return "bank holiday Mondays"
	}
	return "bank holidays"
}

func (r *rule) monthsApart() string {
	switch r.every {
	case 0, 1:
		return "every month"
	case 2:
		return "every other month"
	}
	return "every " + count(r.every) + " months"
}

// words are days of the week as a poster has them.
func (w weekdays) words() string {
	switch w {
	case everyDay:
		return "every day"
	case workdays:
		return "Monday to Friday"
	}
	var list []string
	for i := 0; i < 7; {
		n := 0
		for i+n < 7 && w.has(mondayFirst[i+n]) {
			n++
		}
		if n >= 3 {
			list = append(list, mondayFirst[i].String()+" to "+mondayFirst[i+n-1].String())
		} else {
			for k := range n {
				list = append(list, mondayFirst[i+k].String()+"s")
			}
		}
		i += n + 1
	}
	return join(list)
}

// words are a span as a poster has it.
func (t span) words() string {
	switch {
	case t.late:
		return t.from.startWords() + " till late"
	case t.open:
		return t.from.startWords()
	case t.from == 0 && t.to == dayLength:
		return "24 hours a day"
	}
	return t.from.startWords() + " to " + t.to.say()
}

// startWords are a time that begins something. "Midnight" would leave open
// which end of the day is meant.
func (c Clock) startWords() string {
	if c == 0 {
		return "00:00"
	}
	return c.say()
}

func (w window) words() string {
	switch {
	case w.until.IsZero() && w.from.Day == 1:
		return "from " + w.from.Month.String() + " " + strconv.Itoa(w.from.Year)
	case !w.whole():
		return w.inDates()
	}
	from, until := w.from.Month.String(), w.until.Month.String()+" "+strconv.Itoa(w.until.Year)
	switch {
	case w.from.Year != w.until.Year:
		return from + " " + strconv.Itoa(w.from.Year) + " to " + until
	case w.from.Month != w.until.Month:
		return from + " to " + until
	}
	return until
}

// words are a part of every year.
func (s season) words() string {
	from, until := s.from.month, s.until.month
	if s.from.day == 1 && s.until.day == daysIn(2024, until) {
		if from == until {
			return from.String()
		}
		return from.String() + " to " + until.String()
	}
	first := strconv.Itoa(s.from.day) + " " + from.String()
	if s.from == s.until {
		return first
	}
	return first + " to " + strconv.Itoa(s.until.day) + " " + until.String()
}

// words are the exceptions, one by one.
func (e *exceptions) words() []string {
	var list []string
	if e.holidays {
		list = append(list, "bank holidays")
	}
	if e.holidayMondays {
		list = append(list, "bank holiday Mondays")
	}
	for _, n := range e.nths {
		list = append(list, ordinalName(n.n)+" "+n.day.String()+" of the month")
	}
	list = append(list, e.days.names("s")...)
	if e.halfTerms {
		list = append(list, "half terms")
	}
	list = append(list, easterInWords(e.afterEaster)...)
	for _, s := range e.seasons {
		list = append(list, s.words())
	}
	for _, w := range e.windows {
		switch {
		case w.from == w.until:
			list = append(list, longDate(w.from))
		case w.whole():
			list = append(list, w.words())
		default:
			list = append(list, longDate(w.from)+" to "+longDate(w.until))
		}
	}
	return list
}
