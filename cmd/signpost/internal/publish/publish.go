// Package publish replaces a folder as a whole.
//
// A new site is written into a hidden folder beside the published one, and the two are exchanged in one step. Whoever
// reads meanwhile sees the old site or the new one, never a mixture; what the new one does not have is gone. If
// anything fails before the exchange, what was published stays.
//
// A folder that this package did not make is never touched. It is known by the file Marker, which every published
// folder holds.
//
// Killed at any moment, it leaves at most its hidden folder behind. Each running Begin holds a lock on its own, so the
// next one can tell what is left over from what is in use, and clears it away.
package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
)

// Marker is the file by which a published folder is known.
const Marker = ".signpost"

const markerText = "This folder is made by signpost build, which replaces it as a whole.\n"

// A Refusal says why a folder must not be replaced. It is a mistake in how the command was called.
type Refusal struct{ Reason string }

func (r *Refusal) Error() string { return r.Reason }

// A Staging is a new site that is being written. Its methods may be called from several goroutines.
type Staging struct {
	out  string // what it will replace
	path string
	lock *lock

	mu   sync.Mutex
	dirs map[string]bool // made already
}

// Begin starts a new site that is to replace the folder out. It refuses to replace site (the folder with the content),
// what holds it, what lies in its content/, layouts/ or static/, and any folder that Begin did not make unless it is
// empty: the error is then a *Refusal. Other errors are the disk's.
func Begin(out, site string) (*Staging, error) {
	out, err := resolve(out)
	if err != nil {
		return nil, err
	}
	site, err = resolve(site)
	if err != nil {
		return nil, err
	}
	if err := refuse(out, site); err != nil {
		return nil, err
	}
	parent := filepath.Dir(out)
	if err := os.MkdirAll(parent, 0o755); err != nil {
		return nil, err
	}
	pattern := "." + filepath.Base(out) + ".signpost-"
	sweep(parent, pattern)
	path, l, err := makeLocked(parent, pattern)
	if err != nil {
		return nil, err
	}
	s := &Staging{out: out, path: path, lock: l, dirs: map[string]bool{".": true}}
	if err := s.WriteFile(Marker, []byte(markerText)); err != nil {
		s.Abort()
		return nil, err
	}
	return s, nil
}

// Path is the folder of the new site, for what writes its files itself.
func (s *Staging) Path() string { return s.path }

// WriteFile writes a file of the new site. The name has slashes and must stay within the site.
func (s *Staging) WriteFile(name string, data []byte) error {
	local, err := filepath.Localize(name)
	if err != nil {
		return fmt.Errorf("write %q: the name leaves the site", name)
	}
	if err := s.mkdir(filepath.Dir(local)); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(s.path, local), data, 0o644)
}

// mkdir makes a folder, after those that it lies in. Nearly every page has one of its own, so it asks the disk for no more than
// that, and lets others go on meanwhile.
func (s *Staging) mkdir(dir string) error {
	if s.made(dir) {
		return nil
	}
	if err := s.mkdir(filepath.Dir(dir)); err != nil {
		return err
	}
	if err := os.Mkdir(filepath.Join(s.path, dir), 0o755); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.dirs[dir] = true
	return nil
}

func (s *Staging) made(dir string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.dirs[dir]
}

// Commit puts the new site in the place of the old one, which is removed. After an error before the exchange the old
// site stands as it was.
func (s *Staging) Commit() error {
	// Looked at once more: much may have happened while the site was made.
	if err := refuseForeign(s.out); err != nil {
		s.Abort()
		return err
	}
	if err := exchange(s.path, s.out); err != nil {
		s.Abort()
		return fmt.Errorf("put the new site in place: %w", err)
	}
	s.discard() // what lies in the hidden folder now is the old site
	return nil
}

// Abort removes the new site and leaves the old one as it is.
func (s *Staging) Abort() { s.discard() }

func (s *Staging) discard() {
	// What can't be removed is cleared away by the next Begin.
	removeAll(s.path)
	s.lock.release()
}

