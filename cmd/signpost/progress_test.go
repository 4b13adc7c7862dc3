package main

import (
	"bytes"
	"strings"
	"testing"
	"time"
)

func TestProgress(t *testing.T) {
	var b bytes.Buffer
	p := &progress{w: &b}
	p.files("reading")(1, 10)
	if b.Len() > 0 {
		t.Errorf("shown at once: %q", b.String())
	}
	p.begun = p.begun.Add(-2 * silence)
	p.files("reading")(2, 10)
	p.files("reading")(3, 10) // too soon after the other
	if got := b.String(); !strings.HasSuffix(got, "reading: 2 of 10 files") {
		t.Errorf("%q", got)
	}
	p.last = p.last.Add(-2 * time.Second)
	p.rows(7)
	p.done()
	if got := b.String(); !strings.HasSuffix(got, "7 rows read\r\x1b[K") {
		t.Errorf("%q", got)
	}
	progressOf(&b).rows(1) // no terminal
	var none *progress
	none.say("nothing")
	none.done()
}
