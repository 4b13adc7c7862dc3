package english

import (
	"fmt"
	"slices"
	"strings"

	"signpost/cmd/signpost/internal/when/internal/timetable"
)

// Mistake is something in a line that can't be read, or can be read in two
// ways.
type Mistake struct {
	Line    int    // index of the line in the input, from 0
	Offset  int    // bytes into that line
	Message string // what is wrong, with what was typed in quotes
	Hint    string // what to write, where that is known
	// NeedsTerms is whether nothing is wrong but that the settings state no school terms, or not that one.
	NeedsTerms bool
}

// offer is a hint that holds whole lines to paste. Whether they can be read is
// seen when the line has been: see [mend].
type offer struct {
	lead   string // what stands before it in the mistake's hint
	hint   string
	lines  []string
	pieces []string // what is new in each line
}

// inWords is the hint that offers lines.
func inWords(lines []string) string {
	var list []string
	for _, l := range lines {
		list = append(list, quoted(l))
	}
	return "write " + strings.Join(list, " or ")
}

// mend keeps those of the lines offered that are read, once what is wrong
// further on in them is mended in the same way. Where none is, the hint offers
// what is new in them alone.
func mend(parts []part, s timetable.Settings, at int, o offer) string {
	var good []string
	for i, line := range o.lines {
		for range 8 {
			tried := slices.Clone(parts)
			tried[at].text = line
			a := assemble(tried, s)
			a.schedule()
			r := a.readers[at]
			if r.wrong == nil {
				good = append(good, line)
				break
			}
			if len(r.offer.lines) == 0 {
				break
			}
			line = r.offer.lines[min(i, len(r.offer.lines)-1)]
		}
	}
	good = slices.Compact(good)
	if len(good) == 0 {
		if strings.Join(o.pieces, "") == "" {
			return strings.TrimRight(o.lead, ": ")
		}
		return o.lead + inWords(o.pieces) + " there"
	}
	return o.lead + inWords(good)
}

// mistake keeps the first thing that is wrong with a line: what follows it
// is often only its echo.
func (r *reader) mistake(off int, hint, format string, args ...any) {
	if r.wrong != nil {
		return
	}
	r.wrong = &Mistake{Offset: off, Message: fmt.Sprintf(format, args...), Hint: hint, NeedsTerms: hint == addTerms}
	if r.offer.hint != "" && strings.HasSuffix(hint, r.offer.hint) {
		r.offer.lead = strings.TrimSuffix(hint, r.offer.hint)
	} else {
		r.offer = offer{}
	}
}

// typed is what stands between two tokens in the line, as it was typed.
func (r *reader) typed(first, last int) string {
	return strings.TrimSpace(r.line[r.toks[first].off:r.toks[last].end])
}

// with is the hint that offers the whole line with some tokens replaced.
func (r *reader) with(first, last int, texts ...string) string {
	var offers []string
	r.offer = offer{}
	for _, t := range texts {
		before := r.line[:r.toks[first].off]
		if strings.HasPrefix(t, ";") {
			before = strings.TrimRight(before, " ,(")
		} else if strings.HasPrefix(t, "(") {
			before = strings.TrimRight(before, " ,") + " "
		}
		line := before + t + r.line[r.toks[last].end:]
		offers = append(offers, strings.TrimSpace(line))
	}
	r.offer = offer{hint: inWords(offers), lines: offers, pieces: texts}
	return r.offer.hint
}

// plus is the hint that offers the whole line with words added to its end.
func (r *reader) plus(words string) string {
	line := strings.TrimRight(r.line, " .,;\n") + words
	r.offer = offer{hint: inWords([]string{line}), lines: []string{line}, pieces: []string{strings.TrimLeft(words, ", ")}}
	return r.offer.hint
}

// quoted puts a text in quotes without changing it; a line of a poster may
// well be longer than a hint should be.
func quoted(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	if len(text) > 200 {
		text = strings.ToValidUTF8(text[:200], "") + "…"
	}
	return `"` + text + `"`
}
