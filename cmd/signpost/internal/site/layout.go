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
	"strconv"
	"strings"

	"signpost/cmd/signpost/internal/problem"
)

// A LayoutError is a mistake in a layout.
type LayoutError struct {
	Problem problem.Problem
}

func (e *LayoutError) Error() string {
	return fmt.Sprintf("%s:%d: %s", e.Problem.Path, e.Problem.Line, e.Problem.Message)
}

// AsProblem gives the problem of a *LayoutError.
func AsProblem(err error) (problem.Problem, bool) {
	var e *LayoutError
	if errors.As(err, &e) {
		return e.Problem, true
	}
	return problem.Problem{}, false
}

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
		if name == "base.html" || strings.HasPrefix(name, "_") {
			if err := l.parse(base, files, name); err != nil {
				return err
			}
		}
	}
	l.parts = base
	for _, name := range names {
		if name == "base.html" || strings.HasPrefix(name, "_") {
			continue
		}
		page, err := base.Clone()
		if err != nil {
			return err
		}
		if err := l.parse(page, files, name); err != nil {
			return err
		}
		l.layouts[strings.TrimSuffix(name, ".html")] = page
	}
	return l.reportMisplaced(files)
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
		l.problems = append(l.problems, layoutError(name, err).Problem)
	}
	return nil
}

// execute makes a page. The value is one of the types of view.go that embed Page.
func (l *Look) execute(layout string, value any) ([]byte, error) {
	t, ok := l.layouts[layout]
	if !ok {
		return nil, &LayoutError{problem.Problem{Path: "layouts/" + layout + ".html", Line: 1, Col: 1, Rule: "layout", Message: "the layout is missing"}}
	}
	if t.Lookup("main") == nil && t.Lookup("base").Tree.ParseName == "base.html" {
		return nil, &LayoutError{problem.Problem{Path: "layouts/" + layout + ".html", Line: 1, Col: 1, Rule: "layout",
			Message: `the layout defines no "main"`, Hint: `put its text between {{define "main"}} and {{end}}`}}
	}
	b := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(b)
	b.Reset()
	if err := t.ExecuteTemplate(b, "base", value); err != nil {
		if inner, ok := asLayoutError(err); ok {
			return nil, inner
		}
		return nil, layoutError(layout+".html", err)
	}
	// html/template writes a plus as a reference, against an encoding (UTF-7) that no page here has.
	return bytes.ReplaceAll(b.Bytes(), []byte("&#43;"), []byte("+")), nil
}

// The template packages tell the place of a mistake in their text alone: "template: service.html:5:10: …" and
// "html/template:service.html:5:10: …".
var templateError = regexp.MustCompile(`(?s)^(?:html/)?template: ?([\w.-]+\.html):(\d+)(?::(\d+))?: (.*)$`)

func layoutError(name string, err error) *LayoutError {
	p := problem.Problem{Path: "layouts/" + name, Line: 1, Col: 1, Rule: "layout", Message: err.Error()}
	if m := templateError.FindStringSubmatch(err.Error()); m != nil {
		p.Path, p.Message = "layouts/"+m[1], m[4]
		p.Line, _ = strconv.Atoi(m[2])
		if column, err := strconv.Atoi(m[3]); err == nil {
			p.Col = column + 1 // they count from 0
		}
	}
	return &LayoutError{p}
}
