package english

import (
	"strings"

	"signpost/cmd/signpost/internal/when/internal/timetable"
)

// audienceWords say whom it is for. They never say when; where a line gives
// each of them its own time ("beginners 6pm to 7pm, improvers 7pm to 8pm") they
// are notes that tell the times apart.
var audienceWords = wordSet(`
	beginners beginner improvers improver intermediate intermediates advanced mixed adults adult juniors junior seniors senior youths teens
	teenagers children boys girls men women ladies gents families members parents carers toddlers babies students pensioners
`)

var audiencePhrases = byFirstWord([]string{
	"adults only", "ladies only", "women only", "men only", "members only", "children only", "families only", "juniors only", "seniors only", "boys only", "girls only",
	"beginners only", "mixed ability", "mixed abilities", "mixed gender", "all ages", "all abilities", "all levels", "non members", "non walkers", "pre walkers",
	"older people", "young people", "older adults", "young adults", "young children", "new parents", "new mums", "parents and carers",
})

// audienceItem reads whom it is for as a note: "beginners", "under 5s", "ages
// 11 to 16".
func (r *reader) audienceItem() bool {
	start := r.i
	r.any("suitable for", "open to", "for all", "for", "are for", "aimed at")
	first := r.i
	text := r.audience()
	if text == "" || audienceWords[r.word(-1)] && (nameWords[r.word(0)] || audienceWords[r.word(0)]) {
		r.i = start // "ladies choir" is a name
		return false
	}
	r.any("only", "welcome")
	return r.add(item{kind: iNote, note: text, label: true}, first)
}

// audience takes the words for whom it is, and gives them as they are said
// back; "" where there are none.
func (r *reader) audience() string {
	var list []string
	end := r.i
	for {
		at := r.i
		text := r.ages()
		if text == "" && r.any(audiencePhrases[r.word(0)]...) {
			text = strings.ToLower(r.typed(at, r.i-1))
		}
		if text == "" && r.kind(0) == tWord && audienceWords[r.word(0)] {
			text = r.word(0)
			r.i++
		}
		if text == "" {
			break
		}
		list = append(list, text)
		end = r.i
		if !r.skip(tAnd, tSlash) {
			break
		}
	}
	r.i = end
	return timetable.Enumerate(list)
}

// ages reads "under 5s", "over 50s", "11+", "ages 4-7", "6 to 8 years". It is
// said back with a word in front, so that no number can be taken for a time.
func (r *reader) ages() string {
	start := r.i
	word := ""
	switch {
	case r.any("under"):
		word = "under"
	case r.any("over"):
		word = "over"
	case r.any("ages", "aged", "age", "for ages"):
		word = "ages"
	case r.any("school years", "school year", "years", "year"):
		word = "school years"
	}
	r.skip(tColon)
	if word != "" && r.kind(0) == tDash {
		r.i++ // "under-9"
	}
	upTo := word == "ages" && r.any("up to")
	text, ok := r.age()
	if !ok {
		r.i = start
		return ""
	}
	if word == "under" || word == "over" {
		plural := r.word(-1) == "s"
		r.any("years old", "years of age", "years", "yrs")
		return word + " " + text + map[bool]string{true: "s"}[plural]
	}
	// Without a word in front only what no time has makes it an age: "every 2
	// years" and "for 6 months" are none.
	said := word != ""
	ranged := false
	if at := r.i; r.skip(tDash) || r.any("to") {
		until, ok := r.age()
		if ranged = ok; ok {
			text += " to " + until
			ranged = start == 0 || r.toks[start-1].text != "for" && r.toks[start-1].text != "every"
		} else {
			r.i = at
		}
	}
	switch {
	case r.kind(0) == tOdd && r.at(0).text == "+" || !ranged && r.plusOfAge():
		r.i++
		r.any("years", "yrs", "year olds")
		text, said = text+"+", true
	case r.any("years old", "year olds", "years of age", "yr olds"), r.kind(0) == tDash && r.word(1) == "year" && r.word(2) == "olds" && r.skip(tDash) && r.any("year olds"):
		said = true
	case (said || ranged) && r.any("years", "yrs", "year", "yr"):
		said = true
	case (said || ranged) && r.any("months", "mths"):
		text, said = text+" months", true
	}
	if r.any("and over", "and above", "and up", "or over") {
		text, said = text+"+", true
	} else if r.any("and under", "or under") {
		said, upTo = true, true
	}
	switch {
	case !said:
		r.i = start
		return ""
	case word == "":
		word = "ages"
	}
	if word == "school years" && !ranged && !strings.HasSuffix(text, "+") {
		word = "school year"
	}
	if upTo {
		text = "up to " + text
	}
	return word + " " + text
}

// plusOfAge reports whether "plus" ends an age: in "10 plus 2pm" it joins two times.
func (r *reader) plusOfAge() bool {
	if r.word(0) != "plus" {
		return false
	}
	switch t := r.at(1); t.kind {
	case tStop, tEnd, tComma, tOpen, tClose:
		return true
	case tWord:
		return t.text == "years" || t.text == "yrs" || t.text == "year"
	}
	return false
}

// age reads a number of years; "10½" is one.
func (r *reader) age() (string, bool) {
	if r.eat("birth") {
		return "birth", true
	}
	if r.kind(0) != tNumber || len(r.at(0).text) > 2 || r.isSuffix(1) {
		return "", false
	}
	text := r.at(0).text
	r.i++
	if r.kind(0) == tOdd && r.at(0).text == "½" {
		text += "½"
		r.i++
	}
	r.eat("s") // "under 5s"
	return text, true
}

// agesAhead reports whether the number that stands here is an age.
func (r *reader) agesAhead() bool {
	start := r.i
	text := r.ages()
	r.i = start
	return text != ""
}
