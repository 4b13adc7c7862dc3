package main

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/leftover"
	"signpost/cmd/signpost/internal/problem"
	"signpost/cmd/signpost/internal/search"
	"signpost/cmd/signpost/internal/secret"
	"signpost/cmd/signpost/internal/site"
)

// leaks are the confidential addresses that stand in what a build is about to publish. A nil one looks for nothing.
type leaks struct {
	finder *secret.Finder
	mu     sync.Mutex
	found  []leak
}

type leak struct {
	secret.Found
	file string // that is to be published
}

// leaksOf is what looks through the output of a directory; it is nil, and costs nothing, where nothing is confidential.
// The texts of the search are looked through at once: the index holds their words, not the texts.
func leaksOf(d *directory.Directory) *leaks {
	finder := secret.New(d)
	if finder == nil {
		return nil
	}
	l := &leaks{finder: finder}
	for address, text := range search.Texts(d) {
		for _, found := range finder.Scan("", []byte(text)) {
			l.found = append(l.found, leak{Found: found, file: "the search, of " + address})
		}
	}
	return l
}

// look looks through a file before it is written. It is safe for concurrent use.
func (l *leaks) look(f *site.File, data []byte) {
	if l == nil {
		return
	}
	for _, found := range l.finder.Scan("", []byte(f.Path)) {
		l.add(leak{Found: found, file: "the address of a page"}) // which is not said again here
	}
	for _, found := range l.finder.Scan(f.Path, secret.Text(data)) {
		l.add(leak{Found: found, file: f.Path})
	}
}

func (l *leaks) add(next leak) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.found = append(l.found, next)
}

// problems tells where what was found comes from: the line of content/ or static/ that says it, or where there is none
// the file that would be published.
func (l *leaks) problems(s *source, d *directory.Directory) ([]problem.Problem, error) {
	if l == nil || len(l.found) == 0 {
		return nil, nil
	}
	problems, err := s.confidential(d)
	if err != nil {
		return nil, err
	}
	slices.SortFunc(l.found, func(a, b leak) int { return cmp.Or(strings.Compare(a.file, b.file), cmp.Compare(a.At, b.At)) })
	if len(problems) > 0 {
		first := l.found[0].file
		for i := range problems {
			problems[i].Hint = fmt.Sprintf("take it out: it would be published, first in %s", first)
		}
	}
	explained := map[string]bool{} // by message: what a file of the site says, or what has been told once
	for _, p := range problems {
		explained[p.Message] = true
	}
	for _, x := range l.found {
		if here := "here is " + telling(x.Found); !explained[here] {
			explained[here] = true
			problems = append(problems, problem.Problem{Path: x.Place.Path, Line: 1, Col: 1, Rule: "confidential", Message: fmt.Sprintf("%s would be published in %s", telling(x.Found), x.file),
				Hint: "no file of the site says it in one piece: look at how that page is made"})
		}
	}
	return problem.Sort(problems), nil
}

func telling(f secret.Found) string {
	return fmt.Sprintf("the confidential %s of %q", f.What, f.Place.Named())
}

// confidential looks for the addresses of confidential places where somebody has typed them into the content. What such a
// place's own file says is not published, and comments are not.
func (s *source) confidential(d *directory.Directory) ([]problem.Problem, error) {
	return s.confidentialWith(nil, d)
}

// confidentialWith looks with some files that would be written, by path.
func (s *source) confidentialWith(files map[string][]byte, d *directory.Directory) ([]problem.Problem, error) {
	finder := secret.New(d)
	if finder == nil {
		return nil, nil
	}
	var problems []problem.Problem
	own := map[directory.Key]bool{}
	for _, p := range d.Places {
		own[p.Key] = p.Confidential
	}
	look := func(e *directory.Entry) error {
		if own[e.Key] {
			return nil
		}
		text, err := files[e.Path], error(nil)
		if text == nil {
			text, err = fs.ReadFile(s.root.FS(), e.Path)
		}
		if errors.Is(err, fs.ErrNotExist) { // content/index.md may be missing
			return nil
		}
		if err != nil {
			return machineError(err)
		}
		for _, found := range finder.Scan(e.Path, text) {
			at := position(text, found.At)
			if inComment(e, text, found.At, at) {
				continue
			}
			problems = append(problems, problem.Problem{Path: e.Path, Line: at.Line, Col: at.Col, Rule: "confidential",
				Message: "here is " + telling(found), Hint: "take it out: everything but the file of the place itself is published"})
		}
		return nil
	}
	if err := look(&d.Settings.Entry); err != nil {
		return nil, err
	}
	for e := range d.Entries() {
		if err := look(e); err != nil {
			return nil, err
		}
	}
	more, err := s.confidentialLook(finder)
	return append(problems, more...), err
}

