package geo

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// A table reads the rows of a file of postcodes.
type table struct {
	csv   *csv.Reader
	bytes *bounded
	columns
	first []string // a row that was read already
}

// columns are the places of what is needed in a row, -1 for what is not there.
type columns struct {
	code, lat, lon, east, north, ended int
}

// The names of columns, without case and punctuation, best first. They are those of the ONS Postcode Directory and the
// National Statistics Postcode Lookup over the years, of Code-Point Open's list of headers, and of extracts of them.
var columnNames = struct{ code, lat, lon, east, north, ended []string }{
	code:  []string{"pcds", "pcd8", "pcd7", "pcd2", "pcd", "postcode", "pc", "postcodesector", "sector", "outcode", "postcodedistrict", "code"},
	lat:   []string{"lat", "latitude"},
	lon:   []string{"long", "lon", "lng", "longitude"},
	east:  []string{"oseast1m", "east1m", "eastings", "easting", "ea"},
	north: []string{"osnrth1m", "north1m", "northings", "northing", "no"},
	ended: []string{"doterm", "dateoftermination"},
}

// A FormError says why a file is no file of postcodes.
type FormError struct{ reason string }

func (e *FormError) Error() string { return e.reason }

// newTable reads the head of a CSV file. Where it has no names of columns it must be Code-Point Open, whose first four
// columns are postcode, quality, easting and northing.
func newTable(r io.Reader) (*table, error) {
	t := &table{bytes: &bounded{Reader: r}}
	t.csv = csv.NewReader(t.bytes)
	t.csv.FieldsPerRecord, t.csv.LazyQuotes, t.csv.ReuseRecord = -1, true, true
	row, err := t.next()
	if errors.Is(err, io.EOF) {
		return nil, &FormError{"it is empty"}
	}
	if err != nil {
		return nil, err
	}
	if strings.ContainsRune(strings.Join(row, ""), 0) {
		return nil, &FormError{"it is no CSV file"}
	}
	row[0] = strings.TrimPrefix(row[0], "\ufeff")
	if t.columns = columnsOf(row); t.code >= 0 && (t.located() || t.gridded()) {
		return t, nil
	}
	if codes := readCodes(row[0]); len(row) >= 4 && len(codes) == 1 && codes[0].unit != whole && isWhole(row[2]) && isWhole(row[3]) {
		t.columns, t.first = columns{code: 0, lat: -1, lon: -1, east: 2, north: 3, ended: -1}, row
		return t, nil
	}
	return nil, &FormError{fmt.Sprintf("it has no columns that are known to hold postcodes with lat and long, or with eastings and northings; it begins %.60q", strings.Join(row, ","))}
}

func columnsOf(head []string) columns {
	place := map[string]int{}
	for i, name := range head {
		name = plain(name)
		if _, twice := place[name]; !twice {
			place[name] = i
		}
	}
	find := func(names []string) int {
		for _, name := range names {
			if i, ok := place[name]; ok {
				return i
			}
		}
		return -1
	}
	n := columnNames
	return columns{find(n.code), find(n.lat), find(n.lon), find(n.east), find(n.north), find(n.ended)}
}

// plain is the name of a column without case and punctuation.
func plain(name string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, strings.ToLower(name))
}

func (c columns) located() bool { return c.lat >= 0 && c.lon >= 0 }
func (c columns) gridded() bool { return c.east >= 0 && c.north >= 0 }

func isWhole(s string) bool {
	_, err := strconv.Atoi(s)
	return err == nil
}

// next gives the next row. It holds until the next call.
func (t *table) next() ([]string, error) {
	if row := t.first; row != nil {
		t.first = nil
		return row, nil
	}
	t.bytes.left = longestRow
	return t.csv.Read()
}

// field is a cell of a row, or "" where the row is too short or there is no such column.
func field(row []string, column int) string {
	if column < 0 || column >= len(row) {
		return ""
	}
	return strings.TrimSpace(row[column])
}

// The box in which the United Kingdom lies. ONS writes latitude 99.999999 where it knows no position, Ordnance Survey
// the false origin of its grid, far out at sea.
const south, north, west, east = 49.8, 60.9, -8.7, 1.8

// position is where a row says that its postcode is.
func (t *table) position(row []string) (Point, bool) {
	p, ok := Point{}, false
	if t.located() {
		p.Lat, p.Lon, ok = pair(field(row, t.lat), field(row, t.lon))
	}
	if !ok && t.gridded() {
		var e, n float64
		// A row of the Irish grid, or of none, falls out of the box.
		if e, n, ok = pair(field(row, t.east), field(row, t.north)); ok {
			p = fromGrid(e, n)
		}
	}
	return p, ok && p.Lat >= south && p.Lat <= north && p.Lon >= west && p.Lon <= east
}

func pair(a, b string) (x, y float64, ok bool) {
	x, err1 := strconv.ParseFloat(a, 64)
	y, err2 := strconv.ParseFloat(b, 64)
	return x, y, err1 == nil && err2 == nil
}

// longestRow is how much is read before a row must end: an open quotation mark would else swallow a gigabyte.
const longestRow = 1 << 20

// bounded is a Reader that gives up when nobody has said for long that all is well.
type bounded struct {
	io.Reader
	left int
}

func (b *bounded) Read(p []byte) (int, error) {
	if b.left <= 0 {
		return 0, &FormError{"a row does not end: there may be a quotation mark too many"}
	}
	n, err := b.Reader.Read(p[:min(len(p), b.left)])
	b.left -= n
	return n, err
}
