package english

import (
	"slices"
	"strings"
	"time"

	"signpost/cmd/signpost/internal/when/internal/timetable"
)

// phrases are word groups by their first word, so that a line is not held
// against all of them at each of its words.
type phrases map[string][]string

func byFirstWord(list []string) phrases {
	p := phrases{}
	for _, x := range list {
		first, _, _ := strings.Cut(x, " ")
		p[first] = append(p[first], x)
	}
	for _, group := range p {
		// The longest first: "food bank session" before "food bank".
		slices.SortFunc(group, func(a, b string) int { return len(b) - len(a) })
	}
	return p
}

// unknown reports the token that nothing could be made of.
func (r *reader) unknown() {
	shut := r.word(0) == "closed"
	for leading[r.word(0)] && r.kind(1) == tWord {
		r.i++ // what it leads to is what we don't know
	}
	t := r.toks[r.i]
	hint, ok := unknownHints[t.text]
	switch {
	case shut && (!ok || t.text == "for" || t.text == "until"):
		hint = `write "closed" and the days or dates, such as "closed bank holidays"; what is closed for now has a status of its own`
	case r.hintInPlace() != "":
		hint = r.hintInPlace()
	case uncertain[t.text] && r.kind(1) != tClose && r.kind(1) != tStop:
		hint = "say when it is for certain: " + r.with(r.i, r.i, "")
	case ordinalWords[t.text] != 0 && (r.word(1) == "weekend" || r.word(1) == "weekends"):
		typed := strings.ToLower(r.typed(r.i, r.i))
		hint = r.with(r.i, r.i+1, typed+" Saturday", typed+" Saturday and "+typed+" Sunday")
		r.mistake(t.off, hint, "%s is not clear in a month that begins on a Sunday", quoted(r.typed(r.i, r.i+1)))
		return
	case t.text == "pm" && r.i > 0 && len(r.items) > 0 && r.items[len(r.items)-1].kind == iDays:
		hint = r.with(r.i, r.i, "afternoons", "evenings")
	case ok:
	case t.kind == tWord && nearWord(t.text) != "":
		near := nearWord(t.text)
		hint = "did you mean " + quoted(near) + "? " + r.with(r.i, r.i, near)
	case r.placeAhead():
		hint = `write only days and times here: the place has a field of its own`
	default:
		hint = "leave it out, or put it into the entry's text"
	}
	r.mistake(t.off, hint, "%s is not understood", quoted(r.typed(r.i, r.i)))
}

// hintInPlace is the hint for a word that its neighbours explain.
func (r *reader) hintInPlace() string {
	text, last := r.at(0).text, &item{}
	if n := len(r.items); n > 0 {
		last = &r.items[n-1]
	}
	switch next := r.word(1); {
	case (text == "am" || text == "pm" || partWords[text] != "") && last.kind == iExcept && last.last == r.i-1:
		return `write that day with its own times, such as "Thursdays 9am to 1pm"`
	case ordinalWords[text] != 0 && (next == "working" || next == "weekday"):
		return `write a day of the week, such as "last Friday of the month", or the dates`
	case (text == "easter" || text == "christmas" || text == "xmas") && (next == "holidays" || next == "holiday" || next == "hols"):
		return `write the dates, or "Easter school holidays" where it is those of schools`
	case text == "first" && (r.kind(1) == tNumber || timetable.NumberWords[next] > 0):
		return `write "first, second and third Monday of the month", or the dates`
	case r.kind(0) == tNumber && next == "weeks" && (r.word(2) == "a" || r.word(2) == "of" || r.word(2) == "per"):
		return `write which weeks they are: "term time only", or "except 24 December to 2 January"`
	case (text == "winter" || text == "summer" || text == "spring" || text == "autumn") && last.kind == iTimes && last.bracket:
		return partOfYear
	}
	return ""
}

const partOfYear = `write each part of the year with its days and times: "April to September: Saturdays 10am to 6pm; October to March: Saturdays 10am to 4pm"`

// leading are the words before what a line does not say in a way that is read.
var leading = wordSet("until till til to in during of for except closed not from before after the")

// placeAhead reports whether the word seems to be of an address.
func (r *reader) placeAhead() bool {
	if unknownHints[r.word(0)] != "" {
		return false
	}
	if r.i > 0 && (r.at(-1).text == "at" || r.at(-1).text == "in") && r.kind(0) == tWord {
		return true
	}
	for i := r.i; i < min(r.i+6, len(r.toks)); i++ {
		switch r.toks[i].text {
		case "street", "st", "road", "rd", "lane", "avenue", "ave", "close", "drive", "church", "hall", "centre", "school", "hotel", "room", "pub", "inn", "square", "park", "house":
			return true
		}
	}
	return false
}

// joiningWords are words between days and times that are easily misspelt.
var joiningWords = []string{"every", "except", "until", "fortnightly", "weekdays", "weekends"}

// nearWord is the day, the month or the joining word that a misspelt word may be meant for.
func nearWord(word string) string {
	_, isDay := dayWords[word]
	_, isMonth := monthWords[word]
	if len(word) < 4 || isDay || isMonth {
		return ""
	}
	for _, w := range joiningWords {
		if distance(word, w) == 1 {
			return w
		}
	}
	// The shortest way first: "Thurday" is nearer to Thursday than to Saturday.
	for limit := 1; limit <= 2 && len(word) >= 4+limit; limit++ {
		for _, d := range timetable.MondayFirst {
			if name := d.String(); distance(word, strings.ToLower(name)) <= limit {
				return name
			} else if distance(word, strings.ToLower(name)+"s") <= limit {
				return name + "s"
			}
		}
		for m := time.January; m <= time.December; m++ {
			if len(m.String()) > 4 && distance(word, strings.ToLower(m.String())) <= limit {
				return m.String()
			}
		}
	}
	return ""
}

