package intake

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"

	"signpost/cmd/signpost/internal/content"
	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/intake/wording"
)

// text of the body, all parts together.
func (b *builder) bodyText() string {
	parts := slices.DeleteFunc(slices.Clone(b.texts), func(s string) bool { return strings.TrimSpace(s) == "" })
	joined := strings.Join(parts, "\n\n")
	if joined != "" && len(parts) > 1 && !wording.Good(joined) { // one part may change how another is read
		for i, p := range parts {
			parts[i] = wording.Escape(p)
		}
		joined = strings.Join(parts, "\n\n")
	}
	return joined
}

// wanted are the values that the entry is to have, by path.
func (b *builder) wanted() map[string]content.Value {
	want := maps.Clone(b.fields)
	if body := b.bodyText(); body != "" {
		want[bodyPath] = text(body)
	}
	return want
}

// write makes the file of an entry: a new one, or the old one with what has changed at the source.
func (m *maker) write(p *planned) {
	b := p.b
	want := b.wanted()
	p.data, p.told = nil, nil
	if p.old != nil && p.old.broken {
		p.told = []Note{{Field: "file", Outcome: Look, Reason: `the file can't be read without a mistake, so it stays as it is: see "signpost check"`}}
		return
	}
	w := &writer{kind: p.key.Kind, name: b.path, imported: imported{m.o.Source, p.id, nil, b.aside}}
	if p.old == nil {
		p.data = w.fresh(want)
		return
	}
	p.data, p.told = w.update(p.old, want)
	if bytes.Equal(p.data, p.old.text) {
		p.data = nil
	}
}

// bodyPath stands among the fields for the text of an entry. No field is called so.
const bodyPath = "body"

// A writer writes the file of one entry.
type writer struct {
	kind     directory.Kind
	name     string
	imported imported
}

// imported is the block by which the next import knows the entry.
type imported struct {
	from, id string
	was      map[string]string
	fields   []content.Field
}

// lines are the block as it stands in the file. Sums are in the order of the kind's fields.
func (i imported) lines(paths []string) string {
	var b strings.Builder
	b.WriteString("imported:\n  " + lineOf("from", text(i.from)) + "  " + lineOf("id", text(i.id)))
	was := content.Value{Shape: content.Fields}
	for _, path := range paths {
		if s := i.was[path]; s != "" {
			was.Fields = append(was.Fields, content.Field{Name: path, Value: text(s)})
		}
	}
	b.WriteString("  " + lineOf("was", was))
	if len(i.fields) > 0 {
		b.WriteString("  fields:\n")
		for _, f := range i.fields {
			b.WriteString("    " + flow(text(f.Name)) + ": " + quoted(f.Value.Text) + "\n")
		}
	}
	return b.String()
}

// fields and paths of each kind are wanted several times for every value, and never change.
var (
	fields = perKind(directory.FieldsOf)
	paths  = perKind(listPaths)
)

func perKind[T any](of func(directory.Kind) T) map[directory.Kind]T {
	all := map[directory.Kind]T{}
	for _, kind := range directory.Kinds {
		all[kind] = of(kind)
	}
	return all
}

func fieldsOf(kind directory.Kind) []directory.Field { return fields[kind] }

// pathsOf are the paths of a kind's fields, in their order, the parts of a group one by one; the text comes last.
func pathsOf(kind directory.Kind) []string { return paths[kind] }

func listPaths(kind directory.Kind) []string {
	var paths []string
	for _, f := range directory.FieldsOf(kind) {
		switch {
		case f.Made:
		case f.Form == directory.FormGroup:
			for _, p := range f.Fields {
				paths = append(paths, f.Name+"."+p.Name)
			}
		default:
			paths = append(paths, f.Name)
		}
	}
	return append(paths, bodyPath)
}

// fieldLines are the lines of a field, whole groups together; "" where there is nothing to say.
func fieldLines(f directory.Field, values map[string]content.Value) string {
	v := values[f.Name]
	if f.Form == directory.FormGroup {
		v = content.Value{Shape: content.Fields}
		for _, p := range f.Fields {
			if part := values[f.Name+"."+p.Name]; part.Shape != content.Empty {
				v.Fields = append(v.Fields, content.Field{Name: p.Name, Value: part})
			}
		}
		if len(v.Fields) == 0 {
			return ""
		}
	}
	if v.Shape == content.Empty {
		return ""
	}
	return lineOf(f.Name, v)
}

// fresh writes a new file.
func (w *writer) fresh(want map[string]content.Value) []byte {
	head, body := w.parts(want)
	w.imported.was = sumsOf(w.asRead(head, body))
	return []byte(head + w.imported.lines(pathsOf(w.kind)) + "---\n" + body)
}

// parts are the lines of a new file down to the block of the import, and those below the fields.
func (w *writer) parts(want map[string]content.Value) (head, body string) {
	var b strings.Builder
	b.WriteString("---\n")
	for _, f := range fieldsOf(w.kind) {
		if !f.Made {
			b.WriteString(fieldLines(f, want))
		}
	}
	if body = want[bodyPath].Text; body != "" {
		body += "\n"
	}
	return b.String(), body
}