// removeAll removes a folder on all processors: a site of thousands of pages has as many folders, and to remove them takes a
// second for each 15,000.
func removeAll(path string) {
	var folders []string
	for _, pattern := range []string{"*/*", "*"} { // the pages of a kind, then the kinds
		found, err := filepath.Glob(filepath.Join(path, pattern))
		if err == nil {
			folders = append(folders, found...)
		}
	}
	var next atomic.Int64
	var all sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		all.Go(func() {
			for {
				i := int(next.Add(1)) - 1
				if i >= len(folders) {
					return
				}
				_ = os.RemoveAll(folders[i])
			}
		})
	}
	all.Wait()
	_ = os.RemoveAll(path)
}

// resolve follows links as far as the path exists.
func resolve(path string) (string, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	real, err := filepath.EvalSymlinks(path)
	if err == nil {
		return real, nil
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return "", err
	}
	if info, err := os.Lstat(path); err == nil && info.Mode()&fs.ModeSymlink != 0 {
		return "", &Refusal{fmt.Sprintf("%s is a link that leads nowhere", path)}
	}
	parent, err := resolve(filepath.Dir(path))
	return filepath.Join(parent, filepath.Base(path)), err
}

func refuse(out, site string) error {
	switch {
	case out == site:
		return &Refusal{fmt.Sprintf("%s is the site's own folder", out)}
	case within(site, out):
		return &Refusal{fmt.Sprintf("%s holds the site's own folder", out)}
	}
	for _, name := range []string{"content", "layouts", "static", ".git"} {
		if own := filepath.Join(site, name); within(out, own) {
			return &Refusal{fmt.Sprintf("%s lies in the site's own %s", out, name)}
		}
	}
	return refuseForeign(out)
}

// refuseForeign refuses a folder that was not published.
func refuseForeign(out string) error {
	info, err := os.Stat(out)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	if !info.IsDir() {
		return &Refusal{fmt.Sprintf("%s is not a folder", out)}
	}
	if _, err := os.Stat(filepath.Join(out, Marker)); err == nil {
		return nil
	}
	entries, err := os.ReadDir(out)
	if err != nil {
		return err
	}
	if len(entries) > 0 {
		return &Refusal{fmt.Sprintf("%s was not made by signpost (it has no file %s): remove it, or name another folder with --out", out, Marker)}
	}
	return nil
}

// within reports whether path is dir or lies in it.
func within(path, dir string) bool {
	rel, err := filepath.Rel(dir, path)
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}

// sweep removes what killed builds left behind. What is in use is locked, and stays.
func sweep(parent, pattern string) {
	names, _ := filepath.Glob(filepath.Join(parent, escapeGlob(pattern)+"*"))
	for _, name := range names {
		if l, ok := tryLock(name); ok {
			if isOurs(name) {
				_ = os.RemoveAll(name)
			}
			l.release()
		}
	}
}

// isOurs reports whether a folder was made here: it holds the marker, or nothing yet.
func isOurs(dir string) bool {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return false
	}
	_, err = os.Stat(filepath.Join(dir, Marker))
	return err == nil || len(entries) == 0
}

func escapeGlob(s string) string {
	if os.PathSeparator == '\\' {
		return s // Windows has no escape in patterns, and no * or ? in names
	}
	return strings.NewReplacer(`\`, `\\`, `*`, `\*`, `?`, `\?`, `[`, `\[`).Replace(s)
}

// makeLocked makes a hidden folder and locks it. Should a sweep take it in the moment between, another is made.
func makeLocked(parent, pattern string) (string, *lock, error) {
	for {
		path, err := os.MkdirTemp(parent, pattern)
		if err != nil {
			return "", nil, err
		}
		l, ok := tryLock(path)
		if !ok {
			continue
		}
		if _, err := os.Stat(path); err != nil {
			l.release()
			continue
		}
		return path, l, os.Chmod(path, 0o755)
	}
}
