package main

import (
	"bytes"
	"context"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/spf13/cobra"
	"go.uber.org/goleak"

	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/preview"
	"signpost/cmd/signpost/internal/specimen"
	"signpost/cmd/signpost/internal/when"
)

// body is what is served at an address.
func (s *session) body(address string) string {
	s.t.Helper()
	resp, err := http.Get(s.url + address)
	if err != nil {
		s.t.Fatal(err)
	}
	defer resp.Body.Close()
	text, err := io.ReadAll(resp.Body)
	if err != nil {
		s.t.Fatal(err)
	}
	return string(text)
}

// The terminal says in one line what changed and what it cost, and each problem once.
func TestServeSaysWhatChanged(t *testing.T) {
	s := serving(t, serveOptions{})
	s.write("content/services/health-walk.md", strings.Replace(healthWalk, "[lifestyle]", "[lifestile]", 1))
	s.until("one problem", func() bool {
		return regexp.MustCompile(`\d\d:\d\d:\d\d services/health-walk\.md: \d+ ms, 1 problem\n`).MatchString(s.said.String())
	})
	s.write("content/services/book-group.md", "---\ntitle: Book club\n---\n")
	s.until("another change", func() bool { return strings.Contains(s.said.String(), "services/book-group.md: ") })
	if n := strings.Count(s.said.String(), `content/services/health-walk.md:4:10: `); n != 1 {
		t.Errorf("the problem is told %d times\n%s", n, s.said)
	}
	s.write("content/services/health-walk.md", healthWalk)
	s.until("no problem", func() bool { return strings.Contains(s.said.String(), "ms, no problems left\n") })
}

// What is written while the site is read for the first time is not missed.
func TestServeWhileFilesChange(t *testing.T) {
	s := &session{t: t, dir: t.TempDir(), said: &said{}}
	for name, text := range smallSite {
		s.write(name, text)
	}
	ended, stop := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(ended)
		for i := 0; ; i++ {
			select {
			case <-stop:
				return
			case <-time.After(time.Millisecond):
				_ = os.WriteFile(filepath.Join(s.dir, "content/services/book-group.md"), []byte("---\ntitle: Book group\nsummary: Book "+strings.Repeat("i", i)+".\n---\n"), 0o644)
			}
		}
	}()
	s.start(serveOptions{})
	close(stop)
	<-ended
	last, err := os.ReadFile(filepath.Join(s.dir, "content/services/book-group.md"))
	if err != nil {
		t.Fatal(err)
	}
	summary := regexp.MustCompile(`Book i*\.`).FindString(string(last))
	s.until("what was written last", func() bool { return strings.Contains(s.body("services/book-group/"), summary) })
}

// A port that is in use is left to whoever has it.
func TestServeTakesTheNextPort(t *testing.T) {
	other, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	s := serving(t, serveOptions{addr: other.Addr().String()})
	if !strings.Contains(s.said.String(), other.Addr().String()+" is in use by another program.") {
		t.Errorf("said %s", s.said)
	}
	if !strings.Contains(s.body(""), "Welcome.") {
		t.Error("the site is not there")
	}
	if strings.Contains(s.said.String(), "warning:") {
		t.Errorf("a warning: %s", s.said)
	}
}

// Whoever lets others see the preview is told so.
func TestServeWarnsOfTheNetwork(t *testing.T) {
	s := serving(t, serveOptions{addr: "0.0.0.0:0"})
	if !strings.Contains(s.said.String(), "warning: whoever reaches this machine through its network can see this preview") || !strings.HasPrefix(s.url, "http://127.0.0.1:") {
		t.Errorf("said %s", s.said)
	}
	for _, host := range hosts(net.IPv4zero) {
		s.until(host+" is told", func() bool { return strings.Contains(s.said.String(), "From other machines it is at http://"+host+":") })
	}
}

