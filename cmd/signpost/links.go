package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"time"

	"signpost/cmd/signpost/internal/check"
	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/problem"
	"signpost/cmd/signpost/internal/weblink"
)

// linksFile holds what is known of the pages of other sites, within the site but outside of its content.
const linksFile = ".signpost/links.json"

// checkLinks asks for the pages of other sites that a directory leads to, unless they were asked for in the last days, and
// reports those that are gone.
func checkLinks(ctx context.Context, src *source, d *directory.Directory, days int, stderr io.Writer) ([]problem.Problem, error) {
	data, err := src.root.ReadFile(linksFile)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, machineError(err)
	}
	known, addresses := weblink.ReadMemory(data), check.WebAddresses(d)
	stale := known.Stale(addresses, d.Today.In(time.UTC), days)
	found := weblink.NewAsker("signpost-check (+"+d.Settings.BaseURL+")").Ask(ctx, stale, d.Today.String(), func(done, all int) {
		src.progress.say("asking other websites: %d of %s", done, countWords(all, "page", "pages"))
	})
	src.progress.done()
	if len(found) > 0 && !anyAnswered(found) {
		fmt.Fprintf(stderr, "note: %s asked for, and no website answered, so nothing new is known: is there a connection?\n", countWords(len(found), "link was", "links were"))
		found = nil
	} else {
		fmt.Fprintf(stderr, "%s to other sites: %d asked for now, %d did not answer\n", countWords(len(addresses), "link", "links"), len(found), unsure(found))
	}
	known.Keep(addresses, found)
	if err := writeLinks(src, known); err != nil {
		return nil, machineError(fmt.Errorf("write %s: %w", linksFile, err))
	}
	return check.DeadLinks(d, known), nil
}

func anyAnswered(found map[string]weblink.Result) bool {
	for _, r := range found {
		if r.Status != 0 {
			return true
		}
	}
	return false
}

func unsure(found map[string]weblink.Result) int {
	n := 0
	for _, r := range found {
		if r.Unsure != "" {
			n++
		}
	}
	return n
}

func writeLinks(src *source, known weblink.Memory) error {
	data, err := known.Bytes()
	if err != nil {
		return err
	}
	if err := src.root.MkdirAll(path.Dir(linksFile), 0o755); err != nil {
		return err
	}
	return src.root.WriteFile(linksFile, data, 0o644)
}
