package content

import (
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
)

// What the library says of a mistake is about characters that it did not expect. What the person did is worked out here.

// A cause is why a line can't be read.
type cause struct {
	col           int
	message, hint string
}

// cause tells why a line can't be read, of which the library says what it does at a column.
func (y *yamlReader) cause(e *yaml.LoadError, line, col int) cause {
	text := y.lines[line-1]
	if y.moved[line-1] > 0 {
		return cause{col, "this line is indented in another way than those beside it", "use as many spaces, and no tabs"}
	}
	column := func(at int) int { return 1 + utf8.RuneCountInString(text[:at]) }
	if strings.Contains(e.Message, "escape") && strings.Contains(text, `\`) {
		return cause{column(strings.IndexByte(text, '\\')), `a backslash \ within double quotation marks`, otherMarks(text)}
	}
	start, value := valueOf(text)
	if at := openQuote(text); at >= 0 {
		return cause{column(at), "a quotation mark is opened and never closed", missingMark(value)}
	}
	if value != "" && strings.ContainsAny(value[:1], `"'`) {
		if end := 1 + closing(value[1:], rune(value[0])); strings.TrimSpace(value[end:]) != "" && !afterValue.MatchString(value[end:]) {
			return cause{column(start + end), "the text goes on after the quotation mark that ends it", otherMarks(text)}
		}
	}
	if strings.HasPrefix(value, ">") || strings.HasPrefix(value, "|") {
		return cause{column(start), "a value can't begin with " + value[:1], "put quotes around it: " + strings.TrimLeft(text[:start], " ") + Written("", value)}
	}
	if strings.Contains(e.Message, "block sequence entries") && strings.HasPrefix(value, "- ") {
		items := strings.Split(strings.TrimSpace(value[2:]), " - ")
		return cause{column(start), "a list with hyphens begins on the line below its name", "write " + strings.TrimLeft(text[:start], " ") + "[" + strings.Join(items, ", ") + "]"}
	}
	message, hint := explain(e, text)
	return cause{col, message, hint}
}

// valueOf is where the value on a line begins, and the value.
func valueOf(line string) (start int, value string) {
	start = len(nameBefore.FindString(line))
	return start, line[start:]
}

// openQuote is the byte of a quotation mark that begins a value and is not closed on its line, or -1.
func openQuote(line string) int {
	start, value := valueOf(line)
	if value == "" || !strings.ContainsAny(value[:1], `"'[{`) {
		return -1
	}
	begins := true
	for i := 0; i < len(value); i++ {
		switch c := value[i]; {
		case begins && (c == '"' || c == '\''):
			n := closing(value[i+1:], rune(c))
			if n < 0 {
				return start + i
			}
			i, begins = i+n, false
		case c == ' ':
		default:
			begins = strings.IndexByte("[{,:", c) >= 0
		}
		if !strings.ContainsAny(value[:1], "[{") {
			return -1 // one value alone
		}
	}
	return -1
}

func missingMark(value string) string {
	if strings.HasPrefix(value, "{") || strings.HasPrefix(value, "[") {
		return "add the missing quotation mark at the end of that value, before the comma or the bracket"
	}
	return "add the missing quotation mark at the end of the value"
}

var nextName = regexp.MustCompile(`^\s*(?:- )?[A-Za-z_][\w-]*:(?:\s|$)`)

// unclosed is the last line up to the given one on which a quotation mark is opened and not closed, although a field
// follows; 0 for none. YAML reads on to the next quotation mark, and complains there.
func (y *yamlReader) unclosed(line int) int {
	const far = 30
	for at := line; at > max(0, line-far); at-- {
		if text := y.lines[at-1]; openQuote(text) >= 0 {
			if at == len(y.lines) || at == line {
				return at
			}
			next := y.lines[at]
			_, _, meant := y.fieldIn(strings.TrimSpace(next))
			if (nextName.MatchString(next) || meant) && indent(next) <= indent(text) {
				return at
			}
			return 0
		}
	}
	return 0
}

// mendIndent tells of a field that is indented for no reason.
func (y *yamlReader) mendIndent(line int, e *yaml.LoadError) bool {
	text := y.lines[line-1]
	if y.moved[line-1] > 0 || indent(text) == 0 || !nextName.MatchString(text) || !strings.Contains(e.Message, "mapping values are not allowed") {
		return false
	}
	if colon := strings.IndexByte(text, ':'); e.Mark.Line == line && e.Mark.Column > utf8.RuneCountInString(text[:colon])+1 {
		return false // the name's own colon is none of the matter
	}
	above := line - 1
	for above > 0 && strings.TrimSpace(y.lines[above-1]) == "" {
		above--
	}
	if above == 0 || !nextName.MatchString(y.lines[above-1]) || indent(y.lines[above-1]) >= indent(text) {
		return false
	}
	mended := strings.Repeat(" ", indent(y.lines[above-1])) + strings.TrimLeft(text, " ")
	y.report(line, 1, "this line begins further to the right than the one above, so it is no field of its own",
		"take out the spaces before it: "+strings.TrimSpace(text))
	y.lines[line-1] = mended
	delete(y.quoted, line)
	return true
}

