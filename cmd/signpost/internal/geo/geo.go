// Package geo knows where postcodes are.
//
// A Gathering reads the open postcode files of the Office for National Statistics or Ordnance Survey, and makes of the
// areas that a directory serves one small file, FileName, which the site ships: the directory takes the coordinates of
// its places from it, and the visitor's browser looks a postcode up in it, so that nobody learns which.
//
// # The file
//
// Positions are rounded to steps of 1/5000 degree of latitude and 1/2500 degree of longitude: 22 m from south to north,
// 22 m (Shetland) to 29 m (Cornwall) from west to east. So a postcode is found within 18 m of the point that its source
// gives, which is an address in the middle of the fifteen or so that share it.
//
// The file begins with the eight bytes
//
//	00 'p' 'c' '1' FF 0D 0A 0A
//
// A zero byte keeps git from taking it for text; FF, which is never part of UTF-8, and line ends of both sorts show at
// once where a program did nevertheless (the idea is that of PNG, https://www.w3.org/TR/png-3/#5PNG-file-signature).
//
// Numbers are varints (seven bits to a byte, the lowest first, the top bit set where more follow; Protocol Buffers,
// "Base 128 Varints"), below 2^31. Signed ones are folded: 0, -1, 1, -2 are 0, 1, 2, 3. Then follow
//
//	the attribution that its owners ask for: how many bytes, these bytes of UTF-8
//	how many areas, and for each, in the order of the bytes of their names:
//		the name, a sector "B97 4" or a district "B97": how many bytes are those of the name before; how many follow; these
//		how many postcodes are in it; 0 for an area of which only a centre is known
//	for each postcode, area by area, its last two letters, both from "ABDEFGHJLNPQRSTUWXYZ", as a number: first × 20 +
//	second. The first of an area as it is, each other as how many numbers lie between it and the one before
//	for each point its latitude in steps, as the signed difference from the point before (the first: from 0)
//	for each point its longitude, likewise
//
// An area has a point for each postcode in it; one without postcodes has its centre. Only sectors have postcodes.
//
// The file is meant to be compressed on its way: numbers of one sort stand together for that. The 12,853 postcodes of WR
// are 42.1 kB, 22.8 kB with gzip, 20.9 kB with brotli 11. Measured, and not worth their code: points that were there
// before as a number (19.0 kB for 20.8), high and low bytes apart (21.0). Postcode, latitude and longitude in turn: 21.7.
package geo

import (
	"maps"
	"math"
	"slices"
	"sort"
	"strings"
)

// FileName is where the file lies in a site. Hosts compress what ends in .txt.
const FileName = "static/postcodes.txt"

// A Point is a place on the Earth, in WGS 84 degrees.
type Point struct{ Lat, Lon float64 }

// The steps of a degree to which positions are rounded. They divide 10,000, so that four decimals write them exactly.
const latSteps, lonSteps = 5000, 2500

// Postcodes are the postcodes of some areas with their positions. They never change.
type Postcodes struct {
	Attribution string // what the data's owners ask to be shown where it is used
	areas       []area // by name
}

// An area is a sector, "B97 4", or a district, "B97".
type area struct {
	name   string
	units  []int // the last letters of its postcodes, as numbers, ascending; none where only the centre is known
	points []step
}

// A step is a position as the file has it.
type step struct{ lat, lon int }

// stepAt is the step nearest to a point.
func stepAt(p Point) step {
	return step{int(math.Round(p.Lat * latSteps)), int(math.Round(p.Lon * lonSteps))}
}

func (s step) point() Point { return Point{float64(s.lat) / latSteps, float64(s.lon) / lonSteps} }

// Len is how many postcodes there are, areas of which only the centre is known apart.
func (p *Postcodes) Len() int {
	n := 0
	for _, a := range p.areas {
		n += len(a.units)
	}
	return n
}

// Locate finds a postcode, a sector or a district, however it is spaced: "B97 4EX", "b974ex", "B97 4", "B97". A postcode
// that is not known is looked for as its sector, then as its district. The name tells what was found; "" is nothing. Of
// a sector or district the point is the middle of its postcodes.
func (p *Postcodes) Locate(text string) (at Point, name string) {
	codes := readCodes(text)
	for _, c := range codes {
		if at, ok := p.find(c); ok {
			return at, c.String()
		}
	}
	for _, c := range codes {
		for _, wider := range []code{{area: c.area, unit: whole}, {area: c.district(), unit: whole}} {
			if at, ok := p.find(wider); ok {
				return at, wider.area
			}
		}
	}
	return Point{}, ""
}

// Lists reports whether postcodes are known of the district in which a postcode is.
func (p *Postcodes) Lists(postcode string) bool {
	for _, c := range readCodes(postcode) {
		for _, a := range p.within(c.district()) {
			if len(a.units) > 0 {
				return true
			}
		}
	}
	return false
}

func (p *Postcodes) find(c code) (Point, bool) {
	areas := p.within(c.area)
	if c.unit == whole {
		return centre(areas)
	}
	if len(areas) != 1 {
		return Point{}, false
	}
	i := sort.SearchInts(areas[0].units, c.unit)
	if i == len(areas[0].units) || areas[0].units[i] != c.unit {
		return Point{}, false
	}
	return areas[0].points[i].point(), true
}

// within are a sector, or a district with all its sectors.
func (p *Postcodes) within(name string) []area {
	from := sort.Search(len(p.areas), func(i int) bool { return p.areas[i].name >= name })
	to := from
	for to < len(p.areas) && (p.areas[to].name == name || strings.HasPrefix(p.areas[to].name, name+" ")) {
		to++
	}
	return p.areas[from:to]
}

// centre is the middle of all points, in degrees of four decimals. It is worked out as static/js/search/near.js does
// it, to the last bit.
func centre(areas []area) (Point, bool) {
	n, lat, lon := 0, 0, 0
	for _, a := range areas {
		for _, s := range a.points {
			n, lat, lon = n+1, lat+s.lat, lon+s.lon
		}
	}
	if n == 0 {
		return Point{}, false
	}
	return Point{
		math.Floor(float64(lat*(10000/latSteps))/float64(n)+0.5) / 10000,
		math.Floor(float64(lon*(10000/lonSteps))/float64(n)+0.5) / 10000,
	}, true
}

// Letters are those with which the postcodes begin, "B" and "WR", in order, with how many points there are of each.
func (p *Postcodes) Letters() (letters []string, count map[string]int) {
	count = map[string]int{}
	for _, a := range p.areas {
		count[lettersOf(a.name)] += len(a.points)
	}
	return slices.Sorted(maps.Keys(count)), count
}
