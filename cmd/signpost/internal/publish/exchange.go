package publish

import (
	"errors"
	"io/fs"
	"os"
)

// twoRenames puts a in the place of b and b in the place of a. Between its steps b does not exist for a moment; if the
// second step fails the first is undone.
func twoRenames(a, b string) error {
	err := os.Rename(a, b) // enough where there is no b, or an empty one
	if err == nil || errors.Is(err, fs.ErrNotExist) {
		return err
	}
	aside := a + "-old"
	if err := os.Rename(b, aside); err != nil {
		return err
	}
	if err := os.Rename(a, b); err != nil {
		_ = os.Rename(aside, b)
		return err
	}
	return os.Rename(aside, a)
}
