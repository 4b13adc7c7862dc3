package site

import (
	"crypto/sha256"
	"fmt"
	"html/template"
	"io/fs"
	"strings"
	"sync"

	"signpost/cmd/signpost/internal/asset"
	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/problem"
)

// A Look is what a site looks like: its layouts and its static files, ready for the address at which it is published. It
// serves for any directory that is published there, and is safe for concurrent use.
type Look struct {
	assets   *asset.Set
	parts    *template.Template            // base.html, and those whose name begins with "_"
	layouts  map[string]*template.Template // by name: "service" is layouts/service.html upon layouts/base.html
	unparsed map[string]*LayoutError       // by file, those that can't be parsed
	sum      [sha256.Size]byte             // of the layouts' texts
	pieces   sync.Map                      // that were made once, by their part and value; New forgets those of other sites
	problems []problem.Problem

	baseURL, basePath string // "https://example.org/x/" and "/x/"
}

// LoadLook reads layouts and static files. The problems are kept, and told by New with those of the site. The error is
// the file system's.
func LoadLook(layouts, static fs.FS, baseURL string) (*Look, error) {
	l := &Look{layouts: map[string]*template.Template{}, unparsed: map[string]*LayoutError{}, baseURL: baseURL, basePath: directory.PathOf(baseURL)}
	var err error
	if l.assets, l.problems, err = asset.Load(static); err != nil {
		return nil, fmt.Errorf("read static/: %w", err)
	}
	if err := l.parseLayouts(layouts); err != nil {
		return nil, fmt.Errorf("read layouts/: %w", err)
	}
	if err := l.try(); err != nil {
		return nil, err
	}
	return l, nil
}

// Report adds problems, of what kept a look from being what was meant. They are told by New with the others.
func (l *Look) Report(problems ...problem.Problem) { l.problems = append(l.problems, problems...) }

// url is an address of the site as it stands in a link.
func (l *Look) url(address string) string { return l.basePath + strings.TrimPrefix(address, "/") }

// abs is the same with the host.
func (l *Look) abs(address string) string { return l.baseURL + strings.TrimPrefix(address, "/") }

func (l *Look) assetURL(name string) (string, error) {
	address, ok := l.assets.Address(name)
	if !ok {
		return "", fmt.Errorf("there is no static/%s", name)
	}
	return l.url(address), nil
}
