package geo

import (
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// The postcodes of these tests are nobody's: no area begins with Z.

func gather(t *testing.T, csv string, areas ...Area) (*Postcodes, Counts) {
	t.Helper()
	g := NewGathering(areas)
	if err := g.Read(strings.NewReader(csv), nil); err != nil {
		t.Fatal(err)
	}
	return g.Postcodes(2026)
}

const town = `postcode,lat,long
ZX1 1AA,52.3000,-1.9400
ZX1 1AB,52.3010,-1.9420
ZX1 2AA,52.3400,-1.9000
ZX11 4ZZ,52.1000,-2.0000
ZQ7,51.5000,0.0004
ZQ8 2,60.1500,-1.1500
`

func TestLocate(t *testing.T) {
	p, _ := gather(t, town)
	for text, want := range map[string]struct {
		at   Point
		name string
	}{
		"ZX1 1AA":         {Point{52.3, -1.94}, "ZX1 1AA"},
		" zx11ab":         {Point{52.301, -1.942}, "ZX1 1AB"}, // rounded to a step
		"zx1\u00a01a-a":   {Point{52.3, -1.94}, "ZX1 1AA"},
		"ZX1 1":           {Point{52.3005, -1.941}, "ZX1 1"},
		"ZX1 1A":          {Point{52.3005, -1.941}, "ZX1 1"}, // while typing
		"ZX1 1ZZ":         {Point{52.3005, -1.941}, "ZX1 1"}, // not known
		"ZX1 9ZZ":         {Point{52.3137, -1.9273}, "ZX1"},
		"ZX1":             {Point{52.3137, -1.9273}, "ZX1"},
		"ZX11":            {Point{52.1, -2}, "ZX11"},
		"ZX12":            {Point{52.34, -1.9}, "ZX1 2"}, // there is no ZX12
		"ZQ7 1AA":         {Point{51.5, 0.0004}, "ZQ7"},
		"ZQ8":             {Point{60.15, -1.1500}, "ZQ8"},
		"ZQ8 3":           {Point{60.15, -1.1500}, "ZQ8"},
		"ZX":              {},
		"":                {},
		"ZX1 1CA":         {}, // C is never last
		"ZY1 1AA":         {},
		"Redditch":        {},
		"ZX1 1AA, Street": {},
	} {
		at, name := p.Locate(text)
		if name != want.name || math.Abs(at.Lat-want.at.Lat) > 1e-9 || math.Abs(at.Lon-want.at.Lon) > 0.0002001 {
			t.Errorf("%q is %v, %q, want %v, %q", text, at, name, want.at, want.name)
		}
	}
}

func TestLists(t *testing.T) {
	p, _ := gather(t, town)
	for postcode, want := range map[string]bool{"ZX1 9ZZ": true, "ZX11 1AA": true, "ZQ7 1AA": false, "ZX2 1AA": false, "": false} {
		if p.Lists(postcode) != want {
			t.Errorf("%q: %v", postcode, !want)
		}
	}
}

func TestLetters(t *testing.T) {
	p, _ := gather(t, town)
	names, count := p.Letters()
	if diff := cmp.Diff([]string{"ZQ", "ZX"}, names) + cmp.Diff(map[string]int{"ZQ": 2, "ZX": 4}, count); diff != "" || p.Len() != 4 {
		t.Error(p.Len(), diff)
	}
}

func TestAreas(t *testing.T) {
	holds := map[string]string{
		"zx":    "ZX1 1AA, ZX11 4ZZ, ZX1, ZX9 9, ZX1 2, ZX1A 1AA, ZX1 1",
		"Z":     "Z1 1AA, Z1A 1AA",
		"ZX1":   "ZX1 1AA, ZX1, ZX1 2, ZX1A 1AA, ZX1 1",
		"ZX1A":  "ZX1A 1AA",
		"zx1 1": "ZX1 1AA, ZX1 1",
		"ZX11":  "ZX11 4ZZ", // a district, where it might be a sector
	}
	all := "ZX1 1AA, ZX11 4ZZ, ZX1, ZX9 9, Z1 1AA, Z1A 1AA, ZX1 2, ZX1A 1AA, ZX1 1"
	for text, want := range holds {
		a, reason := ReadArea(text)
		if reason != "" {
			t.Errorf("%q: %s", text, reason)
			continue
		}
		for name := range strings.SplitSeq(all, ", ") {
			in := strings.Contains(", "+want+",", ", "+name+",")
			if a.holds(readCodes(name)[0]) != in {
				t.Errorf("%q holds %q: %v", text, name, !in)
			}
		}
	}
	for _, text := range []string{"", "ZXY", "1", "ZX1 1AA", "Redditch", "Z X"} {
		if a, reason := ReadArea(text); reason == "" {
			t.Errorf("%q is area %q", text, a)
		}
	}
}

// The guide's own example of the projection (annex C), and the position in WGS 84 that Ordnance Survey gives for the
// same point, a water tower in Norfolk.
func TestGrid(t *testing.T) {
	degrees := func(d, m, s float64) float64 { return d + m/60 + s/3600 }
	lat, lon := airy.unproject(651409.903, 313177.270)
	if math.Abs(lat/radian-degrees(52, 39, 27.2531)) > 1e-8 || math.Abs(lon/radian-degrees(1, 43, 4.5177)) > 1e-8 {
		t.Errorf("%.8f, %.8f", lat/radian, lon/radian)
	}
	p := fromGrid(651409.903, 313177.270)
	if math.Abs(p.Lat-degrees(52, 39, 28.72)) > 5e-5 || math.Abs(p.Lon-degrees(1, 42, 57.79)) > 7e-5 { // 5 m
		t.Errorf("%.6f, %.6f", p.Lat, p.Lon)
	}
	// The true origin of the grid is 49° N, 2° W on its own ellipsoid.
	if lat, lon := airy.unproject(400000, -100000); math.Abs(lat/radian-49) > 1e-9 || math.Abs(lon/radian+2) > 1e-9 {
		t.Errorf("%.8f, %.8f", lat/radian, lon/radian)
	}
}
