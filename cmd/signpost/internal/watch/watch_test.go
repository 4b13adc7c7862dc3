package watch

import (
	"context"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"go.uber.org/goleak"

	"signpost/cmd/signpost/internal/leftover"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

var folders = []string{"content", "layouts", "static"}

// A reader reads what it is told of, and nothing else: where a change is missed, what it holds differs from the disk.
type reader struct {
	t    *testing.T
	root string

	mu    sync.Mutex
	holds map[string]string
	calls [][]string
	notes []string
}

// reading starts to watch a folder, and reads it.
func reading(t *testing.T, root string, poll bool) *reader {
	t.Helper()
	r := &reader{t: t, root: root}
	r.holds = onDisk(t, root)
	w := New(Options{Root: root, Folders: folders, Poll: poll, Changed: r.changed, Note: func(s string) { r.mu.Lock(); r.notes = append(r.notes, s); r.mu.Unlock() }})
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan struct{})
	go func() { w.Run(ctx); close(ended) }()
	t.Cleanup(func() { stop(); <-ended })
	return r
}

func (r *reader) changed(files []string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.calls = append(r.calls, files)
	if files == nil {
		r.holds = onDisk(r.t, r.root)
	}
	for _, name := range files {
		data, err := os.ReadFile(filepath.Join(r.root, name))
		if err != nil {
			delete(r.holds, name)
		} else {
			r.holds[name] = string(data)
		}
	}
}

func (r *reader) told() int {
	r.mu.Lock()
	defer r.mu.Unlock()
	return len(r.calls)
}

func (r *reader) saw(name, text string) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.holds[name] == text
}

func (r *reader) until(what string, true func() bool) {
	r.t.Helper()
	for end := time.Now().Add(20 * time.Second); !true(); time.Sleep(2 * time.Millisecond) {
		if time.Now().After(end) {
			r.t.Fatalf("not so after 20 s: %s", what)
		}
	}
}

// untilSame waits until the reader holds what is on the disk.
func (r *reader) untilSame() {
	r.t.Helper()
	var diff string
	for end := time.Now().Add(20 * time.Second); ; time.Sleep(5 * time.Millisecond) {
		disk := onDisk(r.t, r.root)
		r.mu.Lock()
		diff = cmp.Diff(disk, r.holds)
		r.mu.Unlock()
		if diff == "" {
			return
		}
		if time.Now().After(end) {
			r.t.Fatalf("disk -, read +\n%s", diff)
		}
	}
}

