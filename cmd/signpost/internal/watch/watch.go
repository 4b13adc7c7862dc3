// Package watch tells which files of a site have changed.
//
// The operating system's events name the paths, and these alone are looked at: to look through ten thousand files takes
// 50 ms, which nobody should wait for at each save. An event is only a hint, though. What counts is what lies on the disk
// once nothing more is heard for a moment, so the several steps of an editor's save are one change, and a temporary file
// that came and went is none.
//
// Some disks tell of nothing: network drives, Windows drives in WSL, folders that are mounted into a container. So all
// files are looked through now and then besides, and where that finds what no event told of, it goes on by looking
// (polling) alone.
package watch

import (
	"context"
	"errors"
	"maps"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/fsnotify/fsnotify"
)

const (
	// A save is a few events within a millisecond or two.
	quiet = 4 * time.Millisecond
	// After many events more are likely to follow, of a change of branch or of files that are copied here.
	crowd, quietCrowd = 8, 50 * time.Millisecond
	// Some programs save by taking the file away first. What is gone may be back.
	quietGone = 40 * time.Millisecond
	// However long it goes on, what is there by then is told.
	patience = 10 * time.Second
	// What looks like an editor's temporary file gets this time to vanish, and a folder that came or went is looked at
	// again after it: its watch may have been lost where folders take each other's names faster than they are looked at.
	second = 250 * time.Millisecond
	// All files are looked through this often where no event has come yet, and where some have.
	doubting, trusting = 2 * time.Second, 30 * time.Second
	// polling is how often to look through all files where there are no events; where that takes long, as on a network
	// drive, it pauses twice as long as it looks.
	polling = 400 * time.Millisecond
)

// Options say what to watch.
type Options struct {
	Root    string   // the folder of the site
	Folders []string // those in it that are watched, with all below them: "content"; they may come and go
	Poll    bool     // look every now and then, without events

	// Changed gets the files that were written, that are new, or that are gone, by paths relative to Root, with slashes,
	// sorted: one call for each burst of changes. Nil says that anything may have changed. Calls never overlap.
	Changed func(files []string)
	// Note gets what a person should know, once: why it polls.
	Note func(message string)
}

// New takes the first look: what changes from then on is told once Run runs.
func New(o Options) *Watcher {
	w := newWatcher(o)
	if !o.Poll {
		w.listen()
	}
	w.tree.lookAll(&changes{})
	return w
}

func newWatcher(o Options) *Watcher {
	root, err := filepath.Abs(o.Root)
	if err != nil {
		root = o.Root
	}
	w := &Watcher{o: o, lock: gitLock(root), dirty: map[string]bool{}, later: map[string]time.Time{}, untold: map[string]bool{}, scans: make(chan scanned, 1)}
	w.tree = tree{root: root, folders: o.Folders, known: map[string]stamp{}, touched: map[string]time.Time{}, careful: o.Poll, entered: w.watchFolder, left: w.unwatchFolder}
	return w
}

// Run watches until the context ends, and leaves nothing open. Where no events can be had it polls.
func (w *Watcher) Run(ctx context.Context) {
	defer w.scanning.Wait()
	defer w.unlisten()
	if w.events != nil {
		w.follow(ctx)
	}
	if ctx.Err() == nil {
		w.unlisten()
		w.poll(ctx)
	}
}

// A Watcher watches a site.
type Watcher struct {
	o      Options
	tree   tree
	events *fsnotify.Watcher // nil: there are none
	failed error             // why a folder could not be watched
	lock   string            // the file that git holds while it changes files, or ""

	dirty      map[string]bool      // paths that events have named; true where the content was written
	since      time.Time            // of the first of them
	overflowed bool                 // events were lost
	waited     bool                 // for what is gone to come back
	later      map[string]time.Time // paths with when to look at them (again)
	told       []string             // by the last call of Changed

	scans    chan scanned
	scanning sync.WaitGroup
	untold   map[string]bool // found by looking, and no event has named it yet
	trusted  bool            // an event has come
}

type scanned struct {
	files map[string]stamp
	took  time.Duration
}

func (w *Watcher) listen() {
	events, err := fsnotify.NewWatcher()
	if err != nil {
		w.giveUp(err)
		return
	}
	w.events = events
	w.watchFolder("") // the folders may come and go
}

