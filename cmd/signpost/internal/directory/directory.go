// Package directory is the model of a community directory: services, events, organisations, places, themes, areas,
// packs, and how they refer to each other.
//
// Load reads a site's content/, with its file of postcodes, from which places get coordinates, and gives a Directory
// together with every problem in it. A Directory never changes once it is made, so any number of goroutines may read it.
//
// Making one takes two steps. Each file is decoded by itself, by the table of its kind's fields (fields.go), into an
// entry whose references are still the slugs that the volunteer wrote. Then all are linked (link.go): the entries are
// copied, slugs become pointers, and each gets to know who points at it. Decoding costs what one file costs; linking
// costs milliseconds for thousands. So after a change one file is decoded again and everything linked anew, and nobody
// has to keep a list of what depends on what.
//
// References that lead nowhere are problems, and so are areas that lie in themselves, dates cancelled that are none of
// the series', ages the wrong way round.
//
// What is confidential is dropped as early as it is known: a hidden place has no address in the Directory, so no page,
// feed or index can give it away.
package directory

import (
	"crypto/sha256"
	"fmt"
	"io/fs"
	"iter"
	"runtime"
	"sync"
	"time"

	"signpost/cmd/signpost/internal/content"
	"signpost/cmd/signpost/internal/geo"
	"signpost/cmd/signpost/internal/problem"
	"signpost/cmd/signpost/internal/when"
)

// A Text is the body of a file that is no entry.
type Text struct {
	Text string
	Line int // of the file on which it begins
}

// A Directory is the whole model. Its lists hold entries in the directory's own language, sorted by title (themes by
// their order first).
type Directory struct {
	Settings *Settings
	Today    when.Date // the day of the build
	BasePath string    // the path of the base address: "/" or "/x/"

	Services      []*Service
	Events        []*Event
	Organisations []*Organisation
	Places        []*Place
	Themes        []*Theme
	Areas         []*Area
	Packs         []*Pack
	Questions     []*Question
	Pages         []*Page
	Translations  []Translation
	Everywhere    []*Service // for everybody, wherever they live
	Queries       Text       // content/queries.md, which package queries reads

	Postcodes *geo.Postcodes // those of the site, or nil

	Sum [sha256.Size]byte // of all files of the content: another content has another sum
}

// A Translation is an entry in another language. Value is a *Service, *Event, … with that language's texts.
type Translation struct {
	*Entry
	Value any
}

// Options are what is decided outside of the content.
type Options struct {
	BaseURL string    // in place of the settings' base_url; as ReadBaseURL gives it
	Today   when.Date // the day of the build; where it is zero, the day that Now is in the directory's time zone
	Now     time.Time
}

// Now is the first moment of the day of the build, in the directory's time zone: what happens on that day is still to
// come.
func (d *Directory) Now() time.Time { return d.Today.In(d.Settings.Timezone) }

// Horizon is the last day up to which sessions are worked out: thirteen months ahead.
func (d *Directory) Horizon() when.Date {
	return when.DateOf(d.Now().AddDate(0, 13, 0))
}

// Load reads a site. The problems are complete and sorted; the Directory holds all that could be understood. The error
// is the file system's.
func Load(site fs.FS, o Options) (*Directory, []problem.Problem, error) {
	paths, problems, err := content.Paths(site)
	if err != nil {
		return nil, nil, err
	}
	settings, more, err := loadSettings(site, paths, o)
	if err != nil {
		return nil, nil, err
	}
	problems = append(problems, more...)
	if o.Today.IsZero() {
		o.Today = when.DateOf(o.Now.In(settings.Timezone))
	}

	d := &decoder{times: settings.times(o.Today), basePath: PathOf(settings.BaseURL)}
	files, err := readAll(site, paths, settings, d)
	if err != nil {
		return nil, nil, err
	}
	postcodes, more, err := loadPostcodes(site)
	if err != nil {
		return nil, nil, err
	}
	problems = append(problems, more...)
	directory, more := link(settings, files, o.Today, postcodes)
	directory.Sum = sumOf(settings, files)
	return directory, problem.Sort(append(problems, more...)), nil
}

func sumOf(settings *Settings, files []loaded) (sum [sha256.Size]byte) {
	all := sha256.New()
	all.Write(settings.sum[:])
	for _, f := range files {
		if f.file != nil {
			fmt.Fprintln(all, f.file.Path)
			all.Write(f.file.Sum[:])
		}
	}
	all.Sum(sum[:0])
	return sum
}

