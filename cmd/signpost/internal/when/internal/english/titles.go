package english

import (
	"slices"
	"strings"

	"signpost/cmd/signpost/internal/when/internal/timetable"
)

// title is the name of a thing where it stands in the midst of a line: in
// "Sundays 8am Holy Communion, 10am Family Service" each time has one.
type title struct {
	first, last int // its tokens
	at          int // how many items come before it
}

const ownEntry = "give what has times of its own an entry of its own"

// titles keeps the names in the midst of a line as notes where each time has
// its own. Of a line with one day and one time they say nothing that matters;
// in all others they are for some of the days or times alone.
func (r *reader) titles() {
	if len(r.asides) == 0 || r.wrong != nil {
		return
	}
	days, times := 0, 0
	for _, it := range r.items {
		switch it.kind {
		case iDays:
			days++
		case iTimes:
			times++
		}
	}
	if days <= 1 && times <= 1 || r.clubOfDay() || days > 0 && (r.bracketed() || times > 1 && (r.eachTitled(days, times) || r.eachGroup(days, times))) {
		return
	}
	t := r.asides[0]
	r.mistake(r.toks[t.first].off, ownEntry, "%s seems to be for some of the days or times alone", quoted(r.typed(t.first, t.first)))
}

// eachTitled gives each time of a line its title, as if it stood in brackets
// behind it; false where they do not go together one by one.
func (r *reader) eachTitled(days, times int) bool {
	names := r.asides
	if h := r.heading; h.last > 0 && len(r.items) > 0 && r.items[0].kind == iTimes && r.items[0].first == h.last+1 {
		names = append([]title{h}, names...) // "Holy Communion 8am, Family Service 10am, Sundays"
	}
	if k := r.toks[names[0].last+1].kind; len(names) > times && (k == tColon || k == tDash || k == tComma) {
		names = names[1:] // "Sunday services: Holy Communion 8am, Family Service 10am"
	}
	list := r.withTitles(names)
	if !behind(list) {
		for i := 0; i+1 < len(list); i++ {
			if list[i].label && list[i+1].kind == iTimes && r.nextTo(&list[i], &list[i+1]) {
				list[i], list[i+1] = list[i+1], list[i]
				list[i].apart, list[i+1].apart = true, false
				i++
			}
		}
		if !behind(list) {
			return false
		}
	}
	core := slices.IndexFunc(list, func(it item) bool { return it.core() })
	if list[core].kind == iTimes && days > 1 {
		return false
	}
	r.items = oneSentence(list, days)
	r.sameTitle()
	return true
}

// eachGroup gives each day with its time the title before it: "Cubs: Tuesday
// 7pm; Scouts: Thursday 7pm".
func (r *reader) eachGroup(days, times int) bool {
	h := r.heading
	if r.name == "" || len(r.asides)+1 != times || days != times {
		return false
	}
	var groups []item
	for _, it := range r.withTitles(append([]title{h}, r.asides...)) {
		n := len(groups)
		switch {
		case it.kind == iBreak || !it.core() && !it.titled && (it.bracket || n == 3*times):
		case n%3 == 0 && it.titled, n%3 == 1 && it.kind == iDays, n%3 == 2 && it.kind == iTimes && len(it.spans) > 0 && !slices.Equal(it.spans, timetable.WholeDay):
			groups = append(groups, it)
		default:
			return false
		}
	}
	if len(groups) != 3*times {
		return false
	}
	var list []item
	group := 0
	for _, it := range r.items {
		list = append(list, it)
		if it.kind == iTimes {
			name := groups[3*group]
			name.bracket, name.apart, name.colon = true, false, false
			list = append(list, name)
			group++
		}
	}
	r.items = list
	r.sameTitle()
	return true
}

// bracketed keeps titles in brackets behind times as notes of those times
// alone: "Saturday 6pm (Vigil), Sunday 9am".
func (r *reader) bracketed() bool {
	list := r.withTitles(r.asides)
	for i, it := range list {
		if it.titled && (i == 0 || !it.bracket || list[i-1].kind != iTimes || r.toks[it.first-1].kind != tOpen) {
			return false
		}
	}
	r.items = list
	r.sameTitle()
	return true
}

