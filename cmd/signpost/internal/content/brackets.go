package content

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
)

// Of whatever is wrong between brackets YAML says that their end is missing. What it is, is seen in the line itself.

// A slip is what is wrong between brackets: where, in bytes of the line, and the line as it was meant.
type slip struct {
	at             int
	message, meant string
	hint           string // instead of "write " and the line
}

// mendBrackets tells of a slip between brackets on a line, and changes the line to what was meant.
func (y *yamlReader) mendBrackets(line int) bool {
	text := y.lines[line-1]
	start, value := valueOf(text)
	if value == "" || !strings.ContainsAny(value[:1], "[{") || openQuote(text) >= 0 {
		return false
	}
	s, ok := inBrackets(text, start, y.endsOnItsLine(line))
	if !ok {
		return y.missingCommaBetweenLines(line)
	}
	if s.hint == "" {
		s.hint = "write " + strings.TrimSpace(s.meant)
	}
	y.report(line, 1+utf8.RuneCountInString(text[:s.at]), s.message, s.hint)
	if text[s.at] == '[' { // a list without its end, or a text that begins like one
		y.makeReadable(line)
		return true
	}
	y.lines[line-1] = s.meant
	return true
}

// endsOnItsLine reports whether another field, or nothing, follows a line.
func (y *yamlReader) endsOnItsLine(line int) bool {
	next := y.line(line)
	return strings.TrimSpace(next) == "" || indent(next) <= indent(y.lines[line-1])
}

var (
	markdownLink = regexp.MustCompile(`!?\[[^\]]*\]\((?:mailto:)?([^)\s]+)\)`)
	nameWithin   = regexp.MustCompile(`[A-Za-z_]\w*:(?:[ \t]|$)`)
	separators   = regexp.MustCompile(`\s*(?:[.;/|+&]|\band)?\s*$`)
)

// inBrackets finds what is wrong with the value of a line, which begins with a bracket at start.
func inBrackets(text string, start int, alone bool) (slip, bool) {
	if m := markdownLink.FindStringSubmatchIndex(text); m != nil {
		return slip{at: m[0], message: "a link in Markdown, where the address alone belongs", meant: text[:m[0]] + text[m[2]:m[3]] + text[m[1]:]}, true
	}
	masked := masked(text, start)
	var open []int
	for i := start; i < len(masked); i++ {
		switch c := masked[i]; c {
		case '[', '{':
			open = append(open, i)
		case ']', '}', ')':
			last := open[len(open)-1]
			want := closerOf(masked[last])
			if c == ')' && (strings.Contains(masked[last:i], "(") || strings.TrimSpace(masked[i+1:]) != "") {
				continue
			}
			if c != want {
				return slip{at: i, message: fmt.Sprintf("a %c is closed by %c", masked[last], c), meant: text[:i] + string(want) + text[i+1:]}, true
			}
			if open = open[:len(open)-1]; len(open) == 0 {
				return afterBracket(text, masked, start, i+1)
			}
		}
	}
	if !alone {
		return slip{}, false
	}
	closers := ""
	for i := len(open) - 1; i >= 0; i-- {
		closers += string(closerOf(masked[open[i]]))
	}
	return slip{at: open[len(open)-1], message: fmt.Sprintf("a %c is opened and never closed", masked[open[len(open)-1]]),
		meant: strings.TrimRight(text, " ,") + closers, hint: "add the missing " + closers + " at the end: " + strings.TrimSpace(strings.TrimRight(text, " ,")+closers)}, true
}

func closerOf(bracket byte) byte {
	if bracket == '[' {
		return ']'
	}
	return '}'
}

// masked is a line with another letter for all that stands in quotation marks, byte for byte.
func masked(text string, start int) string {
	b := []byte(text)
	begins := true
	for i := start; i < len(b); i++ {
		switch c := b[i]; {
		case begins && (c == '"' || c == '\''):
			n := closing(text[i+1:], rune(c))
			for at := i; at < i+1+n; at++ {
				b[at] = 'x'
			}
			i, begins = i+n, false
		case c == ' ':
		default:
			begins = strings.IndexByte("[{,:", c) >= 0
		}
	}
	return string(b)
}