// Only who listens on all addresses needs to know which these are.
func TestHosts(t *testing.T) {
	if list := hosts(net.IPv4(127, 0, 0, 1)); list != nil {
		t.Error(list)
	}
	for _, host := range hosts(net.IPv4zero) {
		if ip := net.ParseIP(host); ip.To4() == nil || ip.IsLoopback() {
			t.Errorf("%s: nobody reaches that", host)
		}
	}
}

// A program that can't open the browser says so only by how it ends.
func TestServeWhoseBrowserFails(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("other systems open addresses by other programs")
	}
	bin := t.TempDir()
	if err := os.WriteFile(filepath.Join(bin, "xdg-open"), []byte("#!/bin/sh\nexit 3\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", bin)
	s := serving(t, serveOptions{open: true})
	s.until("that is told", func() bool {
		return strings.Contains(s.said.String(), "note: no browser could be opened (exit status 3)")
	})
}

// Where no browser can be opened, that is no failure.
func TestServeWithoutABrowser(t *testing.T) {
	t.Setenv("PATH", "")
	if s := serving(t, serveOptions{open: true}); !strings.Contains(s.said.String(), "note: no browser could be opened") && runtime.GOOS != "windows" {
		t.Errorf("said %s", s.said)
	}
}

// At midnight, in the directory's own zone, the preview goes on to the next day, unless it shows a day that was asked for.
func TestPreviewPastMidnight(t *testing.T) {
	src, err := openSource(repository)
	if err != nil {
		t.Fatal(err)
	}
	defer src.close()
	evening := time.Date(2027, 3, 29, 22, 59, 0, 0, time.UTC) // 23.59 of British summer time
	s := newShow(src, directory.Options{Now: evening}, io.Discard)
	s.server = preview.New(preview.Options{})
	s.clock = func() time.Time { return evening }
	s.fixed = false
	if err := s.begin(); err != nil {
		t.Fatal(err)
	}
	expect := func(day int) {
		t.Helper()
		if s.newDay(); s.day != (when.Date{Year: 2027, Month: 3, Day: day}) {
			t.Errorf("it shows %s, not the %d", s.day, day)
		}
	}
	expect(29)
	evening = evening.Add(2 * time.Minute)
	expect(30)
	s.travel(when.Date{Year: 2027, Month: 3, Day: 24})
	expect(24)
}

// Ctrl-C ends the program well.
func TestServeEndsAtAnInterrupt(t *testing.T) {
	if os.Getenv("SIGNPOST_SERVES") != "" {
		os.Exit(run([]string{"serve", "--site", repository, "--addr", "127.0.0.1:0"}, os.Stdout, os.Stderr))
	}
	c := exec.Command(os.Args[0], "-test.run=^TestServeEndsAtAnInterrupt$")
	c.Env = append(os.Environ(), "SIGNPOST_SERVES=yes")
	heard := &said{}
	c.Stderr = heard
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	s := &session{t: t, said: heard}
	s.until("it is ready", func() bool { return strings.Contains(heard.String(), "The site is at ") })
	if err := c.Process.Signal(os.Interrupt); err != nil {
		_ = c.Process.Kill()
		t.Skip("this system has no interrupt for other programs:", err)
	}
	if err := c.Wait(); err != nil {
		t.Errorf("%v\n%s", err, heard)
	}
}

// An interrupt while a big site is read for the first time is heeded at once, and no browser is opened any more.
func TestServeInterruptedWhileReading(t *testing.T) {
	s := &session{t: t, dir: t.TempDir(), said: &said{}}
	if err := specimen.Write(s.dir, 3000); err != nil {
		t.Fatal(err)
	}
	src, err := openSource(s.dir)
	if err != nil {
		t.Fatal(err)
	}
	defer src.close()
	c := &cobra.Command{}
	c.SetErr(s.said)
	ctx, cancel := context.WithCancel(context.Background())
	time.AfterFunc(50*time.Millisecond, cancel)
	if err := serve(ctx, src, serveOptions{addr: "127.0.0.1:0"}, c); err != nil {
		t.Error(err)
	}
	if s.said.String() != "" {
		t.Errorf("said %s", s.said)
	}
}

