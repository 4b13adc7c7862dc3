package when

import "slices"

// describe takes a word for the thing itself at the beginning of the line, or
// after "24-hour".
func (r *reader) describe() bool {
	always := func(it item) bool {
		return it.kind == iTimes && slices.Equal(it.spans, wholeDay) || it.kind == iDays && len(it.days) == 1 && it.days[0].days == everyDay
	}
	if r.described || slices.ContainsFunc(r.items, func(it item) bool { return !always(it) }) || !r.any(descriptors...) {
		return false
	}
	for r.any(descriptors...) {
	}
	r.described = true
	return true
}

// unknown reports the token that nothing could be made of.
func (r *reader) unknown() {
	switch r.word(0) {
	case "until", "till", "til", "to", "in", "during", "of", "for", "except", "closed", "not", "from", "before", "after":
		if r.kind(1) == tWord {
			r.i++ // what it leads to is what we don't know
		}
	}
	t := r.toks[r.i]
	hint := "leave it out, or put it into the entry's text"
	if h, ok := unknownHints[t.text]; ok {
		hint = h
	}
	r.mistake(t.off, hint, "%s is not understood", quoted(r.typed(r.i, r.i)))
}

// unknownHints are for words that often stand on posters and can't be read.
var unknownHints = map[string]string{
	"bimonthly":   `it means twice a month to some and every two months to others; write "first and third Tuesday of the month" or "first Tuesday of every other month from January 2027"`,
	"biweekly":    `it means twice a week to some and every two weeks to others; write "Mondays and Thursdays" or "every other Monday from 4 January 2027"`,
	"easter":      `write the dates, or "Good Friday", "Easter Sunday", "Easter Monday"`,
	"christmas":   `write the dates, such as "24 December to 2 January"`,
	"xmas":        `write the dates, such as "24 December to 2 January"`,
	"summer":      `write the months, such as "April to September"`,
	"winter":      `write the months, such as "October to March"`,
	"usually":     "say when it is for certain, and put the rest into the entry's text",
	"approx":      "say when it begins",
	"varies":      "write the times, or leave the line out",
	"vary":        "write the times, or leave the line out",
	"fortnightly": `write the first date as well, such as "Every other Tuesday from 5 January 2027"`,
}

func (r *reader) noteItem() bool {
	start := r.i
	r.skip(tDash)
	for _, n := range notePhrases {
		if !r.eat(n.phrase) {
			continue
		}
		if n.note == "" {
			return true
		}
		return r.add(item{kind: iNote, note: n.note}, start)
	}
	return false
}
