package english

import (
	"slices"

	"signpost/cmd/signpost/internal/when/internal/timetable"
)

// untilItem reads another end of the times on some days: "Mon-Fri 9am-5pm,
// Thursdays until 8pm", "9am - 5pm Mon to Fri (4.30pm Fri)".
func (r *reader) untilItem() bool {
	n := len(r.items)
	if !slices.ContainsFunc(r.items, func(it item) bool { return it.kind == iTimes }) {
		return false
	}
	start := r.i
	r.any("open", "stay open", "staying open")
	said := r.any("until", "untill", "till", "til", "to", "closes at", "closing at", "closes", "close at")
	bracket := start > 0 && r.toks[start-1].kind == tOpen
	if !said && !bracket || r.isDateHere() {
		r.i = start
		return false
	}
	c, ok := r.clock()
	if !ok || r.to() || r.kind(0) == tDash {
		r.i = start
		return false
	}
	c.said = said
	it := item{kind: iUntil, until: c}
	if last := &r.items[n-1]; said && last.kind == iDays && r.toks[last.last].kind != tClose && last.last == start-1 {
		it.days = last.days
		r.items = r.items[:n-1]
		return r.add(it, last.first)
	}
	r.any("on")
	var set daySet
	if !r.weekdayList(&set) || partWords[r.word(0)] != "" || bracket && r.kind(0) != tClose {
		r.i = start
		return false
	}
	it.days = []daySet{set}
	return r.add(it, start)
}

// until gives some days of a clause another end.
func (s *sentence) until(it *item) {
	r := s.r
	days := it.days[0].days
	typed := quoted(r.typed(it.first, it.last))
	for i := len(s.p.clauses) - 1; i >= 0; i-- {
		c := &s.p.clauses[i]
		has := timetable.Weekdays(0)
		for _, d := range c.days {
			if d.kind == timetable.Weekly && d.every.n < 2 {
				has |= d.days
			}
		}
		if has&days == 0 {
			continue
		}
		if len(it.days) != 1 || it.days[0].kind != timetable.Weekly || it.days[0].every.n > 0 || it.days[0].part != "" || days&^has != 0 || len(c.spans) == 0 || c.spans[len(c.spans)-1].Open {
			break
		}
		spans := append([]timetable.Span(nil), c.spans...)
		last := &spans[len(spans)-1]
		to := it.until.value
		if !it.until.fixed {
			to = nearestAfter(spans[0].From, it.until)
		}
		if it.until.midnight && to == 0 {
			to = timetable.DayLength
		}
		if to <= last.From || to == last.To || !it.until.said && (!it.until.fixed || to-last.From < 4*60 || max(to-last.To, last.To-to) > 3*60) {
			break // "9am-5pm (10am Wed)" opens later
		}
		last.To = to
		var rest []daySet
		for _, d := range c.days {
			if d.days &^= days; d.kind != timetable.Weekly || d.days != 0 {
				rest = append(rest, d)
			}
		}
		other := *c
		other.days, other.spans = []daySet{{days: days}}, spans
		if len(rest) == 0 {
			break
		}
		c.days = rest
		s.p.clauses = append(s.p.clauses, other)
		return
	}
	r.mistake(r.toks[it.first].off, `write each day with all of its times, such as "Thursdays 9am to 8pm"`, "%s does not say from when", typed)
}
