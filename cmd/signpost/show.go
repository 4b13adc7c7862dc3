package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"slices"
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
	shown   compiled
	took    time.Duration // to compile it
	zone    *time.Location
	day     when.Date                // that is shown
	found   []problem.Problem        // what the rules found when they were asked last
	printed map[problem.Problem]bool // what the terminal shows already
	told    map[problem.Problem]bool // the same, of what the rules found

	changes chan struct{} // tells that something else is shown; of several at once one is enough
}

// What a workspace has compiled.
type compiled struct {
	pages    *site.Site
	d        *directory.Directory
	problems []problem.Problem // without those of rules
}

func newShow(src *source, o directory.Options, stderr io.Writer) *show {
	return &show{src: src, o: o, stderr: stderr, clock: time.Now, changes: make(chan struct{}, 1), fixed: !o.Today.IsZero() || os.Getenv("SOURCE_DATE_EPOCH") != ""}
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
		s.printed = s.print(problems, s.printed)
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
	s.o.Today, s.o.Now, s.fixed = day, time.Time{}, true
	what := day.String()
	if day.IsZero() {
		what = "today"
		_ = readClock("", &s.o) // what it says of a clock out of range, it has said at the start
		s.fixed = os.Getenv("SOURCE_DATE_EPOCH") != ""
	}
	s.onto(what)
}

// onto shows the day of the options. What was read stays.
func (s *show) onto(what string) {
	if s.work != nil {
		s.work.loader.Travel(s.o.Today, s.o.Now)
	}
	s.again([]string{}, what)
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
		s.o.Now = now
		s.onto("it is " + today.String())
	}
}

// again compiles, and says in a line what that was for and what it cost.
func (s *show) again(files []string, what string) {
	begin := time.Now()
	before := len(s.printed)
	err := s.src.stillThere()
	if err != nil {
		s.fail(what, err)
		return
	}
	_, problems, err := s.compile(files)
	if errors.Is(err, directory.ErrStopped) {
		return
	}
	if err != nil {
		s.work = nil // nobody knows what it has read; and a file may have gone just then
		_, problems, err = s.compile(nil)
	}
	if err != nil {
		s.fail(what, err)
		return
	}
	cost := time.Since(begin)
	s.printed = s.print(problems, s.printed)
	rest := ""
	switch {
	case len(problems) > 0:
		rest = ", " + countWords(len(problems), "problem", "problems")
	case before > 0:
		rest = ", no problems left"
	}
	s.say("%s: %d ms%s", what, cost.Milliseconds(), rest)
}

// fail says why there is no new site. The one before stays.
func (s *show) fail(what string, err error) {
	s.work = nil
	s.server.Show(preview.State{Failure: err.Error()})
	s.say("%s: %s", what, err)
}

// compile reads what has changed, nil for all and an empty list for nothing, and shows the site.
func (s *show) compile(changed []string) (*site.Site, []problem.Problem, error) {
	if s.work == nil {
		// All is read again, and with it what has changed since there was a site.
		s.work, changed = newWorkspace(s.src, s.o), nil
	} else if changed == nil || len(changed) > 0 {
		s.work.forget(changed...)
	}
	begin := time.Now()
	pages, d, problems, err := s.work.compile()
	if err != nil {
		return nil, nil, err
	}
	s.took = min(time.Since(begin), 100*time.Millisecond)
	s.zone, s.day, s.o.LastGood = d.Settings.Timezone, d.Today, s.work.loader.LastGood()
	s.server.Show(preview.State{Site: pages, Directory: d, Problems: problem.Sort(slices.Concat(problems, s.still(changed))), Changed: changed})
	s.shown = compiled{pages, d, problems}
	select {
	case s.changes <- struct{}{}:
	default:
	}
	return pages, problems, nil
}

// still are the findings of rules that are likely to be true yet, now that these files have changed; until the rules are asked again.
func (s *show) still(changed []string) []problem.Problem {
	if changed == nil {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(s.found), func(p problem.Problem) bool { return slices.Contains(changed, p.Path) })
}

// pause is how long nothing must have changed before the rules are asked: to ask them takes far longer than a save, and who
// writes saves again and again. The larger a site, the longer, so that its search, if somebody looks something up after a
// save, need not share the machine.
func pause(compiling time.Duration) time.Duration { return 300*time.Millisecond + 30*compiling }

// keepRules asks the rules about what is shown, whenever somebody has paused, until the context ends.
func (s *show) keepRules(ctx context.Context) {
	timer := time.NewTimer(0)
	defer timer.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-s.changes:
			s.mu.Lock()
			wait := pause(s.took)
			s.mu.Unlock()
			timer.Reset(wait)
		case <-timer.C:
			s.askRules()
		}
	}
}

// askRules tells what the rules find in what is shown. Advice is for those who ask for it, with the command check.
func (s *show) askRules() {
	s.mu.Lock()
	of := s.shown
	s.mu.Unlock()
	if of.pages == nil {
		return
	}
	problems, err := withRules(of.d, of.pages, slices.Clip(of.problems))
	s.mu.Lock()
	defer s.mu.Unlock()
	if err != nil || s.shown.pages != of.pages {
		return
	}
	known := make(map[problem.Problem]bool, len(of.problems))
	for _, p := range of.problems {
		known[p] = true
	}
	s.found = slices.DeleteFunc(problems, func(p problem.Problem) bool { return p.Severity == problem.Advice || known[p] })
	s.server.Tell(of.pages, problem.Sort(slices.Concat(of.problems, s.found)))
	s.told = s.print(s.found, s.told)
}

// maxPrinted is how many problems are printed at once. The command check prints all there are.
const maxPrinted = 40

// print prints the problems that are not on the terminal yet, and gives those that are now.
func (s *show) print(problems []problem.Problem, printed map[problem.Problem]bool) map[problem.Problem]bool {
	shown := make(map[problem.Problem]bool, len(problems))
	var news []problem.Problem
	for _, p := range problems {
		if shown[p] = true; !printed[p] {
			news = append(news, p)
		}
	}
	_ = problem.Print(s.stderr, "text", news[:min(len(news), maxPrinted)]) // where there is no terminal any more, the browser shows them
	if more := len(news) - maxPrinted; more > 0 {
		fmt.Fprintf(s.stderr, "… and %s more: signpost check prints all\n", countWords(more, "problem", "problems"))
	}
	return shown
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
