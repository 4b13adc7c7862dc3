package publish

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// exchange swaps two folders in one step (renameat2, Linux 3.15). Some file systems can't: there two renames have to do.
func exchange(a, b string) error {
	err := unix.Renameat2(unix.AT_FDCWD, a, unix.AT_FDCWD, b, unix.RENAME_EXCHANGE)
	switch {
	case err == nil:
		return nil
	case errors.Is(err, unix.ENOENT):
		if _, missing := os.Lstat(b); missing != nil {
			return os.Rename(a, b)
		}
	case errors.Is(err, unix.EINVAL), errors.Is(err, unix.ENOSYS), errors.Is(err, unix.ENOTSUP):
		return twoRenames(a, b)
	}
	return &os.LinkError{Op: "exchange", Old: a, New: b, Err: err}
}
