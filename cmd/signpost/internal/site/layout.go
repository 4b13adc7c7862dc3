package site

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"html/template"
	"io/fs"
	"regexp"
	"strconv"
	"strings"

	"signpost/cmd/signpost/internal/problem"
)

// layouts are the parsed layouts, by name: "service" is layouts/service.html upon layouts/base.html.
type layouts struct {
	byName map[string]*template.Template
	sum    [sha256.Size]byte // of their texts
}

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
func (s *Site) parseLayouts(look fs.FS) (*layouts, error) {
	l := &layouts{byName: map[string]*template.Template{}}
	names, err := fs.Glob(look, "*.html")
	if err != nil {
		return nil, err
	}
	if l.sum, err = sumOf(look, names); err != nil {
		return nil, err
	}
	// The root has a name that no file has: a file of its name would take its place, and its functions with it.
	base := template.New("").Funcs(s.functions()).Option("missingkey=error")
	for _, name := range names {
		if name == "base.html" || strings.HasPrefix(name, "_") {
			if err := s.parse(base, look, name); err != nil {
				return nil, err
			}
		}
	}
	for _, name := range names {
		if name == "base.html" || strings.HasPrefix(name, "_") {
			continue
		}
		page, err := base.Clone()
		if err != nil {
			return nil, err
		}
		if err := s.parse(page, look, name); err != nil {
			return nil, err
		}
		l.byName[strings.TrimSuffix(name, ".html")] = page
	}
	return l, nil
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

func (s *Site) parse(t *template.Template, look fs.FS, name string) error {
	text, err := fs.ReadFile(look, name)
	if err != nil {
		return err
	}
	if _, err := t.New(name).Parse(string(text)); err != nil {
		s.problems = append(s.problems, layoutError(name, err).Problem)
	}
	return nil
}

// execute makes a page. The value is one of the types of view.go that embed Page.
func (s *Site) execute(layout string, value any) ([]byte, error) {
	t, ok := s.layouts.byName[layout]
	if !ok {
		return nil, &LayoutError{problem.Problem{Path: "layouts/" + layout + ".html", Line: 1, Col: 1, Rule: "layout", Message: "the layout is missing"}}
	}
	var b bytes.Buffer
	if t.Lookup("main") == nil && t.Lookup("base").Tree.ParseName == "base.html" {
		return nil, &LayoutError{problem.Problem{Path: "layouts/" + layout + ".html", Line: 1, Col: 1, Rule: "layout",
			Message: `the layout defines no "main"`, Hint: `put its text between {{define "main"}} and {{end}}`}}
	}
	if err := t.ExecuteTemplate(&b, "base", value); err != nil {
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
