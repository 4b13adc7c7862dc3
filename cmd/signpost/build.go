package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/spf13/cobra"

	"signpost/cmd/signpost/internal/check"
	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/opendata"
	"signpost/cmd/signpost/internal/problem"
	"signpost/cmd/signpost/internal/publish"
	"signpost/cmd/signpost/internal/site"
)

func buildCommand(siteDir *string) *cobra.Command {
	var out, baseURL, date, since string
	var strict bool
	var profiles profiles
	c := &cobra.Command{
		Use:   "build",
		Short: "Compile the site into a folder, public/ unless told otherwise",
		Args:  noArguments,
		RunE: func(c *cobra.Command, _ []string) error {
			var o directory.Options
			if err := errors.Join(readClock(date, &o), readBaseURL(baseURL, &o)); err != nil {
				return err
			}
			if err := checkRevision(c, since); err != nil {
				return err
			}
			return profiles.record(func() error {
				return buildSince(*siteDir, publishedFolder(*siteDir, out), since, o, strict, c.ErrOrStderr())
			})
		},
	}
	c.Flags().StringVar(&out, "out", "", "the folder to write (default public in the site)")
	c.Flags().StringVar(&baseURL, "base-url", "", "the address at which the site will be found (default base_url of content/index.md)")
	c.Flags().StringVar(&date, "date", "", "the day of the build, as 2027-03-25 (default today)")
	c.Flags().BoolVar(&strict, "strict", false, "publish nothing if there are warnings, or if the search does not find what content/queries.md says")
	c.Flags().StringVar(&since, sinceFlag, "", "add the page /health/changes/: what is different from a commit or a branch of git, like origin/main")
	profiles.flags(c)
	return c
}

// publishedFolder is the folder of the built site: --out as given, or else public in the site.
func publishedFolder(siteDir, out string) string {
	if out == "" {
		return filepath.Join(siteDir, "public")
	}
	return out
}

// searchFolder is where the search index lies in the published folder.
const searchFolder = "search/index.bleve"

// build compiles a site and publishes it as a whole, or not at all.
func build(siteDir, out string, o directory.Options, strict bool, stderr io.Writer) error {
	return buildSince(siteDir, out, "", o, strict, stderr)
}

// rubbish is how much a build throws away before it is collected, in percent of what it holds. 10,000 entries take 740 MB at
// Go's own 100, 600 MB at this, with 2% more time; at 200 they take 940 MB and less time by 5%.
const rubbish = 60

// buildSince is a build that also tells what is different from a revision of git, if one is named.
func buildSince(siteDir, out, since string, o directory.Options, strict bool, stderr io.Writer) error {
	begin := time.Now()
	defer debug.SetGCPercent(debug.SetGCPercent(rubbish))
	src, err := openSource(siteDir)
	if err != nil {
		return err
	}
	defer src.close()

	src.since = since
	src.progress = progressOf(stderr)
	o.Progress = src.progress.files("reading")
	b, err := src.publish(out, o, strict, stderr)
	if err != nil {
		return err
	}
	if b.directory.Settings.BaseURL == directory.LocalBaseURL {
		fmt.Fprintf(stderr, "note: content/index.md has no base_url, so feeds, calendars, posters, and what mails and forms say of a page lead to %s\n", directory.LocalBaseURL)
	}
	if !opendata.Single(b.directory) {
		fmt.Fprintf(stderr, "note: there are more than %d services, so they stand in data/oruk/pages/, not each in a file of its own\n", opendata.MaxSingle)
	}
	fmt.Fprintf(stderr, "%s: %s, %s (%s), %.1f MB in %.1f s\n",
		out, countWords(count(b.directory), "entry", "entries"), countWords(b.files, "file", "files"), nearestLimit(b.files, b.bytes), float64(b.bytes)/1e6, time.Since(begin).Seconds())
	return nil
}

// A built site is what publish has made: its files are counted without those of Bleve's index.
type built struct {
	directory *directory.Directory
	files     int
	bytes     int64
}

// publish compiles the site and puts it into the folder out, unless there are errors in it or, if it is strict, warnings.
// Problems go to stderr.
func (s *source) publish(out string, o directory.Options, strict bool, stderr io.Writer) (*built, error) {
	pages, d, problems, err := s.compile(o)
	s.progress.done()
	if err != nil {
		return nil, err
	}
	if strict {
		if problems, err = withRules(d, pages, problems); err != nil {
			return nil, err
		}
	} else {
		problems = problem.Sort(append(problems, check.Errors(d, pages)...))
	}
	if err := report(stderr, problems, strict, "nothing is published"); err != nil {
		return nil, err
	}
	// Somebody has looked, or not: that a picture can't be searched says nothing against the content, however strict.
	unread, err := s.unread(d)
	if err == nil {
		err = report(stderr, unread, false, "")
	}
	if err != nil {
		return nil, err
	}
	if s.since != "" {
		if err := s.showChanges(pages, d, problems, o, stderr); err != nil {
			return nil, err
		}
	}
	staging, err := publish.Begin(out, s.dir)
	if err != nil {
		return nil, publishError(err)
	}
	b, leaks := &built{directory: d}, leaksOf(d)
	if b.files, b.bytes, err = s.writeAll(staging, pages, leaks); err != nil {
		staging.Abort()
		return nil, err
	}
	if problems, err = leaks.problems(s, d); err == nil {
		err = report(stderr, problems, false, "nothing is published")
	}
	if err != nil {
		staging.Abort()
		return nil, err
	}
	defer s.meter.alone(publishing)()
	if err := staging.Commit(); err != nil {
		return nil, publishError(err)
	}
	return b, nil
}

