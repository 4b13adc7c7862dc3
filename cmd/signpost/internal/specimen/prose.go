package specimen

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// The length of a text, in words.
const (
	minWords = 120
	maxWords = 250
)

// body is a Markdown text about a need: paragraphs, now and then with a heading, a list, a link to another entry.
func body(d dice, about need, link string) string {
	left := minWords + d.IntN(maxWords-minWords+1)
	var b strings.Builder
	for paragraph := 0; left > 0; paragraph++ {
		if paragraph > 0 {
			b.WriteString("\n")
		}
		switch {
		case paragraph > 0 && left > 40 && d.oneIn(4):
			b.WriteString("## " + capital(rareWord(d)+" and "+rareWord(d)) + "\n\n")
			left -= 3
		case paragraph > 0 && left > 20 && d.oneIn(6):
			for range 3 {
				b.WriteString("- " + capital(phrase(d, about, 4)) + "\n")
			}
			left -= 12
			continue
		}
		for range 3 + d.IntN(3) {
			if left <= 0 {
				break
			}
			n := min(6+d.IntN(13), max(left, 3))
			b.WriteString(capital(phrase(d, about, n)) + ". ")
			left -= n
		}
		b.WriteString("\n")
	}
	if link != "" {
		b.WriteString("\nSee also " + link + ".\n")
	}
	return strings.ReplaceAll(b.String(), ". \n", ".\n")
}

// phrase is so many words, every eighth or so one of the need's own.
func phrase(d dice, about need, n int) string {
	list := make([]string, n)
	for i := range list {
		if list[i] = word(d); d.oneIn(8) {
			list[i] = oneOf(d, about.words)
		}
		if i > 2 && i < n-2 && d.oneIn(9) {
			list[i] += ","
		}
	}
	return strings.Join(list, " ")
}

func capital(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}
