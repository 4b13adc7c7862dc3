package english

import (
	"slices"
	"strings"

	"signpost/cmd/signpost/internal/when/internal/timetable"
)

// clause is days with their times, and what narrows them.
type clause struct {
	days    []daySet
	spans   []timetable.Span
	part    string
	parts   []string // further ones: "mornings and evenings"
	timed   bool     // times or a part of the day were said
	every   frequency
	periods []item
	except  timetable.Exceptions
	notes   []string
	label   string // of the notes, whom it is for
	also    timetable.Exceptions
	ofDays  daysOnly
	at      int // its first item, for the place of a mistake
	r       *reader
}

// daysOnly is what stood between days and their first times: it is for all of
// the times of those days.
type daysOnly struct {
	periods []item
	except  timetable.Exceptions
	every   frequency
	also    timetable.Exceptions
}

// more is a clause of the same days with other times.
func (c *clause) more(spans []timetable.Span, part string) clause {
	return clause{r: c.r, at: c.at, days: c.days, spans: spans, part: part, timed: true, ofDays: c.ofDays,
		periods: slices.Clone(c.ofDays.periods), except: c.ofDays.except, every: c.ofDays.every, also: c.ofDays.also}
}

// assembly gathers the clauses of all lines.
type assembly struct {
	timetable.Settings
	clauses     []*clause
	readers     []*reader
	loose       []loose // what lines without days say of all others
	name        string  // the words for the thing itself in the first line
	appointment bool
}

// loose is what stands without days, and how many clauses came before it.
type loose struct {
	r       *reader
	quals   []item
	clauses int
}

// line puts the clauses of one line together.
func (a *assembly) line(r *reader) {
	p := paragraph{r: r}
	r.join()
	from := 0
	for i := 0; i <= len(r.items); i++ {
		if i == len(r.items) || r.items[i].kind == iBreak {
			p.segment(r.items[from:i], from)
			from = i + 1
		}
	}
	p.close()
	a.appointment = a.appointment || p.appointment
	a.readers = append(a.readers, r)
	if r.wrong != nil {
		return
	}
	if len(p.clauses) == 0 && len(p.loose) == 0 && !p.appointment {
		r.mistake(0, emptyHint, "no day and no time in %s", quoted(r.line))
		return
	}
	if len(p.clauses) == 0 {
		for _, l := range p.loose {
			a.loose = append(a.loose, loose{r, l.quals, len(a.clauses)})
		}
		return
	}
	if r.name != a.name && r.name != "" && len(a.clauses) > 0 {
		r.mistake(0, ownEntry, "%s seems to be another thing than the line before", quoted(r.name))
		return
	}
	if len(a.clauses) == 0 {
		a.name = r.name
	}
	for i := range p.clauses {
		a.clauses = append(a.clauses, &p.clauses[i])
	}
}

// poster reads days and times that stand on lines of their own, one below the
// other, where the entry has no other days or times. It is nil where that is
// not so.
func (a *assembly) poster() *timetable.Schedule {
	days, times := 0, 0
	var text []string
	for _, r := range a.readers {
		text = append(text, r.line)
		for _, it := range r.items {
			switch it.kind {
			case iDays:
				days++
			case iTimes:
				times++
			}
		}
	}
	if len(text) < 2 || days != 1 || times != 1 {
		return nil
	}
	r := reader{Settings: a.Settings, line: strings.Join(text, "; ")}
	r.read()
	one := assembly{Settings: a.Settings}
	one.line(&r)
	if schedule := one.schedule(); r.wrong == nil {
		return schedule
	}
	return nil
}

// join makes one sentence of "Tuesdays. 10am to 12 noon", where the line has
// no other days or times.
func (r *reader) join() {
	var days, times []int // sentences that hold them, by number
	n := 0
	breaks := []int{-1}
	for i, it := range r.items {
		switch it.kind {
		case iBreak:
			n++
			breaks = append(breaks, i)
		case iDays:
			days = append(days, n)
		case iTimes:
			times = append(times, n)
		}
	}
	if len(days) != 1 || len(times) != 1 || days[0]-times[0] != 1 && times[0]-days[0] != 1 {
		return
	}
	at := breaks[max(days[0], times[0])]
	r.items = slices.Delete(r.items, at, at+1)
	for i := at; i < len(r.items); i++ {
		r.items[i].apart = true
	}
}

// apply gives clauses what an item says of them.
func (p *paragraph) apply(it item, from, until int) {
	for i := from; i < until; i++ {
		p.r.apply(&p.clauses[i], it)
	}
	if it.kind == iNote && it.note == timetable.Otherwise {
		p.appointment = true
	}
}

// apply gives a clause what an item says of it.
func (r *reader) apply(c *clause, it item) {
	switch it.kind {
	case iPeriod:
		c.periods = append(c.periods, it)
	case iExcept:
		c.except.Add(&it.except)
	case iNote:
		if it.label && c.label != "" && c.label != it.note {
			r.mistake(r.toks[it.first].off, "put each of the days with whom it is for on a line of its own",
				"it is not clear which times %s and %s are for", quoted(c.label), quoted(it.note))
		}
		if it.label {
			c.label = it.note
		}
		if it.note != timetable.Otherwise && !slices.Contains(c.notes, it.note) {
			c.notes = append(c.notes, it.note)
		}
	case iFrequency:
		if c.every.n > 0 && it.every != c.every {
			r.mistake(r.toks[it.first].off, "say once how often it is", "%s is another frequency than before", quoted(r.typed(it.first, it.last)))
		}
		c.every = it.every
	case iIncluding:
		c.also.Add(&it.also)
	case iLunch:
		c.spans = r.without(c.spans, it)
	}
}

// without takes a lunch break out of spans.
func (r *reader) without(spans []timetable.Span, it item) []timetable.Span {
	gap := it.spans[0]
	var list []timetable.Span
	cut := false
	for _, s := range spans {
		if s.Open || gap.From <= s.From || gap.To >= s.To {
			list = append(list, s)
			continue
		}
		cut = true
		list = append(list, timetable.Span{From: s.From, To: gap.From}, timetable.Span{From: gap.To, To: s.To})
	}
	if !cut {
		r.mistake(r.toks[it.first].off, "write the times before and after, such as \"9am to 12.30pm and 1.30pm to 5pm\"",
			"%s is not within the times before it", quoted(r.typed(it.first, it.last)))
	}
	return list
}