// afterBracket finds what is wrong with a line whose first bracket is closed right before end.
func afterBracket(text, masked string, start, end int) (slip, bool) {
	rest := strings.TrimSpace(masked[end:])
	value, name := strings.TrimSpace(text[start:]), text[:start]
	switch {
	case rest == "" || strings.HasPrefix(rest, "#"):
		return betweenCommas(text, masked, start)
	case strings.Trim(rest, "]}) ,") == "":
		at := end + strings.IndexAny(text[end:], "]}),")
		return slip{at: at, message: fmt.Sprintf("one %c too many", text[at]), meant: text[:end]}, true
	case strings.HasPrefix(rest, ",") && strings.HasPrefix(value, "["):
		return slip{at: end, message: "the list goes on after its end", meant: name + "[" + strings.NewReplacer("[", "", "]", "").Replace(value) + "]"}, true
	case strings.HasPrefix(rest, ",") && sameNames(masked[start:]):
		return slip{at: end, message: "several groups make a list, which has [ ] around it", meant: name + "[" + value + "]"}, true
	case strings.HasPrefix(rest, ",") && strings.HasPrefix(rest[1:], " {"):
		return slip{at: end, message: "the group goes on after its end", meant: name + nextGroup.ReplaceAllString(value, ", ")}, true
	case title.MatchString(value) && !strings.ContainsAny(rest[:1], ".,;:"):
		return slip{at: start, message: "a value can't begin with [", meant: name + Written("", "["+value[1:])}, true
	}
	return slip{at: end, message: fmt.Sprintf("the text goes on after the %c that ends the value", text[end-1]), meant: text[:end],
		hint: "take out what follows it: " + strings.TrimSpace(text[:end])}, true
}

var (
	nextGroup = regexp.MustCompile(`\}\s*,\s*\{`)
	title     = regexp.MustCompile(`^\[[A-Z][^,\]]*\]`)
)

// sameNames reports whether the groups on a line begin with the same name.
func sameNames(masked string) bool {
	var first []string
	for _, group := range strings.Split(masked, "{")[1:] {
		name, _, _ := strings.Cut(strings.TrimSpace(group), ":")
		first = append(first, name)
	}
	return len(slices.Compact(first)) == 1
}

// betweenCommas finds a missing comma, or a colon within a value.
func betweenCommas(text, masked string, start int) (slip, bool) {
	if s, ok := afterMarks(text, masked, start); ok {
		return s, true
	}
	meant, first, between := text, -1, ""
	matches := nameWithin.FindAllStringIndex(masked[start:], -1)
	for i := len(matches) - 1; i >= 0; i-- { // from the end, so that places stay
		at := start + matches[i][0]
		before := strings.TrimRight(masked[start:at], " ")
		if last := before[len(before)-1]; last == '{' || last == ',' || last == '[' {
			continue
		}
		if name, _, _ := strings.Cut(masked[at:], ":"); !known(name) || strings.HasSuffix(before, ":") {
			return colonInValue(text, masked, start, at)
		}
		gap := separators.FindStringIndex(text[:at])
		meant = meant[:gap[0]] + ", " + meant[at:]
		first, between = at, strings.TrimSpace(text[gap[0]:at])
	}
	if first < 0 {
		return badStart(text, masked, start)
	}
	if between != "" {
		return slip{at: strings.LastIndex(text[:first], between), message: fmt.Sprintf("a %s between fields", between), meant: meant, hint: "write a comma: " + strings.TrimSpace(meant)}, true
	}
	name, _, _ := strings.Cut(text[first:], ":")
	return slip{at: first, message: fmt.Sprintf("a comma is missing before %q", name), meant: meant}, true
}

// afterMarks finds a value that follows the quotation marks of another without a comma.
func afterMarks(text, masked string, start int) (slip, bool) {
	for i := start; i < len(text); i++ {
		if text[i] == masked[i] || i+1 < len(text) && text[i+1] != masked[i+1] {
			continue
		}
		rest := strings.TrimLeft(masked[i+1:], " ")
		if rest != "" && !strings.ContainsAny(rest[:1], ",]}:#") && !nameAtStart.MatchString(rest) && len(rest) < len(masked[i+1:]) && strings.ContainsAny(text[len(text)-len(rest):][:1], `"'`) {
			return slip{at: i + 1, message: "a comma is missing between two values", meant: text[:i+1] + ", " + text[len(text)-len(rest):]}, true
		}
	}
	return slip{}, false
}

// colonInValue tells of a value in which a colon with a space stands at a place.
func colonInValue(text, masked string, start, at int) (slip, bool) {
	from := start + strings.LastIndexAny(masked[start:at], "{[,") + 1
	colon := strings.Index(masked[from:], ": ")
	to := at + strings.IndexAny(masked[at:]+",", ",]}")
	if colon < 0 || from+colon >= at {
		return slip{}, false
	}
	from += colon + 2
	inner := at + strings.IndexByte(masked[at:], ':')
	return slip{at: inner, message: "a colon followed by a space inside a value", meant: text[:from] + Written("", strings.TrimSpace(text[from:to])) + text[to:]}, true
}

