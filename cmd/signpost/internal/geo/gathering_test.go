package geo

import (
	"errors"
	"io"
	"strings"
	"testing"
	"testing/fstest"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"
)

// What the sources look like, each with one postcode that is there, one withdrawn or far, and one without a position.
var sources = map[string]string{
	"ONS Postcode Directory": `"pcd","pcd2","pcds","dointr","doterm","oscty","oseast1m","osnrth1m","osgrdind","lat","long","imd"
"ZX1 1AA","ZX1  1AA","ZX1 1AA","198001","","E1","0404100","0267700","1",52.307100,-1.941200,"1"
"ZX111AB","ZX11 1AB","ZX11 1AB","198001","200306","E1","0404200","0267800","1",52.308000,-1.939800,"1"
"ZX1 9AA","ZX1  9AA","ZX1 9AA","198001","","E1","","","9",99.999999,0.000000,"1"
"BT1 1AA","BT1  1AA","BT1 1AA","198001","","N1","","","1",54.602000,-5.925000,"1"
`,
	"ONS Postcode Directory, with newer names": "\ufeff" + `pcd7,pcd8,pcds,dointr,doterm,east1m,north1m,gridind,lat,long
ZX1 1AA,ZX1  1AA,ZX1 1AA,198001,,0404100,0267700,1,52.307100,-1.941200
ZX111AB,ZX11 1AB,ZX11 1AB,198001,200306,0404200,0267800,1,52.308000,-1.939800
ZX1 9AA,ZX1  9AA,ZX1 9AA,198001,,,,9,99.999999,0.000000
BT1 1AA,BT1  1AA,BT1 1AA,198001,,,,1,54.602000,-5.925000
`,
	"Code-Point Open": "\"ZX1 1AA\",10,404100,267700,\"E92000001\",\"\",\"\",\"\",\"\",\"\"\r\n" +
		"\"ZX111AB\",10,404200,267800,\"E92000001\",\"\",\"\",\"\",\"\",\"\"\r\n" +
		"\"ZX1 9AA\",90,0,0,\"E92000001\",\"\",\"\",\"\",\"\",\"\"\r\n",
	"Code-Point Open, with its headers": "PC,PQ,EA,NO,CY\nPostcode,Positional_quality_indicator,Eastings,Northings,Country_code\n" +
		"ZX1 1AA,10,404100,267700,E92000001\nZX111AB,10,404200,267800,E92000001\nZX1 9AA,90,0,0,E92000001\n",
	"an extract": "Postcode,Latitude,Longitude\nzx11aa,52.3071,-1.9412\nZX11 1AB, 52.3080 ,-1.9398\nZX1 9AA,,\n",
}

