package site

import (
	"errors"
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

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
	if e, ok := asLayoutError(err); ok {
		return e.Problem, true
	}
	return problem.Problem{}, false
}

// asLayoutError finds the mistake within one layout that another one uses.
func asLayoutError(err error) (*LayoutError, bool) {
	var e *LayoutError
	ok := errors.As(err, &e)
	return e, ok
}

// wrongIn is a mistake at the beginning of a layout.
func wrongIn(file, message, hint string) *LayoutError {
	return &LayoutError{problem.Problem{Path: "layouts/" + file, Line: 1, Col: 1, Rule: "layout", Message: message, Hint: hint}}
}

// The template packages tell the place of a mistake in their text alone: "template: service.html:5:10: …" and
// "html/template:service.html:5:10: …".
var templateError = regexp.MustCompile(`(?s)^(?:html/)?template: ?([\w.-]+\.html):(\d+)(?::(\d+))?: (.*)$`)

// layoutError is what the template packages say of a file, put for who writes layouts.
func layoutError(file string, err error, known vocabulary) *LayoutError {
	e := wrongIn(file, err.Error(), "")
	p := &e.Problem
	if m := templateError.FindStringSubmatch(err.Error()); m != nil {
		p.Path, p.Message = "layouts/"+m[1], m[4]
		p.Line, _ = strconv.Atoi(m[2])
		if column, err := strconv.Atoi(m[3]); err == nil {
			p.Col = column + 1 // they count from 0
		}
	}
	p.Message, p.Hint = known.plain(p.Message)
	return e
}

var unknownName = regexp.MustCompile(`function "(.+)" not defined|undefined variable "(.+)"`)

// columnOf is where on a line the name stands that an error of parsing is about, which itself tells of the line alone; or 1.
func columnOf(text string, line int, err error) int {
	m := unknownName.FindStringSubmatch(err.Error())
	lines := strings.Split(text, "\n")
	if m == nil || line < 1 || line > len(lines) {
		return 1
	}
	before, _, found := strings.Cut(lines[line-1], m[1]+m[2])
	if !found {
		return 1
	}
	return utf8.RuneCountInString(before) + 1
}

// A vocabulary is what a layout can name.
type vocabulary struct {
	value     any // that the layout receives, or nil
	functions []string
	templates []string
}

// A saying is what the template packages say, with how to put it.
type saying struct {
	said *regexp.Regexp
	put  func(v vocabulary, at string, parts []string) (message, hint string)
}

func always(message, hint string) func(vocabulary, string, []string) (string, string) {
	return func(vocabulary, string, []string) (string, string) { return message, hint }
}

const closeTags = "close in the same place the tags and quotation marks that are opened there"

// sayings are those of the mistakes that are made most (text/template/exec.go, text/template/parse, html/template/error.go).
var sayings = []saying{
	{regexp.MustCompile(`^can't evaluate field (\w+) in type \*?(\S+)$`), vocabulary.noField},
	{regexp.MustCompile(`^nil pointer evaluating \S+\.(\w+)$`), noValue},
	{regexp.MustCompile(`^function "(.+)" not defined$`), func(v vocabulary, _ string, parts []string) (string, string) {
		return fmt.Sprintf("there is no function %q", parts[1]), didYouMean(parts[1], v.functions, "")
	}},
	{regexp.MustCompile(`^no such template "(.+)"$`), func(v vocabulary, _ string, parts []string) (string, string) {
		return fmt.Sprintf("no layout here defines %q", parts[1]), didYouMean(parts[1], v.templates, "")
	}},
	{regexp.MustCompile(`^undefined variable "(.+)"$`), func(_ vocabulary, _ string, parts []string) (string, string) {
		return parts[1] + " is not set here", fmt.Sprintf("set it before, with {{%s := …}}", parts[1])
	}},
	{regexp.MustCompile(`^unexpected EOF$`), always("the layout ends within an {{if}}, {{range}}, {{with}} or {{define}}", "each of them needs an {{end}}")},
	{regexp.MustCompile(`^unexpected \{\{end\}\}$`), always("there is one {{end}} too many", "")},
	{regexp.MustCompile(`^unexpected \{\{else\}\}`), always("this {{else}} belongs to no {{if}}, {{range}} or {{with}}", "")},
	{regexp.MustCompile(`^unclosed action`), always("what {{ opens is not closed", "close it with }}")},
	{regexp.MustCompile(`(?s)^bad character U\+\w+ '(.+)'$`), func(_ vocabulary, _ string, parts []string) (string, string) {
		return fmt.Sprintf("%q can't stand between {{ and }}", parts[1]), "close what is open with }}"
	}},
	{regexp.MustCompile(`^unterminated quoted string$`), always("a quotation mark between {{ and }} is not closed", "")},
	{regexp.MustCompile(`^missing value for`), always("there is nothing between {{ and }}", "")},
	{regexp.MustCompile(`^wrong number of args for (\S+): want (.+) got (\d+)$`), func(_ vocabulary, _ string, parts []string) (string, string) {
		return fmt.Sprintf("the function %q needs %s values, and has %s", parts[1], parts[2], parts[3]), ""
	}},
	{regexp.MustCompile(`^range can't iterate over`), func(_ vocabulary, at string, _ []string) (string, string) {
		return "{{range}} needs a list, and " + at + " is none", ""
	}},
	{regexp.MustCompile(`(?s)^\{\{(\w+)\}\} branches end in different contexts`), func(_ vocabulary, _ string, parts []string) (string, string) {
		return fmt.Sprintf("the branches of {{%s}} do not end in the same place of the page's HTML", parts[1]), closeTags
	}},
	{regexp.MustCompile(`(?s)^ends in a non-text context`), always("the page ends within a tag, a quotation mark, a style or a script", closeTags)},
	{regexp.MustCompile(`(?s)^on range loop re-entry`), always("what {{range}} repeats does not end where it begins, in the page's HTML", closeTags)},
	{regexp.MustCompile(`^error calling once: no part is called "(.+)"$`), func(v vocabulary, _ string, parts []string) (string, string) {
		return fmt.Sprintf("no part of the layouts is called %q", parts[1]), "what is made once for all pages is defined in base.html, or in a file whose name begins with _"
	}},
	{regexp.MustCompile(`(?s)^error calling \w+: (.+)$`), func(_ vocabulary, _ string, parts []string) (string, string) { return parts[1], "" }},
}

