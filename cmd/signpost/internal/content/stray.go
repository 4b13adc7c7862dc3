package content

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// YAML takes a line without "name:" for more text of the line above, and complains of the lines after it. So where it
// complains the lines are looked at one by one first: which of those that stand where a field begins is none?

// FieldNames are the names of all fields, so that one is known where its colon is missing. What each means is package
// directory's.
var FieldNames = []string{"access", "address", "aliases", "answer", "answers", "area", "areas", "attribution", "base_url", "branch",
	"bring", "by", "cancelled", "checked", "confidential_address", "consent", "contact", "cost", "email", "entries", "entry", "exit",
	"food", "from", "getting_there", "how", "id", "instead", "keywords", "languages", "lat", "licence", "lon", "max_age", "min_age",
	"moved", "name", "nation", "note", "notice", "on", "on_arrival", "order", "organisation", "part_of", "partners", "phone", "place",
	"places", "postcode", "referral", "repository", "review_after_days", "room", "say", "sensitive", "services", "sessions", "status",
	"summary", "synonyms", "terms", "text", "themes", "timezone", "title", "to", "type", "url", "website", "when", "who", "why"}

// groupNames are the names of those fields that are groups of fields, or lists of groups.
var groupNames = []string{"answers", "checked", "contact", "entries", "licence", "moved", "sessions", "terms"}

// mendStrays tells of each line that stands where a field begins and is none, and changes it so that the rest can be read.
// It reports whether there was any.
func (y *yamlReader) mendStrays() bool {
	within := y.within()
	found := false
	for i := range y.lines {
		if !within[i] && y.strays(i) {
			y.mendStray(i)
			found = true
		}
	}
	return found
}

// within tells the lines that begin within a block of text, quotation marks or brackets which an earlier line opens.
func (y *yamlReader) within() []bool {
	list := make([]bool, len(y.lines))
	s := straightener{block: -1}
	for i, line := range y.lines {
		text := strings.TrimLeft(line, " ")
		list[i] = s.quote != 0 || s.depth > 0 || s.block >= 0 && (text == "" || indent(line) > s.block)
		s.line(line)
	}
	return list
}

// hyphens are those of list items that stand before a line's name.
var hyphens = regexp.MustCompile(`^ *(?:- +)*`)

// strays reports whether a line begins where a field would, and is none.
func (y *yamlReader) strays(i int) bool {
	line := y.lines[i]
	col := len(hyphens.FindString(line))
	text := strings.TrimRight(line[col:], " ")
	switch {
	case strings.TrimSpace(line) == "" || strings.HasPrefix(strings.TrimLeft(line, " "), "#"):
		return false
	case text == "":
		return false // a hyphen alone
	case col > indent(line):
		return indent(line) == 0 && !y.inList(i)
	case col == 0:
		return !shapedLikeField(text)
	default:
		return !shapedLikeField(text) && y.inGroup(i, col)
	}
}

// inList reports whether an item at the margin belongs to a list.
func (y *yamlReader) inList(i int) bool {
	for at := i - 1; at >= 0; at-- {
		line := strings.TrimRight(y.lines[at], " ")
		if line == "" || line[0] == ' ' || line[0] == '#' || line == "-" || strings.HasPrefix(line, "- ") {
			continue
		}
		return strings.HasSuffix(line, ":") && shapedLikeField(line) || y.broken[at+1]
	}
	return true // nothing but items: that the head is a list is told elsewhere
}

// inGroup reports whether fields stand at the same column as a line, above or below it in the same group.
func (y *yamlReader) inGroup(i, col int) bool {
	for _, step := range []int{-1, 1} {
		for at := i + step; at >= 0 && at < len(y.lines); at += step {
			line := y.lines[at]
			c := len(hyphens.FindString(line))
			if strings.TrimSpace(line) == "" {
				continue
			}
			if c == col && nameAtStart.MatchString(line[c:]) {
				return true
			}
			if c < col {
				break
			}
		}
	}
	return false
}

var nameAtStart = regexp.MustCompile(`^[A-Za-z_][\w-]*:(?:\s|$)`)

// shapedLikeField reports whether YAML finds a name with a colon at the start of a text.
func shapedLikeField(text string) bool {
	if quotedName.MatchString(text) || strings.HasPrefix(text, "? ") {
		return true
	}
	if strings.ContainsAny(text[:1], "*&!%@`|>[]{},?\"'") || foreignRemark.MatchString(text) {
		return false
	}
	return strings.Contains(text, ": ") || strings.HasSuffix(text, ":") || strings.Contains(text, ":\t")
}

var (
	quotedName    = regexp.MustCompile(`^(?:"[^"]*"|'[^']*')\s*:(?:\s|$)`)
	foreignRemark = regexp.MustCompile(`^(?://|/\*|<!--|;)\s*(.*?)\s*(?:\*/|-->)?$`)
	lineAcross    = regexp.MustCompile(`^(?:\*\*\*+|===+|\.\.\.+|…)$`)
)