// badStart tells of a value that begins with a character which YAML keeps for itself.
func badStart(text, masked string, start int) (slip, bool) {
	for i := start + 1; i < len(masked); i++ {
		if !strings.ContainsRune("@%`*&!|>", rune(masked[i])) || !strings.ContainsAny(strings.TrimRight(masked[:i], " ")[len(strings.TrimRight(masked[:i], " "))-1:], ":,[{") {
			continue
		}
		to := i + strings.IndexAny(masked[i:]+",", ",]}")
		return slip{at: i, message: fmt.Sprintf("a value can't begin with %c", text[i]), meant: text[:i] + Written("", strings.TrimSpace(text[i:to])) + text[to:]}, true
	}
	return slip{}, false
}

// missingCommaBetweenLines tells of fields within { } on lines of their own, one of which no comma ends.
func (y *yamlReader) missingCommaBetweenLines(line int) bool {
	for at := line; at < len(y.lines) && indent(y.lines[at]) > indent(y.lines[line-1]); at++ {
		above := strings.TrimRight(y.lines[at-1], " ")
		if above != "" && !strings.ContainsAny(above[len(above)-1:], ",[{#") && nameAtStart.MatchString(strings.TrimLeft(y.lines[at], " ")) {
			y.report(at, 1+utf8.RuneCountInString(above), "a comma is missing at the end of this line", "write "+strings.TrimSpace(above)+",")
			y.lines[at-1] = above + ","
			return true
		}
	}
	return false
}

var groupOnLine = regexp.MustCompile(`^( *(?:- +)*[A-Za-z_][\w-]*:[ \t]+)(?:- +)?([A-Za-z_]\w*):[ \t]+\S`)

// mendGroup tells of the fields of a group that stand on the line of its name without brackets.
func (y *yamlReader) mendGroup(line int) bool {
	text := strings.TrimRight(y.lines[line-1], " ")
	m := groupOnLine.FindStringSubmatch(text)
	if m == nil || !known(m[2]) || !slices.Contains(groupNames, strings.ToLower(nameOf(m[1]))) {
		return false
	}
	meant := m[1] + "{" + strings.TrimLeft(text[len(m[1]):], "- ") + "}"
	if s, ok := inBrackets(meant, len(m[1]), true); ok {
		meant = s.meant
	}
	y.report(line, 1+utf8.RuneCountInString(m[1]), fmt.Sprintf("the fields of %q stand in brackets { }, or on lines of their own", nameOf(m[1])), "write "+strings.TrimSpace(meant))
	y.lines[line-1] = meant
	return true
}

// squeezed is a field within { } whose name is not told from its value.
var squeezed = regexp.MustCompile(`^([A-Za-z_]+)(?::|\s*[=;：]|\s+)\s*([^\s/=;].*)$`)

// mendSqueezed reads {phone:"01632 960 123"}, which YAML takes for a name without a value, and tells of it once a line.
func (y *yamlReader) mendSqueezed(f *Field, key *yaml.Node) {
	m := squeezed.FindStringSubmatch(key.Value)
	if m == nil || key.Style != 0 && key.Style != yaml.FlowStyle || f.Value.Shape != Empty || !known(m[1]) || key.Line < 1 || key.Line > len(y.lines) {
		return
	}
	line := y.lines[key.Line-1]
	text := strings.Trim(m[2], `"'`)
	f.Name, f.Value = m[1], Value{Pos: y.pos(key.Line, key.Column+len(m[1])+1), Shape: Text, Text: text}
	if y.squeezed[key.Line] || key.Column > maxColumn {
		return
	}
	if y.squeezed == nil {
		y.squeezed = map[int]bool{}
	}
	y.squeezed[key.Line] = true
	message := "a space is missing after the colon"
	if !strings.HasPrefix(key.Value, m[1]+":") {
		message = fmt.Sprintf("there is no colon after the name %q", m[1])
	}
	y.report(key.Line, key.Column+len(m[1]), message, "write "+strings.TrimSpace(spaced(line)))
}

var squeezedName = regexp.MustCompile(`([{,]\s*)([A-Za-z_]+)(?::|\s*[=;：]\s*|\s+)([^\s/:=;][^,}]*)`)

// spaced is a line with a colon and a space after each name that is known.
func spaced(line string) string {
	return squeezedName.ReplaceAllStringFunc(line, func(field string) string {
		m := squeezedName.FindStringSubmatch(field)
		if !known(m[2]) {
			return field
		}
		return m[1] + m[2] + ": " + strings.TrimLeft(m[3], " ")
	})
}
