package main

import (
	"encoding/json"
	"fmt"
	"math/rand"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"signpost/cmd/signpost/internal/browsertest"
	"signpost/cmd/signpost/internal/geo"
)

// invented is a file of postcodes that nobody has, with every one of them.
func invented(t *testing.T) (*geo.Postcodes, []string) {
	t.Helper()
	r := rand.New(rand.NewSource(8))
	const letters = "ABDEFGHJLNPQRSTUWXYZ"
	var rows strings.Builder
	var codes []string
	rows.WriteString("postcode,lat,long\n")
	row := func(code string, lat, lon float64) {
		fmt.Fprintf(&rows, "%s,%.6f,%.6f\n", code, lat, lon)
		codes = append(codes, code)
	}
	for _, district := range []string{"ZX1", "ZX11", "ZY9", "Z1", "Z1A"} {
		lat, lon := 50+10*r.Float64(), -6+7*r.Float64()
		for range 500 {
			row(fmt.Sprintf("%s %d%c%c", district, r.Intn(4), letters[r.Intn(20)], letters[r.Intn(20)]), lat+r.Float64()/10, lon+r.Float64()/10)
		}
	}
	row("ZQ1", 51.5, 0) // a district and a sector without postcodes
	row("ZQ2 7", 60.1, -1.2)
	g := geo.NewGathering(nil)
	if err := g.Read(strings.NewReader(rows.String()), nil); err != nil {
		t.Fatal(err)
	}
	p, _ := g.Postcodes(2026)
	return p, codes
}

// openNear opens a page from which a script can import near.js, and fetch the file of postcodes.
func openNear(t *testing.T, p *geo.Postcodes) *browsertest.Browser {
	t.Helper()
	mux := http.NewServeMux()
	mux.HandleFunc("/{$}", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		fmt.Fprint(w, "<!doctype html><link rel=icon href=data:,><title>near</title>")
	})
	mux.HandleFunc("/near.js", func(w http.ResponseWriter, r *http.Request) {
		http.ServeFile(w, r, filepath.Join(repository, "static/js/search/near.js"))
	})
	mux.HandleFunc("/postcodes.txt", func(w http.ResponseWriter, _ *http.Request) { w.Write(p.Bytes()) })
	host := httptest.NewServer(mux)
	t.Cleanup(host.Close)
	b := browsertest.Open(t)
	b.Visit(host.URL)
	return b
}

const nearModule = `const near = await import("/near.js"), bytes = new Uint8Array(await (await fetch("/postcodes.txt")).arrayBuffer());`

// The browser finds every postcode, and whatever people write of one, where the program finds it, to the last digit.
func TestBrowserLocatesAsTheProgram(t *testing.T) {
	p, texts := invented(t)
	for _, code := range texts[:300] {
		compact := strings.ReplaceAll(code, " ", "")
		texts = append(texts, strings.ToLower(compact), compact[:len(compact)-1], compact[:len(compact)-2], code[:len(code)-3], code[:len(code)-2], code+"x", "\t"+code[:2]+"-"+code[2:]+". ")
	}
	texts = append(texts, "ZX1 9ZZ", "ZX19ZZ", "ZX111", "ZX1 11", "ZX 11 1", "zx", "Z", "", " ", "ZX1 1CC", "ZQ1 1AA", "ZQ2", "ZQ27AA", "12", "ZX1\n1AA", "zſ1", "ﬁ1", "ı1", "Z1\u00a01",
		"(((", "constructor", "__proto__", "Redditch", "\x00", strings.Repeat("Z1", 5000))
	asked, err := json.Marshal(texts)
	if err != nil {
		t.Fatal(err)
	}
	b := openNear(t, p)
	type answer struct {
		Lat  float64 `json:"lat"`
		Lon  float64 `json:"lon"`
		Name string  `json:"name"`
	}
	got := browsertest.Evaluate[[]answer](b, fmt.Sprintf(`(async () => { %s return %s.map((text) => near.locate(bytes, text) || { lat: 0, lon: 0, name: "" }); })()`, nearModule, asked))
	found := map[bool]int{}
	for i, text := range texts {
		at, name := p.Locate(text)
		found[name != ""]++
		if diff := cmp.Diff(answer{at.Lat, at.Lon, name}, got[i]); diff != "" {
			t.Errorf("%.40q: program -, browser +\n%s", text, diff)
		}
	}
	if found[true] < 3000 || found[false] < 15 {
		t.Errorf("%d texts were found, %d not", found[true], found[false])
	}
	if said := browsertest.Evaluate[string](b, fmt.Sprintf(`(async () => { %s return near.attribution(bytes); })()`, nearModule)); said != p.Attribution {
		t.Errorf("attribution %q", said)
	}
	if complaints := b.Complaints(); len(complaints) > 0 {
		t.Error(complaints)
	}
}

// Damaged bytes are an error of the script's own.
func TestBrowserReadsDamagedPostcodes(t *testing.T) {
	p, _ := invented(t)
	b := openNear(t, p)
	report := browsertest.Evaluate[string](b, fmt.Sprintf(`(async () => { %s
		let seed = 7, read = 0, refused = 0;
		const random = (n) => (seed = (seed * 1103515245 + 12345) %% 2147483648) %% n;
		for (let i = 0; i < 3000; i++) {
			const damaged = bytes.slice(0, i %% 2 ? bytes.length : random(bytes.length));
			for (let j = 0; j <= random(4); j++) damaged[random(damaged.length || 1)] = random(256);
			try { near.locate(damaged, "ZX1 1AA"); read++ } catch (e) { if (!/damaged/.test(e.message)) return e.stack; refused++ }
		}
		const edited = new TextDecoder().decode(bytes);
		for (const text of [edited, edited.replace(/\n/g, "\r\n"), edited.replace(/\r/g, "")]) {
			try { near.locate(new TextEncoder().encode(text), "ZX1 1AA"); return "an edited file was read" } catch {}
		}
		return read && refused ? "" : [read, refused].join();
	})()`, nearModule))
	if report != "" {
		t.Error(report)
	}
}
