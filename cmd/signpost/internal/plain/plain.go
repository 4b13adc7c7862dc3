// Package plain tells what makes a text hard to read.
//
// It looks at words, sentences and capitals; what is told of them is advice, never a rule. The yardsticks are those of the
// GOV.UK and NHS style guides: sentences of up to 20 words, everyday words, no capitals for emphasis, and a text that a child
// of 9 to 11 years can read, as the average adult does.
package plain

import (
	_ "embed"
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"
)

// LongestSummary is how many characters a summary has at most that a card and a search engine show whole.
const LongestSummary = 160

// plainerList are words with a plainer one. The list is ours.
//
//go:embed plainer.txt
var plainerList string

// A Phrase is a word, or several, for which there is a plainer one.
type Phrase struct {
	Said    string // in small letters: "in order to"
	Plainer string // what to write: "to"
	rest    string // what follows the first word: " order to"
}

// phrases are those of the list by their first word.
var phrases = readPhrases(plainerList)

func readPhrases(list string) map[string][]Phrase {
	m := map[string][]Phrase{}
	for line := range strings.Lines(list) {
		said, plainer, ok := strings.Cut(strings.TrimSpace(line), " → ")
		if !ok {
			continue
		}
		first, _, _ := strings.Cut(said, " ")
		m[first] = append(m[first], Phrase{said, plainer, strings.TrimPrefix(said, first)})
	}
	return m
}

// Phrases gives the words of a text for which there are plainer ones, each with its byte offset.
func Phrases(text string) iter.Seq2[int, Phrase] {
	return func(yield func(int, Phrase) bool) {
		for start, end := nextWord(text, 0); start < end; start, end = nextWord(text, end) {
			for _, p := range phrases[strings.ToLower(text[start:end])] {
				if goesOn(text[end:], p.rest) && !yield(start, p) {
					return
				}
			}
		}
	}
}

// goesOn reports whether a text begins with the rest of a phrase, and then another word.
func goesOn(text, rest string) bool {
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
