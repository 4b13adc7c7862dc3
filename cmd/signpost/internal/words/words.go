// Package words takes a text apart into the words by which it is found.
//
// A word is a run of letters and digits, in small letters, without accents and apostrophes: "St Stephen's Café" is "st",
// "stephens", "cafe". It is called a spelling here, as against its stem: "walks" and "walking" are two spellings of the
// stem "walk". The stems are Porter's (M. F. Porter, "An algorithm for suffix stripping", Program 14(3), 1980), by the
// implementation that Bleve uses.
//
// The browser takes a query apart in the same way, in static/js/search/words.js; there is no stemmer there, because the
// compiled index goes from spelling to stem itself. A test in a browser holds the two together.
package words

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/blevesearch/go-porterstemmer"
	"golang.org/x/text/unicode/norm"
)

// Max is the length of the longest word in bytes. What is longer is cut there: nobody looks for it.
const Max = 40

// Split gives the spellings of a text in their order. In JavaScript it is
//
//	text.normalize("NFKD").toLowerCase().replace(/[\p{M}'’ʼ`]/gu, "").match(/[\p{L}\p{N}]+/gu)
//
// with the letters of foldings replaced, and each cut at Max bytes.
func Split(text string) []string {
	var list []string
	Each(text, func(spelling []byte) { list = append(list, string(spelling)) })
	return list
}

// Each tells the spellings of a text in their order, as Split has them. The bytes are good until the next is told.
func Each(text string, tell func(spelling []byte)) {
	var buffer [Max + 8]byte
	word := buffer[:0]
	end := func() {
		if len(word) > 0 {
			tell(cut(word))
			word = word[:0]
		}
	}
	if !ascii(text) {
		text = norm.NFKD.String(text)
	}
	for _, r := range text {
		switch {
		case 'a' <= r && r <= 'z' || '0' <= r && r <= '9':
			word = append(word, byte(r))
		case 'A' <= r && r <= 'Z':
			word = append(word, byte(r)+'a'-'A')
		case r == '\'' || r == '`' || r == '’' || r == 'ʼ':
		case r < utf8.RuneSelf:
			end()
		case unicode.Is(unicode.M, r):
		case unicode.IsLetter(r) || unicode.IsNumber(r):
			r = unicode.ToLower(r)
			if plain, ok := foldings[r]; ok {
				word = append(word, plain...)
			} else {
				word = utf8.AppendRune(word, r)
			}
		default:
			end()
		}
	}
	end()
}

// foldings are letters that have no accent to take off, but are typed without one all the same. The last form of the
// Greek sigma is its first, as small letters differ from one implementation to another there.
var foldings = map[rune]string{
	'ß': "ss", 'æ': "ae", 'œ': "oe", 'ø': "o", 'ł': "l", 'đ': "d", 'ð': "d", 'þ': "th", 'ı': "i", 'ς': "σ",
}

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

func cut(word []byte) []byte {
	if len(word) <= Max {
		return word
	}
	n := Max
	for !utf8.RuneStart(word[n]) {
		n--
	}
	return word[:n]
}

// Stem is the stem of a spelling.
func Stem(spelling string) string {
	return string(porterstemmer.StemWithoutLowerCasing([]rune(spelling)))
}

// Stop reports whether a spelling says nothing: it is indexed in titles alone.
func Stop(spelling string) bool { return stop[spelling] }

// Filler reports whether a spelling says little in a query, because it belongs to the way people ask rather than to what
// they ask for: "i need help with …". It is looked for only where a query has nothing better.
func Filler(spelling string) bool { return stop[spelling] || filler[spelling] }

func set(list string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(list) {
		m[w] = true
	}
	return m
}

// Lists gives both lists, for the browser: the stop words, then the filler words, in alphabetical order.
func Lists() (stops, fillers []string) { return sorted(stop), sorted(filler) }
