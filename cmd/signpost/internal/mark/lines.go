package mark

import (
	"slices"
	"strings"
	"unicode/utf8"

	"signpost/cmd/signpost/internal/content"
	"signpost/cmd/signpost/internal/problem"
)

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
