package when

import (
	"fmt"
	"strings"
)

// Mistake is something in a line that can't be read, or can be read in two
// ways.
type Mistake struct {
	Line    int    // index of the line in the input, from 0
	Offset  int    // bytes into that line
	Message string // what is wrong, with what was typed in quotes
	Hint    string // what to write, where that is known
}

// mistake keeps the first thing that is wrong with a line: what follows it
// is often only its echo.
func (r *reader) mistake(off int, hint, format string, args ...any) {
	if r.wrong == nil {
		r.wrong = &Mistake{Offset: off, Message: fmt.Sprintf(format, args...), Hint: hint}
	}
}

// typed is what stands between two tokens in the line, as it was typed.
func (r *reader) typed(first, last int) string {
	return strings.TrimSpace(r.line[r.toks[first].off:r.toks[last].end])
}

// with is the hint that offers the whole line with some tokens replaced.
func (r *reader) with(first, last int, texts ...string) string {
	var offers []string
	for _, t := range texts {
		before := r.line[:r.toks[first].off]
		if strings.HasPrefix(t, ";") {
			before = strings.TrimRight(before, " ,(")
		} else if strings.HasPrefix(t, "(") {
			before = strings.TrimRight(before, " ,") + " "
		}
		line := before + t + r.line[r.toks[last].end:]
		offers = append(offers, quoted(strings.TrimSpace(line)))
	}
	return "write " + strings.Join(offers, " or ")
}

// plus is the hint that offers the whole line with words added to its end.
func (r *reader) plus(words string) string {
	return "write " + quoted(strings.TrimRight(r.line, " .,;\n")+words)
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
