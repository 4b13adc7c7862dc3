package english

import (
	"slices"
	"strings"

	"signpost/cmd/signpost/internal/when/internal/timetable"
)

// doors reads from when people may come before it begins: "doors open 6.30pm".
// It is a note where the line says when it begins, or else that time itself.
func (r *reader) doors(start int) bool {
	if !r.any("doors open from", "doors open at", "doors open", "doors at", "doors from", "doors") {
		r.i = start
		return false
	}
	r.skip(tColon)
	c, ok := r.clock()
	if !ok {
		r.i = start
		return false
	}
	if r.word(0) == "for" {
		r.i = c.first // "doors open 7pm for 7.30pm"
		return r.timesItem()
	}
	switch {
	case !c.fixed:
		r.eitherSingle(c)
		return false
	case c.midnight:
		r.bareMidnight(c)
		return false
	}
	return r.add(item{kind: iNote, note: "doors open " + c.value.Say(), doors: true, until: c}, start)
}

// doorsAlone makes a start of the time at which doors open, where the line has
// no other.
func (r *reader) doorsAlone() {
	at, started := -1, false
	for i, it := range r.items {
		started = started || it.kind == iTimes
		if it.doors {
			at = i
		}
	}
	if at < 0 || r.wrong != nil {
		return
	}
	if started {
		door := r.items[at].until.value
		for _, it := range r.items {
			if it.kind == iTimes && slices.ContainsFunc(it.spans, func(s timetable.Span) bool { return s.From <= door }) {
				r.mistake(r.toks[r.items[at].first].off, "write each with the time at which it begins", "%s is not before all of the times", quoted(r.typed(r.items[at].first, r.items[at].last)))
			}
		}
		return
	}
	it := &r.items[at]
	start := r.i
	for r.i = it.first; r.i <= it.last; r.i++ {
		if c, ok := r.clock(); ok {
			*it = item{kind: iTimes, r: r, first: it.first, last: it.last, apart: it.apart, spans: []timetable.Span{{From: c.value, To: c.value, Open: true}}}
			break
		}
	}
	r.i = start
}

// forStart reads on after the first time in "7pm for 7.30pm": people come from
// the first on, and it begins at the second.
func (r *reader) forStart(t *timeText) bool {
	start := r.i
	if !r.eat("for") {
		return false
	}
	c, ok := r.clock()
	if !ok || r.wrong != nil {
		r.i, r.wrong = start, nil
		return false
	}
	door := t.from
	switch v := door.value; {
	case !c.fixed && !door.fixed:
		am, pm := door.face(), c.face()
		r.mistake(r.toks[door.first].off, r.with(door.first, c.last, am.Say()+" for "+pm.Say(), (am+timetable.Noon).Say()+" for "+(pm+timetable.Noon).Say()),
			"%s can be morning or evening", quoted(r.typed(door.first, c.last)))
	case !c.fixed:
		c.set(nearestAfter(v, c), true)
	case !door.fixed:
		door.value = latestBefore(door.face(), c.value)
	}
	if r.wrong == nil && (door.value < 0 || c.value <= door.value || c.value-door.value > 120) {
		r.mistake(r.toks[door.first].off, `write the one time at which it begins, such as "7.30pm"`, "%s does not say clearly when it begins", quoted(r.typed(door.first, c.last)))
	}
	r.eat("start")
	c.first = door.first
	t.doors, t.from = "doors open "+door.value.Say(), c
	return true
}

// lastEntry reads what ends before the times do: "last orders 1.30pm".
func (r *reader) lastEntry(start int) bool {
	first := r.i
	if !r.any("last entry", "last admission", "last admissions", "last orders", "last food orders", "last appointment", "last appointments", "last booking", "last session starts", "last walk in",
		"kitchen closes", "food served until", "no entry after", "no admission after", "eyes down", "kick off", "curtain up", "service begins", "carriages") {
		r.i = start
		return false
	}
	words := strings.ToLower(strings.Join(strings.Fields(r.typed(first, r.i-1)), " "))
	r.any("is at", "at", "is")
	r.skip(tColon)
	at := r.i
	if n, ok := r.small(); ok && r.any("minutes before closing", "mins before closing", "minutes before close", "mins before close", "hour before closing", "minutes before closing time", "hour before close") {
		_ = n
		return r.add(item{kind: iNote, note: words + " " + strings.ToLower(r.typed(at, r.i-1))}, start)
	}
	r.i = at
	c, ok := r.clock()
	if !ok {
		r.i = start
		return false
	}
	if !c.fixed {
		r.eitherSingle(c)
		return false
	}
	return r.add(item{kind: iNote, note: words + " " + c.value.Say()}, start)
}

