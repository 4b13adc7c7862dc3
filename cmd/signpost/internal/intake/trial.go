package intake

import (
	"io/fs"
	"strconv"
	"strings"

	"signpost/cmd/signpost/internal/content"
	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/intake/wording"
	"signpost/cmd/signpost/internal/problem"
)

// try reads the directory as it would be with the planned files. What an import brings must be no mistake: a field that is one
// goes beside the entry, and a text in which there is one becomes words alone. The error is the file system's.
func (m *maker) try(fsys fs.FS) error {
	const rounds = 4 // what is taken out may show what was hidden behind it
	for range rounds {
		files, plans := map[string][]byte{}, map[string]*planned{}
		for _, p := range m.plans {
			if p.data != nil {
				files[p.b.path], plans[p.b.path] = p.data, p
			}
		}
		for _, f := range m.files {
			files[f.Path] = f.Data
		}
		if len(files) == 0 {
			return nil
		}
		problems, err := m.problems(fsys, files)
		if err != nil {
			return err
		}
		again := map[*planned]bool{}
		for _, x := range problems {
			if p := plans[x.Path]; p != nil && x.Severity == problem.Error && p.repair(x) {
				again[p] = true
			}
		}
		if len(again) == 0 {
			return nil
		}
		for _, p := range m.plans {
			if again[p] {
				m.write(p)
			}
		}
	}
	return nil
}

// problems are those that the directory would have with some files, by path.
func (m *maker) problems(fsys fs.FS, files map[string][]byte) ([]problem.Problem, error) {
	if m.o.Check != nil {
		return m.o.Check(files)
	}
	_, problems, err := directory.NewTrial(fsys, files, m.o.Load).Load()
	return problems, err
}

// repair takes what a problem is about out of the entry. It reports false where that is nothing that the import has brought.
func (p *planned) repair(x problem.Problem) bool {
	f, _ := content.Parse(x.Path, p.data)
	if x.Rule == "confidential" {
		return p.hide(f, x)
	}
	if x.Line >= f.BodyLine {
		switch {
		case len(p.b.texts) == 0:
			return false
		case p.b.escaped:
			p.b.setAside(Value{Name: bodyPath, Text: strings.Join(p.b.texts, "\n\n")}, x.Message)
			p.b.texts = nil
		}
		for i, part := range p.b.texts {
			p.b.texts[i] = wording.Escape(part)
		}
		p.b.escaped = true
		return true
	}
	name := ""
	for _, field := range f.Head.Fields {
		if field.Pos.Line <= x.Line {
			name = field.Name
		}
	}
	brought := false
	for path, v := range p.b.fields {
		if field, _, _ := strings.Cut(path, "."); field != name || name == "title" {
			continue
		}
		brought = true
		if rest, named := without(v, x.Message); named != "" {
			p.b.setAside(Value{Name: path, Text: named}, x.Message)
			p.b.fields[path] = rest
			if len(rest.Items) == 0 {
				delete(p.b.fields, path)
			}
			continue
		}
		p.b.setAside(Value{Name: path, Text: textOf(v)}, x.Message)
		delete(p.b.fields, path)
	}
	return brought
}

// hide withholds what would tell where somebody is hidden: beside the entry it would be told as well.
func (p *planned) hide(f *content.File, x problem.Problem) bool {
	name := bodyPath
	for _, field := range f.Head.Fields {
		if x.Line < f.BodyLine && field.Pos.Line <= x.Line {
			name = field.Name
		}
	}
	switch name {
	case bodyPath:
		for _, part := range p.b.texts {
			p.b.withhold(Value{Name: name, Text: part}, x.Message)
		}
		p.b.texts = nil
	case "imported":
		for _, f := range p.b.aside {
			p.b.withhold(Value{Name: f.Name, Text: f.Value.Text}, x.Message)
		}
		p.b.aside = nil
	default:
		for path, v := range p.b.fields {
			if field, _, _ := strings.Cut(path, "."); field == name && name != "title" {
				p.b.withhold(Value{Name: path, Text: textOf(v)}, x.Message)
				delete(p.b.fields, path)
			}
		}
	}
	return name != "title"
}

// without is a list of texts without the one that a message names, and that one; "" where it names none.
func without(v content.Value, message string) (rest content.Value, named string) {
	if v.Shape != content.List {
		return v, ""
	}
	rest = v
	rest.Items = nil
	for _, item := range v.Items {
		if item.Shape == content.Text && named == "" && strings.Contains(message, strconv.Quote(item.Text)) {
			named = item.Text
			continue
		}
		rest.Items = append(rest.Items, item)
	}
	return rest, named
}
