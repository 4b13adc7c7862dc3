// Package tidy puts the front matter of a file into its one written form.
//
// Reading forgives a good deal: 25/03/2027 for 2027-03-25, "Step free" for step-free, 01632960123 for 01632 960 123, b974ex
// for B97 4EX, Yes for true, Title for title, and what content.Straighten undoes. Text writes all that as the documentation has it, so that
// files look alike and a change shows what has changed. It touches nothing else: comments, the order of fields, spaces,
// line breaks and bodies stay byte for byte.
//
// The directory that is read from the tidied files is the same, and to tidy twice is to tidy once.
package tidy

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"signpost/cmd/signpost/internal/contact"
	"signpost/cmd/signpost/internal/content"
	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/problem"
	"signpost/cmd/signpost/internal/when"
)

// Text gives the tidied text of the file at name, a path within the site. Where the front matter can't be read for certain
// the text is given back as it is, with the problems that are in the way.
func Text(name string, text []byte) ([]byte, []problem.Problem) {
	f, problems := content.Parse(name, text)
	if problem.Errors(problems) > 0 {
		return text, problems
	}
	straight := content.Straighten(name, text)
	if !bytes.Equal(straight, text) { // then places are others
		if f, problems = content.Parse(name, straight); problem.Errors(problems) > 0 {
			return text, problems
		}
	}
	e := editor{lines: strings.SplitAfter(string(straight), "\n")}
	e.fields(f.Head, directory.FieldsOf(directory.Kind(f.Folder)))
	return []byte(strings.Join(e.lines, "")), nil
}

// An editor changes values where they stand.
type editor struct {
	lines []string // with their line ends
	edits []edit
}

type edit struct {
	at       problem.Pos
	old, new string
}

func (e *editor) fields(head content.Value, known []directory.Field) {
	e.gather(head, known)
	slices.SortStableFunc(e.edits, func(a, b edit) int {
		return cmp.Or(cmp.Compare(a.at.Line, b.at.Line), cmp.Compare(a.at.Col, b.at.Col))
	})
	for len(e.edits) > 0 {
		line := e.edits[0].at.Line
		n := slices.IndexFunc(e.edits, func(c edit) bool { return c.at.Line != line })
		if n < 0 {
			n = len(e.edits)
		}
		e.lines[line-1] = changed(e.lines[line-1], e.edits[:n])
		e.edits = e.edits[n:]
	}
}

// changed is a line with edits, which are in order.
func changed(line string, edits []edit) string {
	var b strings.Builder
	col, done := 1, 0 // done is the part of the line that is written, in bytes
	for at := range line {
		if len(edits) > 0 && edits[0].at.Col == col {
			b.WriteString(line[done:at] + edits[0].new)
			done = at + len(edits[0].old)
			edits = edits[1:]
		}
		col++
	}
	return b.String() + line[done:]
}

func (e *editor) gather(head content.Value, known []directory.Field) {
	for _, given := range head.Fields {
		i := slices.IndexFunc(known, func(f directory.Field) bool { return strings.EqualFold(f.Name, given.Name) })
		if i < 0 {
			continue
		}
		if f := known[i]; f.Name != given.Name && e.stands(given.Name, given.Pos) {
			e.edits = append(e.edits, edit{given.Pos, given.Name, f.Name})
		}
		switch f := known[i]; f.Form {
		case directory.FormGroup, directory.FormGroups:
			for _, group := range append(given.Value.Items, given.Value) {
				e.gather(group, f.Fields)
			}
		default:
			e.value(given.Value, f)
		}
	}
}

// stands reports whether a name is written at a place just as it is, without quotation marks.
func (e *editor) stands(name string, at problem.Pos) bool {
	rest := e.lines[at.Line-1]
	for range at.Col - 1 {
		_, size := utf8.DecodeRuneInString(rest)
		rest = rest[size:]
	}
	return strings.HasPrefix(rest, name)
}

// value changes one value, or each item of a list.
func (e *editor) value(v content.Value, f directory.Field) {
	for _, item := range v.Items {
		e.value(item, f)
	}
	if v.Shape != content.Text || !v.Plain {
		return
	}
	if !listed(f.Form) {
		e.replace(v.Pos, v.Text, f)
		return
	}
	at := v.Pos
	for part := range strings.SplitSeq(v.Text, ",") {
		if word := strings.TrimSpace(part); word != "" {
			spaces := utf8.RuneCountInString(part[:strings.Index(part, word)])
			e.replace(problem.Pos{Line: at.Line, Col: at.Col + spaces}, word, f)
		}
		at.Col += utf8.RuneCountInString(part) + 1
	}
}

// listed tells the forms that several values may have between commas.
func listed(form directory.Form) bool {
	return form == directory.FormWords || form == directory.FormDates || form == directory.FormLanguages
}

func (e *editor) replace(at problem.Pos, old string, f directory.Field) {
	if tidied, ok := written(old, f); ok && tidied != old {
		e.edits = append(e.edits, edit{at, old, tidied})
	}
}

// written gives the one written form of a value. It reports false where the value can't be read: that is told by whoever
// checks it.
func written(text string, f directory.Field) (string, bool) {
	switch f.Form {
	case directory.FormDate, directory.FormDates, directory.FormDateTimes:
		day, ok := when.ReadDate(text)
		return day.String(), ok
	case directory.FormWord, directory.FormWords:
		word := directory.ReadWord(text)
		return word, slices.Contains(f.Values, word)
	case directory.FormYesNo:
		yes, ok := directory.ReadYesNo(text)
		if yes {
			return "true", ok
		}
		return "false", ok
	case directory.FormPhone:
		number, reason := contact.ReadPhone(text)
		return number.Display, reason == ""
	case directory.FormPostcode:
		code, reason := contact.Postcode(text)
		return code, reason == ""
	case directory.FormLanguages:
		code, ok := directory.ReadLanguage(text)
		return code, ok
	}
	return "", false
}