// A folder that does not belong there is told of, and no more when it is gone.
func TestServeFoldersThatComeAndGo(t *testing.T) {
	s := serving(t, serveOptions{})
	wrong := filepath.Join(s.dir, "content/servces")
	if err := os.Mkdir(wrong, 0o755); err != nil {
		t.Fatal(err)
	}
	s.until("an empty folder", func() bool { return strings.Contains(s.body(""), "content/servces:1") })
	s.write("content/servces/x.md", "---\ntitle: X\n---\n")
	if err := os.Remove(filepath.Join(wrong, "x.md")); err != nil {
		t.Fatal(err)
	}
	time.Sleep(100 * time.Millisecond)
	if err := os.Remove(wrong); err != nil {
		t.Fatal(err)
	}
	s.until("it is gone", func() bool { return !strings.Contains(s.body(""), "content/servces:1") })
}

// What editors leave beside a file is no part of the site.
func TestServeLeftovers(t *testing.T) {
	s := serving(t, serveOptions{})
	s.write("content/services/health-walk.md~", healthWalk)
	s.write("content/services/#health-walk.md#", healthWalk)
	s.write("content/services/book-group.md", "---\ntitle: Book club\n---\n")
	s.until("another change", func() bool { return strings.Contains(s.body("services/book-group/"), "Book club") })
	if strings.Contains(s.said.String(), "error") {
		t.Errorf("said %s", s.said)
	}
}

// Another day needs nothing to be read again, and shows what changes meanwhile.
func TestServeTravels(t *testing.T) {
	s := serving(t, serveOptions{date: "2026-11-24"})
	travel := func(day string) {
		resp, err := http.PostForm(s.url+"_signpost/date", url.Values{"on": {day}, "back": {"/"}})
		if err != nil {
			t.Fatal(err)
		}
		resp.Body.Close()
	}
	for _, day := range []string{"2027-03-24", "2027-01-04"} {
		travel(day)
		if page := s.body("services/book-group/"); !strings.Contains(page, `data-made="`+day+`"`) {
			t.Errorf("%s is not shown", day)
		}
		if events := s.body("services/book-group/"); day == "2027-01-04" && !strings.Contains(events, "Monday 4 January") {
			t.Error("the times are those of another day")
		}
	}
	s.write("content/services/book-group.md", "---\ntitle: Book club\n---\n")
	s.until("a change on that day", func() bool {
		page := s.body("services/book-group/")
		return strings.Contains(page, "Book club") && strings.Contains(page, `data-made="2027-01-04"`)
	})
}

// Wrong flags are wrong usage, and a folder without content is a problem to be mended while the preview runs.
func TestServeUsage(t *testing.T) {
	for _, args := range [][]string{{"--editor", "notepad"}, {"--addr", "here"}, {"--addr", "127.0.0.1:99999"}, {"--date", "soon"}, {"--base-url", "ftp://x"}} {
		var heard bytes.Buffer
		if status := run(append([]string{"serve", "--site", repository}, args...), io.Discard, &heard); status != statusUsage {
			t.Errorf("%q: status %d, %s", args, status, heard.String())
		}
	}
}

// The preview ends, with all that it started.
func TestServeLeavesNothingRunning(t *testing.T) {
	http.DefaultClient.CloseIdleConnections()
	running := goleak.IgnoreCurrent()
	s := serving(t, serveOptions{})
	line, err := http.Get(s.url + "_signpost/changes?path=/")
	if err != nil {
		t.Fatal(err)
	}
	defer line.Body.Close()
	s.write("content/services/health-walk.md", "---\ntitle: Walk\n---\n")
	s.until("the change is noticed", func() bool { return strings.Contains(s.said.String(), "services/health-walk.md: ") })
	if err := os.RemoveAll(filepath.Join(s.dir, "content")); err != nil {
		t.Fatal(err)
	}
	s.until("no content is a problem", func() bool { return strings.Contains(s.said.String(), "there is no folder content/") })
	for name, text := range smallSite {
		s.write(name, text)
	}
	s.until("it is back", func() bool { return strings.Contains(s.said.String(), "no problems left") })
	s.stop()
	line.Body.Close()
	http.DefaultClient.CloseIdleConnections()
	goleak.VerifyNone(t, running, goleak.IgnoreAnyFunction("github.com/blevesearch/bleve_index_api.AnalysisWorker"))
}

