package english

import (
	"slices"
	"strings"

	"signpost/cmd/signpost/internal/when/internal/timetable"
)

// period is a limit as it stands in a line, with what only a line knows.
type period struct {
	timetable.Limit
	start timetable.Date // "from 7 January 2027": an anchor for "every other Thursday"
	weeks int            // "for 6 weeks"
	month bool           // start is the first of a month that was named, not a day
	dates bool           // both ends are dates: on its own, every day between them
	named bool           // start was said with its day of the week
	next  bool           // "next meeting 10 December 2026"
}

// periodItem reads what limits the days to a part of the calendar.
func (r *reader) periodItem() bool {
	start := r.i
	p, ok := r.terms()
	if !ok {
		p, ok = r.fromUntil()
	}
	if !ok && r.wrong == nil {
		p, ok = r.forWeeks()
	}
	if !ok && r.wrong == nil {
		r.i = start
		r.any("in the months of", "in the month of", "during the months of", "in", "during", "of", "for", "throughout", "only in", "from", "between")
		first := r.i
		if p, ok = r.months(); ok && r.i == first+1 && first == start {
			r.monthOfName(start)
			r.whichOfMay(start)
		}
	}
	if !ok || r.wrong != nil {
		return false
	}
	r.any("inclusive", "only", "each year", "every year", "onwards", "onward")
	return r.add(item{kind: iPeriod, period: p}, start)
}

// fromUntil reads "from 5 March 2027 until 9 April 2027", and either alone.
func (r *reader) fromUntil() (period, bool) {
	start := r.i
	var p period
	var from, until *entry
	if r.any("starting on", "starting from", "starting", "starts on", "starts from", "starts", "start date", "start", "from", "beginning on", "beginning", "begins on", "begins", "commencing on", "commencing",
		"commences on", "commences", "as from", "as of", "between", "first session", "first meeting", "next session", "next meeting", "next one", "next date", "next",
		"restarting on", "restarting", "restarts on", "restarts", "resuming on", "resuming", "resumes on", "resumes") {
		word := r.typed(start, r.i-1)
		if p.next = r.toks[start].text == "next"; p.next {
			r.any("will be on", "will be", "is on", "is")
		}
		r.skip(tColon)
		if p, ok := r.dateRange(); ok {
			return p, true
		}
		from = r.bound(false)
		if from != nil && r.goesOn(start, word) {
			return p, false
		}
		if from != nil {
			at := r.i
			if r.kind(0) == tComma {
				r.i++
			}
			if r.to() || r.skip(tAnd) && r.toks[start].text == "between" {
				until = r.bound(true)
			}
			if until == nil {
				r.i = at
			}
		}
	} else if r.any("until", "till", "til", "up to and including", "up to", "up until", "to", "ending on", "ending", "ends on", "ends", "through to", "through", "finishing on", "finishing", "last session") {
		r.skip(tColon)
		until = r.bound(true)
	}
	if r.wrong != nil || from == nil && until == nil {
		r.i = start
		return p, false
	}
	r.overnight(start, from)
	next := p.next && until == nil && from.Day > 0 && !from.plural
	p = r.bounded(start, from, until)
	p.next = next
	return p, true
}

// overnight reports "24 March 2027 10am to 25 March 2027 4pm": an occurrence
// here is on one day.
func (r *reader) overnight(start int, from *entry) {
	if n := len(r.items); from == nil && n > 1 && r.items[n-1].last == start-1 && r.items[n-1].kind == iTimes && r.items[n-2].kind == iDays {
		before, open := r.items[n-2], func(s timetable.Span) bool { return s.Open }
		if slices.ContainsFunc(before.days, func(d daySet) bool { return len(d.dates) > 0 }) && slices.ContainsFunc(r.items[n-1].spans, open) {
			r.mistake(r.toks[start].off, eachDay, "%s goes on for more than a day", quoted(r.line))
		}
	}
}

const eachDay = `write each day with its own times, such as "Friday 12 March 2027 7pm to 10pm; Saturday 13 March 2027 10am to 4pm"`