// phoneNumber reads "Tel: 01632 960 123", and keeps it.
func (r *reader) phoneNumber(start int) bool {
	first := r.i
	r.any("please")
	if !r.any("tel no", "tel", "telephone", "phone", "ring", "call", "on", "text", "mobile", "mob") && (r.i == 0 || r.at(-1).text != "first") {
		r.i = first
		return false
	}
	r.any("us on", "on", "us", "number")
	r.skip(tEnd)
	r.skip(tColon)
	var digits strings.Builder
	at := r.i
	for n := 0; r.kind(0) == tNumber && (n > 0 || r.at(0).text[0] == '0'); n++ {
		if n > 0 {
			digits.WriteByte(' ')
		}
		digits.WriteString(r.at(0).text)
		r.i++
		if r.kind(0) == tDash && r.kind(1) == tNumber && len(r.at(1).text) > 2 {
			r.i++
		}
		if len(strings.ReplaceAll(digits.String(), " ", "")) >= 11 {
			break
		}
	}
	if n := len(strings.ReplaceAll(digits.String(), " ", "")); r.i == at || n < 10 {
		r.i = first
		return false
	}
	r.any("to book", "for details", "for more details", "for more information", "for information", "for an appointment", "to make an appointment", "for appointments", "first")
	return r.add(item{kind: iNote, note: "tel " + digits.String()}, start)
}

// lengthOfOne passes over "45 minute class", which says how long each is.
func (r *reader) lengthOfOne(start int) bool {
	if r.kind(0) == tNumber && r.at(0).a >= 5 && r.at(0).a <= 120 {
		r.i++
		r.skip(tDash)
		if r.any("min", "mins", "minute", "minutes", "hour") && r.any("class", "classes", "session", "sessions", "lesson", "lessons", "slots", "appointments") {
			return true
		}
	}
	if r.i = start; r.numberIs(0, 52) {
		if r.i++; r.any("weeks a year", "weeks of the year", "weeks per year") {
			return true
		}
	}
	r.i = start
	return false
}

// length reads how long it is, which gives an open time its end: "10am for 1
// hour", "6pm (45 minutes)".
func (r *reader) length() timetable.Clock {
	start := r.i
	open := r.skip(tOpen)
	comma := !open && r.skip(tComma)
	said := r.any("for approximately", "for about", "for", "lasts", "lasting")
	if !open && !comma && !said || r.i > start && strings.HasPrefix(r.at(-1).text, "a") {
		r.i = start
		return 0
	}
	n := timetable.Clock(0)
	switch {
	case r.any("half an hour"):
		n = 30
	case r.any("an hour and a half", "one and a half hours"):
		n = 90
	case r.any("an hour"):
		n = 60
	case r.kind(0) == tNumber || timetable.NumberWords[r.word(0)] > 0:
		v, ok := r.small()
		if !ok {
			break
		}
		if r.kind(0) == tEnd && r.at(0).text == "." && r.numberIs(1, 5) && (r.word(2) == "hours" || r.word(2) == "hrs") {
			r.i += 3
			n = timetable.Clock(v*60 + 30) // "1.5 hours"
			break
		}
		r.skip(tDash)
		switch {
		case r.any("hours", "hour", "hrs", "hr"):
			if n = timetable.Clock(v * 60); r.eat("30") || r.numberIs(0, 30) && (r.word(1) == "minutes" || r.word(1) == "mins") {
				n += 30
				r.i += 2
			}
		case r.any("minutes", "mins", "min", "minute"):
			n = timetable.Clock(v)
		}
	}
	r.any("session", "sessions", "class", "classes", "duration", "each")
	end := r.kind(0) == tClose || r.kind(0) == tComma || r.kind(0) == tEnd || r.kind(0) == tStop
	if n < 15 || n > 8*60 || open && !r.skip(tClose) || !open && !end && !said {
		r.i = start
		return 0
	}
	return n
}
