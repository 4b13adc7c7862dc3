package main

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strconv"
	"time"

	"signpost/cmd/signpost/internal/content"
	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/overlay"
	"signpost/cmd/signpost/internal/problem"
	"signpost/cmd/signpost/internal/site"
	"signpost/cmd/signpost/internal/when"
	"signpost/layouts"
	"signpost/static"
)

// A source is the folder of a site, opened for reading. Nothing outside of it can be read through it, by whatever link.
type source struct {
	dir      string
	root     *os.Root
	since    string    // the revision of git with which a build compares the content, or ""
	meter    *meter    // of what a build costs, or nil
	progress *progress // nil where nobody looks
}

func openSource(dir string) (*source, error) {
	if info, err := os.Stat(dir); errors.Is(err, fs.ErrNotExist) || err == nil && !info.IsDir() {
		return nil, usageError(fmt.Errorf("there is no folder %s", dir))
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, machineError(err)
	}
	return &source{dir: dir, root: root}, nil
}

func (s *source) close() { s.root.Close() }

// stillThere fails where the folder is gone from its path, or another lies there now: what is opened stays the old one.
func (s *source) stillThere() error {
	opened, err := s.root.Stat(".")
	if err != nil {
		return err
	}
	there, err := os.Stat(s.dir)
	if err != nil || !os.SameFile(opened, there) {
		return fmt.Errorf("the folder %s is gone, or another lies in its place: end the preview, and start it again", s.dir)
	}
	return nil
}

// compile reads the whole site: its content into a directory, the directory into addresses. The problems are all there
// are; the error is the machine's.
func (s *source) compile(o directory.Options) (*site.Site, *directory.Directory, []problem.Problem, error) {
	return newWorkspace(s, o).compile()
}

// lookOf lays the site's own layouts and static files over the built-in ones.
func lookOf(files fs.FS, baseURL string) (*site.Look, error) {
	ownLayouts, noLayouts := folderOf(files, "layouts")
	ownStatic, noStatic := folderOf(files, "static")
	look, err := site.LoadLook(overlay.New(ownLayouts, layouts.FS), overlay.New(ownStatic, static.FS), baseURL)
	if err != nil {
		return nil, err
	}
	look.Report(slices.Concat(noLayouts, noStatic)...)
	return look, nil
}

// folderOf is a folder of the site's own, which need not be there. Something else in its place is a problem, and counts as
// nothing.
func folderOf(files fs.FS, name string) (fs.FS, []problem.Problem) {
	if reason := content.NoFolder(files, name); reason != "" {
		return embed.FS{}, []problem.Problem{{Path: name, Line: 1, Col: 1, Rule: "file-name", Message: reason, Hint: "put a folder in its place, or take it away"}}
	}
	own, err := fs.Sub(files, name)
	if err != nil {
		return embed.FS{}, nil // can't be: the names are good ones
	}
	return own, nil
}

// readClock decides the day of a run: the flag, or else SOURCE_DATE_EPOCH (https://reproducible-builds.org/specs/source-date-epoch/),
// or else today.
func readClock(flag string, o *directory.Options) error {
	if flag != "" {
		day, ok := when.ReadDate(flag)
		if !ok {
			return usageError(fmt.Errorf("--date %q is no date: write it as year-month-day, like 2027-03-25", flag))
		}
		o.Today = day
		return nil
	}
	o.Now = time.Now()
	if epoch := os.Getenv("SOURCE_DATE_EPOCH"); epoch != "" {
		seconds, err := strconv.ParseInt(epoch, 10, 64)
		if err != nil || seconds < 0 || seconds > 1<<40 {
			return usageError(fmt.Errorf("SOURCE_DATE_EPOCH %q is no number of seconds", epoch))
		}
		o.Now = time.Unix(seconds, 0)
	}
	return nil
}

// readBaseURL checks the flag --base-url.
func readBaseURL(flag string, o *directory.Options) error {
	if flag == "" {
		return nil
	}
	base, reason := directory.ReadBaseURL(flag)
	if reason != "" {
		return usageError(errors.New(reason))
	}
	o.BaseURL = base
	return nil
}
