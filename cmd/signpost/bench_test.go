package main

import (
	"io"
	"os"
	"strings"
	"testing"
	"time"

	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/specimen"
	"signpost/cmd/signpost/internal/when"
)

// specimenDay is the day on which made-up directories are looked at.
func specimenDay(t testing.TB) directory.Options {
	t.Helper()
	day, ok := when.ReadDate(specimen.Day)
	if !ok {
		t.Fatalf("%s is no date", specimen.Day)
	}
	return directory.Options{Today: day}
}

// What is measured with has nothing to complain of.
func TestSpecimenHasNoProblems(t *testing.T) {
	dir := t.TempDir()
	if err := specimen.Write(dir, 1000); err != nil {
		t.Fatal(err)
	}
	src, err := openSource(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer src.close()
	_, d, problems, err := src.compile(specimenDay(t))
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range problems {
		t.Errorf("%s:%d:%d: %s [%s]", p.Path, p.Line, p.Col, p.Message, p.Rule)
	}
	if len(d.Services) != 800 || len(d.Organisations) != 100 || len(d.Places) != 50 || len(d.Events) != 50 {
		t.Errorf("%d services, %d organisations, %d places, %d events", len(d.Services), len(d.Organisations), len(d.Places), len(d.Events))
	}
}

// Without --keep nothing stays.
func TestBenchLeavesNothing(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"TMPDIR", "TMP"} { // Windows has the second
		t.Setenv(name, dir)
	}
	var table strings.Builder
	if err := bench([]int{specimen.MinEntries}, "", &table, io.Discard); err != nil {
		t.Fatal(err)
	}
	left, err := os.ReadDir(dir)
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

// The phases account for what a build costs.
func TestMeter(t *testing.T) {
	var m meter
	done := m.alone(reading)
	watch := m.start()
	time.Sleep(time.Millisecond)
	watch.lap(rendering)
	watch.lap(writing)
	watch.stop()
	done()
	if m.costs[reading].wall < m.costs[rendering].wall+m.costs[writing].wall || m.costs[rendering].wall <= 0 {
		t.Errorf("%+v", m.costs)
	}
}

func TestThousands(t *testing.T) {
	for n, want := range map[int]string{0: "0", 999: "999", 1000: "1,000", 20037: "20,037", 1234567: "1,234,567"} {
		if got := thousands(n); got != want {
			t.Errorf("%d is %q, want %q", n, got, want)
		}
	}
}
