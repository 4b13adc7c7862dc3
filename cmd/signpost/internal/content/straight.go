package content

import (
	"bytes"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// What a word processor or a phone does to a front matter is undone before it is read: curly quotation marks around a
// value are meant as straight ones; tabs at the start of a line, and no-break spaces there and after a name, as spaces.

// Straighten gives the text of the file at name as Read understands it, written so that anybody's YAML reader does: no
// byte order mark, "\n" line ends, no blank lines before the front matter, straight quotation marks around values, no tabs or
// no-break spaces that indent or that follow a colon, no invisible characters in names. All else stays, byte for byte. To straighten twice is to straighten once.
func Straighten(name string, text []byte) []byte {
	text = unixText(text)
	if f := newFile(name); f.hasNoHead() {
		return text
	}
	trimmed := bytes.TrimLeft(text, " \t\n")
	lines := strings.Split(string(trimmed), "\n")
	if strings.TrimSpace(lines[0]) != "---" {
		return text
	}
	for i, line := range lines[1:] {
		if strings.TrimSpace(line) == "---" {
			head := lines[1 : i+1]
			straightenLines(head)
			for n, line := range head {
				head[n] = tabAfterName.ReplaceAllString(line, "$1 ")
			}
			lines[0], lines[i+1] = "---", "---"
			return []byte(strings.Join(lines, "\n"))
		}
	}
	return text
}

// invisible are characters that come along when a text is copied from a page or a word processor.
const invisible = "\u200b\u200c\u200d\u2060\ufeff\u00ad" + noBreakSpace

var nameAlone = regexp.MustCompile(`^ *[A-Za-z_][\w-]*$`)

// visibleName gives a line without invisible characters in its name.
func visibleName(line string) string {
	before, after, ok := strings.Cut(line, ":")
	if !ok || !strings.ContainsAny(before, invisible) {
		return line
	}
	name := strings.Map(func(r rune) rune {
		if strings.ContainsRune(invisible, r) {
			return -1
		}
		return r
	}, before)
	if nameAlone.MatchString(name) {
		return name + ":" + after
	}
	return line
}

var tabAfterName = regexp.MustCompile(`^( *(?:- +)*[A-Za-z_][\w-]*:) *\t[ \t]*`)

// unixText is a text without byte order mark, with "\n" line ends.
func unixText(text []byte) []byte {
	text = bytes.TrimPrefix(text, []byte("\ufeff"))
	if bytes.IndexByte(text, '\r') < 0 {
		return text
	}
	text = bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))
	return bytes.ReplaceAll(text, []byte("\r"), []byte("\n"))
}

// odd reports whether a front matter has anything in it that straightenLines may change. Most have not, and to go through
// their lines would take a tenth of reading them.
func odd(head []byte) bool {
	for _, mark := range []string{"\t", noBreakSpace, "“", "”", "‘", "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u00ad"} {
		if bytes.Contains(head, []byte(mark)) {
			return true
		}
	}
	return false
}

// straightenLines changes the lines of a front matter in place, and gives by how many columns each has moved to the right, or, below 0, to the left.
// A quotation mark becomes another of the same width, so that nothing else moves.
func straightenLines(lines []string) map[int]int {
	moved := map[int]int{}
	s := straightener{block: -1}
	width := tabWidth(lines)
	for i, line := range lines {
		lines[i] = s.line(s.indentation(line, width))
		if n := utf8.RuneCountInString(lines[i]) - utf8.RuneCountInString(line); n != 0 {
			moved[i] = n
		}
	}
	return moved
}

// tabWidth is how many spaces a tab stands for: as many as the smallest indentation by spaces, or two.
func tabWidth(lines []string) int {
	width := 0
	for _, line := range lines {
		text := strings.TrimLeft(line, " ")
		n := len(line) - len(text)
		if n > 1 && text != "" && text[0] != '\t' && (width == 0 || n < width) {
			width = n
		}
	}
	if width == 4 || width == 8 {
		return width
	}
	return 2
}

// A straightener goes through the lines of a front matter, and knows as much of YAML as it takes to see where a value
// begins.
type straightener struct {
	depth int  // of [ and { that are open
	quote rune // the straight quotation mark that is open, or 0
	block int  // the column of the name whose block of text goes on, or -1
}

const noBreakSpace = "\u00a0"

// indentation makes spaces of what looks like them at the start of a line. Within a block of text a tab after spaces is text.
func (s *straightener) indentation(line string, width int) string {
	text := strings.TrimLeft(line, " \t"+noBreakSpace)
	indent := line[:len(line)-len(text)]
	if strings.Trim(indent, " ") == "" || s.block >= 0 && indent[0] == ' ' {
		return line
	}
	return strings.NewReplacer("\t", strings.Repeat(" ", width), noBreakSpace, " ").Replace(indent) + text
}