// confidentialLook is the same for the site's own layouts and static files.
func (s *source) confidentialLook(finder *secret.Finder) ([]problem.Problem, error) {
	var problems []problem.Problem
	err := s.ownFiles(func(name string, data []byte) {
		text := secret.Text(data)
		for _, found := range finder.Scan(name, text) {
			at := position(text, found.At)
			problems = append(problems, problem.Problem{Path: name, Line: at.Line, Col: at.Col, Rule: "confidential",
				Message: "here is " + telling(found), Hint: "take it out: it would be published"})
		}
	}, "layouts", "static")
	return problems, err
}

// unread warns of static files which no search for confidential addresses can look into, where a directory has such addresses:
// of all of them at once, at the first.
func (s *source) unread(d *directory.Directory) ([]problem.Problem, error) {
	if !slices.ContainsFunc(d.Places, func(p *directory.Place) bool { return p.Confidential }) &&
		!slices.ContainsFunc(d.Services, func(v *directory.Service) bool { return v.Confidential }) {
		return nil, nil
	}
	var names []string
	err := s.ownFiles(func(name string, data []byte) {
		if !secret.CanRead(name, data) {
			names = append(names, name)
		}
	}, "static")
	if err != nil || len(names) == 0 {
		return nil, err
	}
	p := problem.Problem{Path: names[0], Line: 1, Col: 1, Rule: "unread", Severity: problem.Warning,
		Message: "no program can search this file for confidential addresses",
		Hint:    "look through it yourself, also for where a photograph was taken: it is published as it is"}
	if more := names[1:]; len(more) > 0 {
		const most = 10
		p.Message += ", nor " + strings.Join(more[:min(most, len(more))], ", ")
		if n := len(more) - most; n > 0 {
			p.Message += fmt.Sprintf(" and %d more", n)
		}
		p.Hint = "look through them yourself, also for where photographs were taken: they are published as they are"
	}
	return []problem.Problem{p}, nil
}

// ownFiles visits the site's own files in some folders, in order, but for what other programs have left there.
func (s *source) ownFiles(visit func(name string, data []byte), folders ...string) error {
	for _, folder := range folders {
		err := fs.WalkDir(s.root.FS(), folder, func(name string, e fs.DirEntry, err error) error {
			if errors.Is(err, fs.ErrNotExist) && name == folder {
				return fs.SkipDir
			}
			if err != nil || !e.Type().IsRegular() || leftover.Is(name) {
				return err
			}
			data, err := fs.ReadFile(s.root.FS(), name)
			if err == nil {
				visit(name, data)
			}
			return err
		})
		if err != nil {
			return machineError(err)
		}
	}
	return nil
}

// inComment reports whether the byte at an offset of an entry's file is in a comment of its front matter.
func inComment(e *directory.Entry, text []byte, offset int, at problem.Pos) bool {
	line := text[bytes.LastIndexByte(text[:offset], '\n')+1 : offset]
	comment := bytes.HasPrefix(bytes.TrimLeft(line, " "), []byte("#")) || bytes.Contains(line, []byte(" #"))
	return comment && e.FieldOn(at.Line) != ""
}

// position is the line and column of a byte of a text.
func position(text []byte, offset int) problem.Pos {
	before := text[:offset]
	return problem.Pos{Line: 1 + bytes.Count(before, []byte("\n")), Col: 1 + utf8.RuneCount(before[bytes.LastIndexByte(before, '\n')+1:])}
}
