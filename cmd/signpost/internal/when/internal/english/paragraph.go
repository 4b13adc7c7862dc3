package english

import (
	"slices"
	"strings"

	"signpost/cmd/signpost/internal/when/internal/timetable"
)

// paragraph is a line as it is put together: sentence by sentence.
type paragraph struct {
	r           *reader
	clauses     []clause
	loose       []loose
	appointment bool
	last        []item // the limits at the end of the last sentence that had days
	lastFrom    int    // the first clause of that sentence
	sentences   int    // those with days
	heads       []item // what stands before the days of this sentence
}

// core reports whether an item is days or times.
func (it *item) core() bool { return it.kind == iDays || it.kind == iTimes || it.kind == iUntil }

// segment puts a sentence together.
func (p *paragraph) segment(items []item, at int) {
	if len(items) == 0 || p.r.wrong != nil {
		return
	}
	p.ranges(items)
	items = p.nextDate(p.course(items))
	first, last := -1, -1
	for i := range items {
		if items[i].core() {
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	if first < 0 && !p.frequencyOnly(items) {
		p.loose = append(p.loose, loose{p.r, items, len(p.clauses)})
		return
	}
	begin := len(p.clauses)
	s := sentence{r: p.r, from: begin, items: items, firstCore: first, lastCore: last, p: p}
	s.timesFirst = first >= 0 && items[first].kind == iTimes
	always := s.timesFirst && wholeDays(items)
	if always {
		items[first].kind, items[first].days = iDays, []daySet{{days: timetable.EveryDay}}
		p.clauses = append(p.clauses, clause{r: p.r, days: items[first].days, spans: items[first].spans, timed: true, at: at + first})
		s.timesFirst, s.firstCore, s.lastCore = false, first, first
	} else if s.timesFirst && p.carry(items, first, at) {
		return
	} else if s.timesFirst && !slices.ContainsFunc(items, func(it item) bool { return it.kind == iDays }) && !p.frequencyOnly(items) {
		p.noDays(&items[first])
		return
	}
	for i := range items {
		if !always || i != first {
			s.take(i, at+i)
		}
	}
	s.end()
	p.unclearHead(begin)
	p.sentences++
}

// course gives "8 weeks from Tuesday 12 January 2027" its day of the week.
func (p *paragraph) course(items []item) []item {
	is := func(f func(it item) bool) int { return slices.IndexFunc(items, f) }
	at := is(func(it item) bool { return it.kind == iPeriod && it.period.named })
	if at < 0 || is(func(it item) bool { return it.kind == iPeriod && it.period.weeks > 0 }) < 0 || is(func(it item) bool { return it.kind == iDays || it.kind == iFrequency }) >= 0 {
		return items
	}
	days := items[at]
	days.kind, days.days = iDays, []daySet{{days: 1 << days.period.start.Weekday()}}
	return slices.Insert(slices.Clone(items), at, days)
}

// nextDate makes a day of "next meeting 10 December 2026, 7pm" where nothing
// else says on which days it is.
func (p *paragraph) nextDate(items []item) []item {
	is := func(f func(it item) bool) int { return slices.IndexFunc(items, f) }
	at := is(func(it item) bool { return it.kind == iPeriod && it.period.next })
	if at < 0 || is(func(it item) bool { return it.kind == iTimes }) < 0 || slices.ContainsFunc(p.r.items, func(it item) bool { return it.kind == iDays || it.kind == iFrequency }) {
		return items
	}
	items = slices.Clone(items)
	items[at].kind, items[at].days = iDays, []daySet{{kind: timetable.SingleDates, dates: []timetable.Date{items[at].period.start}}}
	return items
}

// carry reads a sentence of times alone as more times for the days of the
// sentence before: "Sundays 9am-2pm (May-Oct); 9am-1pm (Nov-Apr)".
func (p *paragraph) carry(items []item, first, at int) bool {
	if p.sentences != 1 || len(p.clauses) != 1 || len(items) > 2 {
		return false
	}
	c := &p.clauses[0]
	var times, limit *item
	for i := range items {
		switch items[i].kind {
		case iTimes:
			times = &items[i]
		case iPeriod:
			limit = &items[i]
		}
	}
	if times != nil {
		switch p.r.toks[times.first].text {
		case "start", "starts", "starting", "opens":
			return false // not more of the same
		}
	}
	labelled := len(items) == 2 && items[0].label && items[0].colon
	if len(items) == 2 && limit == nil && !labelled || times == nil || len(c.spans) == 0 || len(times.spans) == 0 || (limit == nil) != (len(c.periods) == 0) {
		return false
	}
	if labelled {
		if len(c.notes) != 1 || len(p.heads) == 0 || !p.heads[0].label {
			return false
		}
		label := &items[0]
		more := c.more(times.spans, "")
		more.notes, more.label, more.at = []string{label.note}, label.note, at+first
		p.clauses = append(p.clauses, more)
		p.sentences++
		return true
	}
	if limit == nil && cross(c.spans, times.spans) {
		return false
	}
	if limit == nil {
		c.spans = append(slices.Clip(c.spans), times.spans...)
		return true
	}
	if before := c.ofDays.periods; len(before) > 0 && (len(before) > 1 || len(c.periods) > 1 || items[0].kind != iPeriod || !alike(before[0].period, limit.period)) {
		return false // "Mondays: term time 4pm; school holidays 10am" has two of a kind
	}
	more := c.more(times.spans, "")
	more.periods, more.at = []item{*limit}, at+first
	p.clauses = append(p.clauses, more)
	p.sentences++
	return true
}

// alike reports whether two limits are parts of the year of one kind.
func alike(a, b period) bool {
	return len(a.Windows)+len(b.Windows) == 0 && (len(a.Seasons) > 0) == (len(b.Seasons) > 0) && (a.Term != timetable.AnyTime) == (b.Term != timetable.AnyTime)
}

// ranges decides what a range of dates is: the days themselves, or the limit
// of other days.
func (p *paragraph) ranges(items []item) {
	others := 0
	for _, it := range items {
		if it.kind == iDays && it.days[0].window.From.IsZero() {
			others++
		}
		if it.kind == iFrequency {
			others++
		}
	}
	if others == 0 {
		// Only with times of its own: "Mondays 10am; from 5 January 2027 until 30
		// March 2027" ends with a limit.
		is := func(k itemKind) bool { return slices.ContainsFunc(items, func(x item) bool { return x.kind == k }) }
		for i, it := range items {
			if it.kind == iPeriod && it.period.dates && !is(iDays) && is(iTimes) {
				items[i].kind = iDays
				items[i].days = []daySet{{days: timetable.EveryDay, window: it.period.Windows[0]}}
			}
		}
		return
	}
	for i, it := range items {
		if it.kind == iDays && !it.days[0].window.From.IsZero() {
			w := it.days[0].window
			items[i].kind = iPeriod
			items[i].days = nil
			items[i].period = period{Limit: timetable.Limit{Windows: []timetable.Window{w}}, start: w.From}
		}
	}
}

// frequencyOnly reports whether the days follow from "every 2 weeks from 5
// January 2027" alone.
func (p *paragraph) frequencyOnly(items []item) bool {
	return slices.ContainsFunc(items, func(it item) bool { return it.kind == iFrequency })
}

const daysBefore = `write the days before the times, such as "Mondays 10am to 12 noon"`

func (p *paragraph) noDays(it *item) {
	r := p.r
	typed := r.typed(it.first, it.last)
	hint := r.with(it.first, it.last, "Every day, "+typed, "Mondays, "+typed)
	if slices.ContainsFunc(r.items, func(x item) bool { return x.kind == iDays }) {
		hint = daysBefore
	}
	for _, x := range r.items {
		if x.kind == iPeriod && !x.period.start.IsZero() && !x.period.month {
			d := x.period.start
			hint = r.with(x.first, x.last, d.Weekday().String()+"s from "+timetable.LongDate(d), d.Weekday().String()+" "+timetable.LongDate(d))
		}
	}
	r.mistake(r.toks[it.first].off, hint,
		"%s has no day", quoted(typed))
}

// close applies what the sentences without days say, and checks the limits
// that end the line.
func (p *paragraph) close() {
	r := p.r
	if r.wrong != nil {
		return
	}
	if p.sentences > 1 {
		p.unclearEnd()
	}
	n := len(p.clauses)
	if n == 0 {
		for _, l := range p.loose {
			for i := range l.quals {
				p.byItself(&l.quals[i])
			}
		}
		return
	}
	headed := len(p.loose) > 0 && p.loose[0].clauses == 0
	for i, l := range p.loose {
		from, until := 0, n
		switch {
		case l.clauses == n: // after all: for all
		case headed && slices.ContainsFunc(l.quals, func(it item) bool { return it.kind == iPeriod }):
			from = l.clauses
			for _, next := range p.loose[i+1:] {
				if next.clauses < n {
					until = next.clauses
					break
				}
			}
		case l.clauses > 0 && !harmless(l.quals):
			it := l.quals[0]
			r.mistake(r.toks[it.first].off, "write it at the end if it is for all of them, or in brackets after the days that it is for",
				"it is not clear whether %s is for what comes before it, or after it", quoted(r.typed(it.first, it.last)))
		}
		for _, it := range l.quals {
			p.apply(it, from, until)
		}
	}
}

// byItself reads "by appointment" on a line of its own: one can also come like that, beside what the other lines say. Only
// where it says "only" does it limit them.
func (p *paragraph) byItself(it *item) {
	if it.kind != iNote || it.note != timetable.ByAppointment && it.note != timetable.Otherwise {
		return
	}
	p.appointment = true
	typed := strings.ToLower(p.r.typed(it.first, it.last))
	if !strings.Contains(typed, "only") && !strings.Contains(typed, "strictly") {
		it.note = timetable.Otherwise
	}
}

// harmless reports whether items change nothing, wherever they belong: days on
// which it is closed anyway, "or by appointment".
func harmless(items []item) bool {
	return !slices.ContainsFunc(items, func(it item) bool {
		e := it.except
		e.Days = 0
		return it.kind == iPeriod || it.kind == iLunch || it.kind == iFrequency || it.kind == iNote && it.note != timetable.Otherwise || !e.None()
	})
}

// unclearHead reports days in a sentence after one that began with a limit:
// "April to September: Mon-Fri 10-5pm; weekends 10-4pm".
func (p *paragraph) unclearHead(begin int) {
	r := p.r
	for _, it := range p.heads {
		for i := begin; begin > 0 && i < len(p.clauses); i++ {
			c := &p.clauses[i]
			if it.label {
				if len(c.notes) == 0 {
					c.notes, c.label = []string{it.note}, it.note
				}
				continue
			}
			if it.kind == iPeriod && len(c.periods) == 0 || it.kind == iExcept && c.except.None() || it.kind == iNote && len(c.notes) == 0 || it.kind == iFrequency && c.frequency() < 2 {
				days := c.item()
				r.mistake(r.toks[days.first].off, "begin a new line with the days that it is for",
					"it is not clear whether %s is for %s too", quoted(r.typed(it.first, it.last)), quoted(r.typed(days.first, days.last)))
				return
			}
		}
	}
}

// unclearEnd reports a limit at the very end of several sentences: is it for
// the last one, or for all?
func (p *paragraph) unclearEnd() {
	r := p.r
	for _, it := range p.last {
		for i := range p.lastFrom {
			c := &p.clauses[i]
			same := it.kind == iPeriod && len(c.periods) > 0 || it.kind == iExcept && !c.except.None()
			if same {
				continue
			}
			typed := r.typed(it.first, it.last)
			r.mistake(r.toks[it.first].off, r.with(it.first, it.last, "("+typed+")", "; "+typed),
				"it is not clear whether %s is for the last days alone, or for all", quoted(typed))
			return
		}
	}
}

// wholeDays reports whether a sentence is "24 hours a day" alone: that says
// every day by itself.
func wholeDays(items []item) bool {
	found := false
	for _, it := range items {
		if it.kind == iDays || it.kind == iTimes && !slices.Equal(it.spans, timetable.WholeDay) {
			return false
		}
		found = found || it.kind == iTimes
	}
	return found
}
