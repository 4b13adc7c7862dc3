package main

import (
	"fmt"
	"io"
	"os"
)

// progress shows how many rows have been read, on a terminal alone.
type progress struct {
	w     io.Writer // nil: nobody looks
	shown bool
}

func progressOf(w io.Writer) *progress {
	if f, ok := w.(*os.File); ok {
		if info, err := f.Stat(); err == nil && info.Mode()&os.ModeCharDevice != 0 {
			return &progress{w: w}
		}
	}
	return &progress{}
}

func (p *progress) rows(n int) {
	if p.w != nil {
		fmt.Fprintf(p.w, "\r%d rows read", n)
		p.shown = true
	}
}

func (p *progress) done() {
	if p.shown {
		fmt.Fprint(p.w, "\r\x1b[K")
		p.shown = false
	}
}