// clubOfDay reports whether the name has the day that it is on in it: "Friday
// Club: Fridays 2pm". It takes that day away.
func (r *reader) clubOfDay() bool {
	if len(r.asides) != 1 || r.asides[0].at != 1 || len(r.items) < 2 {
		return false
	}
	a, b := &r.items[0], &r.items[1]
	if a.kind != iDays || b.kind != iDays || !a.single() || !b.single() || a.days[0].days != b.days[0].days || a.last+1 != r.asides[0].first || b.days[0].every.n > 0 || a.days[0].every.n > 0 {
		return false
	}
	for _, it := range r.items[2:] {
		if it.kind == iDays {
			return false
		}
	}
	r.items = slices.Delete(r.items, 0, 1)
	return true
}

// nextTo reports whether times stand right behind a title, or behind its colon
// or dash.
func (r *reader) nextTo(name, times *item) bool {
	at := name.last + 1
	if k := r.toks[at].kind; k == tColon || k == tDash {
		at++
	}
	return times.first == at
}

// withTitles is the items with the titles among them.
func (r *reader) withTitles(names []title) []item {
	var list []item
	for i := 0; i <= len(r.items); i++ {
		for _, n := range names {
			if n.at == i {
				list = append(list, r.titleItem(n))
			}
		}
		if i < len(r.items) {
			list = append(list, r.items[i])
		}
	}
	return list
}

// titleItem is a title as a note.
func (r *reader) titleItem(n title) item {
	it := item{kind: iNote, r: r, first: n.first, last: n.last, label: true, titled: true, note: strings.Join(strings.Fields(r.typed(n.first, n.last)), " ")}
	it.colon = r.toks[n.last+1].kind == tColon
	if n.first > 0 {
		switch r.toks[n.first-1].kind {
		case tComma, tSlash, tEnd, tClose:
			it.apart = true
		}
	}
	for _, t := range r.toks[:n.first] {
		switch t.kind {
		case tOpen:
			it.bracket = true
		case tClose:
			it.bracket = false
		}
	}
	return it
}

// behind reports whether each time has one title, or whom it is for, right
// behind it; other things may stand between in brackets.
func behind(list []item) bool {
	waiting := false
	for i := range list {
		it := &list[i]
		switch {
		case it.kind == iTimes:
			if waiting || len(it.spans) == 0 || slices.Equal(it.spans, timetable.WholeDay) {
				return false
			}
			waiting = true
		case it.label:
			if !waiting || it.apart && !it.bracket {
				return false
			}
			it.bracket, waiting = true, false
		case waiting && !it.bracket:
			return false
		}
	}
	return !waiting
}

// oneSentence makes one sentence, days first, of the times that share their
// days.
func oneSentence(list []item, days int) []item {
	if days > 1 {
		for i := len(list) - 1; i >= 0; i-- {
			next := slices.IndexFunc(list[i:], func(it item) bool { return it.core() })
			if list[i].kind == iBreak && next > 0 && list[i+next].kind == iTimes {
				list = slices.Delete(list, i, i+1)
			}
		}
		return list
	}
	list = slices.DeleteFunc(list, func(it item) bool { return it.kind == iBreak })
	at := slices.IndexFunc(list, func(it item) bool { return it.kind == iDays })
	first := slices.IndexFunc(list, func(it item) bool { return it.core() })
	if at > first {
		it := list[at]
		list = slices.Insert(slices.Delete(list, at, at+1), first, it)
	}
	return list
}

// sameTitle takes away a title that all times have.
func (r *reader) sameTitle() {
	note, same := "", true
	for _, it := range r.items {
		if it.label {
			same = same && (note == "" || strings.EqualFold(note, it.note))
			note = it.note
		}
	}
	times := 0
	for _, it := range r.items {
		if it.kind == iTimes {
			times++
		} else if it.label {
			times--
		}
	}
	if same && times <= 0 {
		r.items = slices.DeleteFunc(r.items, func(it item) bool { return it.titled })
	}
}
