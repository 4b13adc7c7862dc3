package main

import (
	"cmp"
	"slices"
	"strings"

	"signpost/cmd/signpost/internal/check"
	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/problem"
	"signpost/cmd/signpost/internal/search"
	"signpost/cmd/signpost/internal/site"
	"signpost/cmd/signpost/internal/weblink"
)

// A workspace compiles a site again and again, while somebody writes it: what has not changed is not read again.
type workspace struct {
	src    *source
	loader *directory.Loader
	look   *site.Look // nil where it has to be loaded
	url    string     // for which it was loaded

	analyst *search.Analyst
}

func newWorkspace(src *source, o directory.Options) *workspace {
	return &workspace{src: src, loader: directory.NewLoader(src.root.FS(), o), analyst: search.NewAnalyst()}
}

// forget makes the next compile read these files again, or all where none is named. Paths are relative to the site.
func (w *workspace) forget(paths ...string) {
	w.loader.Forget(paths...)
	ofLook := func(path string) bool {
		top, _, _ := strings.Cut(path, "/")
		return top == "layouts" || top == "static"
	}
	if len(paths) == 0 || slices.ContainsFunc(paths, ofLook) {
		w.look = nil
	}
}

// compile reads what has not been read: the content into a directory, the directory into addresses. The problems are all
// there are; the error is the machine's.
func (w *workspace) compile() (*site.Site, *directory.Directory, []problem.Problem, error) {
	done := w.src.meter.alone(reading)
	look := w.loadLook()
	err := w.loader.Read()
	err = cmp.Or(look(), err)
	done()
	if err != nil {
		return nil, nil, nil, machineError(err)
	}
	done = w.src.meter.alone(linking)
	d, problems, err := w.loader.Load()
	done()
	if err != nil {
		return nil, nil, nil, machineError(err)
	}
	defer w.src.meter.alone(addressing)()
	pages, more := site.New(d, w.look, w.analyst)
	if known, err := w.src.root.ReadFile(linksFile); err == nil { // else nobody has looked
		pages.SawLinks(check.LinksSeen(d, weblink.ReadMemory(known)))
	}
	return pages, d, problem.Sort(append(problems, more...)), nil
}

// loadLook begins to load the look, if that has to be loaded, while the content is read: much of it keeps one processor
// alone busy. What it gives waits for the end.
func (w *workspace) loadLook() (wait func() error) {
	url, err := w.loader.BaseURL()
	if err != nil || w.look != nil && w.url == url {
		return func() error { return err }
	}
	failed := make(chan error, 1)
	go func() {
		look, err := lookOf(w.src.root.FS(), url)
		w.look, w.url = look, url
		failed <- err
	}()
	return func() error { return <-failed }
}
