package english

import (
	"slices"

	"signpost/cmd/signpost/internal/when/internal/timetable"
)

// sentence is a run of items up to the next full stop, semicolon or bullet,
// as it is put together.
type sentence struct {
	r                   *reader
	p                   *paragraph
	items               []item
	firstCore, lastCore int
	timesFirst          bool   // "10-12 Thursdays, 2-4pm Fridays"
	heading             []item // limits before the days that they are for
	headed              bool
	from                int   // its first clause
	next                *item // whom the next times are for
}

// current is the clause that is being put together.
func (s *sentence) current() *clause {
	if n := len(s.p.clauses); n > s.from {
		return &s.p.clauses[n-1]
	}
	return nil
}

// open begins a clause.
func (s *sentence) open(at int) *clause {
	s.stretch(at)
	s.p.clauses = append(s.p.clauses, clause{r: s.r, at: at})
	c := s.current()
	for _, it := range s.heading {
		s.r.apply(c, it)
	}
	return c
}

// stretch reports "Friday 6pm - Sunday 4pm": the dash goes from one day to
// another, and an occurrence here is on one.
func (s *sentence) stretch(at int) {
	c, r := s.current(), s.r
	if c == nil || len(c.spans) == 0 || !c.spans[len(c.spans)-1].Open {
		return
	}
	if it := &r.items[at]; it.first > 0 && r.toks[it.first-1].kind == tDash {
		r.mistake(r.toks[it.first-1].off, eachDay, "%s goes on for more than a day", quoted(r.line))
	}
}

// take puts one item in its place.
func (s *sentence) take(i, at int) {
	it := &s.items[i]
	if s.r.wrong != nil {
		return
	}
	switch it.kind {
	case iDays:
		if c := s.current(); c != nil && c.timed && !s.timesFirst && s.same(c, it) && !s.timesFollow(i) {
			return // "24/7, 365 days a year"
		}
		s.days(it, at)
	case iTimes:
		s.times(it, at)
	case iUntil:
		s.until(it)
	default:
		s.qualifier(i, at)
	}
}

// timesFollow reports whether the next days or times after an item are times.
func (s *sentence) timesFollow(i int) bool {
	for _, it := range s.items[i+1:] {
		if it.core() {
			return it.kind == iTimes
		}
	}
	return false
}

func (s *sentence) timesFollowItem(it *item) bool {
	for i := range s.items {
		if &s.items[i] == it {
			return s.timesFollow(i)
		}
	}
	return false
}

// joined reports whether "and" stands right before an item.
func (r *reader) joined(it *item) bool { return it.first > 0 && r.toks[it.first-1].kind == tAnd }

// afterExcept reports whether an exception stands right before an item: in
// "except January (second Monday)" the days are then in its place.
func (r *reader) afterExcept(it *item) bool {
	for i := range r.items {
		if &r.items[i] == it || r.items[i].first == it.first {
			return i > 0 && r.items[i-1].kind == iExcept && !r.items[i-1].bracket
		}
	}
	return false
}

func (s *sentence) days(it *item, at int) {
	c := s.current()
	switch {
	case it.bracket && s.r.afterExcept(it):
		s.r.mistake(s.r.toks[it.first].off, "write each of the days with what is for it on a line of its own",
			"it is not clear what %s is instead of", quoted(s.r.typed(it.first, it.last)))
		return
	case c != nil && !s.timesFirst && c.timed && len(c.days) > 0 && it.days[0].kind == timetable.Holidays && s.r.joined(it) && !s.timesFollowItem(it):
		c.days = append(slices.Clip(c.days), it.days...) // "Wed-Sun 11am-4pm and bank holiday Mondays"
		return
	case c == nil, !s.timesFirst && c.timed:
		if c != nil && !c.timed && len(c.notes) == 0 {
			s.untimed(c)
			return
		}
		c = s.open(at)
	case s.timesFirst && len(c.days) > 0 && s.eachItsLabel(c, it):
		s.p.clauses = append(s.p.clauses, clause{r: s.r, at: at, days: it.days, spans: c.spans, part: c.part, timed: true})
		return
	case s.timesFirst && len(c.days) > 0:
		if !s.same(c, it) {
			s.untimedItem(it)
		}
		return
	case !s.timesFirst && len(c.periods) > len(s.heading):
		s.untimed(c)
		return
	}
	if s.same(c, it) {
		return
	}
	if s.timesFirst && s.r.toks[max(it.first-1, 0)].kind == tAnd {
		s.untimedItem(it) // "evenings and weekends"
		return
	}
	c.days = append(c.days, it.days...)
	if s.timesFirst {
		s.checkPart(c, it)
	}
}

// eachItsLabel reports whether the days so far and those of an item share the
// times before them, but not whom they are for: "10am-4pm Mon (men), Tue (women)".
func (s *sentence) eachItsLabel(c *clause, it *item) bool {
	for i := 1; i+1 < len(s.items); i++ {
		if &s.items[i] == it {
			before, after := s.items[i-1], s.items[i+1]
			return len(s.heading) == 0 && len(c.periods) == 0 && c.except.None() && len(c.notes) == 1 && before.label && before.bracket && after.label && after.bracket
		}
	}
	return false
}

// same reports whether the days say only what was said before: "daily, 7 days
// a week".
func (s *sentence) same(c *clause, it *item) bool {
	if len(c.days) != 1 || len(it.days) != 1 {
		return false
	}
	a, b := c.days[0], it.days[0]
	return a.kind == timetable.Weekly && b.kind == timetable.Weekly && a.days == b.days && a.every == b.every && a.window == b.window && b.part == ""
}

