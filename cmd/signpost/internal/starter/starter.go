// Package starter is a small directory to begin with: settings that explain themselves, themes, an entry of each kind, what
// hosts and editors need.
//
// Its files lie in files/ as they will be written, but for a few words between << and >>. What the program knows better is
// made when it is asked for: content/index.md, .github/FIELDS.md and what .vscode/ holds of the fields.
//
// A host has no Signpost. The starter's signpost.sh builds one from its source, at an address that whoever starts a
// directory has to state: the module can't be fetched by its name.
package starter

import (
	"bytes"
	"embed"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"text/template"

	"signpost/cmd/signpost/internal/content"
	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/draft"
	"signpost/cmd/signpost/internal/markdown"
	"signpost/cmd/signpost/internal/schema"
	"signpost/cmd/signpost/internal/when"
)

// Answers are what differs from one new directory to the next.
type Answers struct {
	Name       string // "My town community directory"
	Nation     string // one of directory.Nations
	Area       string // the town: "My town"
	Repository string // where the new directory will be kept, or ""
	Source     string // the address of Signpost's own source, or ""
	Version    string // a tag, a branch or a commit of it
	GoVersion  string // the full version of Go that builds it: "1.26.8"
	Today      when.Date
}

// AreaSlug is the name of the town's file.
func (a Answers) AreaSlug() string { return content.Slug(a.Area) }

// AreaTitle is the town as a value in YAML.
func (a Answers) AreaTitle() string { return draft.Quote(a.Area) }

// NameText is the name as a text in Markdown.
func (a Answers) NameText() string { return markdown.Escape(a.Name) }

// AreaText is the town as a text in Markdown.
func (a Answers) AreaText() string { return markdown.Escape(a.Area) }

// A File is one to be written.
type File struct {
	Path string // with slashes, relative to the new directory
	Data []byte
}

//go:embed all:files
var files embed.FS

// Files are those of a new directory, sorted by path. An error is a mistake in this package.
func Files(a Answers) ([]File, error) {
	list := []File{{"content/index.md", []byte(index(a))}, {".github/FIELDS.md", schema.Reference()}}
	described, err := schema.Files()
	if err != nil {
		return nil, err
	}
	for _, f := range described {
		list = append(list, File{".vscode/" + f.Name, f.Data})
	}
	err = fs.WalkDir(files, "files", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := filled(name, a)
		if err != nil {
			return fmt.Errorf("fill in %s: %w", name, err)
		}
		target := strings.TrimPrefix(name, "files/")
		if path.Base(target) == "AREA.md" {
			target = path.Join(path.Dir(target), a.AreaSlug()+".md")
		}
		list = append(list, File{target, data})
		return nil
	})
	slices.SortFunc(list, func(x, y File) int { return strings.Compare(x.Path, y.Path) })
	return list, err
}

func filled(name string, a Answers) ([]byte, error) {
	text, err := files.ReadFile(name)
	if err != nil || path.Ext(name) == ".png" {
		return text, err
	}
	t, err := template.New(name).Delims("<<", ">>").Parse(string(text))
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err = t.Execute(&b, a)
	return b.Bytes(), err
}

// index is content/index.md, with every setting explained.
func index(a Answers) string {
	given := map[string]string{
		"title":             draft.Quote(a.Name),
		"summary":           draft.Quote("Groups, advice and friendly places in and around " + a.Area + "."),
		"timezone":          "Europe/London",
		"nation":            a.Nation,
		"contact":           `{phone: "01632 960 000", email: team@example.org}`,
		"review_after_days": "180",
		"notice":            draft.Quote("This directory is being set up, so please do not act on it yet. What is marked (example) is made up, and so are our number and address."),
	}
	if a.Repository != "" {
		given["repository"] = a.Repository
	}
	return draft.Draft{Kind: directory.Home, Given: given, Body: `Welcome. Whatever is on your mind, somebody near you can help.

You do not need to know the right words. Type what you would say to a friend.
`}.File()
}
