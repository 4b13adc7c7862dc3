package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"strings"
	"time"

	"signpost/cmd/signpost/internal/geo"
	"signpost/cmd/signpost/internal/when"
)

// An earlier state of a site, as git has it.
type earlier struct {
	commit string // shortened
	on     when.Date
	files  fs.FS // the content, and the postcodes with which it was read
}

const (
	gitPatience = 2 * time.Minute
	mostArchive = 256 << 20 // bytes
)

// earlierContent asks git for the content of a site at the point where its branch left a revision, or at the revision itself
// where a shallow copy does not reach back to that point. Where there is none, unknown says why, in plain words.
func earlierContent(dir, revision string) (e earlier, unknown string) {
	ctx, cancel := context.WithTimeout(context.Background(), gitPatience)
	defer cancel()
	folder, err := gitLine(ctx, dir, "rev-parse", "--show-prefix")
	if errors.Is(err, exec.ErrNotFound) {
		return e, "There is no git here to ask."
	}
	top, topErr := gitLine(ctx, dir, "rev-parse", "--show-toplevel")
	if err != nil || topErr != nil {
		return e, "The directory is not kept in git here."
	}
	commit, err := gitLine(ctx, top, "rev-parse", "--verify", "--quiet", revision+"^{commit}")
	if err != nil {
		return e, fmt.Sprintf("This copy of the directory does not know %s, with which it should be compared.", revision)
	}
	if base, err := gitLine(ctx, top, "merge-base", commit, "HEAD"); err == nil {
		commit = base
	}
	day, err := gitLine(ctx, top, "show", "-s", "--format=%cs", commit)
	if err != nil {
		return e, "git does not tell when " + revision + " was."
	}
	e.commit, e.on = commit[:min(10, len(commit))], readDay(day)
	archive := []string{"archive", "--format=zip", "-0", commit}
	for _, path := range []string{folder + "content", folder + geo.FileName} {
		if _, err := git(ctx, top, "cat-file", "-e", commit+":"+path); err == nil {
			archive = append(archive, path)
		}
	}
	if len(archive) == 4 {
		return e, "There was no content at " + e.commit + "."
	}
	data, err := git(ctx, top, archive...)
	if err == nil {
		e.files, err = filesIn(data, folder)
	}
	if err != nil {
		return e, "git does not hand out the content of " + e.commit + "."
	}
	return e, ""
}

func readDay(text string) when.Date {
	day, _ := when.ReadDate(text) // git writes it as asked
	return day
}

// gitLine runs git for what is said on one line.
func gitLine(ctx context.Context, dir string, args ...string) (string, error) {
	out, err := git(ctx, dir, args...)
	return strings.TrimSuffix(string(out), "\n"), err
}

// git runs git in a folder, and gives what it says.
func git(ctx context.Context, dir string, args ...string) ([]byte, error) {
	c := exec.CommandContext(ctx, "git", append([]string{"-C", dir}, args...)...)
	c.Env = append(os.Environ(), "GIT_TERMINAL_PROMPT=0", "GIT_OPTIONAL_LOCKS=0")
	var out limited
	c.Stdout = &out
	if err := c.Run(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// limited takes no more than an archive may have.
type limited struct{ bytes.Buffer }

func (l *limited) Write(p []byte) (int, error) {
	if l.Len()+len(p) > mostArchive {
		return 0, errors.New("more than is taken")
	}
	return l.Buffer.Write(p)
}
