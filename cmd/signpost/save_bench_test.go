package main

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
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
	s, files, started := big(b, entries)
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
	reportSaves(b, took)
	b.ReportMetric(ms(started), "start-ms")
}

// What a save costs until the search has it: from the write of an entry's file until the page of the search that knows it is
// served, with which its words can be looked up.
//
//	go test -run '^$' -bench SaveToSearch -benchtime 10x ./cmd/signpost
func BenchmarkSaveToSearch(b *testing.B) {
	for _, entries := range []int{1000, 10000} {
		b.Run(fmt.Sprintf("entries=%d", entries), func(b *testing.B) {
			s, files, _ := big(b, entries)
			shown := s.body("search/")
			var took []time.Duration
			for i := 0; b.Loop(); i++ {
				file := files[i*37%len(files)]
				text, err := os.ReadFile(file)
				if err != nil {
					b.Fatal(err)
				}
				begin := time.Now()
				if err := os.WriteFile(file, fmt.Appendf(text, "\nsaved%dtimes\n", i), 0o644); err != nil {
					b.Fatal(err)
				}
				for before := shown; shown == before; shown = s.body("search/") {
					time.Sleep(500 * time.Microsecond)
				}
				took = append(took, time.Since(begin))
			}
			reportSaves(b, took)
		})
	}
}

// big starts the preview of a made-up directory, and gives the files of its services.
func big(b *testing.B, entries int) (s *session, files []string, started time.Duration) {
	s = &session{t: b, dir: b.TempDir(), said: &said{}}
	if err := specimen.Write(s.dir, entries); err != nil {
		b.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(s.dir, "content/services/*.md"))
	if err != nil {
		b.Fatal(err)
	}
	runtime.GC() // of what it took to make them up
	begin := time.Now()
	s.start(serveOptions{date: specimen.Day})
	s.body("")
	return s, files, time.Since(begin)
}

func reportSaves(b *testing.B, took []time.Duration) {
	slices.Sort(took)
	b.ReportMetric(ms(took[len(took)/2]), "p50-ms")
	b.ReportMetric(ms(took[len(took)*9/10]), "p90-ms")
	b.ReportMetric(0, "ns/op")
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