var (
	executing = regexp.MustCompile(`(?s)^executing ".*?" at <(.*?)>: (.*)$`)
	escaping  = regexp.MustCompile(`^html/template:[\w.-]+(?::\d+)*: `)
)

// plain puts what the template packages say into plain words, as far as it is known, with a likely repair.
func (v vocabulary) plain(said string) (message, hint string) {
	said = escaping.ReplaceAllString(said, "")
	at := ""
	if m := executing.FindStringSubmatch(said); m != nil {
		at, said = m[1], m[2]
	}
	for _, s := range sayings {
		if m := s.said.FindStringSubmatch(said); m != nil {
			return s.put(v, at, m)
		}
	}
	return said, ""
}

func (v vocabulary) noField(_ string, parts []string) (message, hint string) {
	field, of := parts[1], parts[2]
	return fmt.Sprintf("%s has no field %q", of, field), didYouMean(field, fieldsOf(v.value, of), ".")
}

// noValue says of .Service.Organisation.Title that there is no organisation.
func noValue(_ vocabulary, at string, parts []string) (message, hint string) {
	what, nested := strings.CutSuffix(at, "."+parts[1])
	if !nested || what == "" {
		return fmt.Sprintf("there is nothing here that has a field %q", parts[1]), ""
	}
	return fmt.Sprintf("%s can be missing, and has no field %q then", what, parts[1]), fmt.Sprintf("put this between {{with %s}} and {{end}}, as {{.%s}}", what, parts[1])
}

func didYouMean(word string, known []string, before string) string {
	if near := problem.Nearest(word, known); near != "" {
		return "did you mean " + before + near + "?"
	}
	return ""
}

// builtIn are the functions of the template packages that a layout is likely to mean.
var builtIn = []string{"and", "eq", "ge", "gt", "index", "le", "len", "lt", "ne", "not", "or", "print", "printf", "slice"}

// fieldsOf are the names that a layout can ask of a type, found by its name among the types that a value leads to.
func fieldsOf(value any, name string) []string {
	if value == nil {
		return nil
	}
	seen, todo := map[reflect.Type]bool{}, []reflect.Type{reflect.TypeOf(value)}
	for len(todo) > 0 {
		t := todo[0]
		todo = todo[1:]
		for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice || t.Kind() == reflect.Map || t.Kind() == reflect.Array {
			t = t.Elem()
		}
		if seen[t] {
			continue
		}
		seen[t] = true
		names, types := asked(t)
		if t.String() == name {
			return names
		}
		todo = append(todo, types...)
	}
	return nil
}

// asked are the exported fields and methods of a type, with what they give.
func asked(t reflect.Type) (names []string, types []reflect.Type) {
	if t.Kind() == reflect.Struct {
		for _, f := range reflect.VisibleFields(t) {
			if f.IsExported() {
				names, types = append(names, f.Name), append(types, f.Type)
			}
		}
	}
	of := reflect.PointerTo(t)
	for i := range of.NumMethod() {
		if m := of.Method(i); m.Type.NumOut() > 0 {
			names, types = append(names, m.Name), append(types, m.Type.Out(0))
		}
	}
	slices.Sort(names)
	return names, types
}
