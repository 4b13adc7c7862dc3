package english

import (
	"slices"
	"strings"

	"signpost/cmd/signpost/internal/when/internal/timetable"
)

// qualifier puts what narrows days in its place.
func (s *sentence) qualifier(i, at int) {
	it := s.items[i]
	c := s.current()
	n := len(s.p.clauses) - s.from
	before, after := i < s.firstCore, i > s.lastCore
	complete := c != nil && (c.timed && len(c.days) > 0)
	if it.kind == iExcept && after && s.someTimes(c, it) {
		return
	}
	switch {
	case s.firstCore < 0:
		if c == nil {
			c = s.open(at)
		}
		s.r.apply(c, it)
	case before && it.kind == iLunch:
		s.r.mistake(s.r.toks[it.first].off, "write the days and times first", "%s stands before the times", quoted(s.r.typed(it.first, it.last)))
	case before:
		if it.kind != iIncluding && !harmless([]item{it}) {
			s.p.heads = append(s.p.heads, it)
		}
		s.heading, s.headed = append(s.heading, it), true
		if it.kind == iFrequency && s.several() {
			s.unclear(it)
		}
	case it.kind == iNote && it.note == timetable.Otherwise:
		s.p.appointment = true
	case it.kind == iLunch:
		s.lunch(it, after)
	case complete && s.labelledTimes(i):
		s.next = &s.items[i] // "Mondays juniors 6-7pm, seniors 7-8pm"
	case it.label && it.bracket && complete && len(c.notes) == 0:
		s.r.apply(c, it)
	case !after && complete && it.kind == iPeriod && s.headed && it.apart:
		s.heading = []item{it}
	case !after && complete && it.label && it.apart && !it.bracket && s.headed && s.heading[0].label && (it.colon || s.touches(i)):
		s.heading = []item{it} // "juniors Tuesdays 6-7pm, seniors Tuesdays 7-9pm"
	case !after && complete && (it.colon || s.touches(i)) && it.kind != iIncluding && !harmless([]item{it}):
		s.unclear(it)
	case after && n > 1:
		s.trailing(it)
	case !after && n > 1 && complete && it.apart && it.kind != iIncluding && !harmless([]item{it}):
		s.unclear(it)
	case !after && complete && it.kind == iExcept:
		for j := s.from; j < len(s.p.clauses); j++ {
			s.r.apply(&s.p.clauses[j], it)
		}
	default:
		s.r.apply(c, it)
		s.remember(it, after)
	}
}

// someTimes reports a day that is taken out after two times: in "Mon-Fri 9am-1pm
// and 2pm-5pm (except Wed)" it may be out of the second alone.
func (s *sentence) someTimes(c *clause, it item) bool {
	if c == nil || len(c.spans) < 2 || c.spans[0].Open || it.closed || it.except.Days == 0 {
		return false
	}
	typed := s.r.typed(it.first, it.last)
	s.r.mistake(s.r.toks[it.first].off, "write each day with all of its times", "it is not clear whether %s is for all of the times, or for the last alone", quoted(typed))
	return true
}

// labelledTimes reports whether an item says for whom the times right after it
// are, and the times before it have such words before them too.
func (s *sentence) labelledTimes(i int) bool {
	own := func(i int) bool {
		return i > 0 && i+1 < len(s.items) && s.items[i].label && !s.items[i].bracket && s.items[i+1].kind == iTimes && !s.items[i+1].apart
	}
	return own(i) && i >= 3 && own(i-2) && len(s.heading) == 0 && !s.timesFirst
}

// touches reports whether days or times follow an item with nothing between:
// in "Mondays 10-12, from 5 January 2027 Thursdays 2pm" it may be for them.
func (s *sentence) touches(i int) bool {
	if i+1 == len(s.items) || !s.items[i+1].core() || s.items[i+1].apart {
		return false
	}
	first := s.items[i+1].first
	return first == 0 || s.r.toks[first-1].kind != tAnd
}

