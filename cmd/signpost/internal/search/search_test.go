package search

import (
	"errors"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/blevesearch/bleve/v2"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/rank"
	"signpost/cmd/signpost/internal/when"
)

func head(fields string) *fstest.MapFile {
	return &fstest.MapFile{Data: []byte("---\n" + fields + "\n---\n")}
}

var content = fstest.MapFS{
	"content/index.md":                head("title: Test"),
	"content/themes/debt-advice.md":   head("title: Debt advice\nsynonyms: [owe money, can't pay rent]"),
	"content/themes/loneliness.md":    head("title: Loneliness\nsynonyms: [nobody to talk to, lonely]"),
	"content/events/money.md":         head("title: Hope morning\nthemes: [debt-advice]\nplace: hall\nwhen: Every Tuesday, 10am to 12 noon\norganisation: advice"),
	"content/services/walk.md":        head("title: Health walk\nkeywords: [fresh air]\nareas: [redditch]\nsummary: Walking round the lake."),
	"content/services/choir.md":       head("title: Choir\nthemes: [loneliness]\nsummary: Sing with us."),
	"content/services/cafe.md":        head("title: Café Zoë\nsummary: Coffee, and a talk about walking."),
	"content/places/hall.md":          head("title: St Stephen's Hall\narea: redditch"),
	"content/organisations/adv.md":    head("title: Hearth\naliases: [advice]"),
	"content/packs/what.md":           head("title: What is out there for me to do?"),
	"content/areas/redditch.md":       head("title: Redditch\npart_of: worcestershire"),
	"content/areas/worcestershire.md": head("title: Worcestershire"),
}

func build(t *testing.T, site fs.FS) *Index {
	t.Helper()
	d, problems, err := directory.Load(site, directory.Options{Today: when.Date{Year: 2026, Month: 11, Day: 24}})
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	path := filepath.Join(t.TempDir(), "index.bleve")
	corpus := New(d, nil)
	if err := corpus.Write(path); err != nil {
		t.Fatal(err)
	}
	x, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { x.Close() })
	same(t, corpus, x)
	return x
}

func ask(x *Index, query string, limit int) ([]Result, error) {
	answer, err := x.Search(query, rank.On(2026, 11, 24), limit)
	if err != nil {
		return nil, err
	}
	return answer.Results, nil
}

// same makes sure that Bleve's index has what the corpus has: every spelling, every posting, every number.
func same(t *testing.T, corpus *Corpus, x *Index) {
	t.Helper()
	if diff := cmp.Diff(corpus.Facts(), x.Facts()); diff != "" {
		t.Error(diff)
	}
	all, _ := corpus.Starting("")
	bleves, err := x.Starting("")
	if diff := cmp.Diff(all, bleves); err != nil || diff != "" {
		t.Error(err, diff)
	}
	for _, w := range all {
		a, _ := corpus.Find(w.Spelling)
		b, err := x.Find(w.Spelling)
		if diff := cmp.Diff(a, b); err != nil || diff != "" {
			t.Error(w.Spelling, err, diff)
		}
		a2, _ := corpus.Ending(w.Spelling[len(w.Spelling)/2:])
		b2, err := x.Ending(w.Spelling[len(w.Spelling)/2:])
		sortWords := cmpopts.SortSlices(func(a, b rank.Word) bool { return a.Spelling < b.Spelling })
		if diff := cmp.Diff(a2, b2, sortWords); err != nil || diff != "" {
			t.Error(w.Spelling, err, diff)
		}
	}
}

func TestSearch(t *testing.T) {
	x := build(t, content)
	tests := []struct{ query, first string }{
		{"owe money", "/themes/debt-advice/"},
		{"can't pay rent", "/themes/debt-advice/"},
		{"Health walk", "/services/walk/"},
		{"walks", "/services/walk/"}, // another form of the word; the title counts for more than a mention
		{"fresh air", "/services/walk/"},
		{"Hearth", "/organisations/adv/"}, // a name in the title first
		{"stephens hall", "/places/hall/"},
		{"lonley", "/themes/loneliness/"}, // a slip
		{"nobody to talk to", "/themes/loneliness/"},
		{"choi", "/services/choir/"},                       // a beginning
		{"what is out there for me to do", "/packs/what/"}, // stop words alone, but a title
	}
	for _, test := range tests {
		results, err := ask(x, test.query, 10)
		if err != nil {
			t.Fatal(err)
		}
		if len(results) == 0 || results[0].URL != test.first {
			t.Errorf("%q finds %+v, want %s first", test.query, results, test.first)
		}
	}
}

// What an entry belongs to finds it: its areas and those around them, its place, who runs it, its theme.
func TestSearchByWhatItBelongsTo(t *testing.T) {
	x := build(t, content)
	for query, want := range map[string]string{"Worcestershire": "/services/walk/", "Stephen's": "/events/money/", "Hearth": "/events/money/", "owe money": "/events/money/"} {
		results, err := ask(x, query, 10)
		if err != nil {
			t.Fatal(err)
		}
		found := false
		for _, r := range results {
			found = found || r.URL == want
		}
		if !found {
			t.Errorf("%q finds %+v, not %s", query, results, want)
		}
	}
}

