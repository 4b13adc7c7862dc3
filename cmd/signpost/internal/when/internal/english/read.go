package english

import (
	"fmt"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"signpost/cmd/signpost/internal/when/internal/timetable"
)

// What a line may hold. Whoever writes more has pasted a page.
const (
	maxLines  = 50
	maxLength = 2000
	maxDates  = 60 // one by one; more are a series
)

// reader reads one line: tokens to items, items to clauses.
type reader struct {
	timetable.Settings
	line   string
	number int // of the line in the input
	offset int // of the line in its input line
	toks   []token
	i      int
	items  []item
	wrong  *Mistake
	offer  offer

	name     string  // the words for the thing itself, at the beginning
	namePart string  // the part of the day that they tell: "coffee morning"
	heading  title   // where those words stand
	asides   []title // such words further on
	aDay     int     // one more than the first token of "on a Thursday"
	seasonal int     // one more than the first token of a name such as "summer fete"
	only     bool    // "only" was said of days or times
	midnight int     // one more than the first token of the midnight in "midnight to 2am"

	midnightLast int // its last token
}

// itemKind is what a part of a line speaks of.
type itemKind int

const (
	iDays      itemKind = iota // when: days
	iTimes                     // when: times of the day
	iPeriod                    // limits: from, until, months, terms
	iExcept                    // what is taken out
	iFrequency                 // "fortnightly" on its own
	iNote                      // "by appointment"
	iIncluding                 // "including bank holidays"
	iLunch                     // "closed 12-1pm": taken out of the times
	iUntil                     // "Thursdays until 8pm": another end than before
	iBreak                     // the end of a sentence
)

// item is a part of a line that has a meaning of its own.
type item struct {
	kind        itemKind
	r           *reader // of its line: a limit may have come from another one
	first, last int     // its tokens
	apart       bool    // a comma, bracket or the like stands before it
	bracket     bool    // it stands in brackets
	colon       bool    // a colon follows: a heading

	days   []daySet         // iDays
	spans  []timetable.Span // iTimes, iLunch
	part   string           // iTimes: "mornings", where no clock says more
	until  clockText        // iUntil
	period period           // iPeriod
	except timetable.Exceptions
	closed bool // iExcept: said with "closed"
	every  frequency
	note   string
	doors  bool                 // iNote: when doors open
	label  bool                 // iNote: whom it is for, which can tell times apart
	titled bool                 // iNote: the name of what is on at a time
	also   timetable.Exceptions // iIncluding: what the days should hold anyway
}

// Read reads lines of English as one schedule. The schedule is nil where there
// is any mistake.
func Read(lines []string, s timetable.Settings) (*timetable.Schedule, []Mistake) {
	if s.Zone == nil {
		s.Zone = london()
	}
	if len(lines) > maxLines {
		return nil, []Mistake{{Line: maxLines, Message: fmt.Sprintf("more than %d lines", maxLines), Hint: "split the entry in two"}}
	}
	parts := partsOf(lines)
	if len(parts) == 0 {
		return nil, []Mistake{{Message: "no line", Hint: emptyHint}}
	}
	a := assemble(parts, s)
	schedule := a.schedule()
	if len(a.mistakes()) == 0 {
		return schedule, nil
	}
	if schedule = a.poster(); schedule != nil {
		return schedule, nil
	}
	for i, r := range a.readers {
		if r.wrong != nil && len(r.offer.lines) > 0 {
			r.wrong.Hint = mend(parts, s, i, r.offer)
		}
	}
	return nil, a.mistakes()
}

// part is a line of the input, or a piece of one that holds new lines.
type part struct {
	text           string
	number, offset int
}

func partsOf(lines []string) []part {
	var parts []part
	for n, whole := range lines {
		off := 0
		for text := range strings.SplitSeq(whole, "\n") {
			if strings.TrimSpace(text) != "" || strings.TrimSpace(whole) == "" && off == 0 {
				parts = append(parts, part{text, n, off})
			}
			off += len(text) + 1
		}
	}
	return parts
}

func assemble(parts []part, s timetable.Settings) *assembly {
	a := &assembly{Settings: s}
	for _, p := range parts {
		r := reader{Settings: s, line: p.text, number: p.number, offset: p.offset}
		r.read()
		a.line(&r)
	}
	return a
}

// london is loaded once: that takes as long as reading a line.
var london = sync.OnceValue(func() *time.Location {
	zone, err := time.LoadLocation("Europe/London")
	if err != nil {
		return time.UTC // not reached: the zones are in the binary
	}
	return zone
})

const emptyHint = `write days and times, such as "Tuesdays 10am to 12 noon"`

