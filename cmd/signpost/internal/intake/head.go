package intake

import (
	"fmt"
	"slices"
	"strings"

	"signpost/cmd/signpost/internal/content"
	"signpost/cmd/signpost/internal/directory"
)

// A head is the front matter of a file, taken apart at its fields.
type head struct {
	parts []part
	body  string
}

// A part is a field with its lines, and the comments and empty lines before the next. The first has no name.
type part struct{ name, lines string }

func headOf(f *content.File, text string) (*head, error) {
	lines := strings.SplitAfter(text, "\n")
	end := f.BodyLine - 1 // lines of the front matter, with both fences
	if end < 2 || end > len(lines) {
		return nil, fmt.Errorf("no front matter")
	}
	h := &head{body: strings.Join(lines[end:], ""), parts: []part{{}}}
	at := 0
	for _, field := range f.Head.Fields {
		line := field.Pos.Line - 1
		if line <= at && len(h.parts) > 1 || line < 1 || line >= end-1 || field.Pos.Col != 1 {
			return nil, fmt.Errorf("several fields on a line")
		}
		h.parts[len(h.parts)-1].lines += strings.Join(lines[at:line], "")
		h.parts = append(h.parts, part{name: strings.ToLower(field.Name)})
		at = line
	}
	h.parts[len(h.parts)-1].lines += strings.Join(lines[at:end-1], "")
	h.parts = append(h.parts, part{name: "", lines: lines[end-1]})
	return h, nil
}

func (h *head) String() string {
	var b strings.Builder
	for _, p := range h.parts {
		b.WriteString(p.lines)
	}
	return b.String()
}

// set replaces the lines of a field, takes them out where there are none to take their place, or puts them where the field
// belongs.
func (h *head) set(kind directory.Kind, name, lines string) {
	i := slices.IndexFunc(h.parts, func(p part) bool { return p.name == name })
	if i >= 0 {
		own := len(strings.Join(ownLines(h.parts[i].lines), ""))
		h.parts[i].lines = lines + h.parts[i].lines[own:]
		if h.parts[i].lines == "" {
			h.parts = slices.Delete(h.parts, i, i+1)
		}
		return
	}
	if lines == "" {
		return
	}
	before := []string{""}
	for _, f := range fieldsOf(kind) {
		if f.Name == name {
			break
		}
		before = append(before, f.Name)
	}
	at := len(h.parts) - 1 // before the fence
	if name != "imported" {
		for at = len(h.parts) - 2; at > 0 && !slices.Contains(before, h.parts[at].name); at-- {
		}
		at++
	}
	h.parts = slices.Insert(h.parts, at, part{name, lines})
}

// ownLines are those of a field without the comments and empty lines after it.
func ownLines(lines string) []string {
	list := strings.SplitAfter(lines, "\n")
	for len(list) > 1 {
		last := strings.TrimSpace(list[len(list)-1])
		if last != "" && !strings.HasPrefix(last, "#") {
			break
		}
		list = list[:len(list)-1]
	}
	return list
}
