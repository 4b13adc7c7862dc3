package main

import (
	"fmt"
	"io"
	"runtime"
	"strconv"
	"strings"
)

// What Cloudflare Pages takes, which is the tightest of the common hosts
// (https://developers.cloudflare.com/pages/platform/limits/).
const (
	hostFiles = 20_000   // on its free plan
	hostSize  = 25 << 20 // bytes of one file
)

// printBench prints a table with a column for each directory, in seconds of wall time and, in brackets, of processor
// time.
func printBench(w io.Writer, list []*measured) error {
	var table strings.Builder
	row := func(name string, cell func(m *measured) string) {
		fmt.Fprintf(&table, "%-38s", name)
		for _, m := range list {
			fmt.Fprintf(&table, "  %15s", cell(m))
		}
		table.WriteByte('\n')
	}
	row("entries", func(m *measured) string { return thousands(m.entries) })
	row("files", func(m *measured) string { return thousands(m.files.count) })
	row("  of those Cloudflare takes", func(m *measured) string { return percent(int64(m.files.count), hostFiles) })
	row("size, MB", func(m *measured) string { return megabytes(m.files.bytes) })
	row("  largest file", func(m *measured) string { return megabytes(m.files.largest) })
	row("  of what Cloudflare takes", func(m *measured) string { return percent(m.files.largest, hostSize) })
	row("build, s", func(m *measured) string { return seconds(m.build) })
	for p := range phases {
		row("  "+phaseNames[p], func(m *measured) string { return seconds(m.phases[p]) })
	}
	row("  collecting garbage, all else", func(m *measured) string { return seconds(m.rest()) })
	row("  an entry, ms", func(m *measured) string { return fmt.Sprintf("%.2f", m.each(m.build.wall).Seconds()*1000) })
	row("peak memory, MB", func(m *measured) string {
		if !m.hasPeak {
			return "on Linux only"
		}
		return megabytes(m.peak)
	})
	row("search alone, s", func(m *measured) string { return seconds(m.search) })
	row("check, s", func(m *measured) string { return seconds(m.check) })
	fmt.Fprintf(&table, "\nSeconds of wall time and, in brackets, of processors (on Linux only). %d processors, %s.\n"+
		"* side by side: the wall time is that of all workers added up.\n", runtime.GOMAXPROCS(0), runtime.Version())
	if _, err := io.WriteString(w, table.String()); err != nil {
		return machineError(err)
	}
	return nil
}

var phaseNames = [phases]string{
	reading: "reading", linking: "linking", addressing: "layouts, addresses, links", compiling: "search, compiled for the browser",
	publishing: "publishing", indexing: "search, Bleve's index *", rendering: "rendering *", guarding: "search for confidential addresses *", writing: "writing *",
}

// rest is what no phase accounts for.
func (m *measured) rest() cost {
	rest := cost{cpu: m.build.cpu}
	for _, c := range m.phases {
		rest.cpu -= c.cpu
	}
	return rest
}

func seconds(c cost) string {
	wall, cpu := fmt.Sprintf("%.2f", c.wall.Seconds()), fmt.Sprintf("(%.2f)", c.cpu.Seconds())
	switch {
	case c.cpu == 0:
		return wall
	case c.wall == 0:
		return cpu
	}
	return wall + " " + cpu
}

func megabytes(n int64) string { return fmt.Sprintf("%.1f", float64(n)/1e6) }

func percent(n, of int64) string { return fmt.Sprintf("%.0f%%", 100*float64(n)/float64(of)) }

// thousands writes a number with commas: 10,000.
func thousands(n int) string {
	digits := strconv.Itoa(n)
	var b strings.Builder
	for i, d := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteByte(',')
		}
		b.WriteRune(d)
	}
	return b.String()
}