// asRead are the values of a new file as they will be read: their sums are the ones to compare.
func (w *writer) asRead(head, body string) map[string]content.Value {
	f, _ := content.Parse(w.name, []byte(head+"---\n"+body))
	return w.valuesOf(f)
}

func sumsOf(values map[string]content.Value) map[string]string {
	sums := map[string]string{}
	for path, v := range values {
		sums[path] = sumOf(v)
	}
	return sums
}

func sumOf(v content.Value) string {
	if v.Shape == content.Text {
		return sum(v.Text)
	}
	return sum(flow(v))
}

// valuesOf are what a file says, by path.
func (w *writer) valuesOf(f *content.File) map[string]content.Value {
	values := map[string]content.Value{}
	for _, path := range pathsOf(w.kind) {
		name, part, inGroup := strings.Cut(path, ".")
		v := fieldOf(f.Head, name)
		if inGroup {
			v = fieldOf(v, part)
		}
		if path == bodyPath {
			v = content.Value{}
			if body := strings.TrimSpace(f.Body); body != "" {
				v = text(body)
			}
		}
		if v.Shape != content.Empty {
			values[path] = v
		}
	}
	return values
}

// update changes in the old file what has changed at the source and not by people.
func (w *writer) update(old *entry, want map[string]content.Value) ([]byte, []Note) {
	now, then := w.valuesOf(old.file), w.asRead(w.parts(want))
	result, was := map[string]content.Value{}, map[string]string{}
	changed := map[string]bool{}
	var notes []Note
	for _, path := range pathsOf(w.kind) {
		have, offered, before := sumOrNone(now[path]), sumOrNone(then[path]), old.was[path]
		was[path] = offered
		switch {
		case have == offered:
			result[path] = now[path]
		case have == before: // nobody has touched it
			result[path] = then[path]
			name, _, _ := strings.Cut(path, ".")
			changed[name] = true
		default:
			result[path] = now[path]
			if offered != before {
				notes = append(notes, Note{Field: path, Outcome: Edited, Text: textOf(then[path]),
					Reason: "people have changed the field here, and the source has changed it too: what people wrote stays"})
			}
		}
	}
	w.imported.was = was
	data, err := w.rewrite(old, result, changed)
	if err != nil {
		return old.text, append(notes, Note{Field: "file", Outcome: Look, Reason: err.Error()})
	}
	return data, notes
}

func textOf(v content.Value) string {
	if v.Shape == content.Text {
		return v.Text
	}
	return strings.Trim(flow(v), "[]")
}

func sumOrNone(v content.Value) string {
	if v.Shape == content.Empty {
		return ""
	}
	return sumOf(v)
}

// rewrite changes the lines of some fields, and of the block of the import, and leaves all others as they are.
func (w *writer) rewrite(old *entry, values map[string]content.Value, changed map[string]bool) ([]byte, error) {
	if len(changed) == 0 && w.imported.same(old) {
		return old.text, nil
	}
	block := w.imported.lines(pathsOf(w.kind))
	straight := content.Straighten(w.name, old.text)
	f, problems := content.Parse(w.name, straight)
	h, err := headOf(f, string(straight))
	if len(problems) > 0 || err != nil {
		return nil, fmt.Errorf("the fields do not stand on lines of their own, so the file stays as it is")
	}
	for _, field := range fieldsOf(w.kind) {
		switch {
		case field.Made && field.Name == "imported":
			h.set(w.kind, field.Name, block)
		case changed[field.Name]:
			h.set(w.kind, field.Name, fieldLines(field, values))
		}
	}
	body := h.body
	if changed[bodyPath] {
		if body = values[bodyPath].Text; body != "" {
			body += "\n"
		}
	}
	data := []byte(h.String() + body)
	if again, problems := content.Parse(w.name, data); len(problems) > 0 || !sameValues(w.valuesOf(again), values) {
		return nil, fmt.Errorf("the file can't be changed without changing something else, so it stays as it is")
	}
	return data, nil
}

func sameValues(a, b map[string]content.Value) bool {
	for path, v := range b {
		if sumOrNone(a[path]) != sumOrNone(v) {
			return false
		}
	}
	return true
}

// same reports whether the block says what the one in a file does.
func (i imported) same(old *entry) bool {
	was, beside := map[string]string{}, fieldOf(fieldOf(old.file.Head, "imported"), "fields").Fields
	maps.Copy(was, i.was)
	maps.DeleteFunc(was, func(_, sum string) bool { return sum == "" })
	return old.source == i.from && old.id == i.id && maps.Equal(was, old.was) && slices.EqualFunc(beside, i.fields, func(a, b content.Field) bool {
		return a.Name == b.Name && a.Value.Text == b.Value.Text
	})
}