// remember keeps what ends a sentence, to be checked against the others.
func (s *sentence) remember(it item, after bool) {
	if after && !it.bracket && (it.kind == iPeriod || it.kind == iExcept) && !harmless([]item{it}) && s.current().frequency() < 2 {
		s.p.last, s.p.lastFrom = append(s.p.last, it), s.from
	}
}

// several reports whether days are named twice in the sentence.
func (s *sentence) several() bool {
	n := 0
	for _, it := range s.items {
		if it.kind == iDays {
			n++
		}
	}
	return n > 1
}

// trailing is a qualifier after several clauses of one sentence.
func (s *sentence) trailing(it item) {
	last := s.current()
	all := s.p.clauses[s.from:]
	switch {
	case it.kind == iNote && (!it.apart || it.bracket):
		s.r.apply(last, it)
		return
	case it.kind == iFrequency && it.every.n > 1:
		s.unclear(it)
		return
	case it.kind == iPeriod:
		lacking := 0
		for i := range all {
			if len(all[i].periods) == 0 {
				lacking++
			}
		}
		if len(last.periods) == 0 && (lacking == 1 || last.frequency() > 1 && !it.apart) {
			s.r.apply(last, it)
			return
		}
		if !it.apart || it.bracket || lacking < len(all) || last.frequency() > 1 {
			s.unclear(it)
			return
		}
	case it.kind == iExcept && it.bracket && !harmless([]item{it}) && !it.ofAll(), it.kind == iExcept && !it.apart && !it.closed && it.long():
		s.unclear(it)
		return
	}
	for i := range all {
		s.r.apply(&all[i], it)
	}
	s.remember(it, true)
}

// ofAll reports whether an exception in brackets at the end is for all days: a
// place that is closed on bank holidays is closed as a whole, and a date tells
// by itself which day it is.
func (it *item) ofAll() bool {
	e := it.except
	return it.closed && len(e.Seasons) == 0 && len(e.Nths) == 0 && len(e.Places) == 0 && len(e.Breaks) == 0 && !e.School
}

// long reports whether an exception is for so long that it may well be of one
// of several things alone: "Mondays 10am, Tuesdays 2pm except August".
func (it *item) long() bool {
	return it.except.School || len(it.except.Breaks) > 0 || slices.ContainsFunc(it.except.Seasons, func(s timetable.Season) bool { return s.From != s.Until })
}

// lunch takes a break out of the times it is for: those before it.
func (s *sentence) lunch(it item, after bool) {
	from := len(s.p.clauses) - 1
	if it.part == "daily" {
		from = 0
	} else if len(s.p.clauses) > 1 && !it.bracket && after {
		s.unclear(it)
		return
	}
	for i := max(from, 0); i < len(s.p.clauses); i++ {
		s.r.apply(&s.p.clauses[i], it)
	}
}

// either offers the line with a limit at its end for the last days, and for
// all.
func (s *sentence) either(c *clause, it item) string {
	r := s.r
	typed := r.typed(it.first, it.last)
	head := strings.TrimRight(r.line[:r.toks[it.first].off], " ,(&")
	tail := strings.TrimLeft(r.line[r.toks[it.last].end:], ")")
	off := r.toks[r.items[c.at].first].off
	before := strings.TrimRight(r.line[:off], " ,&")
	if cut, ok := strings.CutSuffix(before, " and"); ok {
		before = cut
	}
	lines := []string{before + "; " + head[off:] + " (" + typed + ")" + tail, head + "; " + typed + tail}
	r.offer = offer{hint: inWords(lines), lines: lines, pieces: []string{"(" + typed + ")", "; " + typed}}
	return r.offer.hint
}

func (s *sentence) unclear(it item) {
	r := s.r
	typed := r.typed(it.first, it.last)
	hint := "put each of the days with what is for it on a line of its own"
	if c := s.current(); c != nil && it.kind == iPeriod && len(s.p.clauses)-s.from > 1 && it.first > s.items[s.lastCore].last {
		hint = s.either(c, it)
	}
	r.mistake(r.toks[it.first].off, hint, "it is not clear which days %s is for", quoted(typed))
}
