package site

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"html/template"
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"

	"signpost/cmd/signpost/internal/problem"
)

// parseLayouts parses base.html and the parts (files whose name begins with "_") once, and each page's layout upon a
// copy of them. A layout that can't be parsed is a problem, and so is whatever would be made with it.
func (l *Look) parseLayouts(files fs.FS) error {
	names, err := fs.Glob(files, "*.html")
	if err != nil {
		return err
	}
	if l.sum, err = sumOf(files, names); err != nil {
		return err
	}
	// The root has a name that no file has: a file of its name would take its place, and its functions with it.
	base := template.New("").Funcs(l.functions()).Option("missingkey=error")
	for _, name := range names {
		if shared(name) {
			if err := l.parse(base, files, name); err != nil {
				return err
			}
		}
	}
	l.parts = base
	madeOnce, err := partsMadeOnce(files, names)
	if err != nil {
		return err
	}
	for _, name := range names {
		if shared(name) {
			continue
		}
		page, err := base.Clone()
		if err != nil {
			return err
		}
		if err := l.parse(page, files, name); err != nil {
			return err
		}
		l.reportRedefined(page, files, name, madeOnce)
		l.layouts[strings.TrimSuffix(name, ".html")] = page
	}
	return l.reportMisplaced(files)
}

// onceCall is where a layout shows a part that is made once.
var onceCall = regexp.MustCompile(`once "([^"]+)"`)

func partsMadeOnce(files fs.FS, names []string) ([]string, error) {
	var parts []string
	for _, name := range names {
		text, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, err
		}
		for _, m := range onceCall.FindAllSubmatch(text, -1) {
			parts = append(parts, string(m[1]))
		}
	}
	slices.Sort(parts)
	return slices.Compact(parts), nil
}

// reportRedefined reports a page's layout that defines anew what is made once for all pages: it would never be seen.
func (l *Look) reportRedefined(page *template.Template, files fs.FS, name string, madeOnce []string) {
	for _, part := range madeOnce {
		own, shared := page.Lookup(part), l.parts.Lookup(part)
		if own == nil || shared == nil || own.Tree == nil || own.Tree.ParseName == shared.Tree.ParseName {
			continue
		}
		p := problem.Problem{Path: "layouts/" + name, Line: 1, Col: 1, Rule: "layout", Message: fmt.Sprintf("%q is made once for all pages, so what a page's own layout defines under this name is not seen", part),
			Hint: "change it in layouts/" + shared.Tree.ParseName + ", or give it another name here and show it with template instead of once"}
		if text, err := fs.ReadFile(files, name); err == nil {
			before, _, _ := strings.Cut(string(text), fmt.Sprintf("define %q", part))
			p.Line = 1 + strings.Count(before, "\n")
		}
		l.problems = append(l.problems, p)
	}
}

// layoutLike are the endings of files that were meant for a layout.
var layoutLike = []string{".html", ".htm", ".tmpl", ".gohtml", ".tpl"}

// reportMisplaced reports layouts that are not read, since they lie in a folder or have another ending than .html.
func (l *Look) reportMisplaced(files fs.FS) error {
	return fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) {
			return nil // a site without layouts of its own
		}
		ext := strings.ToLower(path.Ext(name))
		if err != nil || d.IsDir() || !slices.Contains(layoutLike, ext) || ext == path.Ext(name) && ext == ".html" && !strings.Contains(name, "/") {
			return err
		}
		l.unread(name, "this layout is not read: its name has to end in .html, and it has to lie in layouts/ itself", slices.Sorted(maps.Keys(l.layouts)))
		return nil
	})
}

func sumOf(files fs.FS, names []string) (sum [sha256.Size]byte, err error) {
	all := sha256.New()
	for _, name := range names {
		text, err := fs.ReadFile(files, name)
		if err != nil {
			return sum, err
		}
		fmt.Fprintln(all, name, len(text))
		all.Write(text)
	}
	all.Sum(sum[:0])
	return sum, nil
}

func (l *Look) parse(t *template.Template, files fs.FS, name string) error {
	text, err := fs.ReadFile(files, name)
	if err != nil {
		return err
	}
	if _, err := t.New(name).Parse(string(text)); err != nil {
		wrong := layoutError(name, err, vocabulary{functions: l.functionNames()})
		wrong.Problem.Col = columnOf(string(text), wrong.Problem.Line, err)
		l.problems = append(l.problems, wrong.Problem)
		l.unparsed[name] = wrong
	}
	return nil
}

// execute makes a page. The value is one of the types of view.go that embed Page.
func (l *Look) execute(layout string, value any) ([]byte, error) {
	t, ok := l.layouts[layout]
	if !ok {
		return nil, wrongIn(layout+".html", "the layout is missing", "")
	}
	if wrong := l.unmakable(layout+".html", t); wrong != nil {
		return nil, wrong
	}
	b := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(b)
	b.Reset()
	if err := t.ExecuteTemplate(b, "base", value); err != nil {
		if inner, ok := asLayoutError(err); ok {
			return nil, inner
		}
		return nil, layoutError(layout+".html", err, l.vocabulary(t, value))
	}
	// html/template writes a plus as a reference, against an encoding (UTF-7) that no page here has.
	return bytes.ReplaceAll(b.Bytes(), []byte("&#43;"), []byte("+")), nil
}

// unmakable is why no page can be made with a layout, whatever the page has to show; or nil. What all layouts share comes
// first: its mistakes may be why there are others.
func (l *Look) unmakable(file string, t *template.Template) *LayoutError {
	for _, name := range slices.Sorted(maps.Keys(l.unparsed)) {
		if shared(name) {
			return l.unparsed[name]
		}
	}
	if wrong := l.unparsed[file]; wrong != nil {
		return wrong
	}
	base := t.Lookup("base") // which has no tree any more where it failed before
	switch {
	case base == nil:
		return wrongIn("base.html", `the layout defines no "base"`, `put its text between {{define "base"}} and {{end}}`)
	case t.Lookup("main") == nil && base.Tree != nil && base.Tree.ParseName == "base.html":
		return wrongIn(file, `the layout defines no "main"`, `put its text between {{define "main"}} and {{end}}`)
	}
	return nil
}

// shared reports whether all pages' layouts use a file.
func shared(file string) bool { return file == "base.html" || strings.HasPrefix(file, "_") }

func (l *Look) functionNames() []string {
	return slices.Concat(slices.Sorted(maps.Keys(l.functions())), builtIn)
}

// vocabulary is what a layout can name that receives a value.
func (l *Look) vocabulary(t *template.Template, value any) vocabulary {
	v := vocabulary{value: value, functions: l.functionNames()}
	for _, defined := range t.Templates() {
		if name := defined.Name(); name != "" && !strings.Contains(name, ".") && !strings.Contains(name, "$") {
			v.templates = append(v.templates, name)
		}
	}
	slices.Sort(v.templates)
	return v
}