// A series that is over on the day of the question comes after what is not, whatever the day of the build.
func TestWhatIsOverComesLast(t *testing.T) {
	x := build(t, fstest.MapFS{
		"content/index.md":       head("title: Test"),
		"content/events/a.md":    head("title: Choir\nwhen: Tuesdays, 2pm to 4pm, 1 December 2026 to 15 December 2026\nmoved: [{from: 2026-12-15, to: 2026-12-16}]"),
		"content/events/b.md":    head("title: Sing\nsummary: A choir.\nwhen: Tuesdays, 2pm to 4pm"),
		"content/services/c.md":  head("title: Old choir\nstatus: closed"),
		"content/services/cc.md": head("title: New choir\nchecked: {on: 2026-11-20}"),
	})
	for day, want := range map[int]string{16: "/events/a/ /services/cc/ /events/b/ /services/c/", 17: "/services/cc/ /events/b/ /events/a/ /services/c/"} {
		answer, err := x.Search("choir", rank.On(2026, 12, day), 10)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, r := range answer.Results {
			got = append(got, r.URL)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("on day %d: %v", day, got)
		}
	}
}

// What others like it say finds an entry that doesn't say it, after those that do.
func TestSearchByWhatOthersLikeItSay(t *testing.T) {
	site := fstest.MapFS{"content/index.md": head("title: Test")}
	for name, summary := range map[string]string{
		"hope": "Food for families, and a parcel of tins", "grace": "Food for families, a parcel of tins", "trinity": "Food and tins for families",
		"bikes": "Repair of wheels and brakes", "wheels": "Repair of bikes, brakes too", "spokes": "Brakes and wheels for bikes",
	} {
		site["content/services/"+name+".md"] = head("title: " + name + "\nsummary: " + summary)
	}
	results, err := ask(build(t, site), "parcel", 10)
	if err != nil {
		t.Fatal(err)
	}
	var urls []string
	for _, r := range results {
		urls = append(urls, r.URL)
	}
	if want := []string{"/services/grace/", "/services/hope/", "/services/trinity/"}; !slices.Equal(urls, want) {
		t.Errorf("found %v, want %v", urls, want)
	}
}

func TestOddQueries(t *testing.T) {
	x := build(t, content)
	for _, query := range []string{"", "   ", "the", "<script>", "\x00\xff", "((((", "title:walk*", "😀"} {
		if _, err := ask(x, query, 10); err != nil {
			t.Errorf("%q: %v", query, err)
		}
	}
	if results, err := ask(x, "walk", 1); err != nil || len(results) != 1 {
		t.Errorf("limit: %v, %v", results, err)
	}
}

func TestNothingToIndex(t *testing.T) {
	x := build(t, fstest.MapFS{"content/index.md": head("title: Test")})
	if results, err := ask(x, "walk", 10); err != nil || len(results) != 0 {
		t.Errorf("%v, %v", results, err)
	}
}

func TestNoIndex(t *testing.T) {
	if _, err := Open(filepath.Join(t.TempDir(), "none")); !errors.Is(err, fs.ErrNotExist) {
		t.Error(err)
	}
}

// What an Analyst makes after a change is what a new one would make.
func TestAnalystAfterAChange(t *testing.T) {
	site := fstest.MapFS{}
	for name, file := range content {
		site[name] = file
	}
	load := func() *directory.Directory {
		d, problems, err := directory.Load(site, directory.Options{Today: when.Date{Year: 2026, Month: 11, Day: 24}})
		if err != nil || len(problems) > 0 {
			t.Fatal(err, problems)
		}
		return d
	}
	a := NewAnalyst()
	a.Corpus(load())
	for _, change := range []func(){
		func() { site["content/services/choir.md"] = head("title: Bell ringers\nthemes: [loneliness]") },
		func() { delete(site, "content/services/cafe.md") },
		func() { site["content/themes/loneliness.md"] = head("title: Company") },
		func() { site["content/index.md"] = head("title: Test\nsynonyms: {walk: [ramble]}") },
		func() { site["content/services/aardvark.md"] = head("title: Aardvark walk\nchecked: {on: 2026-11-01}") },
	} {
		change()
		d := load()
		got, want := a.Corpus(d), New(d, Meanings(d.Settings.Synonyms))
		if diff := cmp.Diff(want.Facts(), got.Facts()); diff != "" {
			t.Error(diff)
		}
		all, _ := want.Starting("")
		again, _ := got.Starting("")
		if diff := cmp.Diff(all, again); diff != "" {
			t.Error(diff)
		}
		for i, spelling := range want.Spellings() {
			a, _ := want.Find(spelling)
			b, _ := got.Find(spelling)
			if diff := cmp.Diff(a, b); diff != "" || want.Stem(i) != got.Stem(i) {
				t.Error(spelling, diff)
			}
		}
	}
}

// Whoever has Bleve can ask the index, without anything of Signpost.
func TestPlainBleve(t *testing.T) {
	d, _, err := directory.Load(content, directory.Options{Today: when.Date{Year: 2026, Month: 11, Day: 24}})
	if err != nil {
		t.Fatal(err)
	}
	corpus, path := New(d, nil), filepath.Join(t.TempDir(), "index.bleve")
	if err := corpus.Write(path); err != nil {
		t.Fatal(err)
	}
	x, err := bleve.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	if n, err := x.DocCount(); err != nil || n != uint64(corpus.Len()) {
		t.Errorf("%d documents for %d entries: %v", n, corpus.Len(), err)
	}
	request := bleve.NewSearchRequest(bleve.NewMatchQuery("Walks"))
	request.Fields = []string{"name", "kind"}
	found, err := x.Search(request)
	if err != nil {
		t.Fatal(err)
	}
	names := map[string]any{}
	for _, hit := range found.Hits {
		names[hit.ID] = hit.Fields["name"]
	}
	if diff := cmp.Diff(map[string]any{"/services/walk/": "Health walk", "/services/cafe/": "Café Zoë"}, names); diff != "" {
		t.Error(diff)
	}
}
