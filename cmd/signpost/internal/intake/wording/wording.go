// Package wording makes plain lines and Markdown of texts that were written for something else.
//
// Spreadsheets and other directories hold their words in many coats: character references ("Men&#39;s Room", sometimes
// "&amp;#39;"), HTML, letters that went through the wrong encoding ("Menâ€™s"), titles in capitals. Here the coats come off and
// the words stay. Nothing that is made here is HTML, and no link leads anywhere but to the web, to a mail address or to a
// telephone.
package wording

import (
	"html"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"
)

// Decode is a text without character references, without characters that can't be shown, with "\n" line ends. It may still
// hold HTML.
func Decode(text string) string {
	if !utf8.ValidString(text) {
		text = strings.ToValidUTF8(text, "\ufffd")
	}
	text = repair(text)
	// Each program that a text went through may have escaped it once more.
	for range 4 {
		if !strings.Contains(text, "&") {
			break
		}
		next := html.UnescapeString(text)
		if next == text {
			break
		}
		text = next
	}
	text = lineEnds.Replace(text)
	return norm.NFC.String(strings.Map(shown, text))
}

var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\v", "\n", "\u2028", "\n", "\u2029", "\n\n", "\u00a0", " ", "\t", " ")

// shown drops what is no part of a word: control characters, zero widths, marks of direction, private characters. The joiners
// that Persian and emoji need stay.
func shown(r rune) rune {
	switch {
	case r == '\n' || r == ' ' || r == '\u200c' || r == '\u200d':
		return r
	case unicode.IsSpace(r):
		return ' '
	case unicode.IsPrint(r):
		return r
	}
	return -1
}

// mangled are the beginnings of letters in UTF-8 that were taken for Windows-1252.
var mangled = regexp.MustCompile(`â€|Â[ £©®°·]|Ã[©¨¡®¢£¤¥¯°±²³´µ¶·¸¹º»¼½¾]`)

// repair undoes that UTF-8 was taken for Windows-1252, where the whole text was.
func repair(text string) string {
	if !mangled.MatchString(text) {
		return text
	}
	original, err := charmap.Windows1252.NewEncoder().String(text)
	if err != nil || !utf8.ValidString(original) {
		return text
	}
	return original
}

// tag finds HTML: a tag by its name, since "<3" and "under <5" are words.
var tag = regexp.MustCompile(`(?i)</?(?:a|abbr|article|b|big|blockquote|body|br|center|code|dd|div|dl|dt|em|figure|font|form|footer|h[1-6]|head|header|hr|html|i|iframe|img|input|ins|label|li|link|main|meta|nav|object|ol|option|p|pre|s|script|section|select|small|span|strike|strong|style|sub|sup|svg|table|tbody|td|tfoot|th|thead|title|tr|tt|u|ul|video)(?:\s[^<>]*)?/?>|<!--`)

// IsHTML reports whether a decoded text is HTML.
func IsHTML(text string) bool { return strings.Contains(text, "<") && tag.MatchString(text) }

// Line is a text on one line, without HTML.
func Line(text string) string {
	text = Decode(text)
	if IsHTML(text) {
		text = plainText(text)
	}
	return strings.Join(strings.Fields(text), " ")
}

// Lines are the lines of a text that say something, without HTML.
func Lines(text string) []string {
	text = Decode(text)
	if IsHTML(text) {
		text = plainText(text)
	}
	var list []string
	for line := range strings.Lines(text) {
		if line = strings.Join(strings.Fields(line), " "); line != "" {
			list = append(list, line)
		}
	}
	return list
}
