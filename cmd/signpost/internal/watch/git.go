package watch

import (
	"os"
	"path/filepath"
	"strings"
	"time"
)

// gitLock is the file that git holds from the first to the last of the files that a change of branch touches: index.lock
// in the folder of the repository that a site lies in (https://git-scm.com/docs/gitrepository-layout). It is "" where
// there is none.
func gitLock(site string) string {
	for folder := site; ; folder = filepath.Dir(folder) {
		git := filepath.Join(folder, ".git")
		if info, err := os.Stat(git); err == nil && info.IsDir() {
			return filepath.Join(git, "index.lock")
		} else if err == nil {
			return linkedLock(git)
		}
		if folder == filepath.Dir(folder) {
			return ""
		}
	}
}

// linkedLock is the lock of a worktree, whose .git is a file that says where to look.
func linkedLock(file string) string {
	text, err := os.ReadFile(file)
	if err != nil {
		return ""
	}
	folder, ok := strings.CutPrefix(strings.TrimSpace(string(text)), "gitdir: ")
	if !ok {
		return ""
	}
	if !filepath.IsAbs(folder) {
		folder = filepath.Join(filepath.Dir(file), folder)
	}
	return filepath.Join(folder, "index.lock")
}

// held reports whether git is at work. A lock that is old was left behind.
func held(lock string) bool {
	if lock == "" {
		return false
	}
	info, err := os.Stat(lock)
	return err == nil && time.Since(info.ModTime()) < time.Minute
}
