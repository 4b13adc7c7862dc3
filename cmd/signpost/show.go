package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"strings"
	"sync"
	"time"

	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/preview"
	"signpost/cmd/signpost/internal/problem"
	"signpost/cmd/signpost/internal/site"
	"signpost/cmd/signpost/internal/when"
)

// A show compiles a site after each change and hands it to the preview. It is safe for concurrent use: files change, days
// pass, and somebody asks for another day.
type show struct {
	src    *source
	server *preview.Server
	stderr io.Writer
	clock  func() time.Time

	mu      sync.Mutex
	o       directory.Options
	fixed   bool       // the day is what somebody asked for, whatever the clock says
	work    *workspace // nil where all has to be read again
	zone    *time.Location
	day     when.Date                // that is shown
	printed map[problem.Problem]bool // what the terminal shows already
}

func newShow(src *source, o directory.Options, stderr io.Writer) *show {
	return &show{src: src, o: o, stderr: stderr, clock: time.Now, fixed: !o.Today.IsZero() || os.Getenv("SOURCE_DATE_EPOCH") != ""}
}

// begin compiles the site for the first time. The error is the machine's.
func (s *show) begin() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	// Next to nothing of what is read the first time is garbage: to look for some again and again would take a tenth of it.
	defer debug.SetGCPercent(debug.SetGCPercent(400))
	begin := time.Now()
	progress, first := progressOf(s.stderr), true
	s.o.Progress = func(done, all int) {
		if first { // after that a line a change says all
			progress.say("reading: %d of %d files", done, all)
		}
	}
	pages, problems, err := s.compile(nil)
	first = false
	progress.done()
	if err == nil {
		s.print(problems)
		s.say("%s, %s, ready in %d ms", countWords(len(pages.Files), "file", "files"), countWords(len(problems), "problem", "problems"), time.Since(begin).Milliseconds())
	}
	return err
}

// changed shows what has become of the site, now that these files have changed; nil are all.
func (s *show) changed(files []string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.again(files, named(files))
}

// travel shows another day; the zero Date is today, from now on.
func (s *show) travel(day when.Date) {
	s.mu.Lock()
	defer s.mu.Unlock()
	base := s.o.BaseURL
	s.o, s.fixed, s.work = directory.Options{Today: day}, true, nil
	what := day.String()
	if day.IsZero() {
		what = "today"
		_ = readClock("", &s.o) // what it says of a clock out of range, it has said at the start
		s.fixed = os.Getenv("SOURCE_DATE_EPOCH") != ""
	}
	s.o.BaseURL = base
	s.again(nil, what)
}

// dayCheck is how often the clock is asked for the day. A timer until midnight would sleep as long as the machine does.
const dayCheck = 20 * time.Second

// keepDay shows each new day, until the context ends.
func (s *show) keepDay(ctx context.Context) {
	ticker := time.NewTicker(dayCheck)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
			s.newDay()
		}
	}
}

// newDay shows the day that it is now, if it is another.
func (s *show) newDay() {
	s.mu.Lock()
	defer s.mu.Unlock()
	now := s.clock()
	if today := when.DateOf(now.In(s.zone)); !s.fixed && today != s.day {
		s.o.Now, s.work = now, nil
		s.again(nil, "it is "+today.String())
	}
}

// again compiles, and says in a line what that was for and what it cost.
func (s *show) again(files []string, what string) {
	begin := time.Now()
	before := len(s.printed)
	_, problems, err := s.compile(files)
	if err != nil {
		s.work = nil // nobody knows what it has read; and a file may have gone just then
		_, problems, err = s.compile(nil)
	}
	if err != nil {
		s.work = nil
		s.server.Show(preview.State{Failure: err.Error()})
		s.say("%s: %s", what, err)
		return
	}
	cost := time.Since(begin)
	s.print(problems)
	rest := ""
	switch {
	case len(problems) > 0:
		rest = ", " + countWords(len(problems), "problem", "problems")
	case before > 0:
		rest = ", no problems left"
	}
	s.say("%s: %d ms%s", what, cost.Milliseconds(), rest)
}

// compile reads what has changed, nil for all, and shows the site.
func (s *show) compile(changed []string) (*site.Site, []problem.Problem, error) {
	if s.work == nil {
		s.work = newWorkspace(s.src, s.o)
	} else {
		s.work.forget(changed...)
	}
	pages, d, problems, err := s.work.compile()
	if err != nil {
		return nil, nil, err
	}
	s.zone, s.day = d.Settings.Timezone, d.Today
	s.server.Show(preview.State{Site: pages, Directory: d, Problems: problems, Changed: changed})
	return pages, problems, nil
}

// print prints the problems that are not on the terminal yet.
func (s *show) print(problems []problem.Problem) {
	shown := make(map[problem.Problem]bool, len(problems))
	var news []problem.Problem
	for _, p := range problems {
		if shown[p] = true; !s.printed[p] {
			news = append(news, p)
		}
	}
	s.printed = shown
	_ = problem.Print(s.stderr, "text", news) // where there is no terminal any more, the browser shows them
}

func (s *show) note(message string) { s.say("note: %s", message) }

func (s *show) say(format string, args ...any) {
	fmt.Fprintln(s.stderr, s.clock().Format("15:04:05"), fmt.Sprintf(format, args...))
}

// named are the files of a change, in few words.
func named(files []string) string {
	if len(files) == 0 {
		return "all files"
	}
	name := strings.TrimPrefix(files[0], "content/")
	if more := len(files) - 1; more > 0 {
		return fmt.Sprintf("%s and %d more", name, more)
	}
	return name
}
