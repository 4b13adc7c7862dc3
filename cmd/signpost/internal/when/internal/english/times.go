package english

import (
	"slices"

	"signpost/cmd/signpost/internal/when/internal/timetable"
)

// timesItem reads the times of a day: "9.30am-12pm and 1pm-4pm", "1.30 and
// 4pm", "24 hours a day", "mornings".
func (r *reader) timesItem() bool {
	start := r.i
	if r.allDay() {
		return r.add(item{kind: iTimes, spans: []timetable.Span{{To: timetable.DayLength}}}, start)
	}
	if p, ok := partWords[r.word(0)]; ok {
		return r.partItem(start, p)
	}
	texts := r.timeList()
	if r.wrong != nil || len(texts) == 0 {
		return false
	}
	part := r.partAfter()
	if part == "" {
		part = r.partBefore()
	}
	spans := r.resolve(texts, part)
	note := ""
	for _, t := range texts {
		if t.doors != "" && len(texts) > 1 {
			r.mistake(r.toks[t.from.first].off, "write the time at which each begins", "%s has two times for each", quoted(r.typed(texts[0].from.first, r.i-1)))
		}
		note = t.doors
	}
	if r.wrong != nil {
		return false
	}
	if !slices.ContainsFunc(spans, func(s timetable.Span) bool { return !s.Open || s.Late }) && note == "" {
		if n := r.length(); n > 0 {
			for i := range spans {
				spans[i].To, spans[i].Open = spans[i].From+n, false
			}
			if crossing := slices.ContainsFunc(spans[1:], func(s timetable.Span) bool { return s.From < spans[0].To }); crossing {
				r.mistake(r.toks[start].off, "write each span", "two of the times cross in %s", quoted(r.typed(start, r.i-1)))
				return false
			}
		}
	}
	return r.add(item{kind: iTimes, spans: spans, part: part, note: note}, start)
}

// allDay reads "24 hours a day" and "24hrs".
func (r *reader) allDay() bool {
	start := r.i
	r.any("open")
	if r.numberIs(0, 24) {
		r.i++
		if r.skip(tDash); r.any("hours a day", "hours per day", "hours every day", "hrs a day", "hours", "hour", "hrs", "hr") {
			return true
		}
	}
	r.i = start
	return false
}

// partItem reads "mornings" where the days stand elsewhere; a time may follow.
func (r *reader) partItem(start int, part string) bool {
	r.i++
	return r.add(item{kind: iTimes, part: part}, start)
}

// partAfter reads the part of the day that follows a time: "9.30 in the
// morning".
func (r *reader) partAfter() string {
	start := r.i
	r.any("in the", "at", "each", "every")
	w := r.word(0)
	if w != "morning" && w != "afternoon" && w != "evening" && !(w == "night" && r.word(-1) == "at") {
		r.i = start
		return ""
	}
	if r.any(namePhrases[w]...) {
		r.i = start // "10am Morning Prayer" has a name
	} else {
		r.i++
	}
	return partWords[w]
}

// partBefore is the part of the day that was said with the days just before:
// "Tuesday mornings 9.30-11.30".
func (r *reader) partBefore() string {
	if len(r.items) == 0 {
		return ""
	}
	last := len(r.items) - 1
	for last > 0 && r.items[last].kind == iPeriod {
		last-- // "Wednesday evenings from 6 January 2027, 7-9"
	}
	switch it := &r.items[last]; {
	case it.kind == iTimes && len(it.spans) == 0:
		return it.part
	case it.kind == iDays:
		for _, d := range it.days {
			if d.part != it.days[0].part {
				return ""
			}
		}
		return it.days[0].part
	}
	return ""
}

// timeText is a span as it is written; no end where there is one clock only.
type timeText struct {
	from, to clockText
	hasEnd   bool
	late     bool   // "till late"
	doors    string // "7pm for 7.30pm"
	starts   bool   // "7pm start"
	or       bool   // a slash or "or" stands before it
}

