// Package site knows every address of the published directory, with how to make its bytes.
//
// A Site is a value: a sorted table of files, each with a function of the directory that makes it. A build makes them
// all, a preview makes the one that was asked for; there is one way to make a page. Nothing is written here.
//
// Pages are made by layouts (html/template), which receive the typed values of view.go. Addresses are the site's own
// paths, beginning with a slash: "/services/health-walk/". Where the site is published below a path, as GitHub Pages
// does it, the layouts' function "url" puts that path before them.
package site

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"sync"

	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/problem"
	"signpost/cmd/signpost/internal/search"
)

// A File is one file of the published site.
type File struct {
	Path    string      // within the published folder: "services/health-walk/index.html"
	Source  string      // what it is made from: a file of the site, or "" for what is always there
	at      problem.Pos // the place in Source that claims the path; the zero Pos for the file as a whole
	entry   *directory.Entry
	layout  string // the layout that makes it, or ""
	hidden  bool   // from search engines
	private bool   // a visitor may need to hide that they read it
	make    func() ([]byte, error)
}

// Make gives the file's bytes. The error is a *LayoutError where a layout is at fault.
func (f *File) Make() ([]byte, error) { return f.make() }

// A Site is all files of a published directory, sorted by path. It is safe for concurrent use.
type Site struct {
	Files []*File

	look      *Look
	directory *directory.Directory
	analyst   *search.Analyst
	byName    map[string]*File // by path in small letters: on some disks A and a are one
	problems  []problem.Problem
	hints     int      // given so far for broken links
	cards     sync.Map // of services, by *directory.Service
	circles   sync.Map // of services that share a theme, by *directory.Theme
	surrounds sync.Map // of pages, by what they depend on
	corpus    func() *search.Corpus
	compiled  func() (*compiledSearch, error)
	pairs     func() *pairs
	links     *LinksSeen // nil where nobody has looked
	changes   bool       // there is a page of what changes
}

// New makes a Site. The analyst is asked for the search when somebody asks for that. The problems are those of the look, of
// addresses that are claimed twice, and of links within the site that lead nowhere.
func New(d *directory.Directory, look *Look, analyst *search.Analyst) (*Site, []problem.Problem) {
	look.pieces.Clear()
	s := emptySite(d, look, analyst)
	s.addFiles()
	s.checkFolders()
	s.checkLinks()
	return s, problem.Sort(slices.Concat(look.problems, s.problems))
}

func emptySite(d *directory.Directory, look *Look, analyst *search.Analyst) *Site {
	s := &Site{look: look, directory: d, analyst: analyst, byName: make(map[string]*File, 2*len(d.Services))}
	s.byName[strings.ToLower(searchIndex)] = &File{Path: searchIndex} // which the search makes itself
	s.pairs = sync.OnceValue(s.makePairs)
	s.corpus = sync.OnceValue(s.makeCorpus)
	s.compiled = sync.OnceValues(s.compileSearch)
	return s
}

// addFiles claims all addresses.
func (s *Site) addFiles() {
	go s.pairs() // which take as long as all the rest
	s.addMachineFiles()
	s.addLists()
	s.addEntries()
	s.addPairs()
	s.addTranslations()
	s.addCalendars()
	s.addPaper()
	s.addAliases()
	s.addStatic()
	s.addOffline()
	slices.SortFunc(s.Files, func(a, b *File) int { return strings.Compare(a.Path, b.Path) })
}

// Lookup finds a file by its path in the published folder.
func (s *Site) Lookup(path string) (*File, bool) {
	f, ok := s.published(path)
	if !ok && strings.HasPrefix(path, searchFolder) {
		if c, err := s.compiled(); err == nil {
			f, ok = c.byPath[path]
		}
	}
	return f, ok
}

// published finds a file by its path, other than those of the search.
func (s *Site) published(path string) (*File, bool) {
	f, ok := s.byName[strings.ToLower(path)]
	return f, ok && f.Path == path && f.make != nil
}

// pathOf is where the page of an address is published: "/services/" is "services/index.html".
func pathOf(address string) string {
	path := strings.TrimPrefix(address, "/")
	if path == "" || strings.HasSuffix(path, "/") {
		path += "index.html"
	}
	return path
}

// add claims an address. The second claim of one is a problem.
func (s *Site) add(f *File) {
	name := strings.ToLower(f.Path)
	if other, taken := s.byName[name]; taken {
		s.claimedTwice(f, other)
		return
	}
	s.byName[name] = f
	s.Files = append(s.Files, f)
}

func (s *Site) claimedTwice(f, other *File) {
	if f.Source == "" || f.at == (problem.Pos{}) && other.at != (problem.Pos{}) {
		f, other = other, f // told where it can be mended
	}
	by, hint := cmp.Or(other.Source, "a page that every directory has"), "rename one of the two files"
	if f.at != (problem.Pos{}) {
		hint = "take the alias out of one of the two"
	}
	s.problems = append(s.problems, problem.Problem{Path: cmp.Or(f.Source, "content"), Line: max(1, f.at.Line), Col: max(1, f.at.Col), Rule: "address",
		Message: fmt.Sprintf("address %q is claimed already, by %s", addressOf(f.Path), by), Hint: hint})
}

// addressOf undoes pathOf.
func addressOf(path string) string { return "/" + strings.TrimSuffix(path, "index.html") }

// checkFolders reports files whose name another file needs for its folder.
func (s *Site) checkFolders() {
	before := ""
	for _, f := range s.Files {
		common := 0 // with the file before, whose folders are known to be no files
		for common < min(len(before), len(f.Path)) && before[common] == f.Path[common] {
			common++
		}
		before = f.Path
		for i, r := range f.Path {
			if r != '/' || i < common {
				continue
			}
			if other, ok := s.byName[strings.ToLower(f.Path[:i])]; ok {
				s.claimedTwice(other, f)
			}
		}
	}
}

func (s *Site) addStatic() {
	for _, f := range s.look.assets.Files {
		s.add(&File{Path: f.Path, Source: "static/" + f.Name, make: func() ([]byte, error) { return f.Data, nil }})
	}
}

// addMade adds a file that no layout makes.
func (s *Site) addMade(path string, make func() ([]byte, error)) {
	s.add(&File{Path: path, make: make})
}
