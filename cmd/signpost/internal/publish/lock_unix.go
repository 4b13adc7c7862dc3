//go:build unix

package publish

import (
	"os"

	"golang.org/x/sys/unix"
)

// A lock is held on a folder until it is released or the process ends, however it ends.
type lock struct{ dir *os.File }

func tryLock(path string) (*lock, bool) {
	dir, err := os.Open(path)
	if err != nil {
		return nil, false
	}
	if err := unix.Flock(int(dir.Fd()), unix.LOCK_EX|unix.LOCK_NB); err != nil {
		dir.Close()
		return nil, false
	}
	return &lock{dir}, true
}

func (l *lock) release() { l.dir.Close() }
