package check

import (
	"fmt"
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/problem"
)

const (
	longestSentence = 30  // words; up to 20 read well
	enoughWords     = 100 // fewer say nothing of how hard a text is
	highestAge      = 13  // years; the average adult reads at 9 to 11
)

func longSentences(r *reporter) {
	for e := range r.originals() {
		for sentence, n := range sentences(e.Body.Text) {
			if n > longestSentence {
				r.tell(e, placeOf(e, sentence), fmt.Sprintf("a sentence of %d words: %q", n, firstWords(sentence, 6)+" …"), "make two or three of it: up to 20 words read well")
			}
		}
	}
}

func readingAge(r *reporter) {
	for e := range r.originals() {
		if len(e.Body.Text) < 2*enoughWords {
			continue
		}
		words, ended, syllables := 0, 0, 0
		for sentence, n := range sentences(e.Body.Text) {
			words, ended, syllables = words+n, ended+1, syllables+syllablesIn(sentence)
		}
		if words < enoughWords {
			continue
		}
		if age := ageFor(words, ended, syllables); age > highestAge {
			r.tell(e, e.BodyPos(0), fmt.Sprintf("the text takes a reader of about %d years", age), "shorter sentences and shorter words reach everybody: 9 to 11 years is a good aim")
		}
	}
}

// ageFor is the age at which most can read a text: its grade at school by J. P. Kincaid, R. P. Fishburne, R. L. Rogers and
// B. S. Chissom, "Derivation of new readability formulas … for Navy enlisted personnel", Research Branch Report 8-75
// (1975), and the five years before school.
func ageFor(words, sentences, syllables int) int {
	grade := 0.39*float64(words)/float64(sentences) + 11.8*float64(syllables)/float64(words) - 15.59
	return min(22, max(5, 5+int(math.Round(grade)))) // beyond, the figures mean nothing
}

// syllablesIn counts the syllables of the words of a text: the groups of vowels in each, but for an e at its end that is not
// spoken, and one at least. It is right for nine words in ten, which is what such a formula takes.
func syllablesIn(text string) int {
	all := 0
	for start, end := nextWord(text, 0); start < end; start, end = nextWord(text, end) {
		word := text[start:end]
		n, vowel := 0, false
		for i := range len(word) {
			is := strings.IndexByte("aeiouyAEIOUY", word[i]) >= 0
			if is && !vowel {
				n++
			}
			vowel = is
		}
		if n > 1 && strings.HasSuffix(word, "e") && !strings.HasSuffix(word, "le") {
			n--
		}
		all += max(1, n)
	}
	return all
}

// sentences gives the sentences of a plain text, each with the number of its words. A line ends one, as does a full stop,
// question mark or exclamation mark before a space and no small letter.
func sentences(text string) func(yield func(string, int) bool) {
	return func(yield func(string, int) bool) {
		for line := range strings.Lines(text) {
			for line = strings.TrimSpace(line); line != ""; {
				end := sentenceEnd(line)
				if n := countWords(line[:end]); n > 0 && !yield(line[:end], n) {
					return
				}
				line = strings.TrimSpace(line[end:])
			}
		}
	}
}

// sentenceEnd is where the first sentence of a line ends.
func sentenceEnd(line string) int {
	for from := 0; ; {
		at := strings.IndexAny(line[from:], ".!?")
		if at < 0 {
			return len(line)
		}
		from += at + 1
		rest := strings.TrimLeft(line[from:], `"'”’)`)
		next, _ := utf8.DecodeRuneInString(strings.TrimLeft(rest, " "))
		if rest == "" || rest[0] == ' ' && !unicode.IsLower(next) && !abbreviated(line[:from]) {
			return len(line) - len(rest)
		}
	}
}

// abbreviated reports whether a text ends with a full stop that ends no sentence.
func abbreviated(text string) bool {
	last := strings.ToLower(text[strings.LastIndexByte(text, ' ')+1:])
	switch strings.TrimLeft(last, "(") {
	case "st.", "dr.", "mr.", "mrs.", "ms.", "e.g.", "i.e.", "no.", "tel.":
		return true
	}
	return false
}

// countWords counts the runs of other characters than spaces that have a letter or a digit in them.
func countWords(text string) int {
	n, counted := 0, false
	for _, r := range text {
		switch {
		case r == ' ':
			counted = false
		case !counted && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			n, counted = n+1, true
		}
	}
	return n
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
