// Package specimen makes up a community directory of any size, to measure the tool with.
//
// Of n entries 5% are events, 5% places, 10% organisations and the rest services; besides there are the settings, the
// themes and the areas, as many in a small directory as in a large one. Nothing in it is true: names are put together
// from lists of parts (names.go), telephone numbers lie in the ranges that Ofcom keeps for drama
// (https://www.ofcom.org.uk/phones-and-broadband/phone-numbers/numbers-for-drama), the text (prose.go) is words drawn by
// Zipf's law, 120 to 250 an entry, from a vocabulary of 15,000: common English words, words that directories use, and
// made-up ones with their plurals and other forms. Every field of an entry occurs, as often as it does in real
// directories or oftener: paused and closed entries, cancelled dates, sessions that differ, old addresses, private
// places.
//
//	go run ./cmd/signpost bench --entries 1000,10000                  what builds cost
//	go run ./cmd/signpost bench --entries 1000 --keep made            … and keep the directory with its site, in a folder "made"
//	go test -run '^$' -bench Search -timeout 60m ./cmd/signpost       what a visitor's first search costs
//
// The same n makes the same bytes. Entry i depends on its kind and on i alone, so entries are made side by side, and
// nothing of them is held: titles are told apart by arithmetic (see pick), references are worked out the same way.
package specimen

import (
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"sync/atomic"
)

// Day is the day on which the directory is to be looked at: its dates lie around it.
const Day = "2026-11-24"

// The sizes that can be made: fewer would lack a kind, more would run out of names.
const (
	MinEntries = 20
	MaxEntries = 250_000
)

// A specimen is how many there are of each kind.
type specimen struct{ services, organisations, places, events int }

func sized(entries int) specimen {
	events, places, organisations := entries/20, entries/20, entries/10
	return specimen{services: entries - events - places - organisations, organisations: organisations, places: places, events: events}
}

// Write makes a directory of so many entries in a folder: content/ and all that is in it. Where the folder has a content/
// already the error wraps fs.ErrExist; other errors are the disk's.
func Write(folder string, entries int) error {
	if entries < MinEntries || entries > MaxEntries {
		return fmt.Errorf("a made-up directory can have %d to %d entries, not %d", MinEntries, MaxEntries, entries)
	}
	content := filepath.Join(folder, "content")
	if _, err := os.Lstat(content); !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%s: %w", content, fs.ErrExist)
	}
	for _, kind := range []string{"services", "organisations", "places", "events", "themes", "areas"} {
		if err := os.MkdirAll(filepath.Join(content, kind), 0o755); err != nil {
			return err
		}
	}
	s := sized(entries)
	if err := os.WriteFile(filepath.Join(content, "index.md"), settings(), 0o644); err != nil {
		return err
	}
	for _, kind := range []struct {
		folder string
		count  int
		make   func(i int) (slug string, text []byte)
	}{
		{"themes", len(themes), theme}, {"areas", len(areas), area},
		{"organisations", s.organisations, s.organisation}, {"places", s.places, s.place},
		{"services", s.services, s.service}, {"events", s.events, s.event},
	} {
		if err := writeAll(filepath.Join(content, kind.folder), kind.count, kind.make); err != nil {
			return err
		}
	}
	return nil
}

// writeAll makes the files of a kind on all processors. The first failure ends it.
func writeAll(folder string, count int, make func(i int) (string, []byte)) error {
	var next atomic.Int64
	var failed atomic.Pointer[error]
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for failed.Load() == nil {
				i := int(next.Add(1)) - 1
				if i >= count {
					return
				}
				slug, text := make(i)
				if err := os.WriteFile(filepath.Join(folder, slug+".md"), text, 0o644); err != nil {
					failed.Store(&err)
				}
			}
		})
	}
	workers.Wait()
	if err := failed.Load(); err != nil {
		return *err
	}
	return nil
}

// A dice decides what an entry is like.
type dice struct{ *rand.Rand }

// roll is the dice of entry i of a kind.
func roll(kind, i int) dice { return dice{rand.New(rand.NewPCG(uint64(kind), uint64(i)))} }

// oneIn is true once in n times.
func (d dice) oneIn(n int) bool { return d.IntN(n) == 0 }

// oneOf is one of a list.
func oneOf[T any](d dice, list []T) T { return list[d.IntN(len(list))] }

// some are up to n different ones of a list, at least one.
func some(d dice, list []string, n int) []string {
	var chosen []string
	for _, i := range d.Perm(len(list))[:1+d.IntN(n)] {
		chosen = append(chosen, list[i])
	}
	return chosen
}

// The kinds, for roll.
const (
	kindService = iota
	kindOrganisation
	kindPlace
	kindEvent
	kindTheme
	kindArea
)