func TestSources(t *testing.T) {
	for name, csv := range sources {
		t.Run(name, func(t *testing.T) {
			p, counts := gather(t, csv)
			for code, want := range map[string]Point{"ZX1 1AA": {52.3071, -1.9412}, "ZX11 1AB": {52.3080, -1.9398}} {
				at, found := p.Locate(code)
				// Two steps: the grid references are those points to the nearest 100 m.
				if found != code || at.Lat < want.Lat-0.001 || at.Lat > want.Lat+0.001 || at.Lon < want.Lon-0.0015 || at.Lon > want.Lon+0.0015 {
					t.Errorf("%s is at %v (%q), want %v", code, at, found, want)
				}
			}
			want := Counts{Kept: 2, Unplaced: 1}
			if strings.HasPrefix(name, "ONS") {
				want.Withdrawn, want.Northern = 1, 1
			}
			if diff := cmp.Diff(want, counts); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// Every row is accounted for.
func TestCounts(t *testing.T) {
	csv := town + "ZX1 1AA,50,0\nZX1,52,-1\nBT9 9AA,54.6,-5.9\nSX1 1AA,52,-1\nnowhere,52,-1\nZX1 1AD\nZX1 1AE,-52,1\n,,\n"
	p, counts := gather(t, csv, "ZX", "ZQ7", "ZR")
	if diff := cmp.Diff(Counts{Kept: 5, Elsewhere: 3, Unplaced: 2, Unreadable: 2, Repeated: 2, Missing: []Area{"ZR"}}, counts); diff != "" {
		t.Error(diff)
	}
	if at, _ := p.Locate("ZX1 1AA"); at.Lat != 52.3 {
		t.Errorf("the first row does not count: %v", at)
	}
	// Northern Ireland comes when it is asked for.
	if p, counts := gather(t, csv, "BT9"); p.Len() != 1 || counts.Northern != 0 {
		t.Errorf("%d postcodes, %v", p.Len(), counts)
	}
	if !strings.Contains(p.Attribution, "2026") {
		t.Error(p.Attribution)
	}
}

func TestWrongFiles(t *testing.T) {
	for csv, want := range map[string]string{
		"":                                "empty",
		"name,town\nCafé,Redditch\n":      `it begins "name,town"`,
		"postcode,town\nZX1 1AA,Here\n":   "no columns",
		"PK\x03\x04\x00\x00":              "no CSV file",
		"ZX1 1AA,52.3,-1.9\n":             "no columns",
		strings.Repeat("x", longestRow+1): "a row does not end",
		"postcode,lat,long\n\"ZX1 1AA" + strings.Repeat("\n", 2*longestRow): "a row does not end",
	} {
		err := NewGathering(nil).Read(strings.NewReader(csv), nil)
		if wrong := new(FormError); !errors.As(err, &wrong) || !strings.Contains(err.Error(), want) {
			t.Errorf("%.30q: %v, want %q", csv, err, want)
		}
	}
	broken := errors.New("the disk is broken")
	if err := NewGathering(nil).Read(io.MultiReader(strings.NewReader(town), iotest.ErrReader(broken)), nil); !errors.Is(err, broken) {
		t.Error(err)
	}
}

// A folder as ONS hands it out has the postcodes twice, with lists of codes beside them.
func TestReadFolder(t *testing.T) {
	folder := fstest.MapFS{
		"Data/ONSPD_AUG_2026_UK.csv":              {Data: []byte(town)},
		"Data/multi_csv/ONSPD_AUG_2026_UK_ZX.csv": {Data: []byte(town)},
		"Documents/Country names.csv":             {Data: []byte("CTRY12CD,CTRY12NM\nE92000001,England\n")},
		"Documents/User Guide.pdf":                {Data: []byte("%PDF")},
	}
	g := NewGathering(nil)
	names, err := g.ReadFolder(folder, nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, counts := g.Postcodes(2026); counts.Kept != 6 || counts.Repeated != 0 {
		t.Errorf("%+v", counts)
	}
	if diff := cmp.Diff([]string{"Data/ONSPD_AUG_2026_UK.csv"}, names); diff != "" {
		t.Error(diff)
	}
	delete(folder, "Data/ONSPD_AUG_2026_UK.csv")
	if names, err := NewGathering(nil).ReadFolder(folder, nil); len(names) != 1 || err != nil {
		t.Errorf("%v, %v", names, err)
	}
	delete(folder, "Data/multi_csv/ONSPD_AUG_2026_UK_ZX.csv")
	if _, err := NewGathering(nil).ReadFolder(folder, nil); !errors.As(err, new(*FormError)) {
		t.Error(err)
	}
}

func TestProgress(t *testing.T) {
	var told []int
	csv := "postcode,lat,long\n" + strings.Repeat("ZX1 1AA,52,-1\n", 120_000)
	if err := NewGathering(nil).Read(strings.NewReader(csv), func(rows int) { told = append(told, rows) }); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]int{50_000, 100_000}, told); diff != "" {
		t.Error(diff)
	}
}

// Nothing that a spreadsheet can hold harms: what was read can be written and read back.
func FuzzGathering(f *testing.F) {
	for _, csv := range sources {
		f.Add(csv)
	}
	f.Add(town)
	f.Add("postcode,lat,long\nZX1,NaN,Inf\n")
	f.Add("postcode,eastings,northings\nZX1 1AA,1e300,-1e300\n")
	f.Fuzz(func(t *testing.T, csv string) {
		g := NewGathering(nil)
		if g.Read(strings.NewReader(csv), nil) != nil {
			return
		}
		p, counts := g.Postcodes(2026)
		again, err := Decode(p.Bytes())
		if err != nil {
			t.Fatalf("%v\n%+v", err, counts)
		}
		if diff := cmp.Diff(p, again, cmp.AllowUnexported(Postcodes{}, area{}, step{})); diff != "" {
			t.Error(diff)
		}
	})
}