// goesOn reports a first date after an exception, "no session on 21 December
// 2026, next session 4 January 2027": it may well be on before the exception.
func (r *reader) goesOn(start int, word string) bool {
	switch strings.ToLower(word) {
	case "from", "as from", "as of", "between":
		return false
	}
	if slices.ContainsFunc(r.items, func(it item) bool { return it.kind == iExcept }) {
		r.mistake(r.toks[start].off, "leave it out if it is on before the days that are taken out as well", "%s can be when it begins, or when it goes on", quoted(r.typed(start, r.i-1)))
		return true
	}
	return false
}

// dateRange reads "7 to 11 December 2026" after "from".
func (r *reader) dateRange() (period, bool) {
	start, wrong := r.i, r.wrong
	list, ok := r.entries()
	if !ok || len(list) != 1 || list[0].until == nil || list[0].Year == 0 || r.wrong != nil {
		r.i, r.wrong = start, wrong
		return period{}, false
	}
	from := list[0].Date
	return period{Limit: timetable.Limit{Windows: []timetable.Window{{From: from, Until: list[0].until.Date}}}, start: from, dates: true}, true
}

// bound reads an end of a period: a date, or a month with its year.
func (r *reader) bound(last bool) *entry {
	r.any("the end of", "end of", "end", "and including", "the beginning of", "the start of", "the")
	if e, ok := r.entry(); ok && e.Month != 0 {
		r.onCalendar(&e)
		return &e
	}
	if r.wrong != nil {
		return nil
	}
	e := entry{weekday: -1, first: r.i}
	m, ok := r.month()
	if !ok {
		return nil
	}
	e.Date = timetable.Date{Year: r.year(), Month: m, Day: 0}
	if last && e.Year != 0 {
		e.Day = timetable.DaysIn(e.Year, m)
	} else if e.Year != 0 {
		e.Day = 1
	}
	e.plural = true // a whole month
	e.last = r.i - 1
	return &e
}

// bounded makes a period of its two ends, either of which may be absent.
func (r *reader) bounded(start int, from, until *entry) period {
	var p period
	if from != nil && until != nil && until.Year == 0 && from.Year == 0 {
		return r.unyeared(start, from, until)
	}
	if from != nil && until != nil && from.Year == 0 {
		from.Year = until.Year
		if from.Month > until.Month || from.Month == until.Month && from.Day > until.Day {
			from.Year--
		}
		if from.Day == 0 {
			from.Day = 1
		}
		r.onCalendar(from)
	}
	if from != nil && until != nil && until.Year == 0 {
		r.askYear(until)
		return p
	}
	for _, e := range []*entry{from, until} {
		if e != nil && e.Year == 0 {
			r.askYear(e)
			return p
		}
	}
	var w timetable.Window
	if from != nil {
		p.named = from.weekday >= 0
		w.From, p.start, p.month = from.Date, from.Date, from.plural && from.weekday < 0 && from.Day == 1 && r.toks[from.first].kind == tWord
	}
	if until != nil {
		w.Until = until.Date
	}
	if from != nil && until != nil && until.Date.Before(from.Date) {
		r.mistake(r.toks[start].off, "write the earlier date first", "%s ends before it begins", quoted(r.typed(start, r.i-1)))
	}
	p.Windows = []timetable.Window{w}
	p.dates = from != nil && until != nil && !from.plural && !until.plural
	return p
}

// unyeared makes a season of a range without years; that is sure for whole
// months alone. "from 5 January to 16 February" is most often one course.
func (r *reader) unyeared(start int, from, until *entry) period {
	var p period
	whole := from.Day <= 1 && (until.Day == 0 || until.Day >= timetable.DaysIn(2023, until.Month))
	if !whole {
		if until.Day == 0 {
			until = from
		}
		r.askYear(until)
		return p
	}
	p.Seasons = []timetable.Season{monthsSeason(from.Month, until.Month)}
	return p
}

func (r *reader) askYear(e *entry) {
	typed := r.typed(e.first, e.last)
	hint := `write the year too, such as "` + typed + ` 2027"`
	probe := *e
	probe.Day = max(probe.Day, 1)
	if y := r.yearFor(&probe); y != 0 {
		hint = r.with(e.first, e.last, typed+" "+timetable.Date{Year: y}.String()[:4])
	}
	r.mistake(r.toks[e.first].off, hint, "%s has no year", quoted(typed))
}
