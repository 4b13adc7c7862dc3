package check

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/plain"
	"signpost/cmd/signpost/internal/problem"
)

const (
	longestSentence = 30 // words
	highestAge      = 13 // years
)

func noSummary(r *reporter) {
	for l := range r.live() {
		if l.Summary == "" && !l.States("summary") {
			r.tell(l.Entry, l.At("title"), "there is no summary: lists show the title alone", "add one plain sentence that says what it is: summary: A free, gentle walk round the lake.")
		}
	}
}

func longSummary(r *reporter) {
	for e := range r.originals() {
		if n := utf8.RuneCountInString(e.Summary); n > plain.LongestSummary {
			r.tell(e, e.At("summary"), fmt.Sprintf("the summary has %d characters", n), fmt.Sprintf("up to %d are read at a glance: move the rest into the text below", plain.LongestSummary))
		}
	}
}

func plainWords(r *reporter) {
	for e := range r.originals() {
		var told []plain.Phrase // each once an entry
		look := func(text string, place func(offset int) problem.Pos) {
			for offset, p := range plain.Phrases(text) {
				if !slices.Contains(told, p) {
					told = append(told, p)
					r.tell(e, place(offset), fmt.Sprintf("%q can be said in a plainer way", p.Said), "write "+p.Plainer)
				}
			}
		}
		look(e.Summary, func(int) problem.Pos { return e.At("summary") })
		look(e.Markdown(), e.BodyPos)
	}
}

func longSentences(r *reporter) {
	for e := range r.originals() {
		for sentence, n := range plain.Sentences(e.Body.Text) {
			if n > longestSentence {
				r.tell(e, placeOf(e, sentence), fmt.Sprintf("a sentence of %d words: %q", n, firstWords(sentence, 6)+" …"), "make two or three of it: up to 20 words read well")
			}
		}
	}
}

func readingAge(r *reporter) {
	for e := range r.originals() {
		if age, ok := plain.ReadingAge(e.Body.Text); ok && age > highestAge {
			r.tell(e, e.BodyPos(0), fmt.Sprintf("the text takes a reader of about %d years", age), "shorter sentences and shorter words reach everybody: 9 to 11 years is a good aim")
		}
	}
}

// firstWords are the first n words of a sentence, or all where there are fewer.
func firstWords(sentence string, n int) string {
	for i := range len(sentence) {
		if sentence[i] == ' ' {
			if n--; n == 0 {
				return sentence[:i]
			}
		}
	}
	return sentence
}

// placeOf is where a sentence of the plain text stands in the file: where as many of its first words stand together as can
// be found, since marks for links and bold are not in the plain text.
func placeOf(e *directory.Entry, sentence string) problem.Pos {
	for n := 5; n > 0; n-- {
		if at := strings.Index(e.Markdown(), firstWords(sentence, n)); at >= 0 {
			return e.BodyPos(at)
		}
	}
	return e.BodyPos(0)
}

func capitals(r *reporter) {
	for e := range r.originals() {
		look := func(text, hint string, place func(offset int) problem.Pos) {
			if shout, offset, ok := plain.Shout(text); ok {
				r.tell(e, place(offset), fmt.Sprintf("%q is in capitals", shout), "capitals are hard to read: write small letters"+hint)
			}
		}
		look(e.Title, "", func(int) problem.Pos { return e.At("title") })
		look(e.Summary, "", func(int) problem.Pos { return e.At("summary") })
		look(e.Markdown(), ", and **bold** where it matters", e.BodyPos)
	}
}

// clickWords are links that do not say where they lead: people who hear a page read out jump from link to link.
var clickWords = regexp.MustCompile(`(?i)\[\s*[*_]*(click here|click|here|this link|this page|this|link|read more|more|more info(?:rmation)?)[*_]*\s*\]\(|\b[Cc]lick here\b`)

func clickHere(r *reporter) {
	for e := range r.originals() {
		text := e.Markdown()
		if !strings.Contains(text, "](") && !strings.Contains(text, "lick here") {
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