// mendHyphen tells of an item of a list that follows its hyphen without a space: YAML takes all of them for one text.
func (y *yamlReader) mendHyphen(i int) {
	line := y.lines[i]
	item := strings.TrimLeft(line, " ")
	if len(item) < 2 || item[0] != '-' || !isLetter(item[1]) || i == 0 {
		return
	}
	above := y.lines[i-1]
	first := opensList(above)
	if next := strings.HasPrefix(strings.TrimLeft(above, " "), "- ") && indent(above) == indent(line); !first && !next {
		return
	}
	y.report(i+1, indent(line)+2, "a space is missing after the hyphen", "write - "+item[1:])
	y.lines[i] = line[:indent(line)] + "- " + item[1:]
}

// otherBullet is what begins the item of a list in a letter or a word processor.
var otherBullet = regexp.MustCompile(`^( *)(?:[*•·●◦▪‣–—] *|\d{1,2}[.)] +)([^*].*)$`)

// mendBullet tells of a list whose items begin with another mark than a hyphen: YAML takes all of them for one text.
func (y *yamlReader) mendBullet(i int) {
	first := strings.TrimLeft(y.lines[i], " ")
	if i == 0 || first == "" || nameFirstByte(first[0]) { // nearly every line: to match the expression would take longer
		return
	}
	m := otherBullet.FindStringSubmatch(y.lines[i])
	if m == nil || !opensList(y.lines[i-1]) || y.within()[i] {
		return
	}
	mark := strings.TrimSpace(strings.TrimSuffix(y.lines[i][len(m[1]):], m[2]))
	y.report(i+1, len(m[1])+1, fmt.Sprintf("an item of a list begins with a hyphen, not with %q", mark), "write - "+m[2]+", and each other item in the same way")
	for ; m != nil; m = otherBullet.FindStringSubmatch(y.line(i)) {
		y.lines[i] = m[1] + "- " + m[2]
		i++
	}
}

func nameFirstByte(c byte) bool { return isLetter(c) || c == '-' || c == '#' || c == '_' }

// opensList reports whether a line is a name with nothing after it.
func opensList(line string) bool {
	return strings.HasSuffix(strings.TrimRight(line, " "), ":") && nextName.MatchString(line)
}

func isLetter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }

// otherMarks shows a line with quotation marks of the other kind around its value, if that is easily said.
func otherMarks(line string) string {
	start, value := valueOf(line)
	name, value := strings.TrimLeft(line[:start], " "), strings.TrimSpace(value)
	switch inner := strings.Trim(value, `"'`); {
	case value == "" || strings.ContainsAny(value[:1], "[{"):
		return "use single quotation marks around it: '…'"
	case strings.HasPrefix(value, "'") && strings.HasSuffix(value, "'") && !strings.ContainsAny(value, `"\`):
		return "use the other kind around it: " + name + `"` + inner + `"`
	case strings.HasPrefix(value, `"`) && strings.HasSuffix(value, `"`) && len(value) > 1 && !strings.Contains(value, "'"):
		return "use the other kind around it: " + name + "'" + value[1:len(value)-1] + "'"
	case !strings.Contains(value, "'"):
		return "use the other kind around all of it: " + name + "'" + value + "'"
	default:
		return "write curly ones within the text: “like this”"
	}
}

// explain puts the library's message into words for a person who does not know YAML.
func explain(e *yaml.LoadError, text string) (message, hint string) {
	offer := ""
	if parts := keyAndValue.FindStringSubmatch(text); parts != nil && !strings.ContainsAny(parts[2], `"\`) {
		offer = fmt.Sprintf("put quotes around it: %s\"%s\"", strings.TrimLeft(parts[1], " "), strings.TrimSpace(parts[2]))
	}
	switch m := e.Message; {
	case strings.Contains(m, "mapping values are not allowed"):
		return "a colon followed by a space inside a value", offer
	case strings.Contains(m, "tab character"):
		return "a tab where spaces are needed", "use spaces instead of the tab"
	case strings.Contains(m, "cannot start any token"), strings.Contains(m, "mapping keys are not allowed"), strings.Contains(m, "block sequence entries"):
		return "a value can't begin with this character", offer
	case strings.Contains(e.ContextMsg, "quoted scalar"):
		return "a quotation mark is opened and never closed", "add the missing quotation mark at the end of the value"
	case strings.Contains(e.ContextMsg, "flow sequence"):
		return "a [ is opened and never closed", "add the missing ] at the end of the list"
	case strings.Contains(e.ContextMsg, "flow mapping"):
		return "a { is opened and never closed", "add the missing }"
	case strings.Contains(m, "unknown anchor"):
		return "a value can't begin with *", offer
	case strings.Contains(m, "did not find expected"), strings.Contains(m, "could not find expected"):
		return "this line is not understood", `write "name: value", and indent the lines of one list by the same number of spaces`
	default:
		return "this line is not understood: " + m, offer
	}
}