// report prints problems, and says what follows from them where there are errors among them, or, if it is strict, warnings.
func report(stderr io.Writer, problems []problem.Problem, strict bool, consequence string) error {
	if err := problem.Print(stderr, "text", problems); err != nil {
		return machineError(err)
	}
	found := []string{}
	if n := problem.Count(problems, problem.Error); n > 0 {
		found = append(found, countWords(n, "error", "errors"))
	}
	if n := problem.Count(problems, problem.Warning); strict && n > 0 {
		found = append(found, countWords(n, "warning", "warnings"))
	}
	if len(found) > 0 {
		fmt.Fprintf(stderr, "%s: %s\n", strings.Join(found, " and "), consequence)
		return errContent
	}
	return nil
}

func countWords(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

func publishError(err error) error {
	var refusal *publish.Refusal
	if errors.As(err, &refusal) {
		return usageError(err)
	}
	return machineError(err)
}

// writeAll writes the pages and the search index, side by side. It returns how many files there are, Bleve's index apart,
// and their size in bytes.
func (s *source) writeAll(staging *publish.Staging, pages *site.Site, leaks *leaks) (int, int64, error) {
	defer s.progress.done()
	index := filepath.Join(staging.Path(), filepath.FromSlash(searchFolder))
	if err := os.MkdirAll(filepath.Dir(index), 0o755); err != nil {
		return 0, 0, machineError(err)
	}
	s.progress.say("preparing the search")
	done := s.meter.alone(compiling)
	compiled, err := pages.SearchFiles()
	done()
	if err != nil {
		return 0, 0, machineError(err)
	}
	var indexed error
	var beside sync.WaitGroup
	beside.Go(func() {
		watch := s.meter.start()
		indexed = pages.Corpus().Write(index)
		watch.lap(indexing)
		watch.stop()
	})
	files := slices.Concat(dataLater(pages.Files), compiled)
	bytes, err := s.writePages(staging, files, leaks)
	s.progress.say("writing the search index")
	beside.Wait()
	if err != nil {
		return 0, 0, err
	}
	if indexed != nil {
		return 0, 0, machineError(indexed)
	}
	return len(files), bytes, nil
}

// dataLater puts the open data, the largest files of all, behind the first half of the pages: by then the search index is
// written, which takes as much memory again.
func dataLater(files []*site.File) []*site.File {
	isData := func(f *site.File) bool { return strings.HasPrefix(f.Path, "data/") }
	first := slices.IndexFunc(files, isData) // they stand together: files are sorted
	if first < 0 {
		return files
	}
	rest := files[first:]
	n := slices.IndexFunc(rest, func(f *site.File) bool { return !isData(f) })
	if n < 0 {
		return files
	}
	half := n + (len(rest)-n)/2
	return slices.Concat(files[:first], rest[n:half], rest[:n], rest[half:])
}

// writePages makes and writes every file on all processors. The first failure ends it.
func (s *source) writePages(staging *publish.Staging, files []*site.File, leaks *leaks) (int64, error) {
	written := s.progress.files("writing")
	var next, bytes atomic.Int64
	var failed atomic.Pointer[error]
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			watch := s.meter.start()
			defer watch.stop()
			for failed.Load() == nil {
				i := int(next.Add(1)) - 1
				if i >= len(files) {
					return
				}
				n, err := writePage(staging, files[i], leaks, watch)
				if err != nil {
					failed.Store(&err)
					return
				}
				bytes.Add(int64(n))
				written(i+1, len(files))
			}
		})
	}
	workers.Wait()
	if err := failed.Load(); err != nil {
		return 0, *err
	}
	return bytes.Load(), nil
}

func writePage(staging *publish.Staging, f *site.File, leaks *leaks, watch *stopwatch) (int, error) {
	data, err := f.Make()
	watch.lap(rendering)
	if p, mistake := site.AsProblem(err); mistake {
		return 0, &failure{statusContent, fmt.Errorf("%s:%d:%d: %s [%s]", p.Path, p.Line, p.Col, p.Message, p.Rule)}
	}
	if err != nil {
		return 0, machineError(fmt.Errorf("make %s: %w", f.Path, err))
	}
	leaks.look(f, data)
	watch.lap(guarding)
	err = staging.WriteFile(f.Path, data)
	watch.lap(writing)
	if err != nil {
		return 0, machineError(err)
	}
	return len(data), nil
}

func count(d *directory.Directory) int {
	n := 0
	for range d.Entries() {
		n++
	}
	return n
}
