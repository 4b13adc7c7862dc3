package plain

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// shortestShout is how many letters make words in capitals a shout rather than a short name, such as NHS or UNISON, and
// longestName how many one of them may have.
const (
	shortestShout = 8
	longestName   = 4
)

// capitalRun is a run of words in capitals alone.
var capitalRun = regexp.MustCompile(`\p{Lu}[\p{Lu}'’]+(?:[ !,-]+\p{Lu}[\p{Lu}'’]+)*`)

// Shout finds the first words in capitals with their byte offset: one long one, or several that are as long together, one of
// them no abbreviation. It reports false where there are none.
func Shout(text string) (shout string, offset int, ok bool) {
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
		if letters >= shortestShout && longest > longestName {
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
