package preview

import (
	"context"
	"fmt"
	"hash/fnv"
	"io/fs"
	"path/filepath"
	"time"

	"github.com/fsnotify/fsnotify"
)

const (
	// gather is how long to wait after a sign of change for what follows: an editor's save is several events, and a
	// change of branch thousands.
	gather = 50 * time.Millisecond
	// pollInterval is how often to look where there are no signs.
	pollInterval = 400 * time.Millisecond
)

// folders are the parts of a site that are watched.
var folders = []string{"content", "layouts", "static"}

// Watch calls changed after each change of a file in the site at root, until the context ends. Events of the operating
// system only say "look again": what counts is whether the names, sizes and times of the files differ. Where poll is
// true, or no events can be had, it looks every now and then instead. The error tells why there are no events.
func Watch(ctx context.Context, root string, site fs.FS, poll bool, changed func()) error {
	var signs <-chan fsnotify.Event
	var overflows <-chan error
	var watcher *fsnotify.Watcher
	if !poll {
		var err error
		if watcher, err = fsnotify.NewWatcher(); err != nil {
			return fmt.Errorf("watch %s: %w", root, err)
		}
		defer watcher.Close()
		signs, overflows = watcher.Events, watcher.Errors
	}
	ticker := time.NewTicker(pollInterval)
	defer ticker.Stop()
	ticks := ticker.C
	if !poll {
		ticks = nil
	}
	last := scan(site, root, watcher)
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-ticks:
		case <-overflows: // too many events at once: that says "look again" too
			drain(signs)
		case _, ok := <-signs:
			if !ok {
				return nil
			}
			drain(signs)
		}
		if now := scan(site, root, watcher); now != last {
			last = now
			changed()
		}
	}
}

// drain waits until no sign has come for a moment, four times that at most.
func drain(signs <-chan fsnotify.Event) {
	end := time.After(4 * gather)
	for {
		select {
		case <-signs:
		case <-time.After(gather):
			return
		case <-end:
			return
		}
	}
}

// scan sums up the names, sizes and times of a site's files, and watches the folders that it meets.
func scan(site fs.FS, root string, watcher *fsnotify.Watcher) uint64 {
	sum := fnv.New64a()
	for _, folder := range folders {
		_ = fs.WalkDir(site, folder, func(name string, d fs.DirEntry, err error) error {
			if err != nil {
				return nil // what can't be read now may be there at the next look
			}
			if d.IsDir() && watcher != nil {
				_ = watcher.Add(filepath.Join(root, filepath.FromSlash(name)))
			}
			if info, err := d.Info(); err == nil {
				fmt.Fprintf(sum, "%s %d %d\n", name, info.Size(), info.ModTime().UnixNano())
			}
			return nil
		})
	}
	if watcher != nil {
		_ = watcher.Add(root) // content/ itself may come and go
	}
	return sum.Sum64()
}
