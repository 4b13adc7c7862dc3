package mark

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"signpost/cmd/signpost/internal/content"
)

// The ways to write a check into a front matter. Each reports whether it can; what it has written is tried afterwards.

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
		move(check, first.Pos.Line, utf8.RuneCountInString(text))
		return true
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

// move shifts the places of a check's parts on a line to the right.
func move(check content.Value, lineNo, by int) {
	for i := range check.Fields {
		f := &check.Fields[i]
		if f.Pos.Line == lineNo {
			f.Pos.Col += by
		}
		if f.Value.Pos.Line == lineNo {
			f.Value.Pos.Col += by
		}
	}
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
