package content

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	"signpost/cmd/signpost/internal/leftover"
	"signpost/cmd/signpost/internal/problem"
)

// Folders are the folders of content/, one for each kind of entry.
var Folders = []string{"areas", "events", "guide", "organisations", "packs", "pages", "places", "services", "themes"}

var fileName = regexp.MustCompile(`^[a-z0-9-]+(\.[a-z]{2,3})?\.md$`)

// Paths gives the paths of a site's Markdown files, sorted. What does not belong in content/ is a problem; what programs leave
// behind (package leftover) is passed over. The error is the file system's; no content/ at all is a
// problem.
func Paths(site fs.FS) ([]string, []problem.Problem, error) {
	l := lister{site: site}
	entries, err := fs.ReadDir(site, "content")
	if errors.Is(err, fs.ErrNotExist) {
		l.report("content", "there is no folder content/", `go to the folder that holds content/, or name it with --site`)
		return nil, l.problems, nil
	}
	if reason := NoFolder(site, "content"); reason != "" {
		l.report("content", reason, "put the folder itself in its place")
		return nil, l.problems, nil
	}
	if err != nil {
		return nil, nil, err
	}
	for _, e := range entries {
		name := e.Name()
		switch {
		case leftover.Is(name):
		case e.IsDir() && slices.Contains(Folders, name):
			if err := l.folder(name); err != nil {
				return nil, nil, err
			}
		case e.IsDir():
			l.unknownFolder(name)
		case name == "queries.md":
			l.paths = append(l.paths, "content/queries.md")
		case strings.TrimSuffix(name, ".md") == "index" || indexTranslation.MatchString(name):
			l.file("content", e)
		default:
			l.report("content/"+name, "only index.md and queries.md stand in content/ itself",
				"move it into the folder of its kind: "+strings.Join(Folders, ", "))
		}
	}
	slices.Sort(l.paths)
	return l.paths, l.problems, nil
}

// welshName is that of a translation which says its language in a word.
var welshName = regexp.MustCompile(`(?i)^(.+)[._-](?:welsh|cymraeg)\.md$`)

var indexTranslation = regexp.MustCompile(`^index\.[a-z]{2,3}\.md$`)

type lister struct {
	site     fs.FS
	paths    []string
	problems []problem.Problem
}

func (l *lister) report(path, message, hint string) {
	l.problems = append(l.problems, problem.Problem{Path: path, Line: 1, Col: 1, Rule: "file-name", Message: message, Hint: hint})
}

func (l *lister) folder(name string) error {
	entries, err := fs.ReadDir(l.site, "content/"+name)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if !leftover.Is(e.Name()) {
			l.file("content/"+name, e)
		}
	}
	return nil
}

func (l *lister) file(dir string, e fs.DirEntry) {
	name := path.Join(dir, e.Name())
	switch {
	case e.IsDir():
		l.report(name, fmt.Sprintf("a folder inside %s/ is not read", dir), "move its files one folder up")
	case !e.Type().IsRegular():
		l.report(name, "this is no ordinary file", "replace the link by the file itself")
	case strings.HasSuffix(e.Name(), ".md.md"):
		l.report(name, fmt.Sprintf("file name %q ends twice in .md", e.Name()), fmt.Sprintf("rename it to %q", strings.TrimSuffix(e.Name(), ".md")))
	case fileName.MatchString(e.Name()):
		l.paths = append(l.paths, name)
	case !strings.HasSuffix(strings.ToLower(e.Name()), ".md"):
		l.report(name, fmt.Sprintf("%q is no Markdown file", e.Name()), "give an entry the ending .md; pictures and other files go into static/")
	case welshName.MatchString(e.Name()):
		l.report(name, fmt.Sprintf("file name %q does not say the language as it should", e.Name()),
			fmt.Sprintf("rename it to %q: cy is the code of Welsh", Slug(welshName.FindStringSubmatch(e.Name())[1])+".cy.md"))
	default:
		l.report(name, fmt.Sprintf("file name %q can't be an address", e.Name()),
			fmt.Sprintf("rename it to %q: small letters, digits and hyphens, then .md", Slug(strings.TrimSuffix(strings.ToLower(e.Name()), ".md"))+".md"))
	}
}

func (l *lister) unknownFolder(name string) {
	hint := "the folders are " + strings.Join(Folders, ", ")
	if near := problem.Nearest(name, Folders); near != "" {
		hint = fmt.Sprintf("did you mean %q? %s", near, hint)
	}
	l.report("content/"+name, fmt.Sprintf("unknown folder %q", name), hint)
}
