package directory

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"signpost/cmd/signpost/internal/content"
	"signpost/cmd/signpost/internal/geo"
	"signpost/cmd/signpost/internal/problem"
	"signpost/cmd/signpost/internal/when"
)

// The files that decide how others are read.
const (
	indexPath   = "content/index.md"
	queriesPath = "content/queries.md"
)

// A Loader reads a site, and reads again what has changed in it. It is not safe for concurrent use; the directories that
// it makes are, and stay as they are when it reads again.
type Loader struct {
	site fs.FS
	o    Options
	with map[string][]byte // files that stand in for those of the site, by path

	listed   bool // whether paths are those of the site
	paths    []string
	problems []problem.Problem // of the paths

	settings        *Settings // nil where they have to be read
	settingProblems []problem.Problem
	files           map[string]loaded // by path, without index.md

	located         bool // whether the postcodes have been read
	postcodes       *geo.Postcodes
	postcodeProblem []problem.Problem
}

// A read file with its entry.
type loaded struct {
	file     *content.File
	problems []problem.Problem
	decoded
}

// NewLoader makes a Loader that has read nothing yet.
func NewLoader(site fs.FS, o Options) *Loader {
	return &Loader{site: site, o: o, files: map[string]loaded{}}
}

// Load reads a site. The problems are complete and sorted; the Directory holds all that could be understood. The error
// is the file system's.
func Load(site fs.FS, o Options) (*Directory, []problem.Problem, error) {
	return NewLoader(site, o).Load()
}

// NewTrial makes a Loader that reads a site as it would be if some files were written into its content, by path.
func NewTrial(site fs.FS, files map[string][]byte, o Options) *Loader {
	l := NewLoader(site, o)
	l.with = files
	return l
}

// Forget makes the next Load read these files again, or all of them where none is named. The paths are relative to the
// site; those that are no content are no matter.
func (l *Loader) Forget(paths ...string) {
	if len(paths) == 0 || slices.Contains(paths, indexPath) || slices.Contains(paths, "content") {
		*l = *NewLoader(l.site, l.o)
		return
	}
	others := map[string]bool{} // that are no files which are known: new ones, folders
	for _, path := range paths {
		if path == geo.FileName || path == "static" {
			l.located = false
		}
		if !strings.HasPrefix(path, "content/") {
			continue
		}
		if _, known := l.files[path]; !known {
			l.listed = false
			others[path] = true
		}
		delete(l.files, path)
	}
	if len(others) == 0 {
		return
	}
	for file := range l.files {
		for up := path.Dir(file); up != "."; up = path.Dir(up) {
			if others[up] {
				delete(l.files, file)
			}
		}
	}
}

// Travel makes the next Load read for another day. Files stay as they were read; what they mean may depend on the day.
func (l *Loader) Travel(today when.Date, now time.Time) {
	l.o.Today, l.o.Now = today, now
	if l.settings == nil {
		return
	}
	paths := slices.Sorted(maps.Keys(l.files))
	files := make([]loaded, len(paths))
	d := l.decoder()
	each(len(paths), func(i int) { files[i] = d.understand(l.files[paths[i]].file, l.files[paths[i]].problems) })
	for i, path := range paths {
		l.files[path] = files[i]
	}
}

// Load reads what has not been read, or has changed, and makes a Directory of all.
func (l *Loader) Load() (*Directory, []problem.Problem, error) {
	if err := l.Read(); err != nil {
		return nil, nil, err
	}
	files := make([]loaded, 0, len(l.paths))
	for _, path := range l.paths {
		if path != indexPath {
			files = append(files, l.files[path])
		}
	}
	translateAll(files, l.settings, l.decoder())
	d, problems := link(l.settings, files, l.today(), l.postcodes)
	d.Sum = sumOf(l.settings, files)
	return d, problem.Sort(slices.Concat(l.problems, l.settingProblems, l.postcodeProblem, problems)), nil
}

func (l *Loader) today() when.Date {
	if l.o.Today.IsZero() {
		return when.DateOf(l.o.Now.In(l.settings.Timezone))
	}
	return l.o.Today
}

func (l *Loader) decoder() *decoder {
	return &decoder{times: l.settings.times(l.today()), basePath: PathOf(l.settings.BaseURL), termsUnknown: l.settings.termsUnknown}
}

// Read reads what has not been read, or has changed, ahead of Load, which does the rest: it links.
func (l *Loader) Read() error { return l.twice(l.readAll) }

// BaseURL reads no more than it takes to know where the site is published.
func (l *Loader) BaseURL() (string, error) {
	if err := l.twice(l.readSettings); err != nil {
		return "", err
	}
	return l.settings.BaseURL, nil
}

// twice reads once more where a file has gone since they were listed.
func (l *Loader) twice(read func() error) error {
	err := read()
	if errors.Is(err, fs.ErrNotExist) {
		l.listed = false
		err = read()
	}
	return err
}

func (l *Loader) readSettings() (err error) {
	if !l.listed {
		if l.paths, l.problems, err = content.Paths(l.site); err != nil {
			return err
		}
		for path := range l.with {
			l.paths = append(l.paths, path)
		}
		slices.Sort(l.paths)
		l.paths = slices.Compact(l.paths)
		l.listed = true
		for path := range l.files {
			if _, there := slices.BinarySearch(l.paths, path); !there {
				delete(l.files, path)
			}
		}
	}
	if l.settings == nil {
		if l.settings, l.settingProblems, err = loadSettings(l.site, l.paths, l.o); err != nil {
			return err
		}
		l.keepGood()
	}
	return nil
}

