// Package mark writes into the file of an entry that somebody made sure of it.
//
// Who did, when and how is told by the field "checked". It changes that alone, in whatever form it stands there:
//
//	checked: {on: 2026-10-12, by: Redditch team, how: phone}
//
//	checked:
//	  on: 2026-10-12   # she was in a hurry
//	  by: Redditch team
//
// All else stays byte for byte: comments, the order of fields, quotation marks, line ends, a byte order mark. What is
// written is read again, and given back only if it says what was asked and nothing else has changed.
package mark

import (
	"slices"
	"strings"

	"signpost/cmd/signpost/internal/content"
	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/draft"
	"signpost/cmd/signpost/internal/problem"
	"signpost/cmd/signpost/internal/when"
)

const fieldName = "checked"

// Checked gives the text of the file at name, a path within the site, with a check in it. Where that can't be done without
// a guess the text is nil, and the problems say what is in the way.
func Checked(name string, text []byte, c directory.Checked) ([]byte, []problem.Problem) {
	f, problems := content.Parse(name, text)
	if problem.Errors(problems) > 0 {
		return nil, problems
	}
	parts := []part{{"on", c.On.String()}, {"by", c.By}, {"how", c.How}}
	at, n := find(f.Head, fieldName)
	if n > 1 {
		return nil, unsure(f, f.Head.Fields[at].Pos, `"checked" stands there twice`, "keep one of them")
	}
	ways := []func(*file, content.Field, []part) bool{(*file).fill, (*file).rewrite}
	given := content.Field{Pos: problem.Pos{Line: 1, Col: 1}}
	if n == 0 {
		ways = []func(*file, content.Field, []part) bool{(*file).add}
	} else {
		given = f.Head.Fields[at]
	}
	for _, way := range ways {
		e := newFile(text, f)
		if !way(e, given, parts) {
			continue
		}
		if written := e.bytes(); says(name, written, f, parts) {
			return written, nil
		}
	}
	return nil, unsure(f, given.Pos, "there is no telling how to write the check into this", "write it by hand: checked: "+flow(parts))
}

// A part is a field of the check.
type part struct{ name, value string }

func unsure(f *content.File, at problem.Pos, message, hint string) []problem.Problem {
	return []problem.Problem{{Path: f.Path, Line: at.Line, Col: at.Col, Rule: fieldName, Message: message, Hint: hint}}
}

// find gives the place of a field among those of a value, and how many of its name there are.
func find(v content.Value, name string) (at, n int) {
	at = -1
	for i, f := range v.Fields {
		if strings.EqualFold(f.Name, name) {
			if at < 0 {
				at = i
			}
			n++
		}
	}
	return at, n
}

// scalar writes a text as a value that may stand between commas as well, without escapes where that can be: a value that
// stands there just as it is can be changed where it stands.
func scalar(text string) string {
	if strings.ContainsAny(text, `"\`) && !strings.Contains(text, "'") {
		return "'" + text + "'"
	}
	if _, isDate := when.ReadDate(text); isDate {
		return text
	}
	return draft.QuoteListed(text)
}

// flow is a whole check on one line.
func flow(parts []part) string {
	var list []string
	for _, p := range parts {
		list = append(list, p.name+": "+scalar(p.value))
	}
	return "{" + strings.Join(list, ", ") + "}"
}

// says reports whether a text reads as the file did, with this check in it.
func says(name string, text []byte, before *content.File, parts []part) bool {
	after, problems := content.Parse(name, text)
	if problem.Errors(problems) > 0 || after.Body != before.Body {
		return false
	}
	at, n := find(after.Head, fieldName)
	if n != 1 {
		return false
	}
	check := after.Head.Fields[at].Value
	for _, p := range parts {
		i, n := find(check, p.name)
		if n != 1 || check.Fields[i].Value.Shape != content.Text || check.Fields[i].Value.Text != p.value {
			return false
		}
	}
	isCheck := func(f content.Field) bool { return strings.EqualFold(f.Name, fieldName) }
	return slices.EqualFunc(slices.DeleteFunc(slices.Clone(before.Head.Fields), isCheck),
		slices.DeleteFunc(slices.Clone(after.Head.Fields), isCheck), sameField)
}

func sameField(a, b content.Field) bool { return a.Name == b.Name && same(a.Value, b.Value) }

// same reports whether two values hold the same, wherever they stand.
func same(a, b content.Value) bool {
	return a.Shape == b.Shape && a.Text == b.Text && slices.EqualFunc(a.Items, b.Items, same) && slices.EqualFunc(a.Fields, b.Fields, sameField)
}