// loadSettings reads content/index.md, which decides how all other files are read.
func loadSettings(site fs.FS, paths []string, o Options) (*Settings, []problem.Problem, error) {
	s := defaultSettings()
	var problems []problem.Problem
	if len(paths) > 0 && !contains(paths, indexPath) {
		problems = append(problems, problem.Problem{Path: indexPath, Line: 1, Col: 1, Rule: "required",
			Message: "the directory has no content/index.md", Hint: `add it with at least a "title" between two lines "---"`})
	}
	if contains(paths, indexPath) {
		f, more, err := content.Read(site, indexPath)
		if err != nil {
			return nil, nil, err
		}
		s.sum = f.Sum
		first := decodeAs(&decoder{basePath: "/"}, f, s, settingsFields)
		if o.BaseURL != "" {
			s.BaseURL = o.BaseURL
		}
		// Once more: now its address is known, which the links of its body need.
		d := &decoder{basePath: PathOf(s.BaseURL)}
		d.body(&reader{}, &s.Entry, f)
		problems = append(append(problems, more...), first.problems...)
	}
	if o.BaseURL != "" {
		s.BaseURL = o.BaseURL
	}
	return s, problems, nil
}

const indexPath = "content/index.md"

// A read file with its entry.
type loaded struct {
	file     *content.File
	problems []problem.Problem
	decoded
}

// readAll reads and decodes all files but the settings, side by side. The result is in the order of paths.
func readAll(site fs.FS, paths []string, settings *Settings, d *decoder) ([]loaded, error) {
	files := make([]loaded, len(paths))
	var mu sync.Mutex
	var failed error
	each(len(paths), func(i int) {
		if paths[i] == indexPath {
			return
		}
		f, problems, err := content.Read(site, paths[i])
		if err != nil {
			mu.Lock()
			failed = err
			mu.Unlock()
			return
		}
		files[i] = loaded{file: f, problems: problems}
		if f.Lang == "" && f.Path != "content/queries.md" {
			files[i].decoded = d.decode(f)
			if unreadable(f, problems) {
				// Why is reported already. The entry stays, so that whoever names it is not blamed.
				files[i].decoded.problems = nil
			}
		}
	})
	if failed != nil {
		return nil, failed
	}
	translateAll(files, settings, d)
	return files, nil
}

// unreadable tells a file of which no field could be read, and why is reported already.
func unreadable(f *content.File, problems []problem.Problem) bool {
	return len(f.Head.Fields) == 0 && len(problems) > 0
}

// translateAll decodes the translations, each upon its original.
func translateAll(files []loaded, settings *Settings, d *decoder) {
	originals := map[Key]any{{Home, "index"}: settings}
	for _, f := range files {
		if f.entry != nil {
			originals[f.entry.Key] = f.value
		}
	}
	for i := range files {
		f := &files[i]
		if f.file == nil || f.file.Lang == "" {
			continue
		}
		key := Key{Kind(f.file.Folder), f.file.Slug}
		original, ok := originals[key]
		if !ok {
			f.problems = append(f.problems, problem.Problem{Path: f.file.Path, Line: 1, Col: 1, Rule: "translation",
				Message: "there is no " + quoted(f.file.Slug+".md") + " that this file translates",
				Hint:    "write the entry in the directory's own language first"})
			continue
		}
		f.decoded = d.translate(f.file, original)
	}
}

// each calls do for 0 to n-1 on all processors.
func each(n int, do func(i int)) {
	var wg sync.WaitGroup
	next := make(chan int)
	for range min(n, runtime.GOMAXPROCS(0)) {
		wg.Go(func() {
			for i := range next {
				do(i)
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
	wg.Wait()
}

func contains(sorted []string, s string) bool {
	for _, x := range sorted {
		if x == s {
			return true
		}
	}
	return false
}

// Entries are all entries, kind by kind, translations last.
func (d *Directory) Entries() iter.Seq[*Entry] {
	return func(yield func(*Entry) bool) {
		for _, list := range [][]*Entry{
			entriesOf(d.Services), entriesOf(d.Events), entriesOf(d.Organisations), entriesOf(d.Places), entriesOf(d.Themes),
			entriesOf(d.Areas), entriesOf(d.Packs), entriesOf(d.Questions), entriesOf(d.Pages),
		} {
			for _, e := range list {
				if !yield(e) {
					return
				}
			}
		}
		for _, t := range d.Translations {
			if !yield(t.Entry) {
				return
			}
		}
	}
}

func entriesOf[T any, P hasEntry[T]](list []*T) []*Entry {
	entries := make([]*Entry, len(list))
	for i, x := range list {
		entries[i] = P(x).entry()
	}
	return entries
}

// LoadTimes reads from a site only what decides how times are read: its zone, its nation, its terms. A site without
// content has the defaults. The error is the file system's.
func LoadTimes(site fs.FS, o Options) (when.Settings, error) {
	settings := defaultSettings()
	if _, err := fs.Stat(site, indexPath); err == nil {
		if settings, _, err = loadSettings(site, []string{indexPath}, o); err != nil {
			return when.Settings{}, err
		}
	}
	if o.Today.IsZero() {
		o.Today = when.DateOf(o.Now.In(settings.Timezone))
	}
	return settings.times(o.Today), nil
}
