package check

import (
	_ "embed"
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/problem"
)

// longestSummary is how many characters of a summary a card and a search engine show whole.
const longestSummary = 160

func noSummary(r *reporter) {
	for l := range r.live() {
		if l.Summary == "" && !l.States("summary") {
			r.tell(l.Entry, l.At("title"), "there is no summary: lists show the title alone", "add one plain sentence that says what it is: summary: A free, gentle walk round the lake.")
		}
	}
}

func longSummary(r *reporter) {
	for e := range r.originals() {
		if n := utf8.RuneCountInString(e.Summary); n > longestSummary {
			r.tell(e, e.At("summary"), fmt.Sprintf("the summary has %d characters", n), fmt.Sprintf("up to %d are read at a glance: move the rest into the text below", longestSummary))
		}
	}
}

// plainer are words with the plainer one. The list is ours.
//
//go:embed plainer.txt
var plainerList string

// A phrase is a word, or several, for which there is a plainer one.
type phrase struct {
	rest    string // what follows the first word: " order to"
	plainer string
}

// phrases are those of the list by their first word.
var phrases = readPhrases(plainerList)

func readPhrases(list string) map[string][]phrase {
	m := map[string][]phrase{}
	for line := range strings.Lines(list) {
		words, plainer, ok := strings.Cut(strings.TrimSpace(line), " → ")
		if !ok {
			continue
		}
		first, _, _ := strings.Cut(words, " ")
		m[first] = append(m[first], phrase{strings.TrimPrefix(words, first), plainer})
	}
	return m
}

func plainWords(r *reporter) {
	for e := range r.originals() {
		told := map[string]bool{}
		look := func(text string, place func(offset int) problem.Pos) {
			for start, end := nextWord(text, 0); start < end; start, end = nextWord(text, end) {
				first := strings.ToLower(text[start:end])
				for _, p := range phrases[first] {
					if said := first + p.rest; !told[said] && says(text[end:], p.rest) {
						told[said] = true
						r.tell(e, place(start), fmt.Sprintf("%q can be said in a plainer way", said), "write "+p.plainer)
					}
				}
			}
		}
		look(e.Summary, func(int) problem.Pos { return e.At("summary") })
		look(e.Markdown(), e.BodyPos)
	}
}

// says reports whether a text begins with the rest of a phrase, and goes on with another word.
func says(text, rest string) bool {
	if rest == "" {
		return true
	}
	if len(text) < len(rest) || !strings.EqualFold(text[:len(rest)], rest) {
		return false
	}
	next, _ := utf8.DecodeRuneInString(text[len(rest):])
	return !unicode.IsLetter(next)
}

// nextWord is where the next word of a text stands: a run of letters, with the apostrophes and hyphens in it. There is none
// where start is end.
func nextWord(text string, from int) (start, end int) {
	inside := func(r rune) bool {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || r >= utf8.RuneSelf && unicode.IsLetter(r)
	}
	start = strings.IndexFunc(text[from:], inside)
	if start < 0 {
		return len(text), len(text)
	}
	start += from
	length := strings.IndexFunc(text[start:], func(r rune) bool { return !inside(r) && r != '-' && r != '\'' && r != '’' })
	if length < 0 {
		return start, len(text)
	}
	return start, start + length
}

// shortestShout is how many letters make a word in capitals a shout rather than a short name, such as NHS or UNISON.
const shortestShout = 8

func capitals(r *reporter) {
	for e := range r.originals() {
		if shout, _, ok := shouted(e.Title); ok {
			r.tellShout(e, "title", shout)
		}
		if shout, _, ok := shouted(e.Summary); ok {
			r.tellShout(e, "summary", shout)
		}
		if shout, offset, ok := shouted(e.Markdown()); ok {
			r.tell(e, e.BodyPos(offset), fmt.Sprintf("%q is in capitals", shout), "capitals are hard to read: write small letters, and **bold** where it matters")
		}
	}
}

func (r *reporter) tellShout(e *directory.Entry, field, shout string) {
	r.tell(e, e.At(field), fmt.Sprintf("%q is in capitals", shout), "capitals are hard to read: write small letters")
}

// capitalRun is a run of words in capitals alone.
var capitalRun = regexp.MustCompile(`\p{Lu}[\p{Lu}'’]+(?:[ !,-]+\p{Lu}[\p{Lu}'’]+)*`)

// shouted finds the first words in capitals: one long one, or several that are as long together with one that is no
// abbreviation.
func shouted(text string) (shout string, offset int, ok bool) {
	if !anyCapitals(text) {
		return "", 0, false
	}
	for _, at := range capitalRun.FindAllStringIndex(text, -1) {
		run := text[at[0]:at[1]]
		before, _ := utf8.DecodeLastRuneInString(text[:at[0]])
		after, _ := utf8.DecodeRuneInString(text[at[1]:])
		if unicode.IsLetter(before) || unicode.IsLetter(after) || unicode.IsDigit(after) {
			continue // part of a word, or of a code
		}
		letters, longest := 0, 0
		for _, w := range strings.FieldsFunc(run, func(r rune) bool { return !unicode.IsLetter(r) }) {
			n := utf8.RuneCountInString(w)
			letters, longest = letters+n, max(longest, n)
		}
		if letters >= shortestShout && longest > 4 {
			return run, at[0], true
		}
	}
	return "", 0, false
}

// anyCapitals reports whether two capitals of the Latin alphabet stand side by side: most texts have none, and need no
// closer look.
func anyCapitals(text string) bool {
	before := false
	for i := range len(text) {
		is := 'A' <= text[i] && text[i] <= 'Z'
		if is && before {
			return true
		}
		before = is
	}
	return false
}

// clickWords are links that do not say where they lead: people who hear a page read out jump from link to link.
var clickWords = regexp.MustCompile(`(?i)\[\s*[*_]*(click here|click|here|this link|this page|this|link|read more|more|more info(?:rmation)?)[*_]*\s*\]\(|\bclick here\b`)

func clickHere(r *reporter) {
	for e := range r.originals() {
		text := e.Markdown()
		if !strings.Contains(text, "](") && !strings.Contains(strings.ToLower(text), "click") {
			continue
		}
		for _, at := range clickWords.FindAllStringSubmatchIndex(text, -1) {
			said := "click here"
			if at[2] >= 0 {
				said = text[at[2]:at[3]]
			}
			r.tell(e, e.BodyPos(at[0]), fmt.Sprintf("%q does not say where the link leads", said), "make the link of words that do: [how to get a bus pass](https://…)")
		}
	}
}