func (w *Watcher) unlisten() {
	if w.events != nil {
		w.events.Close()
		w.events = nil
	}
}

// giveUp is told once, because there are no events to give up afterwards.
func (w *Watcher) giveUp(err error) {
	w.tree.careful = true
	w.o.Note("the system can't tell of changes (" + err.Error() + "): looking for them every now and then instead")
}

func (w *Watcher) watchFolder(name string) {
	if w.events == nil {
		return
	}
	if err := w.events.Add(w.tree.disk(name)); err != nil && w.tree.isFolder(name) {
		w.failed = err // most likely there are too many watches
	}
}

func (w *Watcher) unwatchFolder(name string) {
	if w.events != nil {
		_ = w.events.Remove(w.tree.disk(name)) // it may be gone with its folder
	}
}

// follow lives on events until the context ends, or until it is clear that they can't be trusted.
func (w *Watcher) follow(ctx context.Context) {
	settle, again, look := time.NewTimer(time.Hour), time.NewTimer(time.Hour), time.NewTimer(doubting)
	defer settle.Stop()
	defer again.Stop()
	defer look.Stop()
	for w.failed == nil {
		select {
		case <-ctx.Done():
			return
		case e, ok := <-w.events.Events:
			if !ok {
				return
			}
			if w.heard(e) {
				settle.Reset(w.quiet())
			}
		case err := <-w.events.Errors:
			if errors.Is(err, fsnotify.ErrEventOverflow) {
				w.overflowed = true
				settle.Reset(quietCrowd)
			}
		case <-settle.C:
			if wait := w.settle(); wait > 0 {
				settle.Reset(wait)
			} else if len(w.later) > 0 {
				again.Reset(second)
			}
		case <-again.C:
			w.lookAgain()
			if len(w.later) > 0 {
				again.Reset(second)
			}
		case <-look.C:
			w.scan()
		case s := <-w.scans:
			if w.compare(s) {
				w.tree.careful = true
				w.o.Note("changes come here without a sign from the system: looking for them every now and then instead")
				return
			}
			look.Reset(w.untilScan(s.took))
		}
	}
	if w.failed != nil {
		w.giveUp(w.failed)
	}
}

// quiet is how long to wait for what may follow.
func (w *Watcher) quiet() time.Duration {
	switch {
	case time.Since(w.since) > patience:
		return 0
	case len(w.dirty) > crowd:
		return quietCrowd
	}
	return quiet
}

// heard takes an event in, and reports whether it may mean a change.
func (w *Watcher) heard(e fsnotify.Event) bool {
	name, ok := w.tree.name(e.Name)
	if !ok {
		return false
	}
	w.trusted = true
	maps.DeleteFunc(w.untold, func(other string, _ bool) bool { return within(other, name) })
	touched := e.Op&^(fsnotify.Chmod|fsnotify.Write) == 0
	if touched && w.tree.known[name].mode.IsDir() {
		return false // something in it has changed, which has an event of its own
	}
	if len(w.dirty) == 0 {
		w.since, w.waited = time.Now(), false
	}
	w.dirty[name] = w.dirty[name] || e.Has(fsnotify.Write) || e.Has(fsnotify.Create)
	return true
}

// settle tells what has changed, now that it is quiet. Where it is better to wait on it gives for how long.
func (w *Watcher) settle() time.Duration {
	if held(w.lock) && time.Since(w.since) < patience {
		return quietCrowd / 2
	}
	if w.overflowed {
		w.overflowed = false
		clear(w.dirty)
		w.tree.lookAll(&changes{})
		w.o.Changed(nil)
		return 0
	}
	var gone, here []string
	for name := range w.dirty {
		if w.tree.exists(name) {
			here = append(here, name)
		} else {
			gone = append(gone, name)
		}
	}
	if len(here) == 0 && !w.waited && slices.ContainsFunc(gone, w.tree.knows) {
		w.waited = true
		return quietGone
	}
	// What is gone comes first: a folder that got another name is watched under that name afterwards.
	var c changes
	slices.Sort(gone)
	slices.Sort(here)
	for _, name := range gone {
		w.tellAgain(&c, func(told string) bool { return !w.tree.knows(name) && within(told, name) })
	}
	for _, name := range append(gone, here...) {
		switch {
		case !w.tree.knows(name) && temporary(name):
			w.later[name] = time.Now()
		default:
			if w.tree.lookAt(name, w.dirty[name], &c) {
				w.later[name] = time.Now()
			}
		}
	}
	clear(w.dirty)
	w.tell(&c)
	return 0
}