// read cuts the line into items.
func (r *reader) read() {
	switch {
	case len(r.line) > maxLength:
		r.mistake(maxLength, "split it into several lines", "the line is longer than %d letters", maxLength)
	case !utf8.ValidString(r.line):
		r.mistake(0, "save the file as UTF-8", "the line holds bytes that are no text")
	case strings.TrimSpace(r.line) == "":
		r.mistake(0, emptyHint, "the line is empty")
	}
	if r.wrong != nil {
		return
	}
	r.toks = scan(r.line)
	apart, depth := false, 0
	for r.wrong == nil && r.kind(0) != tStop {
		switch r.kind(0) {
		case tEnd:
			r.items = append(r.items, item{kind: iBreak, first: r.i, last: r.i})
			apart = true
			r.i++
			continue
		case tComma, tDash, tSlash:
			apart = true
			r.i++
			continue
		case tOpen:
			apart, depth = true, depth+1
			r.i++
			continue
		case tClose:
			apart, depth = true, depth-1
			r.i++
			continue
		case tColon:
			if n := len(r.items); n > 0 && r.items[n-1].last == r.i-1 {
				r.items[n-1].colon = true
			}
			r.i++
			continue
		case tAnd:
			r.i++
			continue
		}
		before := len(r.items)
		r.item()
		for i := before; i < len(r.items); i++ {
			r.items[i].apart, r.items[i].bracket = apart || i > before, depth > 0
		}
		if len(r.items) > before {
			apart = false
		}
	}
	r.doorsAlone()
	r.whichMidnight()
	r.titles()
	r.oneOrAll()
	r.notAllYear()
}

// item reads the next item, or a word that has no weight.
func (r *reader) item() {
	start := r.i
	for _, read := range []func(*reader) bool{
		(*reader).aliasItem, (*reader).audienceItem, (*reader).nameItem, (*reader).including, (*reader).noteItem, (*reader).exceptItem, (*reader).explainedItem, (*reader).periodItem,
		(*reader).alwaysItem, (*reader).untilItem, (*reader).laterOrdinals, (*reader).daysItem, (*reader).timesItem,
	} {
		if read(r) || r.wrong != nil {
			return
		}
		r.i = start
	}
	t := r.toks[r.i]
	if t.kind == tWord && fillers[t.text] {
		r.only = r.only || t.text == "only"
		r.i++
		return
	}
	r.unknown()
}

// add keeps an item that spans the tokens from first to the current one.
func (r *reader) add(it item, first int) bool {
	it.r, it.first, it.last = r, first, r.i-1
	r.items = append(r.items, it)
	return true
}

// kind is the kind of the token that is n ahead.
func (r *reader) kind(n int) tokenKind { return r.at(n).kind }

// at is the token that is n ahead; the last one stands for all after it.
func (r *reader) at(n int) *token { return &r.toks[max(0, min(r.i+n, len(r.toks)-1))] }

// word is the text of the word that is n ahead; "" where there is none.
func (r *reader) word(n int) string {
	if t := r.at(n); t.kind == tWord || t.kind == tAnd {
		return t.text
	}
	return ""
}

// eat takes a phrase of words, whether spaces or hyphens stand between them.
func (r *reader) eat(phrase string) bool {
	if t := r.at(0); t.kind != tAnd && (t.kind != tWord || !strings.HasPrefix(phrase, t.text)) {
		return false // most phrases do not even begin so
	}
	start := r.i
	for first := true; phrase != ""; first = false {
		word, rest, _ := strings.Cut(phrase, " ")
		if !first && r.kind(0) == tDash && r.at(0).off == r.at(-1).end {
			r.i++
		}
		if w := r.at(0); w.kind != tAnd && r.word(0) != word || w.kind == tAnd && word != "and" {
			r.i = start
			return false
		}
		r.i++
		phrase = rest
	}
	return true
}

// any takes the first of the phrases that stands here. Longer ones come first.
func (r *reader) any(phrases ...string) bool {
	for _, p := range phrases {
		if r.eat(p) {
			return true
		}
	}
	return false
}

// skip takes tokens of a kind.
func (r *reader) skip(kinds ...tokenKind) bool {
	for _, k := range kinds {
		if r.kind(0) == k {
			r.i++
			return true
		}
	}
	return false
}

// list takes what may stand between the members of a list: a comma, "and",
// "&", a slash, or a comma with one of those.
func (r *reader) list() bool {
	comma := r.skip(tComma)
	return r.skip(tAnd, tSlash) || comma
}

// choice takes what list does, or "or": two times to choose from are both
// there, and so are exceptions. "Mondays or Tuesdays" is not.
func (r *reader) choice() bool {
	r.skip(tComma)
	return r.eat("or") || r.list() || r.toks[max(r.i-1, 0)].kind == tComma
}

// to takes what may stand between the ends of a range.
func (r *reader) to() bool {
	return r.skip(tDash) || r.any("to", "til", "till", "until", "untill", "thru", "through", "up to")
}
