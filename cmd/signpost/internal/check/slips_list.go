package check

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"signpost/cmd/signpost/internal/directory"
)

// tightList looks for two lines that were to be a list, but have no space behind their signs, or a sign that makes none.
func (r *reporter) tightList(e *directory.Entry, text string) {
	previous, start, offset := "", 0, 0
	for line := range strings.Lines(text) {
		sign := tightSign(line)
		if sign != "" && sign == previous {
			hint := "begin each line of a list with a hyphen and a space: - tea"
			if sign == "1." {
				hint = "write a space behind each number: 1. tea"
			}
			r.tell(e, e.BodyPos(start), fmt.Sprintf("lines that begin like %q make no list: they run into one line", firstWords(strings.TrimSpace(text[start:offset]), 2)), hint)
			return
		}
		previous, start = sign, offset
		offset += len(line)
	}
}

// tightSign is the sign with which a line begins that looks like part of a list and is none; or "".
func tightSign(line string) string {
	line = strings.TrimSpace(line)
	if line == "" {
		return ""
	}
	letter := func(text string) bool {
		first, _ := utf8.DecodeRuneInString(text)
		return unicode.IsLetter(first)
	}
	for _, sign := range []string{"-", "+", "*"} {
		if rest, ok := strings.CutPrefix(line, sign); ok && letter(rest) && !strings.Contains(rest, sign) {
			return sign
		}
	}
	for _, sign := range []string{"–", "—", "o "} {
		if rest, ok := strings.CutPrefix(line, sign); ok && letter(strings.TrimLeft(rest, " ")) {
			return sign
		}
	}
	digits := strings.TrimLeft(line, "0123456789")
	if n := len(line) - len(digits); n > 0 && n < 3 && (digits[:min(1, len(digits))] == "." || digits[:min(1, len(digits))] == ")") && letter(digits[1:]) {
		return "1."
	}
	return ""
}