// timeList reads clocks and spans with commas, "and" and the like between.
func (r *reader) timeList() []timeText {
	var list []timeText
	for {
		before := r.i
		if len(list) > 0 && (!r.choice() && !r.spanFollows(list) || r.isDateHere()) {
			r.i = before
			break
		}
		or := r.i > 0 && (r.kind(-1) == tSlash || r.word(-1) == "or")
		t, ok := r.timeText(len(list) > 0)
		t.or = or
		if r.wrong != nil {
			return nil
		}
		if !ok {
			r.i = before
			break
		}
		list = append(list, t)
		if len(list) > 1 && list[0].starts && !list[1].starts {
			r.mistake(r.toks[t.from.first].off, `write a span, such as "7pm to 9pm"`, "%s may be when it ends", quoted(r.typed(t.from.first, r.i-1)))
			return nil
		}
	}
	if len(list) > 0 && r.kind(0) == tDash {
		start := r.i
		r.i++
		if _, ok := r.clock(); ok && !r.isDateAt(start+1) {
			r.mistake(r.toks[start].off, "write two spans with a comma between them", "%s has three times in a row", quoted(r.typed(list[0].from.first, r.i-1)))
		}
		r.i = start
	}
	return list
}

// spanFollows reports whether a span stands right after another, as in "Mon
// 9.30am-12.30pm 1.30pm-5pm".
func (r *reader) spanFollows(list []timeText) bool {
	start, wrong := r.i, r.wrong
	t, ok := r.timeText(true)
	r.i, r.wrong = start, wrong
	return ok && t.hasEnd && list[len(list)-1].hasEnd
}

func (r *reader) isDateHere() bool { return r.isDateAt(r.i) }

// isDateAt reports whether a date with its month stands at a token, so that
// its number is no time.
func (r *reader) isDateAt(at int) bool {
	start, wrong := r.i, r.wrong
	r.i = at
	_, ok := r.entries()
	ok = ok || r.wrong != wrong
	r.i, r.wrong = start, wrong
	return ok
}

// finish reads the end in "starts 7pm, ends 9pm" and "7pm start, 9pm finish".
func (r *reader) finish(t *timeText) bool {
	start := r.i
	r.skip(tComma)
	said := r.any("finishing at", "finishes at", "finishing", "finishes", "finish", "ending at", "ends at", "ending", "ends")
	if c, ok := r.clock(); ok && (r.any("finish", "end") || said) {
		t.to, t.hasEnd = c, true
		return true
	}
	r.i = start
	return false
}

// minutesTo reports "ten to twelve", which is a span, or a time of its own.
func (r *reader) minutesTo(t timeText) {
	first := &r.toks[t.from.first]
	_, spelled := timetable.NumberWords[r.toks[t.to.first].text]
	if (first.text == "five" || first.text == "ten") && t.from.first == t.from.last && r.toks[t.from.first+1].text == "to" && spelled {
		r.mistake(first.off, `write the times in digits, such as "10am to 12 noon"`, "%s can be a time, or a span", quoted(r.typed(t.from.first, t.to.last)))
	}
}

// timeText reads one span, or one clock. One more in a list does not begin
// with "starts": in "from 6pm, starts 6.30pm" the two are not of a kind.
func (r *reader) timeText(more bool) (timeText, bool) {
	var t timeText
	if !more {
		r.any("open from", "opens at", "opens", "starting at", "starts at", "start at", "starts", "starting", "start time", "start", "from")
	}
	r.any("between", "at", "with a", "with an")
	r.skip(tColon)
	between := r.i > 0 && r.word(-1) == "between"
	var ok bool
	if t.from, ok = r.clock(); !ok {
		return t, false
	}
	t.starts = r.any("start", "prompt", "sharp") && r.word(-1) == "start"
	if r.any("onwards", "onward") {
		return t, true
	}
	start := r.i
	if r.forStart(&t) {
		return t, r.wrong == nil
	}
	if r.to() || between && r.skip(tAnd) {
		if r.eat("late") {
			t.late = true
			return t, true
		}
		if r.any("closes at", "closing at", "close at", "closes", "closing", "close") {
			if t.to, t.hasEnd = r.clock(); t.hasEnd || r.wrong != nil {
				return t, r.wrong == nil
			}
			return t, r.word(-1) != "closes" // "till close"
		}
		if r.any("about", "around", "approx", "approximately") {
			at := r.i
			if _, ok := r.clock(); ok {
				r.mistake(r.toks[at-1].off, r.with(at-1, r.i-1, r.typed(at, r.i-1)), "%s is not certain", quoted(r.typed(at-1, r.i-1)))
				return t, false
			}
			r.i = start
			return t, true
		}
		if t.to, t.hasEnd = r.clock(); t.hasEnd {
			r.minutesTo(t)
			r.any("finish", "close")
			return t, true
		}
		r.i = start
	}
	if r.finish(&t) {
		return t, true
	}
	if r.any("onwards", "onward", "prompt", "sharp") || r.eat("late") {
		t.late = r.word(-1) == "late"
	}
	return t, true
}
