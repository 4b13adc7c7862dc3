package site

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/geo"
	"signpost/cmd/signpost/internal/search"
	"signpost/cmd/signpost/internal/shard"
	"signpost/cmd/signpost/internal/urgent"
	"signpost/cmd/signpost/internal/words"
)

// searchFolder is the folder of the search, and of its page.
const searchFolder = "search/"

// searchIndex is the folder of Bleve's index, which no page makes.
const searchIndex = searchFolder + "index.bleve"

// A compiled search is what the search page and its files are made of. It is made when it is first asked for: a check of
// the content has no need of it.
type compiledSearch struct {
	table  shard.Table
	files  []*File
	byPath map[string]*File
}

// Corpus is what the site's search knows.
func (s *Site) Corpus() *search.Corpus { return s.corpus() }

func (s *Site) makeCorpus() *search.Corpus { return s.analyst.Corpus(s.directory) }

func (s *Site) compileSearch() (*compiledSearch, error) {
	corpus := s.corpus()
	c := &compiledSearch{byPath: map[string]*File{}}
	key, err := s.rowsKey()
	if err != nil {
		return nil, err
	}
	cards := s.cardsByAddress()
	set, err := shard.Compile(corpus, shard.Rows{Key: key, Show: func(entry int) any {
		address := corpus.Address(entry)
		return shown(address, cards[address]())
	}}, s.facets(corpus), spots(corpus))
	if err != nil {
		return nil, fmt.Errorf("compile the search: %w", err)
	}
	c.table = set.Table
	for i := range set.Files {
		f := &set.Files[i]
		file := &File{Path: searchFolder + set.Table.Build + "/" + f.Name, make: f.Make}
		c.files = append(c.files, file)
		c.byPath[file.Path] = file
	}
	return c, nil
}

// rowsKey is another where what results show may be another: by the content, or the script that reads it, since whoever
// changes what is shown changes that too. The day of the build is not part of it: a row tells no date but those that were
// written, and whether a series is over, on which the order of entries depends as well. So a new build of the same content
// leaves the index as it was, day after day, until something ends.
func (s *Site) rowsKey() ([]byte, error) {
	script, err := s.look.assetURL("js/search.js")
	if err != nil {
		return nil, err
	}
	return fmt.Append(nil, s.directory.Sum, script), nil
}

func (s *Site) clientIndex(table shard.Table) (ClientIndex, error) {
	more, err := s.look.assetURL("js/search-more.js")
	if err != nil {
		return ClientIndex{}, err
	}
	postcodes := ""
	if s.directory.Postcodes != nil {
		postcodes = s.look.url("/" + strings.TrimPrefix(geo.FileName, "static/"))
	}
	stops, fillers := words.Lists()
	return ClientIndex{
		Table: table, Filler: strings.Join(slices.Concat(stops, fillers), " "), Danger: urgent.Pattern(),
		From: s.look.url("/" + searchFolder), Home: s.look.url("/"), More: more, Postcodes: postcodes, Keep: s.worker(),
	}, nil
}

// SearchFiles are the files into which the search is compiled for the browser.
func (s *Site) SearchFiles() ([]*File, error) {
	c, err := s.compiled()
	if err != nil {
		return nil, err
	}
	return c.files, nil
}

// cardsByAddress are the cards of all entries that a search can find, each made when it is asked for.
func (s *Site) cardsByAddress() map[string]func() Card {
	d := s.directory
	cards := map[string]func() Card{}
	for e := range d.Entries() {
		cards[e.Address()] = func() Card {
			return Card{Kind: e.Kind, Type: kindWords[e.Kind], Title: e.Title, Address: e.Address(), Summary: e.Summary}
		}
	}
	for _, v := range d.Services {
		cards[v.Address()] = func() Card { return s.serviceCard(v) }
	}
	for _, e := range d.Events {
		cards[e.Address()] = func() Card { return s.eventCard(e) }
	}
	for _, o := range d.Organisations {
		cards[o.Address()] = func() Card { return organisationCard(o) }
	}
	for _, p := range publicPlaces(d.Places) {
		cards[p.Address()] = func() Card { return placeCard(p) }
	}
	return cards
}

// kindWords name the kinds of entries that have no card of their own.
var kindWords = map[directory.Kind]string{
	directory.Themes: "Theme", directory.Areas: "Area", directory.Packs: "Pack", directory.Pages: "Page",
}

// maxShown is how much of a summary a result shows, in bytes: some two lines on a phone.
const maxShown = 150

// shown is what a result shows, as static/js/search/card.js reads it: the address without the slashes at its ends, title,
// summary, kind, place, times, status, whether somebody may have to hide it; what is empty at the end is left out.
func shown(address string, c Card) []string {
	row := []string{strings.Trim(address, "/"), c.Title, short(c.Summary), c.Type, c.Where, c.When, "", ""}
	if c.Status == "paused" || c.Status == "closed" || c.Status == "finished" {
		row[6] = c.Status
	}
	if c.Sensitive {
		row[7] = "hidden"
	}
	for row[len(row)-1] == "" {
		row = row[:len(row)-1]
	}
	return row
}

// short cuts a text at the end of a word.
func short(text string) string {
	if len(text) <= maxShown {
		return text
	}
	cut := maxShown
	for !utf8.RuneStart(text[cut]) {
		cut--
	}
	if i := strings.LastIndexByte(text[:cut], ' '); i > 0 {
		cut = i
	}
	return strings.TrimRight(text[:cut], " ,;:") + " …"
}
