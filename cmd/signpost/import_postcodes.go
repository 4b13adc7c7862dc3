package main

import (
	"archive/zip"
	"bytes"
	"cmp"
	"compress/flate"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/geo"
)

func importPostcodesCommand(siteDir *string) *cobra.Command {
	var areas []string
	c := &cobra.Command{
		Use:   "postcodes FILE...",
		Short: "Make " + geo.FileName + " of an open postcode file, for distances and places' coordinates",
		Long: `Make ` + geo.FileName + ` of an open postcode file. Places take their coordinates from it, and visitors find what is
near their postcode, without telling anybody which.

FILE is the ONS Postcode Directory, the National Statistics Postcode Lookup (both from geoportal.statistics.gov.uk), or
Code-Point Open (from osdatahub.os.uk): the zip file as it was downloaded, its folder, or a CSV file of it. Any CSV file
with postcodes, lat and long will do, also one of districts ("B97") alone. Where two files have the same, the first counts.`,
		Example: `  signpost import postcodes --area B97 --area B98 --area WR ONSPD_AUG_2026.zip`,
		Args: func(c *cobra.Command, files []string) error {
			if len(files) == 0 {
				return usageError(fmt.Errorf("%s needs a file:\n%s", c.CommandPath(), c.Example))
			}
			return nil
		},
		RunE: func(c *cobra.Command, files []string) error {
			wanted, err := readAreas(areas)
			if err != nil {
				return err
			}
			var o directory.Options
			if err := readClock("", &o); err != nil {
				return err
			}
			src, err := openSource(*siteDir)
			if err != nil {
				return err
			}
			defer src.close()
			if _, err := fs.Stat(src.root.FS(), "content"); err != nil {
				return usageError(fmt.Errorf("there is no folder content/ in %s: name the site with --site", *siteDir))
			}
			return src.importPostcodes(geo.NewGathering(wanted), files, o.Now.UTC().Year(), c.ErrOrStderr())
		},
	}
	c.Flags().StringArrayVar(&areas, "area", nil, `which postcodes: WR, B97 or "B97 4"; may be repeated (default all)`)
	return c
}

// readAreas reads the flags --area; one may hold several, between commas.
func readAreas(flags []string) ([]geo.Area, error) {
	if len(flags) == 0 {
		return nil, nil
	}
	var list []geo.Area
	for text := range strings.SplitSeq(strings.Join(flags, ","), ",") {
		a, reason := geo.ReadArea(text)
		if reason != "" {
			return nil, usageError(errors.New("--area " + reason))
		}
		list = append(list, a)
	}
	return list, nil
}

func (s *source) importPostcodes(g *geo.Gathering, files []string, year int, stderr io.Writer) error {
	progress := progressOf(stderr)
	for _, file := range files {
		names, err := gather(g, file, progress.rows)
		progress.done()
		if err := gatherError(file, err); err != nil {
			return err
		}
		year = yearIn(append(names, file), year)
	}
	postcodes, counts := g.Postcodes(year)
	if counts.Kept == 0 {
		return &failure{statusContent, fmt.Errorf("there is no postcode in %s that could be kept: %s", strings.Join(files, ", "), cmp.Or(leftOut(counts), "no row follows the names of the columns"))}
	}
	data := postcodes.Bytes()
	if err := s.replaceFile(geo.FileName, data); err != nil {
		return machineError(err)
	}
	tellPostcodes(stderr, postcodes, counts, data)
	return nil
}

// gather reads a CSV file, a zip file or a folder, and gives the names of the files that were read in it.
func gather(g *geo.Gathering, file string, progress func(int)) (names []string, err error) {
	info, err := os.Stat(file)
	if err != nil {
		return nil, err
	}
	if info.IsDir() {
		return g.ReadFolder(os.DirFS(file), progress)
	}
	if strings.EqualFold(filepath.Ext(file), ".zip") {
		z, err := zip.OpenReader(file)
		if err != nil {
			return nil, err
		}
		defer z.Close()
		return g.ReadFolder(z, progress)
	}
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return nil, g.Read(f, progress)
}