// distance counts the letters to add, drop, change or swap with the next one.
func distance(a, b string) int {
	if n := len(a) - len(b); n > 2 || n < -2 {
		return 3
	}
	rows := [3][16]int{}
	if len(b) >= len(rows[0]) {
		return 3
	}
	for j := range rows[0] {
		rows[0][j] = j
	}
	for i := 1; i <= len(a); i++ {
		row, above, twice := &rows[i%3], &rows[(i+2)%3], &rows[(i+1)%3]
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(row[j-1]+1, above[j]+1, above[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], twice[j-2]+1)
			}
		}
	}
	return rows[len(a)%3][len(b)]
}

// uncertain words make a line say less than it seems to.
var uncertain = wordSet("usually normally approx approximately about around generally mostly typically circa roughly often")

// unknownHints are for words that often stand on posters and can't be read.
var unknownHints = map[string]string{
	"bimonthly":   `it means twice a month to some and every two months to others; write "first and third Tuesday of the month" or "first Tuesday of every other month from January 2027"`,
	"biweekly":    `it means twice a week to some and every two weeks to others; write "Mondays and Thursdays" or "every other Monday from 4 January 2027"`,
	"easter":      `write the month or the date, such as "April to October" or "from 28 March 2027"; after "except", "Good Friday", "Easter Sunday" and "Easter Monday" are understood`,
	"christmas":   `write the dates, such as "25 December 2026", or "except 24 December to 2 January"`,
	"xmas":        `write the dates, such as "24 December to 2 January"`,
	"summer":      `write the months, such as "April to September"`,
	"winter":      `write the months, such as "October to March"`,
	"half":        `write the dates, such as "except 15 to 19 February 2027"`,
	"halfterm":    `write the dates, such as "except 15 to 19 February 2027"`,
	"term":        `write "term time only", or the dates: "from 4 January 2027 until 25 March 2027"`,
	"spring":      `write the months, such as "March to May"`,
	"autumn":      `write the months, such as "September to November"`,
	"holidays":    `write "bank holidays" or "school holidays"`,
	"holiday":     `write "bank holidays" or "school holidays"`,
	"bi":          `it means twice to some and every two to others; write "Mondays and Thursdays" or "every other Monday from 4 January 2027"`,
	"wc":          "write the date of the day itself",
	"w":           `write the date of the day itself, not of its week`,
	"commencing":  "write the date of the day itself, not of its week",
	"am":          `write "mornings", or the times`,
	"pm":          `write "afternoons" or "evenings", or the times`,
	"for":         `write the one time from which people may come, such as "7pm"`,
	"until":       `say when it begins as well, such as "9am to 8pm"`,
	"till":        `say when it begins as well, such as "9am to 8pm"`,
	"alternate":   `write the first date as well, such as "every other Tuesday from 5 January 2027"`,
	"week":        `write days of the week, such as "first and third Tuesday of the month"`,
	"weeks":       `write days of the week, such as "first and third Tuesday of the month"`,
	"cancelled":   `write "except" and the dates`,
	"canceled":    `write "except" and the dates`,
	"most":        "name the days, or the dates",
	"some":        "name the days, or the dates",
	"selected":    "name the days, or the dates",
	"lent":        "write the dates",
	"advent":      "write the dates",
	"dawn":        `write the times, or "every day" alone`,
	"dusk":        `write the times, or "every day" alone`,
	"sunrise":     `write the times, or "every day" alone`,
	"sunset":      `write the times, or "every day" alone`,
	"twice":       "leave it out, and name the days or the times",
	"penultimate": `write the dates`,
	"varies":      "write the times, or leave the line out",
	"vary":        "write the times, or leave the line out",
	"fortnightly": `write the first date as well, such as "Every other Tuesday from 5 January 2027"`,
}

// notesByPhrase are what the phrases of notes mean.
var notesByPhrase, notesByWord = func() (map[string]string, phrases) {
	notes, list := map[string]string{}, []string{}
	for _, n := range notePhrases {
		notes[n.phrase] = n.note
		list = append(list, n.phrase)
	}
	return notes, byFirstWord(list)
}()

// noteItem reads what a line adds, and a price, which has a field of its own.
func (r *reader) noteItem() bool {
	start := r.i
	r.skip(tDash)
	if r.lengthOfOne(r.i) {
		return true
	}
	if r.doors(start) || r.lastEntry(start) || r.phoneNumber(start) || r.wrong != nil {
		return r.wrong == nil
	}
	for _, phrase := range notesByWord[r.word(0)] {
		if !r.eat(phrase) {
			continue
		}
		note := notesByPhrase[phrase]
		r.price()
		if note == byPhoning {
			r.phoneNumber(r.i)
		}
		return note == "" || r.add(item{kind: iNote, note: note}, start)
	}
	return r.price()
}

// price reads "£3", "cost £2.50 per session".
func (r *reader) price() bool {
	start := r.i
	r.any("cost", "costs", "price", "entry", "entrance", "admission", "donation", "donation of", "fee")
	if r.kind(0) == tNumber && r.word(1) == "p" && r.at(0).a >= 10 && r.at(0).a%5 == 0 {
		r.i += 2 // "50p"; "2p" may be a slip for 2pm
		return true
	}
	if r.skip(tColon); r.kind(0) != tOdd || r.at(0).text != "£" || r.kind(1) != tNumber && r.kind(1) != tTime {
		r.i = start
		return false
	}
	r.i += 2
	r.any("per session", "per person", "per child", "per family", "per adult", "per class", "per week", "a session", "a week", "each", "entry", "donation", "pp", "per head", "per lesson", "concessions", "concession", "concs", "conc", "on the door")
	return true
}
