package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"signpost/cmd/signpost/internal/specimen"
)

// What a save costs: from the write of an entry's file until its new page is served, over HTTP, as a browser asks for it.
//
//	go test -run '^$' -bench SaveToServed -benchtime 50x ./cmd/signpost
//
// The directories are made up, the files that are written are their services, in turn. Units: p50-ms and p90-ms over all
// saves; start-ms is the time from the start of the preview to its first page.
func BenchmarkSaveToServed(b *testing.B) {
	for _, entries := range []int{1000, 10000} {
		b.Run(fmt.Sprintf("entries=%d", entries), func(b *testing.B) { benchmarkSaves(b, entries) })
	}
}

func benchmarkSaves(b *testing.B, entries int) {
	s := &session{t: b, dir: b.TempDir(), said: &said{}}
	if err := specimen.Write(s.dir, entries); err != nil {
		b.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(s.dir, "content/services/*.md"))
	if err != nil {
		b.Fatal(err)
	}
	begin := time.Now()
	s.start(serveOptions{date: specimen.Day})
	s.body("")
	started := time.Since(begin)
	var took []time.Duration
	for i := 0; b.Loop(); i++ {
		file, word := files[i*37%len(files)], fmt.Sprintf("saved%dtimes", i)
		text, err := os.ReadFile(file)
		if err != nil {
			b.Fatal(err)
		}
		begin := time.Now()
		if err := os.WriteFile(file, append(text, "\n"+word+"\n"...), 0o644); err != nil {
			b.Fatal(err)
		}
		address := "services/" + strings.TrimSuffix(filepath.Base(file), ".md") + "/"
		for !strings.Contains(s.body(address), word) {
			if time.Since(begin) > time.Minute {
				b.Fatalf("%s is not served\n%s", address, s.said)
			}
			time.Sleep(500 * time.Microsecond)
		}
		took = append(took, time.Since(begin))
	}
	slices.Sort(took)
	ms := func(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
	b.ReportMetric(ms(took[len(took)/2]), "p50-ms")
	b.ReportMetric(ms(took[len(took)*9/10]), "p90-ms")
	b.ReportMetric(ms(started), "start-ms")
	b.ReportMetric(0, "ns/op")
}
