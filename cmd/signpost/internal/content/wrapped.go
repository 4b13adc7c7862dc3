package content

import (
	"fmt"
	"strings"
)

// A text that goes on at the left margin, and an item that stands below a value: both belong to the line above.

// mendOrphan tells of an item without a list.
func (y *yamlReader) mendOrphan(i int, text string, tell func(message, hint string)) {
	above := y.above(i)
	parts := keyAndValue.FindStringSubmatch(y.line(above))
	if parts == nil {
		tell("this item belongs to no list", "write the name of its list on the line above, with a colon and nothing after it")
		return
	}
	name, items := nameOf(parts[1]), []string{strings.Trim(strings.TrimSpace(parts[2]), "[]")}
	for at := i; at < len(y.lines) && strings.HasPrefix(text, "- "); at++ {
		items = append(items, strings.TrimSpace(text[2:]))
		y.lines[at] = ""
		text = y.line(at + 1)
	}
	list := "[" + strings.Join(items, ", ") + "]"
	tell(fmt.Sprintf("this item belongs to no list: %q has a value on its own line", name), fmt.Sprintf("write all of them there: %s: %s", name, list))
	y.lines[above] = parts[1] + list
}

func nameOf(before string) string { return strings.TrimRight(strings.TrimLeft(before, " -"), ": \t") }

// above is the nearest line above that is not empty, or -1.
func (y *yamlReader) above(i int) int {
	for i--; i >= 0 && strings.TrimSpace(y.lines[i]) == ""; i-- {
	}
	return i
}

// line is a line, or "" where there is none.
func (y *yamlReader) line(i int) string {
	if i < 0 || i >= len(y.lines) {
		return ""
	}
	return y.lines[i]
}

// mendText tells of a line that may go on with the one above, together with those of the same text that follow it.
func (y *yamlReader) mendText(i int, text string, tell func(message, hint string)) {
	all := text
	for at := i + 1; y.mayGoOn(at); at++ {
		all += " " + strings.TrimSpace(y.lines[at])
		y.lines[at] = ""
	}
	above := y.above(i)
	start, value := valueOf(y.line(above))
	before := y.line(above)[:start]
	wrapped := isText(value) && strings.TrimSpace(before) != ""
	switch {
	case above < 0 && y.newName("title"):
		tell(fmt.Sprintf("%q has no name before it", firstWords(text)), "write "+Written("title", all))
		y.lines[i] = "title: " + quote(all)
	case value == "" && nextName.MatchString(y.line(above)):
		tell(fmt.Sprintf("this belongs to %q, but begins at the left margin", nameOf(before)), "write "+Written(nameOf(before), all))
		y.lines[above] = strings.TrimRight(before, " ") + " " + quote(all)
	case wrapped && wraps(value, text):
		y.mendWrapped(above, before, joined(value, all), tell)
	case wrapped:
		tell(fmt.Sprintf("%q is no field: a name and a colon are missing", firstWords(text)),
			"write its name before it, like cost: Free; or, if it goes on with the line above, put both on one line")
	default:
		tell(fmt.Sprintf("%q is no field: a name and a colon are missing", firstWords(text)), "write its name before it, like cost: Free")
	}
}

func (y *yamlReader) mendWrapped(above int, before, whole string, tell func(message, hint string)) {
	const longest = 300 // in bytes, of a line that is worth showing
	hint := "put both on one line: " + strings.TrimLeft(before, " ") + Written("", whole)
	if len(whole) > longest {
		hint = fmt.Sprintf("put it at the end of line %d", y.pos(above+1, 1).Line)
	}
	tell("this goes on with the text of the line above, but is a line of its own", hint)
	y.lines[above] = before + quote(whole)
}

// joined is a value with more of its text, without the quotation marks around it.
func joined(value, more string) string {
	for _, mark := range []string{`"`, "'"} {
		if len(value) > 1 && strings.HasPrefix(value, mark) && strings.HasSuffix(value, mark) {
			value = value[1 : len(value)-1]
		}
	}
	return value + " " + more
}

// mayGoOn reports whether a line is of the same text as a stray one right above it.
func (y *yamlReader) mayGoOn(i int) bool {
	line := y.line(i)
	text := strings.TrimSpace(line)
	if text == "" || nextName.MatchString(line) || hyphens.FindString(line) != "" || strings.HasPrefix(text, "#") {
		return false
	}
	if before, _, ok := strings.Cut(text, ":"); ok && known(strings.ReplaceAll(before, " ", "_")) {
		return false
	}
	_, _, field := y.fieldIn(text)
	return !field && !foreignRemark.MatchString(text) && !dashes.MatchString(text)
}

// isText tells a value that is one text from a list, a group or a block.
func isText(value string) bool { return value != "" && !strings.ContainsAny(value[:1], "[{|>&*") }

// wraps reports whether a line looks as if it went on with a text rather than like a value that lost its name.
func wraps(value, text string) bool {
	first := string([]rune(text)[:1])
	words := len(strings.Fields(text))
	return strings.HasSuffix(value, ",") || strings.Contains("(&–—", first) || words > 1 && strings.ToLower(first) == first || words > 3
}

// Written is a field as it may be pasted: in quotation marks where YAML needs them. Without a name it is the value alone.
func Written(name, value string) string {
	if needsMarks(value) {
		if strings.ContainsAny(value, `"\`) {
			value = quote(value)
		} else {
			value = `"` + value + `"`
		}
	}
	if name == "" {
		return value
	}
	return strings.TrimRight(name+": "+value, " ")
}

func needsMarks(value string) bool {
	if value == "" || strings.HasPrefix(value, "[") && strings.HasSuffix(value, "]") || strings.HasPrefix(value, "{") && strings.HasSuffix(value, "}") {
		return false
	}
	if first := value[:1]; (first == `"` || first == "'") && 1+closing(value[1:], rune(first[0])) == len(value) {
		return false
	}
	if strings.HasPrefix(value, "- ") || strings.HasPrefix(value, "? ") || value == "-" || value == "?" {
		return true
	}
	return strings.ContainsAny(value[:1], "*&!%@`|>[]{},\"'#") || strings.Contains(value, ": ") || strings.HasSuffix(value, ":") || strings.Contains(value, " #")
}

func firstWords(text string) string {
	if r := []rune(text); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return text
}
