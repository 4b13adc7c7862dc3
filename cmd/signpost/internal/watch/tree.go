package watch

import (
	"hash/maphash"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"signpost/cmd/signpost/internal/leftover"
)

// A tree is what is known of the watched folders. Names are relative to the site, with slashes.
type tree struct {
	root    string
	folders []string
	known   map[string]stamp     // files and folders
	touched map[string]time.Time // when something last came into a folder, or left it
	careful bool                 // look into files that were written just now

	entered, left func(folder string) // called for each folder that is met, and that is gone; or nil
}

// A stamp differs where a file does.
type stamp struct {
	size     int64
	modified int64 // nanoseconds of Unix time
	mode     fs.FileMode
	sum      uint64 // of the content, of files that are fresh; else 0
}

// Disks tell the time of a change as coarsely as this (FAT). A file that was written since may change once more without
// another stamp.
const fresh = 3 * time.Second

// changes are the files that differ from what was known.
type changes struct{ names map[string]bool }

func (c *changes) add(name string) {
	if c.names == nil {
		c.names = map[string]bool{}
	}
	c.names[name] = true
}

// below reports whether something within a folder has changed.
func (c *changes) below(folder string) bool {
	for name := range c.names {
		if name != folder && within(name, folder) {
			return true
		}
	}
	return false
}

func (c *changes) files() []string {
	files := make([]string, 0, len(c.names))
	for name := range c.names {
		files = append(files, name)
	}
	slices.Sort(files)
	return files
}

func (t *tree) disk(name string) string { return filepath.Join(t.root, filepath.FromSlash(name)) }

// name is the name of a path on the disk, if it is watched. Names that begin with a dot are no part of a site.
func (t *tree) name(path string) (string, bool) {
	below, ok := strings.CutPrefix(path, t.root+string(filepath.Separator))
	if !ok {
		return "", false
	}
	name := filepath.ToSlash(below)
	top, _, _ := strings.Cut(name, "/")
	return name, slices.Contains(t.folders, top) && !strings.Contains(name, "/.") && !leftover.Is(name)
}

// within reports whether a name is a folder's or lies in it.
func within(name, folder string) bool {
	return strings.HasPrefix(name, folder) && (len(name) == len(folder) || name[len(folder)] == '/')
}

func (t *tree) knows(name string) bool {
	_, ok := t.known[name]
	return ok
}

func (t *tree) isFolder(name string) bool {
	info, err := os.Stat(t.disk(name))
	return err == nil && info.IsDir()
}

// stat follows a link only at the top: what lies below by a link is no part of a site.
func (t *tree) stat(name string) (fs.FileInfo, error) {
	if strings.Contains(name, "/") {
		return os.Lstat(t.disk(name))
	}
	return os.Stat(t.disk(name))
}

func (t *tree) exists(name string) bool {
	_, err := t.stat(name)
	return err == nil
}

// lookAll looks at everything.
func (t *tree) lookAll(c *changes) {
	if info, err := os.Stat(t.root); err == nil {
		t.touched["."] = info.ModTime()
	}
	for _, folder := range t.folders {
		t.lookAt(folder, false, c)
	}
}

// lookAt compares what lies at a name, and below it, with what is known. A file that was written is changed even where
// its stamp is the same, as after two writes within one tick of the disk's clock. It reports whether the name is or was
// a folder.
func (t *tree) lookAt(name string, written bool, c *changes) bool {
	before, was := t.known[name]
	met := map[string]bool{}
	t.visit(name, written, met, c)
	if before.mode.IsDir() {
		t.forget(name, met, c)
	} else if was && !met[name] {
		delete(t.known, name)
		c.add(name)
	}
	return before.mode.IsDir() || t.known[name].mode.IsDir()
}

// visit takes in what is there.
func (t *tree) visit(name string, written bool, met map[string]bool, c *changes) {
	info, err := t.stat(name)
	if err != nil {
		return
	}
	met[name] = true
	before, was := t.known[name]
	if info.IsDir() {
		if was && !before.mode.IsDir() {
			c.add(name)
		}
		t.known[name], t.touched[name] = stamp{mode: info.Mode()}, info.ModTime()
		if t.entered != nil {
			t.entered(name) // before it is read, so that nothing is missed in between
		}
		entries, err := os.ReadDir(t.disk(name))
		if err != nil {
			return
		}
		for _, e := range entries {
			if !leftover.Is(e.Name()) {
				t.visit(name+"/"+e.Name(), false, met, c)
			}
		}
		if !was && !c.below(name) {
			c.add(name) // an empty folder is a change too, where folders have fixed names
		}
		return
	}
	if before.mode.IsDir() {
		delete(met, name)
		t.forget(name, met, c)
		met[name] = true
	}
	now := t.stampOf(name, info, before)
	rewritten := before.sum != 0 && now.sum != before.sum
	if time.Since(info.ModTime()) > fresh {
		now.sum = 0
	}
	t.known[name] = now
	before.sum, now.sum = 0, 0
	if written || rewritten || !was || before != now {
		c.add(name)
	}
}

// stampOf gives the file's stamp, with its sum where that may be needed.
func (t *tree) stampOf(name string, info fs.FileInfo, before stamp) stamp {
	s := stamp{size: info.Size(), modified: info.ModTime().UnixNano(), mode: info.Mode()}
	if t.careful && info.Mode().IsRegular() && (before.sum != 0 || time.Since(info.ModTime()) <= fresh) {
		if data, err := os.ReadFile(t.disk(name)); err == nil {
			s.sum = maphash.Bytes(seed, data) | 1
		}
	}
	return s
}

var seed = maphash.MakeSeed()

// forget drops what is known at and below a name, and was not met.
func (t *tree) forget(name string, met map[string]bool, c *changes) {
	var folders []string
	defer func() {
		slices.Sort(folders)
		for _, folder := range folders {
			if !c.below(folder) { // it was empty
				c.add(folder)
			}
		}
	}()
	for known, s := range t.known {
		if met[known] || !within(known, name) {
			continue
		}
		delete(t.known, known)
		delete(t.touched, known)
		if !s.mode.IsDir() {
			c.add(known)
			continue
		}
		folders = append(folders, known)
		if t.left != nil {
			t.left(known)
		}
	}
}

// foldersOf are the known folders at and below a name.
func (t *tree) foldersOf(name string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for known, s := range t.known {
			if s.mode.IsDir() && within(known, name) && !yield(known) {
				return
			}
		}
	}
}