// gatherError says who has to do something about an error of gather.
func gatherError(file string, err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, fs.ErrNotExist):
		return usageError(fmt.Errorf("there is no file %s", file))
	case errors.As(err, new(*geo.FormError)):
		return &failure{statusContent, fmt.Errorf("%s is no file of postcodes: %w", file, err)}
	case errors.Is(err, zip.ErrFormat), errors.Is(err, zip.ErrChecksum), errors.Is(err, io.ErrUnexpectedEOF), errors.As(err, new(flate.CorruptInputError)):
		return &failure{statusContent, fmt.Errorf("%s is no zip file, or not all of it: download it again", file)}
	}
	return machineError(err)
}

var yearInName = regexp.MustCompile(`(?:^|[^0-9])(20[0-9]{2})(?:[^0-9]|$)`)

// yearIn is the year that a file's name tells, as ONSPD_AUG_2026_UK.csv does, or else the one given.
func yearIn(names []string, year int) int {
	for _, name := range names {
		if m := yearInName.FindStringSubmatch(path.Base(filepath.ToSlash(name))); m != nil {
			year, _ = strconv.Atoi(m[1])
			break
		}
	}
	return year
}

// replaceFile writes a file of the site beside its place, and moves it there: whatever was there stays until then.
func (s *source) replaceFile(name string, data []byte) error {
	if err := s.root.MkdirAll(path.Dir(name), 0o755); err != nil {
		return err
	}
	beside := path.Join(path.Dir(name), "."+path.Base(name)+".new")
	err := s.root.WriteFile(beside, data, 0o644)
	if err == nil {
		err = s.root.Rename(beside, name)
	}
	if err != nil {
		s.root.Remove(beside) // best effort: the first error is the one to tell
	}
	return err
}

// tellPostcodes says what was made, of what, and what follows.
func tellPostcodes(w io.Writer, p *geo.Postcodes, counts geo.Counts, data []byte) {
	names, count := p.Letters()
	const most = 12
	var of []string
	for _, name := range names[:min(most, len(names))] {
		of = append(of, fmt.Sprintf("%s %d", name, count[name]))
	}
	if len(names) > most {
		of = append(of, fmt.Sprintf("and %d more areas", len(names)-most))
	}
	kept := countWords(p.Len(), "postcode", "postcodes")
	if centres := counts.Kept - p.Len(); centres > 0 {
		kept += " and the middle of " + countWords(centres, "other area", "other areas")
	}
	fmt.Fprintf(w, "%s: %s (%s), %d kB, %d kB on the wire with gzip\n", geo.FileName, kept, strings.Join(of, ", "), kilobytes(len(data)), kilobytes(gzipped(data)))
	for _, a := range counts.Missing {
		fmt.Fprintf(w, "warning: nothing was found of --area %q\n", a)
	}
	if counts.Withdrawn > 0 {
		fmt.Fprintf(w, "%d of them are withdrawn; they are kept, as people go on using them\n", counts.Withdrawn)
	}
	if words := leftOut(counts); words != "" {
		fmt.Fprintln(w, "left out:", words)
	}
	if slices.Contains(names, "BT") {
		fmt.Fprintln(w, "warning: postcodes of Northern Ireland (BT) are not under the Open Government Licence: to publish them may need a licence from Land & Property Services")
	}
	const large = 500_000
	if len(data) > large {
		fmt.Fprintln(w, `warning: visitors load the file whole; choose the areas that the directory serves with --area`)
	}
	fmt.Fprintf(w, "the site has to show: %s\n", p.Attribution)
	fmt.Fprintln(w, `next: run "signpost check", which tells of places whose postcode is unknown, and commit the file; import it again every year or so`)
}

// leftOut says what became of the rows that were not kept.
func leftOut(c geo.Counts) string {
	var parts []string
	for _, part := range []struct {
		n     int
		words string
	}{
		{c.Elsewhere, "in other areas"},
		{c.Unplaced, "without a position in the United Kingdom"},
		{c.Repeated, "said already"},
		{c.Unreadable, "without a postcode that can be read"},
		{c.Northern, "of Northern Ireland, whose licence is another (--area BT takes them nevertheless)"},
	} {
		if part.n > 0 {
			parts = append(parts, fmt.Sprintf("%s %s", countWords(part.n, "row", "rows"), part.words))
		}
	}
	return strings.Join(parts, ", ")
}

func kilobytes(n int) int { return (n + 999) / 1000 }

func gzipped(data []byte) int {
	var b bytes.Buffer
	z, _ := gzip.NewWriterLevel(&b, gzip.BestCompression) // the level is a good one
	z.Write(data)                                         // into memory
	z.Close()
	return b.Len()
}
