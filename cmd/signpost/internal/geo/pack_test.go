package geo

import (
	"bytes"
	"fmt"
	"math"
	"math/rand"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// The file, byte by byte.
func TestBytes(t *testing.T) {
	p := &Postcodes{Attribution: "©", areas: []area{
		{name: "ZX1", points: []step{{5000, -2}}},
		{name: "ZX2 7", units: []int{0, 3, 399}, points: []step{{5001, -2}, {5001, 0}, {4873, 1}}},
	}}
	want := []byte("\x00pc1\xff\r\n\n" +
		"\x02\u00a9" + // the attribution
		"\x02" + // areas
		"\x00\x03ZX1\x00" + // a district without postcodes
		"\x02\x032 7\x03" + // after "ZX"
		"\x00\x02\x8b\x03" + // AA, AF after two, ZZ after 395
		"\x90\x4e\x02\x00\xff\x01" + // latitudes 5000, +1, +0, -128
		"\x03\x00\x04\x02") // longitudes -2, +0, +2, +1
	if diff := cmp.Diff(want, p.Bytes()); diff != "" {
		t.Error(diff)
	}
}

func many(n int) *Postcodes {
	r := rand.New(rand.NewSource(3))
	var csv strings.Builder
	csv.WriteString("postcode,lat,long\n")
	for range n {
		fmt.Fprintf(&csv, "ZX%d %d%c%c,%f,%f\n", r.Intn(20), r.Intn(10), letters[r.Intn(20)], letters[r.Intn(20)], 50+r.Float64()*10, -8+r.Float64()*9)
	}
	g := NewGathering(nil)
	g.Read(strings.NewReader(csv.String()), nil)
	p, _ := g.Postcodes(2026)
	return p
}

func TestReadBack(t *testing.T) {
	for _, p := range []*Postcodes{{}, many(1), many(20_000)} {
		again, err := Decode(p.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(p, again, cmp.AllowUnexported(Postcodes{}, area{}, step{})); diff != "" {
			t.Error(diff)
		}
	}
	if !bytes.Equal(many(5000).Bytes(), many(5000).Bytes()) {
		t.Error("another time other bytes")
	}
}

// What programs do to files that they take for text is noticed, and so is a file that is cut, or has more at its end.
func TestDamaged(t *testing.T) {
	whole := many(100).Bytes()
	for name, data := range map[string][]byte{
		"nothing":            nil,
		"Windows line ends":  bytes.ReplaceAll(whole, []byte("\n"), []byte("\r\n")),
		"Unix line ends":     bytes.ReplaceAll(whole, []byte("\r\n"), []byte("\n")),
		"saved as UTF-8":     []byte(strings.ToValidUTF8(string(whole), "\ufffd")),
		"more at the end":    append(bytes.Clone(whole), 0),
		"another area twice": []byte(magic + "\x00\x02\x00\x03ZX1\x00\x03\x00\x00" + "\x00\x00\x00\x00"),
		"no area":            []byte(magic + "\x00\x01\x00\x03zx1\x00" + "\x00\x00"),
		"postcodes in one":   []byte(magic + "\x00\x01\x00\x03ZX1\x01" + "\x00\x00\x00"),
		"unit 400":           []byte(magic + "\x00\x01\x00\x05ZX1 1\x01" + "\x90\x03\x00\x00"),
	} {
		if _, err := Decode(data); err == nil {
			t.Errorf("%s: read", name)
		}
	}
	for n := range len(whole) {
		if _, err := Decode(whole[:n]); err == nil {
			t.Fatalf("cut to %d of %d bytes: read", n, len(whole))
		}
	}
}

// Whatever bytes are read can be asked, and written again.
func FuzzDecode(f *testing.F) {
	f.Add((&Postcodes{}).Bytes(), "ZX1")
	f.Add(many(3).Bytes(), "ZX1 1AA")
	f.Add([]byte(magic+"\x00\xff\xff\xff\xff\x07"), "ZX1")
	f.Fuzz(func(t *testing.T, data []byte, text string) {
		p, err := Decode(data)
		if err != nil {
			return
		}
		p.Locate(text)
		p.Lists(text)
		again, err := Decode(p.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(p, again, cmp.AllowUnexported(Postcodes{}, area{}, step{})); diff != "" {
			t.Error(diff)
		}
	})
}

// A postcode is found within 18 m of where its source says, from Cornwall to Shetland.
func TestPrecision(t *testing.T) {
	r := rand.New(rand.NewSource(5))
	const degree = 6371008.8 * math.Pi / 180 // of latitude, in metres
	worst := 0.0
	for range 20_000 {
		lat, lon := 49.9+r.Float64()*11, -8+r.Float64()*9.5
		s := stepAt(Point{lat, lon})
		at := s.point()
		worst = max(worst, math.Hypot((at.Lat-lat)*degree, (at.Lon-lon)*degree*math.Cos(lat*math.Pi/180)))
	}
	if worst > 18.2 || worst < 15 {
		t.Errorf("%.1f m", worst)
	}
}