// tell calls Changed, if there is anything to tell.
func (w *Watcher) tell(c *changes) {
	if files := c.files(); len(files) > 0 {
		w.told = files
		w.o.Changed(files)
	}
}

// tellAgain is for files that came and went once more while Changed read what it was told of last: it may have met them,
// or not.
func (w *Watcher) tellAgain(c *changes, moved func(name string) bool) {
	for _, name := range w.told {
		if moved(name) {
			c.add(name)
		}
	}
}

// lookAgain looks at what was put off, and watches folders anew.
func (w *Watcher) lookAgain() {
	var c changes
	names := make([]string, 0, len(w.later))
	for name, when := range w.later {
		if time.Since(when) >= second*9/10 {
			names = append(names, name)
			delete(w.later, name)
		}
	}
	slices.Sort(names)
	for _, name := range names {
		for folder := range w.tree.foldersOf(name) {
			w.unwatchFolder(folder)
		}
		if w.tree.lookAt(name, false, &c) && len(c.names) > 0 {
			w.later[name] = time.Now() // it is still moving
		}
	}
	w.tell(&c)
}

// scan looks through all files beside the events.
func (w *Watcher) scan() {
	t := tree{root: w.tree.root, folders: w.tree.folders, known: map[string]stamp{}, touched: map[string]time.Time{}}
	w.scanning.Go(func() {
		begin := time.Now()
		t.lookAll(&changes{})
		w.scans <- scanned{t.known, time.Since(begin)}
	})
}

func (w *Watcher) untilScan(took time.Duration) time.Duration {
	if w.trusted && len(w.untold) == 0 {
		return max(trusting, 20*took)
	}
	return max(doubting, 4*took)
}

// compare tells what a scan has found. It reports whether no event has named what the scan before it had found.
func (w *Watcher) compare(s scanned) bool {
	if len(w.untold) > 0 {
		return true
	}
	var names []string
	for name, stamp := range s.files {
		if known, ok := w.tree.known[name]; !ok || known != stamp {
			names = append(names, name)
		}
	}
	for name := range w.tree.known {
		if _, ok := s.files[name]; !ok {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	var c changes
	for _, name := range names {
		if !w.coming(name) {
			w.tree.lookAt(name, false, &c)
		}
	}
	for _, name := range c.files() {
		w.untold[name] = true
	}
	w.tell(&c)
	return false
}

// coming reports whether a name will be looked at anyway.
func (w *Watcher) coming(name string) bool {
	if _, put := w.later[name]; put {
		return true
	}
	for other := range w.dirty {
		if within(name, other) {
			return true
		}
	}
	return false
}

// poll lives without events, until the context ends.
func (w *Watcher) poll(ctx context.Context) {
	pause := polling
	for {
		select {
		case <-ctx.Done():
			return
		case <-time.After(pause):
		}
		begin := time.Now()
		var c changes
		before := maps.Clone(w.tree.touched)
		w.tree.lookAll(&c)
		w.tellAgain(&c, func(name string) bool {
			for folder := path.Dir(name); ; folder = path.Dir(folder) {
				if before[folder] != w.tree.touched[folder] || folder == "." {
					return before[folder] != w.tree.touched[folder]
				}
			}
		})
		w.told = nil
		pause = max(polling, 2*time.Since(begin))
		for last := 0; len(c.names) > max(crowd, last) || len(c.names) > 0 && held(w.lock); {
			if time.Since(begin) > patience || ctx.Err() != nil {
				break
			}
			last = len(c.names)
			time.Sleep(quietCrowd)
			w.tree.lookAll(&c)
		}
		w.tell(&c)
	}
}

// Names of files as sites have them. A new file with another is most likely on its way to one of these.
var lasting = regexp.MustCompile(`^[^#].*\.(?:md|html|css|js|json|svg|png|jpe?g|webp|avif|gif|ico|txt|xml|pdf|webmanifest|woff2?)$`)

func temporary(name string) bool {
	base := path.Base(name)
	return strings.Contains(base, ".") && !lasting.MatchString(base)
}
