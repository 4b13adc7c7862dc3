package publish

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// publishText replaces site/public by a site with one file.
func publishText(t *testing.T, site, text string) {
	t.Helper()
	s, err := Begin(filepath.Join(site, "public"), site)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.WriteFile("a/"+text+"/index.html", []byte(text)); err != nil {
		t.Fatal(err)
	}
	if err := s.Commit(); err != nil {
		t.Fatal(err)
	}
}

func newSite(t *testing.T) string {
	t.Helper()
	site := t.TempDir()
	if err := os.Mkdir(filepath.Join(site, "content"), 0o755); err != nil {
		t.Fatal(err)
	}
	return site
}

func list(t *testing.T, dir string) string {
	t.Helper()
	var names []string
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			rel, _ := filepath.Rel(dir, path)
			names = append(names, filepath.ToSlash(rel))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(names, " ")
}

func TestReplacesTheWhole(t *testing.T) {
	site := newSite(t)
	publishText(t, site, "old")
	publishText(t, site, "new")
	if got := list(t, site); got != "public/.signpost public/a/new/index.html" {
		t.Error(got)
	}
}

func TestAbortKeepsTheOld(t *testing.T) {
	site := newSite(t)
	publishText(t, site, "old")
	s, err := Begin(filepath.Join(site, "public"), site)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.WriteFile("x", nil); err != nil {
		t.Fatal(err)
	}
	s.Abort()
	if got := list(t, site); got != "public/.signpost public/a/old/index.html" {
		t.Error(got)
	}
}

func TestClearsWhatAKilledBuildLeft(t *testing.T) {
	site := newSite(t)
	left := filepath.Join(site, ".public.signpost-123", "deep")
	if err := os.MkdirAll(left, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(filepath.Dir(left), Marker), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	mine := filepath.Join(site, ".public.signpost-mine", "keep")
	if err := os.MkdirAll(mine, 0o755); err != nil {
		t.Fatal(err)
	}
	inUse, err := Begin(filepath.Join(site, "public"), site)
	if err != nil {
		t.Fatal(err)
	}
	publishText(t, site, "new")
	if _, err := os.Stat(left); err == nil {
		t.Error("the left-over folder is still there")
	}
	if _, err := os.Stat(mine); err != nil {
		t.Error("a folder of somebody else's is gone")
	}
	if err := inUse.Commit(); err != nil {
		t.Errorf("a build that was running was disturbed: %v", err)
	}
}

func TestRefuses(t *testing.T) {
	site := newSite(t)
	foreign := filepath.Join(site, "foreign")
	for _, dir := range []string{foreign, filepath.Join(site, "static")} {
		if err := os.Mkdir(dir, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	file := filepath.Join(foreign, "thesis.txt")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	link := filepath.Join(site, "link")
	if err := os.Symlink(site, link); err != nil {
		t.Fatal(err)
	}
	for _, out := range []string{site, filepath.Dir(site), "/", filepath.Join(site, "content"), filepath.Join(site, "content", "x"),
		filepath.Join(site, "static", "public"), foreign, file, link, filepath.Join(link, "content")} {
		s, err := Begin(out, site)
		var refusal *Refusal
		if !errors.As(err, &refusal) {
			t.Errorf("%s: %v, want a refusal", out, err)
		}
		if err == nil {
			s.Abort()
		}
	}
	if _, err := os.Stat(file); err != nil {
		t.Error(err)
	}
}

func TestNameStaysWithin(t *testing.T) {
	site := newSite(t)
	s, err := Begin(filepath.Join(site, "public"), site)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Abort()
	for _, name := range []string{"../x", "/x", "a/../../x", ""} {
		if err := s.WriteFile(name, nil); err == nil {
			t.Errorf("%q was written", name)
		}
	}
}

// Whoever reads while sites are exchanged finds a whole one, every time.
func TestReaderSeesAWholeSite(t *testing.T) {
	site := newSite(t)
	publishText(t, site, "0")
	done := make(chan struct{})
	var reader sync.WaitGroup
	reader.Go(func() {
		for {
			select {
			case <-done:
				return
			default:
			}
			dir, err := os.Open(filepath.Join(site, "public"))
			if err != nil {
				t.Errorf("no site: %v", err)
				return
			}
			dir.Close()
		}
	})
	for i := range 100 {
		publishText(t, site, string(rune('a'+i%26)))
	}
	close(done)
	reader.Wait()
}

func TestTwoRenames(t *testing.T) {
	dir := t.TempDir()
	a, b := filepath.Join(dir, "a"), filepath.Join(dir, "b")
	for _, d := range []string{a, b} {
		if err := os.MkdirAll(filepath.Join(d, "in-"+filepath.Base(d)), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	if err := twoRenames(a, b); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"a/in-b", "b/in-a"} {
		if _, err := os.Stat(filepath.Join(dir, want)); err != nil {
			t.Error(err)
		}
	}
}