// checkPart reports "10am Tuesday evenings".
func (s *sentence) checkPart(c *clause, it *item) {
	for _, d := range it.days {
		for _, t := range c.spans {
			if d.part != "" {
				s.r.checkPart(t.From, clockText{first: it.first, last: it.last}, d.part)
			}
		}
	}
}

func (s *sentence) times(it *item, at int) {
	c := s.current()
	switch {
	case s.timesFirst && (c == nil || len(c.days) > 0):
		c = s.open(at)
	case c == nil && s.p.frequencyOnly(s.items):
		c = s.open(at)
	case c != nil && c.timed && len(c.spans) == 0 && len(it.spans) > 0 && it.part == c.part:
		c.spans = it.spans // "mornings 9-12"
		return
	case c != nil && c.timed && len(c.spans) > 0 && slices.Equal(c.spans, it.spans):
		return // "24/7, 24 hours a day"
	case c != nil && len(it.spans) == 0 && len(c.spans) > 0 && c.dayPart() != "" && s.partOfTimes(it):
		return // "Tuesday afternoon 2-4, evening 7-9": the times follow
	case c != nil && c.timed && len(c.spans) > 0 && c.dayPart() != "" && it.first > 0 && partWords[s.r.toks[it.first-1].text] == it.part && it.part != "" && it.part != c.dayPart() && !cross(c.spans, it.spans):
		c.spans = append(slices.Clip(c.spans), it.spans...)
		return
	case c != nil && len(it.spans) == 0 && len(c.spans) == 0 && c.dayPart() != "":
		c.parts, c.timed = append(c.parts, it.part), true
		return
	case c != nil && s.next != nil:
		more := c.more(it.spans, it.part)
		more.notes, more.label = []string{s.next.note}, s.next.note
		s.p.clauses = append(s.p.clauses, more)
		s.next = nil
		return
	case c != nil && c.timed && len(c.spans) > 0 && len(it.spans) > 0 && s.eachItsOwn(c, it):
		s.p.clauses = append(s.p.clauses, c.more(it.spans, it.part))
		return
	case c == nil || c.timed:
		hint := daysBefore
		if it.bracket && s.before(it, iPeriod) {
			hint = partOfYear // "Thursdays 6pm (5pm in August)"
		} else if it.bracket && len(s.r.asides) > 0 {
			hint = ownEntry // "Mon-Fri 9am-5pm (phone lines 10am-4pm)"
		}
		s.r.mistake(s.r.toks[it.first].off, hint, "%s has no day", quoted(s.r.typed(it.first, it.last)))
		return
	}
	c.spans, c.part, c.timed = it.spans, it.part, true
	c.ofDays = daysOnly{slices.Clone(c.periods), c.except, c.every, c.also}
	if it.note != "" {
		c.notes = append(c.notes, it.note)
	}
}

// partOfTimes reports whether the times of a part of the day follow right
// after its name.
func (s *sentence) partOfTimes(it *item) bool {
	for i := range s.items[:len(s.items)-1] {
		if next := &s.items[i+1]; &s.items[i] == it {
			return next.kind == iTimes && next.part == it.part && len(next.spans) > 0 && next.first == it.last+1
		}
	}
	return false
}

// before reports whether an item stands right before one of a kind.
func (s *sentence) before(it *item, kind itemKind) bool {
	for i := range s.items[:len(s.items)-1] {
		if &s.items[i] == it {
			return s.items[i+1].kind == kind
		}
	}
	return false
}

// eachItsOwn reports whether the times so far and those of an item both have a
// part of the year, or whom they are for, right behind them: "Daily 10am-4pm
// (Nov-Mar), 10am-6pm (Apr-Oct)", "Mondays 6-7pm (beginners), 7-8pm (improvers)".
func (s *sentence) eachItsOwn(c *clause, it *item) bool {
	own := func(x item) bool { return x.kind == iPeriod || x.label }
	for i := 1; i+1 < len(s.items); i++ {
		if &s.items[i] == it {
			before, after := s.items[i-1], s.items[i+1]
			return len(s.heading) == 0 && own(before) && own(after) && before.kind == after.kind && (after.bracket || !after.apart) &&
				(before.label && len(c.notes) == 1 || !before.label && len(c.periods) == 1 && len(c.ofDays.periods) == 0)
		}
	}
	return false
}

// dayPart is the part of the day that was said so far.
func (c *clause) dayPart() string {
	for _, d := range c.days {
		if d.part != "" {
			return d.part
		}
	}
	return c.part
}

func (c *clause) frequency() int {
	n := c.every.n
	for _, d := range c.days {
		n = max(n, d.every.n)
	}
	return n
}

// untimed reports days without times among days with times.
func (s *sentence) untimed(c *clause) {
	s.untimedItem(&s.r.items[c.at])
}

func (s *sentence) untimedItem(it *item) { s.r.untimed(it) }

func (r *reader) untimed(it *item) {
	typed := r.typed(it.first, it.last)
	r.mistake(r.toks[it.first].off, `write the time after the days, such as "Mondays 10am to 12 noon, Tuesdays 2pm to 4pm"`,
		"%s has no time", quoted(typed))
}

// end checks that every clause is whole.
func (s *sentence) end() {
	for i := s.from; i < len(s.p.clauses) && s.r.wrong == nil; i++ {
		c := &s.p.clauses[i]
		if s.timesFirst && len(c.days) == 0 && c.every.n == 0 {
			s.untimedTimes(c)
		}
	}
}

func (s *sentence) untimedTimes(c *clause) {
	it := &s.r.items[c.at]
	s.r.mistake(s.r.toks[it.first].off, daysBefore,
		"%s has no day", quoted(s.r.typed(it.first, it.last)))
}
