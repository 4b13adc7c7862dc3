package main

import (
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"signpost/cmd/signpost/internal/preview"
	"signpost/cmd/signpost/internal/site"
	"signpost/cmd/signpost/internal/watch"
)

// After a thousand random changes of its files the preview holds what a build would make of them, problems included.
func TestThousandChanges(t *testing.T) {
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	s := &session{t: t, dir: t.TempDir()}
	for name, text := range smallSite {
		s.write(name, text)
	}
	src, err := openSource(s.dir)
	if err != nil {
		t.Fatal(err)
	}
	defer src.close()
	shown := newShow(src, sampleDay, io.Discard)
	shown.server = preview.New(preview.Options{})
	var changes atomic.Int64
	watcher := watch.New(watch.Options{Root: s.dir, Folders: []string{"content", "layouts", "static"}, Note: func(message string) { t.Error(message) },
		Changed: func(files []string) { shown.changed(files); changes.Add(1) }})
	if err := shown.begin(); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan struct{})
	go func() { watcher.Run(ctx); close(ended) }()
	defer func() { stop(); <-ended }()

	d := &author{s, rand.New(rand.NewPCG(seed, 0))}
	for i := range 1000 {
		d.change(i)
		if d.IntN(12) == 0 {
			time.Sleep(time.Duration(d.IntN(90)) * time.Millisecond)
		}
	}
	// While these have errors, the preview goes by those before, and a build does not.
	s.write("content/index.md", smallSite["content/index.md"])
	var diff string
	for range 300 {
		if diff = cmp.Diff(made(t, newWorkspace(src, sampleDay)), held(t, shown)); diff == "" {
			t.Logf("%d changes", changes.Load())
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Errorf("a build -, the preview +\n%s", diff)
}

// held is what the preview made last.
func held(t *testing.T, s *show) map[string]string {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.work == nil {
		return nil
	}
	return made(t, s.work)
}

// made are the pages and problems of a workspace.
func made(t *testing.T, w *workspace) map[string]string {
	t.Helper()
	pages, _, problems, err := w.compile()
	if err != nil {
		return map[string]string{"error": err.Error()}
	}
	all := map[string]string{"problems": fmt.Sprint(problems)}
	for _, f := range pages.Files {
		data, err := f.Make()
		if _, layout := site.AsProblem(err); err != nil && !layout {
			t.Fatal(err)
		}
		all[f.Path] = string(data)
	}
	return all
}

// An author changes a site at random, mistakes included. What can't be done (a file that is not there) is passed over.
type author struct {
	*session
	*rand.Rand
}

func (a *author) file() string {
	list := []string{"content/index.md", "content/services/a.md", "content/services/b.md", "content/services/c.md", "content/services/a.cy.md", "content/events/a.md",
		"content/themes/lifestyle.md", "content/themes/b.md", "content/places/a.md", "content/queries.md", "content/pages/a.md", "static/css/site.css",
		"static/note.txt", "layouts/theme.html", "content/services/Bad name.md"}
	return list[a.IntN(len(list))]
}

func (a *author) text(name string, i int) string {
	switch filepath.Ext(name) {
	case ".css":
		return fmt.Sprintf("a { width: %dpx }", i)
	case ".html":
		return fmt.Sprintf(`{{define "main"}}<h1>{{.Heading}}</h1>%d{{end}}`, i)
	case ".txt":
		return fmt.Sprint(i)
	}
	fields := []string{"themes: [lifestyle]", "themes: [b]", "keywords: [x]", "typo: yes", "aliases: [old]", "when: Every Monday, 2pm to 4pm", "places: [a]"}
	return fmt.Sprintf("---\ntitle: Title %d\n%s\n---\nText %d, and [a link](/services/a/).\n", a.IntN(9), fields[a.IntN(len(fields))], i)
}

func (a *author) change(i int) {
	at := func(name string) string { return filepath.Join(a.dir, filepath.FromSlash(name)) }
	name := a.file()
	switch n := a.IntN(20); {
	case n < 12:
		a.write(name, a.text(name, i))
	case n < 14:
		_ = os.Rename(at(name), at(a.like(name)))
	case n < 17:
		_ = os.Remove(at(name))
	case n < 18:
		_ = os.Rename(at("content/services"), at("content/events"))
	case n < 19:
		_ = os.RemoveAll(at([]string{"content/services", "content/places", "layouts", "content"}[a.IntN(4)]))
	default:
		a.write("content/index.md", smallSite["content/index.md"])
	}
}

// like is the name of a file that may take a file's place.
func (a *author) like(name string) string {
	for {
		if other := a.file(); filepath.Ext(other) == filepath.Ext(name) && strings.Count(other, "/") == strings.Count(name, "/") || slices.Contains([]string{".css", ".txt", ".html"}, filepath.Ext(name)) {
			return other
		}
	}
}