// mayBreak is what stands before a value, with the spaces there that may not break a line.
var mayBreak = regexp.MustCompile(`^ *(?:-[ \x{a0}]+)*(?:[A-Za-z_][\w-]*:[ \t\x{a0}]*)?`)

var nameBefore = regexp.MustCompile(`^( *(?:- +)*)(?:[A-Za-z_][\w-]*:(?:[ \t]+|$)|)`)

// line gives a line with straight quotation marks around its values.
func (s *straightener) line(line string) string {
	text := strings.TrimLeft(line, " ")
	if s.block >= 0 {
		if text == "" || len(line)-len(text) > s.block {
			return line
		}
		s.block = -1
	}
	if s.quote != 0 {
		end := closing(line, s.quote)
		if end < 0 {
			return line
		}
		s.quote = 0
		return line[:end] + s.flow(line[end:])
	}
	if s.depth > 0 {
		return s.flow(line)
	}
	line = visibleName(line)
	before := mayBreak.FindString(line)
	line = strings.ReplaceAll(before, noBreakSpace, " ") + line[len(before):]
	parts := nameBefore.FindStringSubmatch(line)
	before, value := parts[0], line[len(parts[0]):]
	if len(strings.TrimLeft(before, " ")) == 0 || value == "" { // the second line of a text, a comment, a name alone
		return line
	}
	switch first, _ := utf8.DecodeRuneInString(value); first {
	case '|', '>':
		s.block = len(strings.TrimRight(parts[1], " "))
		if parts[0] != parts[1] {
			s.block = len(parts[1])
		}
	case '[', '{':
		return before + s.flow(value)
	case '"', '\'':
		if closing(value[1:], first) < 0 {
			s.quote = first
		}
	case '“', '”', '‘':
		if end := curlyEnd(value, first); end > 0 && afterValue.MatchString(value[end:]) {
			return before + straightMarks(value[:end]) + value[end:]
		}
	}
	return line
}

var afterValue = regexp.MustCompile(`^[ \t]*(?:$|[ \t]#)`)

// flow gives a part of a line with what stands between [ and ], or { and }.
func (s *straightener) flow(text string) string {
	var b strings.Builder
	begins := true // whether a value may begin here
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		end := i + size
		switch {
		case s.depth == 0 && i > 0, r == '#' && i > 0 && (text[i-1] == ' ' || text[i-1] == '\t'):
			return b.String() + text[i:]
		case r == ' ' || r == '\t':
		case r == '[' || r == '{':
			s.depth, begins = s.depth+1, true
		case r == ']' || r == '}':
			s.depth, begins = s.depth-1, false
		case r == ',', r == ':' && (end == len(text) || text[end] == ' '):
			begins = true
		case begins && (r == '"' || r == '\''):
			n := closing(text[end:], r)
			if n < 0 {
				s.quote = r
				return b.String() + text[i:]
			}
			end, begins = end+n, false
		case begins && (r == '“' || r == '”' || r == '‘'):
			begins = false
			if n := curlyEnd(text[i:], r); n > 0 && beforeNext.MatchString(text[i+n:]) {
				b.WriteString(straightMarks(text[i : i+n]))
				i += n
				continue
			}
		default:
			begins = false
		}
		b.WriteString(text[i:end])
		i = end
	}
	return b.String()
}

var beforeNext = regexp.MustCompile(`^[ \t]*(?:$|[,\]}]|[ \t]#)`)

// closing is where the text after a straight quotation mark goes on once it is closed, or -1.
func closing(text string, quote rune) int {
	for i := 0; i < len(text); i++ {
		switch {
		case quote == '"' && text[i] == '\\':
			i++
		case rune(text[i]) != quote:
		case quote == '\'' && i+1 < len(text) && text[i+1] == '\'':
			i++
		default:
			return i + 1
		}
	}
	return -1
}

// curlyEnd is where a text in curly quotation marks ends, or 0 where straight ones could not take their place.
func curlyEnd(text string, first rune) int {
	start := utf8.RuneLen(first)
	before := first
	for i, r := range text[start:] {
		switch {
		case first != '‘' && (r == '“' || r == '”'), first == '‘' && r == '’' && !apostrophe(before, text[start+i+utf8.RuneLen(r):]):
			return start + i + utf8.RuneLen(r)
		case first != '‘' && (r == '"' || r == '\\'), first == '‘' && (r == '‘' || r == '\''):
			return 0
		}
		before = r
	}
	return 0
}

// apostrophe tells one within a word from a quotation mark that closes.
func apostrophe(before rune, after string) bool {
	next, _ := utf8.DecodeRuneInString(after)
	return unicode.IsLetter(before) && unicode.IsLetter(next)
}

// straightMarks replaces the first and the last character of a text, which are curly quotation marks.
func straightMarks(text string) string {
	mark := `"`
	if strings.HasPrefix(text, "‘") {
		mark = "'"
	}
	_, first := utf8.DecodeRuneInString(text)
	_, last := utf8.DecodeLastRuneInString(text)
	return mark + text[first:len(text)-last] + mark
}
