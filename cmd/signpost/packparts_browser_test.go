package main

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/emersion/go-ical"
	"rsc.io/qr/coding"

	"signpost/cmd/signpost/internal/browsertest"
)

// openModule opens a page on which m is a module of static/js.
func openModule(t *testing.T, name string) (b *browsertest.Browser, with string) {
	t.Helper()
	mux := http.NewServeMux()
	mux.HandleFunc("/{$}", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		fmt.Fprint(w, "<!doctype html><link rel=icon href=data:,><title>module</title>")
	})
	mux.Handle("/js/", http.StripPrefix("/js/", http.FileServer(http.Dir(filepath.Join(repository, "static/js")))))
	host := httptest.NewServer(mux)
	t.Cleanup(host.Close)
	b = browsertest.Open(t)
	b.Visit(host.URL)
	return b, `const m = await import("/js/` + name + `");`
}

func quoted(t *testing.T, v any) string {
	t.Helper()
	text, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// A code that the browser makes is, square for square, that of another encoder: of every length up to the longest, so of
// all versions, levels and masks that there are.
func TestBrowserMakesQRCodes(t *testing.T) {
	b, with := openModule(t, "pack/qr.js")
	var texts []string
	random := rand.New(rand.NewPCG(1, 2))
	for n := 0; n <= 522; n += 6 {
		var text, foreign []byte
		for len(text) < n {
			text = append(text, "0123456789bcdfghjklmnpqrstvwxyz-"[random.IntN(32)])
		}
		for len(foreign) < n {
			foreign = utf8.AppendRune(foreign, rune(0x4e00+random.IntN(0x5000))) // three bytes each
		}
		texts = append(texts, string(text), string(foreign))
	}
	type made struct {
		Grid    []string
		Version int
		Mask    int
		Level   string
	}
	codes := browsertest.Evaluate[[]*made](b, fmt.Sprintf(`(async () => { %s return %s.map(m.encode).map((c) => c && { Grid: c.grid.map((r) => r.map((d) => (d ? "#" : ".")).join("")), Version: c.version, Mask: c.mask, Level: c.level }); })()`, with, quoted(t, texts)))
	versions, masks := map[string]bool{}, map[int]bool{}
	for i, code := range codes {
		if code == nil {
			if len(texts[i]) <= 520 {
				t.Errorf("no code of %d bytes", len(texts[i]))
			}
			continue
		}
		level := map[string]coding.Level{"M": coding.M, "L": coding.L}[code.Level]
		plan, err := coding.NewPlan(coding.Version(code.Version), level, coding.Mask(code.Mask))
		if err != nil {
			t.Fatal(err)
		}
		want, err := plan.Encode(coding.String(texts[i]))
		if err != nil {
			t.Fatalf("%d bytes are too many for version %d%s: %v", len(texts[i]), code.Version, code.Level, err)
		}
		if got := strings.Join(code.Grid, "\n"); got != squares(want) {
			t.Errorf("%d bytes, version %d%s, mask %d:\n%s\nwant\n%s", len(texts[i]), code.Version, code.Level, code.Mask, got, squares(want))
			break
		}
		versions[fmt.Sprint(code.Version, code.Level)], masks[code.Mask] = true, true
	}
	if len(versions) < 16 || len(masks) < 8 {
		t.Errorf("versions %v, masks %v", versions, masks)
	}
}

func squares(c *coding.Code) string {
	var b strings.Builder
	for y := range c.Size {
		if y > 0 {
			b.WriteByte('\n')
		}
		for x := range c.Size {
			b.WriteByte(".#"[map[bool]int{true: 1}[c.Black(x, y)]])
		}
	}
	return b.String()
}

// What is read from a link is a pack, whatever stands there; what was written is read as it was.
func TestPackLinks(t *testing.T) {
	b, with := openModule(t, "pack/link.js")
	type packed struct {
		Entries []struct{ ID, Mark string }
		Made    string
		Note    string
		By      string
	}
	const shape = `(p) => ({ Entries: p.entries.map(({ id, mark }) => ({ ID: id, Mark: mark })), Made: p.made, Note: p.note, By: p.by })`
	for _, test := range []struct{ hash, want string }{
		{"#p=mfxr970m7-zdxym4811&d=261124", "[{mfxr9 70m7} {zdxym 4811}] 2026-11-24 · "},
		{"#p=mfxr970m7&d=261124&n=Go+on+%3Cb%3EMonday%3C%2Fb%3E%0AAnna&by=Anna", "[{mfxr9 70m7}] 2026-11-24 Go on <b>Monday</b>\nAnna·Anna"},
		{"#p=mfxr970m7-mfxr9aaaa-mfxr94811-mfxr9zzz", "[{mfxr9 70m7}]  · "},
		{"#p=mfxr9%3Cscript%3E-..%2F..%2Fx-constructor-__proto__-----&d=269999", "[]  · "},
		{"#d=260230&p=mfxr970m7", "[{mfxr9 70m7}]  · "},
		{"#p=mfxr970m7&d=261124.", "[{mfxr9 70m7}] 2026-11-24 · "},
		{"#%", "[]  · "}, {"", "[]  · "}, {"#entries", "[]  · "}, {"#p&n=%00%E2%80%AE%ff", "[]  �· "},
	} {
		got := browsertest.Evaluate[packed](b, fmt.Sprintf(`(async () => { %s return (%s)(m.read(%s)); })()`, with, shape, quoted(t, test.hash)))
		if said := fmt.Sprintf("%v %s %s·%s", got.Entries, got.Made, got.Note, got.By); said != strings.TrimSuffix(test.want, " ") {
			t.Errorf("%s: %q, want %q", test.hash, said, test.want)
		}
	}
	// A thousand damaged links: cut, mixed, repeated. None is more than a pack can be.
	bad := browsertest.Evaluate[string](b, `(async () => { `+with+`
		let seed = 7;
		const any = (n) => (seed = (seed * 48271) % 2147483647) % n;
		const bits = ["#", "p=", "&", "-", "mfxr970m7", "zdxym4811", "d=", "261124", "n=", "%", "%F0%9F%98%80", "%00", "by=", "<", "é", "\u202e", "x".repeat(900), "-mfxr9".repeat(99)];
		for (let i = 0; i < 1000; i++) {
			let hash = "#";
			for (let n = any(30); n > 0; n--) hash += bits[any(bits.length)];
			if (any(9) == 0) hash += ("-" + "bcdfg" + i + "bcdf").repeat(any(3000));
			const p = m.read(hash);
			const again = m.read(m.write({ ...p, made: p.made || "2026-11-24" }));
			if (p.entries.length > 40 || [...p.note].length > 600 || [...p.by].length > 80 || p.entries.some(({ id, mark }) => !/^[0-9a-z]{5,8}$/.test(id) || !/^[0-9a-z]{4}$/.test(mark)) ||
				!/^(\d{4}-\d\d-\d\d)?$/.test(p.made) || JSON.stringify(again.entries) != JSON.stringify(p.entries)) return hash;
		}
		return "";
	})()`)
	if bad != "" {
		t.Errorf("%.300q", bad)
	}
}

// The names of entries are short, no two are alike, and a newer entry makes one longer, not another.
func TestPackIDs(t *testing.T) {
	b, with := openModule(t, "pack/ids.js")
	got := browsertest.Evaluate[map[string]string](b, `(async () => { `+with+` return Object.fromEntries(m.shortest(["mfxr9bcd", "mfxr9bcf", "mfxrzbcd", "zdxym481", "zdxym481"])); })()`)
	if want := "map[mfxr9bcd:mfxr9bcd mfxr9bcf:mfxr9bcf mfxrzbcd:mfxrz zdxym481:zdxym]"; fmt.Sprint(got) != want {
		t.Errorf("got %v, want %s", got, want)
	}
}

// The calendar that the browser makes is read by another program: an entry is one series, on the days that it has, at their
// own times and places, in summer and in winter.
func TestPackCalendar(t *testing.T) {
	b, with := openModule(t, "pack/calendar.js")
	const zone = "BEGIN:VTIMEZONE\r\nTZID:Europe/London\r\nBEGIN:STANDARD\r\nDTSTART:19701025T020000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0000\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
	text := browsertest.Evaluate[string](b, `(async () => { `+with+`
		const day = (iso) => Date.parse(iso);
		return m.calendar([{ uid: "events-tea@example.org", title: "Tea; and, talk \\ "+"é".repeat(80), where: "Hall", about: "One\nTwo", url: "https://example.org/events/tea/", at: { "2027-04-07": "Barn, Long Lane, Loft" }, titles: { "2027-03-24": "Tea, with advice" }, notes: { "2027-04-07": "At Barn" },
			dates: [[day("2027-03-17"), "630", "690", "Z"], [day("2027-03-24"), "630", "690", "Z"], [day("2027-04-07"), "630", "690", "+01:00"], [day("2027-04-10"), "1380", "1500", "+01:00"]] },
			{ uid: "events-fair@example.org", title: "Fair", where: "", about: "", url: "https://example.org/events/fair/", dates: [[day("2027-07-01"), "", "", ""]] }], day("2026-11-24"), `+quoted(t, zone)+`);
	})()`)
	for line := range strings.SplitSeq(text, "\r\n") {
		if len(line) > 75 {
			t.Errorf("a line of %d bytes: %s", len(line), line)
		}
	}
	parsed, err := ical.NewDecoder(strings.NewReader(text)).Decode()
	if err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	var got []string
	for _, e := range parsed.Events() {
		uid, _ := e.Props.Text(ical.PropUID)
		start, err := e.DateTimeStart(time.UTC)
		if err != nil {
			t.Fatal(err)
		}
		end, err := e.DateTimeEnd(time.UTC)
		if err != nil {
			t.Fatal(err)
		}
		where, _ := e.Props.Text(ical.PropLocation)
		said := fmt.Sprintf("%s %s-%s %s", uid, start.UTC().Format("2006-01-02T15:04"), end.UTC().Format("02T15:04"), where)
		if id := e.Props.Get(ical.PropRecurrenceID); id != nil {
			title, _ := e.Props.Text(ical.PropSummary)
			said += " instead of " + id.Value + ": " + title[:min(16, len(title))]
		}
		set, err := e.RecurrenceSet(time.UTC)
		if err != nil {
			t.Fatal(err)
		}
		if set != nil {
			for _, at := range set.All() {
				said += " " + at.UTC().Format("0102T1504")
			}
		}
		got = append(got, said)
	}
	want := `events-tea@example.org 2027-03-17T10:30-17T11:30 Hall 0317T1030 0324T1030 0407T0930 0410T0930
events-tea@example.org 2027-03-24T10:30-24T11:30 Hall instead of 20270324T103000: Tea, with advice
events-tea@example.org 2027-04-07T09:30-07T10:30 Barn, Long Lane, Loft instead of 20270407T103000: Tea; and, talk \
events-tea@example.org 2027-04-10T22:00-11T00:00 Hall instead of 20270410T103000: Tea; and, talk \
events-fair@example.org 2027-07-01T00:00-02T00:00 `
	if strings.Join(got, "\n") != want {
		t.Errorf("got\n%s\nwant\n%s\n%s", strings.Join(got, "\n"), want, text)
	}
}
