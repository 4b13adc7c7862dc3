// Package mark writes into the file of an entry who made sure of it, when and how.
//
// It changes the field "checked" alone, in whatever form it stands there:
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
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"signpost/cmd/signpost/internal/content"
	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/draft"
	"signpost/cmd/signpost/internal/problem"
)

const fieldName = "checked"

// Checked gives the text of the file at name, a path within the site, with a check in it. Where that can't be done without
// a guess the text is nil, and the problems say what is in the way.
func Checked(name string, text []byte, c directory.Checked) ([]byte, []problem.Problem) {
	f, problems := content.Parse(name, text)
	if len(problems) > 0 {
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

// scalar writes a text as a value that may stand between commas as well.
func scalar(text string) string {
	if q := draft.Quote(text); q != text || !strings.Contains(text, ",") {
		return q
	}
	return `"` + text + `"`
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
	if len(problems) > 0 || after.Body != before.Body {
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

// A file is the lines of a text as they are.
type file struct {
	mark  string // a byte order mark, or ""
	lines []line
	head  content.Value
	end   int // of the front matter: the place of its last line among the lines
}

type line struct{ text, end string }

func newFile(text []byte, f *content.File) *file {
	rest, marked := strings.CutPrefix(string(text), "\ufeff")
	e := &file{head: f.Head}
	if marked {
		e.mark = "\ufeff"
	}
	for rest != "" {
		i := strings.IndexAny(rest, "\r\n")
		if i < 0 {
			e.lines = append(e.lines, line{rest, ""})
			break
		}
		n := i + 1
		if strings.HasPrefix(rest[i:], "\r\n") {
			n++
		}
		e.lines = append(e.lines, line{rest[:i], rest[i:n]})
		rest = rest[n:]
	}
	for fences := 0; e.end < len(e.lines); e.end++ {
		if strings.TrimSpace(e.lines[e.end].text) == "---" {
			if fences++; fences == 2 {
				break
			}
		}
	}
	return e
}

func (e *file) bytes() []byte {
	var b strings.Builder
	b.WriteString(e.mark)
	for _, l := range e.lines {
		b.WriteString(l.text + l.end)
	}
	return []byte(b.String())
}

// insert puts a line before another, with the same line end.
func (e *file) insert(at int, text string) {
	e.lines = slices.Insert(e.lines, at, line{text, e.lines[max(at-1, 0)].end})
}

var example = regexp.MustCompile(`^#\s?checked:`)

// add writes a check where there is none: below the example of one that a new file has, or else at the end of the front
// matter, where most files have it.
func (e *file) add(_ content.Field, parts []part) bool {
	at := min(e.end, len(e.lines)-1)
	for at > 1 && strings.TrimSpace(e.lines[at-1].text) == "" {
		at--
	}
	for i := 1; i < e.end; i++ {
		if !example.MatchString(e.lines[i].text) {
			continue
		}
		for i++; i < e.end && strings.HasPrefix(e.lines[i].text, "#  "); i++ {
		}
		at = i
	}
	e.insert(at, fieldName+": "+flow(parts))
	return true
}

// offset is the byte of a line at which a place is; ok is false where the line does not reach so far.
func (e *file) offset(at problem.Pos) (offset int, ok bool) {
	if at.Line < 1 || at.Line > len(e.lines) {
		return 0, false
	}
	text := e.lines[at.Line-1].text
	for range at.Col - 1 {
		if offset >= len(text) {
			return 0, false
		}
		_, size := utf8.DecodeRuneInString(text[offset:])
		offset += size
	}
	return offset, true
}

// afterColon is the byte behind the colon of a name.
func (e *file) afterColon(f content.Field) (offset int, ok bool) {
	offset, ok = e.offset(f.Pos)
	if !ok || !strings.HasPrefix(e.lines[f.Pos.Line-1].text[offset:], f.Name+":") {
		return 0, false
	}
	return offset + len(f.Name) + 1, true
}

// splice puts a text in place of n bytes of a line.
func (e *file) splice(lineNo, offset, n int, text string) {
	l := &e.lines[lineNo-1]
	l.text = l.text[:offset] + text + l.text[offset+n:]
}

// fill changes a check where it stands: each of its parts by itself, from the last to the first, so that what is still to
// be changed stays where it was.
func (e *file) fill(given content.Field, parts []part) bool {
	if given.Value.Shape == content.Text {
		return e.replace(given.Value, flow(parts))
	}
	if given.Value.Shape == content.Empty {
		at, ok := e.afterColon(given)
		if ok {
			e.splice(given.Pos.Line, at, 0, " "+flow(parts))
		}
		return ok
	}
	if given.Value.Shape != content.Fields || len(given.Value.Fields) == 0 {
		return false
	}
	var missing []part
	for _, p := range parts {
		if at, _ := find(given.Value, p.name); at < 0 {
			missing = append(missing, p)
		}
	}
	if len(missing) > 0 && !e.lacks(given.Value, missing) {
		return false
	}
	for i := len(given.Value.Fields) - 1; i >= 0; i-- {
		f := given.Value.Fields[i]
		at := slices.IndexFunc(parts, func(p part) bool { return strings.EqualFold(p.name, f.Name) })
		if at >= 0 && !e.set(f, parts[at].value) {
			return false
		}
	}
	return true
}

// lacks writes parts that a check does not have behind its last one.
func (e *file) lacks(check content.Value, missing []part) bool {
	first, last := check.Fields[0], check.Fields[len(check.Fields)-1]
	start, ok := e.offset(check.Pos)
	if !ok {
		return false
	}
	if strings.HasPrefix(e.lines[check.Pos.Line-1].text[start:], "{") {
		at, ok := e.offset(first.Pos)
		if !ok { // before the first, since where the last one ends is not known
			return false
		}
		text := ""
		for _, p := range missing {
			text += p.name + ": " + scalar(p.value) + ", "
		}
		e.splice(first.Pos.Line, at, 0, text)
		return e.moved(check, first.Pos.Line, utf8.RuneCountInString(text))
	}
	indent, ok := e.offset(first.Pos)
	if !ok || last.Value.Shape == content.Text && !last.Value.Plain {
		return false
	}
	prefix := e.lines[first.Pos.Line-1].text[:indent]
	if strings.TrimSpace(prefix) != "" {
		return false
	}
	for i, p := range missing {
		e.insert(max(last.Value.Pos.Line, last.Pos.Line)+i, prefix+p.name+": "+scalar(p.value))
	}
	return true
}

// moved shifts the places of a check's parts on a line to the right.
func (e *file) moved(check content.Value, lineNo, by int) bool {
	for i := range check.Fields {
		f := &check.Fields[i]
		if f.Pos.Line == lineNo {
			f.Pos.Col += by
		}
		if f.Value.Pos.Line == lineNo {
			f.Value.Pos.Col += by
		}
	}
	return true
}

// set gives a part of a check another value.
func (e *file) set(f content.Field, value string) bool {
	switch f.Value.Shape {
	case content.Empty:
		at, ok := e.afterColon(f)
		if ok {
			e.splice(f.Pos.Line, at, 0, " "+scalar(value))
		}
		return ok
	case content.Text:
		return f.Value.Text == value || e.replace(f.Value, scalar(value))
	}
	return false
}

// replace puts another value in the place of one, within the same quotation marks where there are any.
func (e *file) replace(v content.Value, written string) bool {
	at, ok := e.offset(v.Pos)
	if !ok || !v.Plain {
		return false
	}
	text := e.lines[v.Pos.Line-1].text
	if !strings.HasPrefix(text[at:], v.Text) {
		return false
	}
	n := len(v.Text)
	open, size := utf8.DecodeLastRuneInString(text[:at])
	end, endSize := utf8.DecodeRuneInString(text[at+n:])
	if strings.ContainsRune(`"'“‘”`, open) && strings.ContainsRune(`"'”’`, end) {
		if open < utf8.RuneSelf && !strings.ContainsAny(written, `"'\{`) {
			written = string(open) + written + string(open)
		}
		at, n = at-size, n+size+endSize
	}
	e.splice(v.Pos.Line, at, n, written)
	return true
}

// rewrite writes a check anew, on one line. It is for what stands there in a form that nobody can fill in, and only where
// no comment would be lost.
func (e *file) rewrite(given content.Field, parts []part) bool {
	from, to := given.Pos.Line-1, e.end
	for _, f := range e.head.Fields {
		if f.Pos.Line-1 > from {
			to = min(to, f.Pos.Line-1)
		}
	}
	for to > from+1 && (strings.TrimSpace(e.lines[to-1].text) == "" || strings.HasPrefix(strings.TrimSpace(e.lines[to-1].text), "#")) {
		to--
	}
	if given.Pos.Col != 1 || slices.ContainsFunc(e.lines[from:to], func(l line) bool { return strings.Contains(l.text, "#") }) {
		return false
	}
	e.lines = slices.Replace(e.lines, from, to, line{fieldName + ": " + flow(parts), e.lines[to-1].end})
	return true
}
