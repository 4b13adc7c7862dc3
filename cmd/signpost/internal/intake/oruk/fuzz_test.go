package oruk

import (
	"strings"
	"testing"

	"signpost/cmd/signpost/internal/directory"
)

// Whatever a file holds, an import ends, and leaves a directory without mistakes.
func FuzzSet(f *testing.F) {
	for _, seed := range []string{
		`{"total_pages": 1, "page_number": 1, "contents": [{"id": "1", "name": "A"}]}`,
		`{"id": "0e1a6b2c-7f1d-4c52-9d0a-0a4b5d8f3c11", "name": "A", "status": "defunct", "minimum_age": 18, "fees": "none", "languages": [{"code": "pl"}],
			"cost_options": [{"option": "per class", "amount": 3.50}], "contacts": [{"name": "Jane Smith", "phones": [{"number": "07700 900123"}]}]}`,
		`[{"name": "A", "schedules": [{"freq": "WEEKLY", "interval": 2, "byday": "TU,TH", "dtstart": "2026-11-05", "count": 6, "opens_at": "10:00Z", "closes_at": "12:00+01:00", "exdates": ["2026-11-19"]}]}]`,
		`[{"name": "A", "schedules": [{"freq": "MONTHLY", "byday": "-1TU,2WE", "bysetpos": "1", "bymonth": "2,3", "valid_from": "2027-02-01", "valid_to": "2027-04-30", "opens_at": "9am"}, {"weekday": "Sunday", "description": "By appointment"}]}]`,
		`[{"name": "A", "schedules": [{"dtstart": "2027-01-02", "opens_at": "24:00", "closes_at": "00:00"}, {"dtstart": "9999-12-31"}, {"freq": "DAILY", "until": "0001-01-01"}], "holiday_schedules": [{"closed": 1, "start_date": "25/12/2026", "end_date": "26/12/2026"}]}]`,
		`{"name": "Org", "services": [{"id": "1", "name": "A", "service_at_locations": [{"location": {"name": "Hall", "latitude": 52.3, "longitude": -1.9, "addresses": [{"address_1": "1 High Street", "postal_code": "B97 4EX"}]}}]}]}`,
		`{"id": "1", "name": "A", "description": "A. B [x](/packs/y/) ![z](/z.png)", "signpost": {"kind": "events", "slug": "a", "page": "https://x.example/events/a/", "fields": {"when": ["Mondays, 10am"], "themes": ["x"], "sessions": [{"on": "2027-01-04", "themes": ["x"]}], "checked": {"on": "2026-01-01"}},
			"organizations": [{"name": "P", "signpost": {"kind": "organisations", "slug": "p"}}]}}`,
		`{"name": "\u0000---\n[a](javascript:x)", "description": "<script>alert(1)</script>&#0;", "url": "javascript:alert(1)"}`,
		`{"id": "a` + strings.Repeat("é", 150) + `", "name": "A"}`,
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		set := NewSet()
		if _, err := set.Add("a.json", []byte(text)); err != nil {
			return
		}
		alone := NewSet()
		if alone.AddAlone(directory.Places, "b.json", []byte(text)) != nil || alone.AddAlone(directory.Organisations, "c.json", []byte(text)) != nil {
			t.Error("the same can't be read once more")
		}
		site := siteOf("themes/x.md", "---\ntitle: X\n---\n")
		bring(t, siteOf(), alone)
		report := bring(t, site, set)
		if again := bring(t, site, set); len(again.New) > 0 {
			t.Errorf("the same once more makes %v\n%+v", again.New, report.Notes)
		}
		for path := range site {
			if !strings.HasPrefix(path, "content/") || strings.Contains(path, "..") {
				t.Errorf("it would write %q", path)
			}
		}
	})
}
