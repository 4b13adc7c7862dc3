package geo

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// A Gathering collects the postcodes of some areas from files of the Office for National Statistics (ONS Postcode
// Directory, National Statistics Postcode Lookup), of Ordnance Survey (Code-Point Open), or made from them: any CSV with
// a column of postcodes, sectors or districts and columns of their latitude and longitude, or their eastings and
// northings on the British National Grid.
//
// Postcodes that the Royal Mail has withdrawn are kept: people go on using them, and where they were is where people
// are. Those of Northern Ireland have another licence, and are only taken where an area asks for them.
type Gathering struct {
	areas  []Area
	codes  []gathered
	counts Counts
}

type gathered struct {
	code
	step
	withdrawn bool
}

// Counts say what became of the rows. Each row is in one of the first six.
type Counts struct {
	Kept       int    // the rows that the file is made of
	Elsewhere  int    // outside of the areas
	Northern   int    // of Northern Ireland, not asked for
	Unplaced   int    // without a position in the United Kingdom
	Unreadable int    // no postcode
	Repeated   int    // said by a row before, or the centre of an area whose postcodes are known
	Withdrawn  int    // of those kept, how many the Royal Mail no longer uses
	Missing    []Area // the areas of which nothing was kept
}

// NewGathering begins one of the areas given; of all postcodes where there are none.
func NewGathering(areas []Area) *Gathering {
	return &Gathering{areas: areas}
}

// northernIreland are the letters of its postcodes.
const northernIreland = "BT"

// Read takes all rows of a file. A file that is none of postcodes gives a *FormError; other errors are the reader's.
// Progress, where it is not nil, is told now and then how many rows have been read.
func (g *Gathering) Read(r io.Reader, progress func(rows int)) error {
	t, err := newTable(r)
	if err != nil {
		return err
	}
	return g.rows(t, progress)
}

func (g *Gathering) rows(t *table, progress func(rows int)) error {
	const often = 50_000
	for n := 1; ; n++ {
		row, err := t.next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		g.take(t, row)
		if progress != nil && n%often == 0 {
			progress(n)
		}
	}
}

// ReadFolder takes all rows of the CSV files in a folder, or in the zip file that ONS or Ordnance Survey hand out, and
// gives their names. Files that are none of postcodes, as the lists of codes in such a folder, are passed over; where no
// other is there, it gives a *FormError.
func (g *Gathering) ReadFolder(files fs.FS, progress func(rows int)) (names []string, err error) {
	err = fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && d.Name() == "multi_csv" && len(names) > 0:
			return fs.SkipDir // ONS puts the same postcodes there again, area by area
		case d.IsDir() || !strings.EqualFold(path.Ext(name), ".csv"):
			return nil
		}
		f, err := files.Open(name)
		if err != nil {
			return err
		}
		defer f.Close()
		t, err := newTable(f)
		if errors.As(err, new(*FormError)) {
			_, err := io.Copy(io.Discard, f) // only at its end a zip file tells that it is damaged
			return err
		}
		if err == nil {
			err = g.rows(t, progress)
		}
		if err != nil {
			return fmt.Errorf("read %s: %w", name, err)
		}
		names = append(names, name)
		return nil
	})
	if err == nil && len(names) == 0 {
		err = &FormError{"no CSV file in it has columns of postcodes with their positions"}
	}
	return names, err
}

func (g *Gathering) take(t *table, row []string) {
	codes := readCodes(field(row, t.code))
	if len(codes) == 0 {
		if !slices.Contains(columnNames.code, plain(field(row, t.code))) { // Code-Point Open has two rows of names
			g.counts.Unreadable++
		}
		return
	}
	c := codes[0]
	asked := slices.ContainsFunc(g.areas, func(a Area) bool { return a.holds(c) })
	switch {
	case len(g.areas) > 0 && !asked:
		g.counts.Elsewhere++
		return
	case !asked && lettersOf(c.area) == northernIreland:
		g.counts.Northern++
		return
	}
	p, ok := t.position(row)
	if !ok {
		g.counts.Unplaced++
		return
	}
	g.codes = append(g.codes, gathered{c, stepAt(p), field(row, t.ended) != ""})
}

// Postcodes are those gathered, of which the first row of each counts. The centre of a district or a sector of which
// there are postcodes is not kept: theirs will do. Year is that of the data, for the attribution.
func (g *Gathering) Postcodes(year int) (*Postcodes, Counts) {
	list := slices.Clone(g.codes)
	slices.SortStableFunc(list, func(a, b gathered) int {
		return cmp.Or(strings.Compare(a.area, b.area), cmp.Compare(a.unit, b.unit))
	})
	list = slices.CompactFunc(list, func(a, b gathered) bool { return a.code == b.code })
	full := map[string]bool{}
	for _, c := range list {
		if c.unit != whole {
			full[c.area], full[c.district()] = true, true
		}
	}
	list = slices.DeleteFunc(list, func(c gathered) bool { return c.unit == whole && full[c.area] })

	p, counts := &Postcodes{Attribution: attribution(year)}, g.counts
	counts.Kept, counts.Repeated = len(list), len(g.codes)-len(list)
	for _, c := range list {
		if n := len(p.areas); n == 0 || p.areas[n-1].name != c.area {
			p.areas = append(p.areas, area{name: c.area})
		}
		a := &p.areas[len(p.areas)-1]
		a.points = append(a.points, c.step)
		if c.unit != whole {
			a.units = append(a.units, c.unit)
		}
		if c.withdrawn {
			counts.Withdrawn++
		}
	}
	for _, a := range g.areas {
		if !slices.ContainsFunc(list, func(c gathered) bool { return a.holds(c.code) }) {
			counts.Missing = append(counts.Missing, a)
		}
	}
	return p, counts
}

// attribution is what the owners ask for in the user guides of the ONS Postcode Directory and of Code-Point Open, which
// is part of it. https://www.ons.gov.uk/methodology/geography/licences has the words.
func attribution(year int) string {
	return fmt.Sprintf("Contains OS data © Crown copyright and database right %d. Contains Royal Mail data © Royal Mail copyright and database right %[1]d. "+
		"Source: Office for National Statistics licensed under the Open Government Licence v.3.0.", year)
}
