// Package overlay lays one file system on top of another, file by file.
package overlay

import (
	"errors"
	"io/fs"
	"slices"
	"strings"

	"signpost/cmd/signpost/internal/leftover"
)

// New gives a file system that has the files of top, and those of bottom that top lacks. A file of top hides the one of
// the same name; folders are joined. Files that no site should publish or read are left out of both: names that begin
// with a dot, Go source and Markdown notes.
func New(top, bottom fs.FS) fs.FS { return overlay{top, bottom} }

type overlay struct{ top, bottom fs.FS }

// Open opens a file of top, or else of bottom.
func (o overlay) Open(name string) (fs.File, error) {
	if hidden(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	f, err := o.top.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return o.bottom.Open(name)
	}
	return f, err
}

// ReadDir joins the folders of both, sorted by name.
func (o overlay) ReadDir(name string) ([]fs.DirEntry, error) {
	byName := map[string]fs.DirEntry{}
	bottom, errBottom := fs.ReadDir(o.bottom, name)
	top, errTop := fs.ReadDir(o.top, name)
	for _, e := range slices.Concat(bottom, top) {
		if !hidden(e.Name()) {
			byName[e.Name()] = e
		}
	}
	switch {
	case errTop != nil && !errors.Is(errTop, fs.ErrNotExist):
		return nil, errTop
	case errTop != nil && errBottom != nil:
		return nil, errBottom
	}
	list := make([]fs.DirEntry, 0, len(byName))
	for _, e := range byName {
		list = append(list, e)
	}
	slices.SortFunc(list, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return list, nil
}

func hidden(name string) bool {
	return leftover.Is(name) || strings.HasSuffix(name, ".go") || strings.HasSuffix(name, ".md")
}