// onDisk are the files of a site with their texts.
func onDisk(t *testing.T, root string) map[string]string {
	t.Helper()
	files := map[string]string{}
	for _, folder := range folders {
		_ = fs.WalkDir(os.DirFS(root), folder, func(name string, d fs.DirEntry, err error) error {
			if err == nil && d.Type().IsRegular() && !leftover.Is(d.Name()) {
				if data, err := os.ReadFile(filepath.Join(root, name)); err == nil {
					files[name] = string(data)
				}
			}
			return nil
		})
	}
	return files
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func eachWay(t *testing.T, test func(t *testing.T, poll bool)) {
	for name, poll := range map[string]bool{"events": false, "polling": true} {
		t.Run(name, func(t *testing.T) { t.Parallel(); test(t, poll) })
	}
}

func TestTellsWhatChanged(t *testing.T) {
	eachWay(t, func(t *testing.T, poll bool) {
		root := t.TempDir()
		at := func(name string) string { return filepath.Join(root, filepath.FromSlash(name)) }
		write(t, at("content/index.md"), "home")
		r := reading(t, root, poll)
		steps := []struct {
			what string
			do   func() error
			want []string
		}{
			{"a file is written", func() error { return os.WriteFile(at("content/index.md"), []byte("new home"), 0o644) }, []string{"content/index.md"}},
			{"a folder comes with a file", func() error { write(t, at("content/services/walk.md"), "walk"); return nil }, []string{"content/services/walk.md"}},
			{"a file in the new folder", func() error { return os.WriteFile(at("content/services/walk.md"), []byte("a walk"), 0o644) }, []string{"content/services/walk.md"}},
			{"a file gets another name", func() error { return os.Rename(at("content/services/walk.md"), at("content/services/stroll.md")) },
				[]string{"content/services/stroll.md", "content/services/walk.md"}},
			{"a folder gets another name", func() error { return os.Rename(at("content/services"), at("content/events")) },
				[]string{"content/events/stroll.md", "content/services/stroll.md"}},
			{"a file in it", func() error { return os.WriteFile(at("content/events/stroll.md"), []byte("slow"), 0o644) }, []string{"content/events/stroll.md"}},
			{"all is gone", func() error { return os.RemoveAll(at("content")) }, []string{"content/events/stroll.md", "content/index.md"}},
			{"it is back", func() error { write(t, at("content/index.md"), "back"); return nil }, []string{"content/index.md"}},
			{"what is no part of the site, then one that is", func() error {
				write(t, at("public/index.html"), "made")
				write(t, at("content/.index.md.swp"), "vim's")
				write(t, at("layouts/base.html"), "base")
				return nil
			}, []string{"layouts/base.html"}},
		}
		for _, step := range steps {
			before := r.told()
			if err := step.do(); err != nil {
				t.Fatal(err)
			}
			r.until(step.what, func() bool { return r.told() > before })
			r.untilSame()
			r.mu.Lock()
			got := map[string]bool{}
			for _, call := range r.calls[before:] {
				for _, name := range call {
					// Who polls tells of a file once more where its folder has changed since.
					got[name] = got[name] || !poll || slices.Contains(step.want, name)
				}
			}
			maps.DeleteFunc(got, func(_ string, told bool) bool { return !told })
			r.mu.Unlock()
			if diff := cmp.Diff(step.want, slices.Sorted(maps.Keys(got))); diff != "" {
				t.Errorf("%s: want -, got +\n%s", step.what, diff)
			}
		}
	})
}

// However an editor saves, what is told in the end is the file, and no temporary one.
func TestEditorsSaves(t *testing.T) {
	root := t.TempDir()
	file := filepath.Join(root, "content/services/walk.md")
	other := func(name string) string { return filepath.Join(filepath.Dir(file), name) }
	write(t, file, "walk")
	r := reading(t, root, false)
	do := func(steps ...error) {
		t.Helper()
		for _, err := range steps {
			if err != nil {
				t.Fatal(err)
			}
		}
	}
	slowly := func(path, text string) error { // to the disk, as careful programs do
		write(t, path, text)
		time.Sleep(3 * quiet)
		return nil
	}
	for name, save := range map[string]func(text string){
		"VS Code": func(text string) { write(t, file, text) },
		"vim": func(text string) {
			do(os.Rename(file, other("walk.md~")), slowly(file, text), os.Remove(other("walk.md~")))
		},
		"JetBrains": func(text string) {
			do(slowly(other("walk.md___jb_tmp___"), text), os.Rename(file, other("walk.md___jb_old___")), os.Rename(other("walk.md___jb_tmp___"), file), os.Remove(other("walk.md___jb_old___")))
		},
		"GNOME": func(text string) {
			do(slowly(other(".goutputstream-X1"), text), os.Rename(other(".goutputstream-X1"), file))
		},
		"sed -i": func(text string) {
			do(os.WriteFile(other("sedAb12Cd"), []byte(text), 0o644), os.Rename(other("sedAb12Cd"), file))
		},
		"node": func(text string) {
			do(slowly(other("walk.md.1234.tmp"), text), os.Rename(other("walk.md.1234.tmp"), file))
		},
		"take away": func(text string) { do(os.Remove(file)); time.Sleep(2 * quiet); write(t, file, text) },
	} {
		before := r.told()
		save("as " + name + " does")
		r.until(name, func() bool { return r.saw("content/services/walk.md", "as "+name+" does") })
		r.mu.Lock()
		for _, call := range r.calls[before:] {
			if !slices.Equal(call, []string{"content/services/walk.md"}) {
				t.Errorf("%s: told of %q", name, call)
			}
		}
		r.mu.Unlock()
	}
}

// A change of branch is one change, however many files it touches, and however long git takes.
func TestChangeOfBranch(t *testing.T) {
	git, err := exec.LookPath("git")
	if err != nil {
		t.Skip("there is no git here")
	}
	eachWay(t, func(t *testing.T, poll bool) {
		root := t.TempDir()
		run := func(args ...string) {
			t.Helper()
			c := exec.Command(git, append([]string{"-C", root, "-c", "user.name=T", "-c", "user.email=t@example.org", "-c", "init.defaultBranch=main"}, args...)...)
			c.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_SYSTEM="+os.DevNull)
			if out, err := c.CombinedOutput(); err != nil {
				t.Fatalf("git %v: %v\n%s", args, err, out)
			}
		}
		fill := func(text string, from, to int) {
			for i := from; i < to; i++ {
				write(t, filepath.Join(root, fmt.Sprintf("content/services/s%d.md", i)), text)
			}
		}
		run("init", "-q")
		fill("one", 0, 1000)
		run("add", ".")
		run("commit", "-qm", "one")
		run("checkout", "-qb", "other")
		fill("another", 500, 1500)
		run("add", ".")
		run("commit", "-qm", "another")
		r := reading(t, root, poll)
		run("checkout", "-q", "main")
		r.untilSame()
		// Once, but on a machine that is busy with other things the last events may come late.
		if n := r.told(); n > 3 {
			t.Errorf("told %d times", n)
		}
	})
}

// A thousand operations, in quick succession and in fits and starts: no change is missed.
func TestThousandOperations(t *testing.T) {
	eachWay(t, func(t *testing.T, poll bool) {
		seed := uint64(time.Now().UnixNano())
		t.Logf("seed %d", seed)
		root := t.TempDir()
		for _, name := range []string{"content/index.md", "content/services/a.md", "content/events/b.md", "static/js/parts/c.js", "layouts/d.html"} {
			write(t, filepath.Join(root, name), name)
		}
		r := reading(t, root, poll)
		d := &disk{t, root, rand.New(rand.NewPCG(seed, 0))}
		for i := range 1000 {
			d.operate(i)
			switch {
			case d.IntN(25) == 0:
				time.Sleep(time.Duration(20+d.IntN(60)) * time.Millisecond)
			case d.IntN(4) == 0:
				time.Sleep(time.Duration(d.IntN(8)) * time.Millisecond)
			}
		}
		r.untilSame()
		r.mu.Lock()
		defer r.mu.Unlock()
		if len(r.notes) > 0 && !poll {
			t.Errorf("events were not enough: %q", r.notes)
		}
		t.Logf("told %d times", len(r.calls))
	})
}

// A disk is changed at random. Operations that can't be done (a file that is not there) are passed over.
type disk struct {
	t    *testing.T
	root string
	*rand.Rand
}

func (d *disk) folder() string {
	list := []string{"content", "content/services", "content/events", "content/places", "layouts", "static", "static/js", "static/js/parts", "static/js/parts/deep"}
	return filepath.Join(d.root, list[d.IntN(len(list))])
}

func (d *disk) file() string {
	return filepath.Join(d.folder(), fmt.Sprintf("%c%s", 'a'+d.IntN(6), []string{".md", ".html", ".js"}[d.IntN(3)]))
}

func (d *disk) write(path string, i int) {
	if os.MkdirAll(filepath.Dir(path), 0o755) == nil {
		_ = os.WriteFile(path, fmt.Appendf(nil, "%06d", i), 0o644)
	}
}

func (d *disk) operate(i int) {
	file, other := d.file(), d.file()
	switch n := d.IntN(100); {
	case n < 40:
		d.write(file, i)
	case n < 55: // twice, with the same size, within the same tick of the disk's clock
		d.write(file, i)
		d.write(file, i+500_000)
	case n < 65: // as many editors save
		d.write(file+".tmp", i)
		_ = os.Rename(file+".tmp", file)
	case n < 75:
		_ = os.Rename(file, other)
	case n < 85:
		_ = os.Remove(file)
	case n < 90:
		_ = os.MkdirAll(d.folder(), 0o755)
	case n < 96:
		_ = os.Rename(d.folder(), d.folder())
	case n < 98: // away and back
		folder := d.folder()
		_ = os.Rename(folder, filepath.Join(d.root, "away"))
		_ = os.Rename(filepath.Join(d.root, "away"), folder)
	default:
		_ = os.RemoveAll(d.folder())
	}
}

// Where no events come, what has changed is found all the same, and from then on by looking alone.
func TestNoticesThatNoEventsCome(t *testing.T) {
	root := t.TempDir()
	write(t, filepath.Join(root, "content/index.md"), "home")
	r := &reader{t: t, root: root, holds: map[string]string{}}
	w := newWatcher(Options{Root: root, Folders: folders, Changed: r.changed, Note: func(s string) { r.notes = append(r.notes, s) }})
	w.tree.lookAll(&changes{})
	look := func(text string) bool {
		write(t, filepath.Join(root, "content/index.md"), text)
		w.scan()
		return w.compare(<-w.scans)
	}
	if look("one more") {
		t.Error("once is not enough: the event may be on its way")
	}
	if !r.saw("content/index.md", "one more") {
		t.Error("the change is not told")
	}
	if !look("two more") {
		t.Error("it still waits for events")
	}
}

// The lock of git lies in the repository that a site is part of, or, of a linked worktree, where its .git says.
func TestGitLock(t *testing.T) {
	root := t.TempDir()
	write(t, filepath.Join(root, "linked/.git"), "gitdir: ../main/.git/worktrees/linked\n")
	write(t, filepath.Join(root, "main/.git/HEAD"), "ref: refs/heads/main\n")
	write(t, filepath.Join(root, "main/site/content/index.md"), "home")
	for site, want := range map[string]string{"linked": "main/.git/worktrees/linked/index.lock", "main/site": "main/.git/index.lock"} {
		if got := gitLock(filepath.Join(root, site)); got != filepath.Join(root, want) {
			t.Errorf("%s: %s", site, got)
		}
	}
	lock := gitLock(filepath.Join(root, "main"))
	if held(lock) {
		t.Error("held, though it is not there")
	}
	write(t, lock, "")
	if !held(lock) {
		t.Error("not held, though it is there")
	}
	if err := os.Chtimes(lock, time.Time{}, time.Now().Add(-time.Hour)); err != nil || held(lock) {
		t.Errorf("held, though it was left behind (%v)", err)
	}
}