// keepGood keeps settings that have no errors, and goes by the last of these while there are errors: else one slip in
// content/index.md would change every page, and put the blame on entries.
func (l *Loader) keepGood() {
	wrong := slices.ContainsFunc(l.settingProblems, func(p problem.Problem) bool { return p.Severity == problem.Error })
	switch {
	case !wrong && slices.Contains(l.paths, indexPath):
		l.o.LastGood = l.settings
	case wrong && l.o.LastGood != nil:
		l.settings = l.o.LastGood
	case wrong:
		l.settings.termsUnknown = len(l.settings.Terms) == 0
	}
}

// LastGood are the settings as they were when content/index.md had no errors, or nil.
func (l *Loader) LastGood() *Settings { return l.o.LastGood }

func (l *Loader) readAll() (err error) {
	if err := l.readSettings(); err != nil {
		return err
	}
	if !l.located {
		if l.postcodes, l.postcodeProblem, err = loadPostcodes(l.site); err != nil {
			return err
		}
		l.located = true
	}
	var missing []string
	for _, path := range l.paths {
		if _, known := l.files[path]; !known && path != indexPath {
			missing = append(missing, path)
		}
	}
	return l.readFiles(missing)
}

// readFiles reads and decodes files, side by side.
func (l *Loader) readFiles(paths []string) error {
	files, failures := make([]loaded, len(paths)), make([]error, len(paths))
	d := l.decoder()
	var done atomic.Int64
	each(len(paths), func(i int) {
		if l.o.Stop != nil && l.o.Stop() {
			failures[i] = ErrStopped
			return
		}
		if text, stands := l.with[paths[i]]; stands {
			files[i] = d.understand(content.Parse(paths[i], text))
		} else {
			files[i], failures[i] = d.load(l.site, paths[i])
		}
		if l.o.Progress != nil {
			l.o.Progress(int(done.Add(1)), len(paths))
		}
	})
	if i := slices.IndexFunc(failures, func(err error) bool { return err != nil }); i >= 0 {
		return failures[i]
	}
	for i, path := range paths {
		l.files[path] = files[i]
	}
	return nil
}

// load reads and decodes a file. A translation is decoded when its original is known.
func (d *decoder) load(site fs.FS, path string) (loaded, error) {
	f, problems, err := content.Read(site, path)
	if err != nil {
		return loaded{}, err
	}
	return d.understand(f, slices.Clip(problems)), nil
}

// understand decodes a file that was read, with these problems.
func (d *decoder) understand(f *content.File, problems []problem.Problem) loaded {
	read := loaded{file: f, problems: problems}
	if f.Lang == "" && f.Path != queriesPath {
		read.decoded = d.decode(f)
		if unreadable(f, problems) {
			// Why is reported already. The entry stays, so that whoever names it is not blamed.
			read.decoded.problems, read.entry.Unread = nil, true
		}
	}
	return read
}

// unreadable tells a file of which no field could be read, and why is reported already.
func unreadable(f *content.File, problems []problem.Problem) bool {
	return len(f.Head.Fields) == 0 && problem.Errors(problems) > 0
}

// loadSettings reads content/index.md, which decides how all other files are read.
func loadSettings(site fs.FS, paths []string, o Options) (*Settings, []problem.Problem, error) {
	s := defaultSettings()
	var problems []problem.Problem
	if info, err := fs.Stat(site, "content"); err == nil && info.IsDir() && !slices.Contains(paths, indexPath) { // else all of content/ is missing
		problems = append(problems, problem.Problem{Path: indexPath, Line: 1, Col: 1, Rule: "required",
			Message: "the directory has no content/index.md", Hint: `add it with at least a "title" between two lines "---"`})
	}
	if slices.Contains(paths, indexPath) {
		f, more, err := content.Read(site, indexPath)
		if err != nil {
			return nil, nil, err
		}
		s.sum = f.Sum
		first := decodeAs(&decoder{basePath: "/"}, f, s, settingsFields)
		if unreadable(f, more) {
			first.problems = nil
		}
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

// translateAll decodes the translations, each upon its original.
func translateAll(files []loaded, settings *Settings, d *decoder) {
	translated := slices.ContainsFunc(files, func(f loaded) bool { return f.file.Lang != "" })
	if !translated {
		return
	}
	originals := map[Key]any{{Home, "index"}: settings}
	for _, f := range files {
		if f.entry != nil {
			originals[f.entry.Key] = f.value
		}
	}
	for i := range files {
		f := &files[i]
		if f.file.Lang == "" {
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
		unread := unreadable(f.file, f.problems)
		f.decoded = d.translate(f.file, original)
		f.entry.Unread = unread
	}
}

func sumOf(settings *Settings, files []loaded) (sum [sha256.Size]byte) {
	all := sha256.New()
	all.Write(settings.sum[:])
	for _, f := range files {
		fmt.Fprintln(all, f.file.Path)
		all.Write(f.file.Sum[:])
	}
	all.Sum(sum[:0])
	return sum
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
