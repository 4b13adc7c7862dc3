package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/specimen"
	"signpost/cmd/signpost/internal/when"
)

func benchCommand() *cobra.Command {
	var sizes []int
	var keep string
	c := &cobra.Command{
		Use:   "bench",
		Short: "Measure builds of made-up directories",
		Long: `Bench makes up directories, builds each as "signpost build" does, and prints what it cost. The same sizes make the
same directories. A directory is built as soon as it is written, so reading it costs no disk.`,
		Example: "  signpost bench --entries 1000,10000",
		Args:    noArguments,
		RunE: func(c *cobra.Command, _ []string) error {
			for _, n := range sizes {
				if n < specimen.MinEntries || n > specimen.MaxEntries {
					return usageError(fmt.Errorf("--entries %d is not between %d and %d", n, specimen.MinEntries, specimen.MaxEntries))
				}
			}
			return bench(sizes, keep, c.OutOrStdout(), c.ErrOrStderr())
		},
	}
	c.Flags().IntSliceVar(&sizes, "entries", []int{1000, 10000}, "how many entries, one size or several")
	c.Flags().StringVar(&keep, "keep", "", "keep the directories with their sites in this folder")
	return c
}

// bench measures directories of several sizes, and prints the table of what they cost.
func bench(sizes []int, keep string, stdout, stderr io.Writer) error {
	folder := keep
	if keep == "" {
		var err error
		if folder, err = os.MkdirTemp("", "signpost-bench-"); err != nil {
			return machineError(err)
		}
		// Not before the end: many file systems are slow to make files just after as many were removed.
		defer os.RemoveAll(folder)
	}
	var list []*measured
	for _, n := range sizes {
		m, err := measure(filepath.Join(folder, strconv.Itoa(n)), n, stderr)
		if err != nil {
			return err
		}
		list = append(list, m)
	}
	return printBench(stdout, list)
}

// measured is what one directory cost.
type measured struct {
	entries int
	files   files
	build   cost
	phases  [phases]cost
	peak    int64 // bytes
	hasPeak bool
	check   cost
	search  cost // indexing and compiling, with nothing else beside
}

// files are those of a folder.
type files struct {
	count          int
	bytes, largest int64
}

// measure makes a directory of n entries in a folder and takes its measure.
func measure(dir string, n int, stderr io.Writer) (*measured, error) {
	fmt.Fprintf(stderr, "%s entries: making them up", thousands(n))
	defer fmt.Fprintln(stderr)
	if err := specimen.Write(dir, n); errors.Is(err, fs.ErrExist) {
		return nil, usageError(fmt.Errorf("%w: remove it, or keep the directories elsewhere", err))
	} else if err != nil {
		return nil, machineError(err)
	}
	day, ok := when.ReadDate(specimen.Day)
	if !ok {
		return nil, machineError(fmt.Errorf("%s is no date", specimen.Day))
	}
	o := directory.Options{Today: day}
	m := &measured{}
	for _, step := range []struct {
		name string
		run  func() error
	}{
		{"building", func() error { return m.measureBuild(dir, o, stderr) }},
		{"checking and searching", func() error { return m.measureSearch(dir, o) }},
	} {
		fmt.Fprintf(stderr, ", %s", step.name)
		// Nothing of the step before is to count.
		runtime.GC()
		debug.FreeOSMemory()
		if err := step.run(); err != nil {
			return nil, err
		}
	}
	return m, nil
}

// measureBuild builds the site into public in its folder.
func (m *measured) measureBuild(dir string, o directory.Options, stderr io.Writer) error {
	src, err := openSource(dir)
	if err != nil {
		return err
	}
	defer src.close()
	src.meter = &meter{}
	out := publishedFolder(dir, "")
	resetPeak()
	begin := now(theProcess)
	b, err := src.publish(out, o, false, stderr)
	if err != nil {
		return err
	}
	m.build = now(theProcess).minus(begin)
	m.peak, m.hasPeak = peakMemory()
	m.phases, m.entries = src.meter.costs, count(b.directory)
	m.files, err = countFiles(out)
	return err
}

// measureSearch measures what check does, then the search of the same site.
func (m *measured) measureSearch(dir string, o directory.Options) error {
	src, err := openSource(dir)
	if err != nil {
		return err
	}
	defer src.close()
	begin := now(theProcess)
	pages, d, problems, err := src.compile(o)
	if err != nil {
		return err
	}
	if _, err := withRules(d, pages, problems); err != nil {
		return err
	}
	m.check = now(theProcess).minus(begin)

	index, err := os.MkdirTemp(dir, "index-")
	if err != nil {
		return machineError(err)
	}
	defer os.RemoveAll(index)
	begin = now(theProcess)
	_, err = pages.SearchFiles()
	if err == nil {
		err = pages.Corpus().Write(filepath.Join(index, "bleve"))
	}
	if err != nil {
		return machineError(err)
	}
	m.search = now(theProcess).minus(begin)
	return nil
}

// countFiles counts all files of a folder as a host does that it is sent to.
func countFiles(folder string) (files, error) {
	var f files
	err := filepath.WalkDir(folder, func(_ string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		f.count++
		f.bytes += info.Size()
		f.largest = max(f.largest, info.Size())
		return nil
	})
	if err != nil {
		return f, machineError(err)
	}
	return f, nil
}

// each is the share of one entry.
func (m *measured) each(d time.Duration) time.Duration { return d / time.Duration(max(1, m.entries)) }
