package main

import (
	"fmt"
	"io"
	"os"
	"sync"
	"time"
)

// A progress shows how far something has come, on a terminal alone, in one line that goes away when it is done. What is
// over within half a second shows none.
type progress struct {
	w io.Writer // nil: nobody looks

	mu    sync.Mutex
	begun time.Time // of what is going on
	last  time.Time // of what is shown
}

// The times after which a line is shown, and after which it may be another.
const (
	silence = 500 * time.Millisecond
	rest    = 100 * time.Millisecond
)

func progressOf(w io.Writer) *progress {
	if onTerminal(w) {
		return &progress{w: w}
	}
	return &progress{}
}

// onTerminal reports whether a person sits at the other end of a stream.
func onTerminal(stream any) bool {
	f, ok := stream.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

// say shows a line, if it is time for one. Several goroutines may say something.
func (p *progress) say(format string, args ...any) {
	if p == nil || p.w == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	now := time.Now()
	if p.begun.IsZero() {
		p.begun = now
	}
	if now.Sub(p.begun) < silence || now.Sub(p.last) < rest {
		return
	}
	fmt.Fprintf(p.w, "\r\x1b[K"+format, args...)
	p.last = now
}

// rows is say for what is counted while it comes.
func (p *progress) rows(n int) { p.say("%d rows read", n) }

// files is say for files of which the number is known.
func (p *progress) files(what string) func(done, all int) {
	return func(done, all int) { p.say("%s: %d of %d files", what, done, all) }
}

// done takes the line away.
func (p *progress) done() {
	if p == nil || p.w == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if !p.last.IsZero() {
		fmt.Fprint(p.w, "\r\x1b[K")
	}
	p.begun, p.last = time.Time{}, time.Time{}
}