// mendStray tells of one line that is no field.
func (y *yamlReader) mendStray(i int) {
	line := y.lines[i]
	text := strings.TrimSpace(line)
	tell := func(message, hint string) { y.report(i+1, indent(line)+1, message, hint) }
	if y.mendField(i, text, tell) {
		return
	}
	y.lines[i] = ""
	across := dashes.MatchString(text) || lineAcross.MatchString(text)
	switch {
	case fence.MatchString(text), across && slices.ContainsFunc(y.lines[i:], nameAtStart.MatchString):
		tell(fmt.Sprintf("a line %q has no place between the fields", text), "take the line out")
	case across:
		tell(fmt.Sprintf("a line %q does not end the fields", text), threeHyphens)
		clear(y.lines[i:])
	case foreignRemark.MatchString(text):
		tell("a remark begins with #", "write # "+foreignRemark.FindStringSubmatch(text)[1])
	case strings.Trim(text, "]}), ") == "":
		if len(y.broken) == 0 { // else it ends what is told of already
			tell(fmt.Sprintf("%q closes nothing", text), "take the line out")
		}
	case y.bodyBegins(i):
		tell("the text begins here, but nothing ends the fields before it", `write "---" on a line of its own above it`)
		clear(y.lines[i:])
	case strings.HasPrefix(text, "- "):
		y.mendOrphan(i, text, tell)
	default:
		y.mendText(i, text, tell)
	}
}

// mendField tells of a line that is a field but for something about its name.
func (y *yamlReader) mendField(i int, text string, tell func(message, hint string)) bool {
	name, value, ok := y.fieldIn(text)
	if !ok {
		return false
	}
	field := Written(name, value)
	switch {
	case wholeInMarks.MatchString(text):
		tell("quotation marks stand around a whole line", "write "+field)
	case decorated.MatchString(text):
		tell(fmt.Sprintf("something stands before the name %q", name), "write "+field)
	case strings.HasPrefix(text, name+":"):
		y.report(i+1, indent(y.lines[i])+len(name)+2, "a space is missing after the colon", "write "+field)
	default:
		tell(fmt.Sprintf("there is no colon after the name %q", name), "write "+field)
	}
	y.lines[i] = y.lines[i][:indent(y.lines[i])] + field
	return true
}

var (
	wholeInMarks  = regexp.MustCompile(`^["'“”‘„]([A-Za-z_][\w-]*:\s.*?)["'“”’],?$`)
	decorated     = regexp.MustCompile("^(?:[*_>•·●◦▪\"`+-]+ ?|\\d+[.)] )([A-Za-z_][\\w-]*)[*_\"`]*(:?)[*_]*\\s*(.*)$")
	otherColon    = regexp.MustCompile(`^([A-Za-z_][\w-]*(?: [A-Za-z]+)?)\s*(=|;|：|﹕|∶|→|->|=>|:)\s*(.*)$`)
	dashForColon  = regexp.MustCompile(`^([A-Za-z_][\w-]*(?: [A-Za-z]+)?)\s*(?:-+|–|—)\s+(.*)$`)
	nameFirst     = regexp.MustCompile(`^([A-Za-z_][\w-]*)(?:\s+(.*))?$`)
	twoWordsFirst = regexp.MustCompile(`^([A-Za-z]+ [A-Za-z]+)(?:\s+(.*))?$`)
)

// fieldIn is the field that a line is meant to be, if that is certain.
func (y *yamlReader) fieldIn(text string) (name, value string, ok bool) {
	if m := wholeInMarks.FindStringSubmatch(text); m != nil {
		name, value, _ = strings.Cut(m[1], ":")
		return name, strings.TrimSpace(value), true
	}
	if m := decorated.FindStringSubmatch(text); m != nil && (m[2] != "" || m[3] != "" && y.newName(m[1])) {
		return m[1], strings.Trim(m[3], "*` "), true
	}
	if m := otherColon.FindStringSubmatch(text); m != nil && !strings.HasPrefix(m[3], "/") {
		name := strings.ReplaceAll(m[1], " ", "_")
		if known(name) || m[2] != ";" && !strings.Contains(m[1], " ") {
			return name, m[3], true
		}
	}
	for _, form := range []*regexp.Regexp{dashForColon, twoWordsFirst, nameFirst} {
		if m := form.FindStringSubmatch(text); m != nil {
			if name := strings.ReplaceAll(m[1], " ", "_"); y.newName(name) {
				return name, m[2], true
			}
		}
	}
	return "", "", false
}

func known(name string) bool { return slices.Contains(FieldNames, strings.ToLower(name)) }

// newName reports whether a word is the name of a field that has no line of its own yet: "when they like" goes on with a
// text where there is a "when:" already.
func (y *yamlReader) newName(name string) bool {
	return known(name) && !slices.ContainsFunc(y.lines, func(line string) bool {
		before, _, ok := strings.Cut(strings.TrimLeft(line, " -"), ":")
		return ok && strings.EqualFold(before, name)
	})
}

// bodyBegins reports whether a line is the first of the text below the fields: a blank line is above it, and no field below.
func (y *yamlReader) bodyBegins(i int) bool {
	return i > 0 && strings.TrimSpace(y.lines[i-1]) == "" && !slices.ContainsFunc(y.lines[i:], nameAtStart.MatchString)
}
