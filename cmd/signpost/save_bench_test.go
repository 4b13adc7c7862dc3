package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// What a save costs: from the write of an entry's file until its new page is served, over HTTP, as the preview's own
// pages are asked for.
//
//	SIGNPOST_SITES=/tmp/1000:/tmp/10000 go test -run '^$' -bench SaveToServed -benchtime 50x ./cmd/signpost
//
// The sites are copied. The files are those of content/services, in turn. Units: p50-ms and p90-ms over all saves; start-ms
// is the time from the start to the first page.
func BenchmarkSaveToServed(b *testing.B) {
	sites := filepath.SplitList(os.Getenv("SIGNPOST_SITES"))
	if len(sites) == 0 {
		b.Skip("SIGNPOST_SITES names no folders of sites")
	}
	for _, dir := range sites {
		b.Run(filepath.Base(dir), func(b *testing.B) { benchmarkSaves(b, dir) })
	}
}

func benchmarkSaves(b *testing.B, dir string) {
	s := &session{t: b, dir: b.TempDir(), said: &said{}}
	if err := os.CopyFS(filepath.Join(s.dir, "content"), os.DirFS(filepath.Join(dir, "content"))); err != nil {
		b.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(s.dir, "content/services/*.md"))
	if err != nil || len(files) == 0 {
		b.Fatal("there are no services", err)
	}
	begin := time.Now()
	s.start(serveOptions{date: "2026-11-24"})
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
