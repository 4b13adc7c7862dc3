package plain

import (
	"iter"
	"math"
	"strings"
	"unicode"
	"unicode/utf8"
)

// EnoughWords is how many words a text has to have for its reading age to mean anything.
const EnoughWords = 100

// ReadingAge is the age in years at which most can read a text. It reports false where the text is too short to tell.
func ReadingAge(text string) (age int, ok bool) {
	if len(text) < 2*EnoughWords {
		return 0, false
	}
	words, ended, syllables := 0, 0, 0
	for sentence, n := range Sentences(text) {
		words, ended, syllables = words+n, ended+1, syllables+syllablesIn(sentence)
	}
	if words < EnoughWords {
		return 0, false
	}
	return ageFor(words, ended, syllables), true
}

// ageFor is the age at which most can read a text: its grade at school by J. P. Kincaid, R. P. Fishburne, R. L. Rogers and
// B. S. Chissom, "Derivation of new readability formulas … for Navy enlisted personnel", Research Branch Report 8-75
// (1975), and the five years before school.
func ageFor(words, sentences, syllables int) int {
	grade := 0.39*float64(words)/float64(sentences) + 11.8*float64(syllables)/float64(words) - 15.59
	return min(22, max(5, 5+int(math.Round(grade)))) // beyond, the figures mean nothing
}

var vowels = func() (is [256]bool) {
	for _, b := range []byte("aeiouyAEIOUY") {
		is[b] = true
	}
	return is
}()

// syllablesIn counts the syllables of the words of a text: the groups of vowels in each, but for an e at its end that is not
// spoken, and one at least. It is right for nine words in ten, which is what such a formula takes.
func syllablesIn(text string) int {
	all := 0
	for start, end := nextWord(text, 0); start < end; start, end = nextWord(text, end) {
		word := text[start:end]
		n, vowel := 0, false
		for i := range len(word) {
			is := vowels[word[i]]
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

// Sentences gives the sentences of a plain text, each with the number of its words. A line ends one, as does a full stop,
// question mark or exclamation mark before a space and no small letter.
func Sentences(text string) iter.Seq2[string, int] {
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