// What only the rules of check find is shown a moment after the save, once in the terminal, and goes when it is mended.
func TestServeAsksTheRules(t *testing.T) {
	s := serving(t, serveOptions{})
	mobile := strings.Replace(healthWalk, "themes:", "contact: {phone: \"07700 900 123\"}\nthemes:", 1)
	s.write("content/services/health-walk.md", mobile)
	line := "content/services/health-walk.md:4:19: warning: "
	s.until("the rule is told", func() bool { return strings.Contains(s.said.String(), line) })
	s.until("it is over the page", func() bool {
		return strings.Contains(s.body("services/health-walk/"), "content/services/health-walk.md:4:19")
	})
	s.write("content/services/book-group.md", "---\ntitle: Book club\nthemes: [lifestyle]\n---\n")
	s.until("another change", func() bool { return strings.Contains(s.body("services/book-group/"), "Book club") })
	if !strings.Contains(s.body("services/health-walk/"), "content/services/health-walk.md:4:19") {
		t.Error("what the rules found is gone until they are asked again")
	}
	s.write("content/services/health-walk.md", strings.Replace(mobile, "contact: {", "contact: {consent: true, ", 1))
	s.until("it is mended", func() bool { return !strings.Contains(s.body("services/health-walk/"), "health-walk.md:4") })
	if n := strings.Count(s.said.String(), line); n != 1 {
		t.Errorf("the rule is told %d times\n%s", n, s.said)
	}
}

// A slip in content/index.md changes no page: the last good settings stay, on another day too, and entries are shown as they are
// written.
func TestServeKeepsGoodSettings(t *testing.T) {
	s := serving(t, serveOptions{})
	s.write("content/index.md", "---\ntitle: [ Tset directory\n---\nWelcome.\n")
	s.until("the slip is told", func() bool {
		return strings.Contains(s.body("services/book-group/"), "1 error elsewhere: content/index.md:2:")
	})
	s.write("content/services/book-group.md", "---\ntitle: Book club\n---\n")
	s.until("the entry is another", func() bool {
		return strings.Contains(s.body("services/book-group/"), "<title>Book club – Test directory</title>")
	})
	if resp, err := http.PostForm(s.url+"_signpost/date", url.Values{"on": {"2027-03-24"}}); err != nil || resp.Body.Close() != nil {
		t.Fatal(err)
	}
	if page := s.body("services/book-group/"); !strings.Contains(page, "Preview of 24 March 2027") || !strings.Contains(page, "<title>Book club – Test directory</title>") {
		t.Error(page)
	}
}

// A folder that was put in the place of the site's is not read: that is said, and goes once the first is back.
func TestServeWhoseFolderIsReplaced(t *testing.T) {
	s := serving(t, serveOptions{})
	away := s.dir + "-away"
	if err := os.Rename(s.dir, away); err != nil {
		t.Skip("this system moves no folder that is open:", err)
	}
	t.Cleanup(func() { os.RemoveAll(away) })
	s.write("content/index.md", "---\ntitle: Another\n---\n")
	s.until("it is told", func() bool {
		return strings.Contains(s.said.String(), "is gone, or another lies in its place: end the preview, and start it again") &&
			strings.Contains(s.body("services/book-group/"), "another lies in its place")
	})
	if !strings.Contains(s.body(""), "Test directory") {
		t.Error("the site is gone")
	}
	if err := os.RemoveAll(s.dir); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(away, s.dir); err != nil {
		t.Fatal(err)
	}
	s.until("it is back", func() bool { return !strings.Contains(s.body("services/book-group/"), "another lies in its place") })
}
