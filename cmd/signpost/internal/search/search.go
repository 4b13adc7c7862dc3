// Package search finds the entries of a directory by what a person types.
//
// Build makes a Bleve index (https://blevesearch.com) of a directory in a folder; Open opens one that was built, to ask
// it. An entry is one document. Its identifier is the entry's address, and these are its fields:
//
//	title         what people call it
//	name          the same, word for word: a title may be made of stop words alone ("What is out there for me to do?")
//	summary       its one sentence
//	body          the words of its text
//	keywords      other words by which people look for it
//	themes        titles and synonyms of its themes: so that "owe money" finds whatever is about debt advice
//	organisation  who runs it, and who else is there
//	place         where it is
//	area          its towns, and the larger areas around them
//	kind          services, events, …: stored, not analysed
//
// Texts are analysed as English: lower case, without possessives and stop words, by Porter's stems ("walking" and
// "walks" are both "walk"). Title and kind are stored, because a result shows them; nothing else is.
package search

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis/analyzer/keyword"
	"github.com/blevesearch/bleve/v2/analysis/analyzer/simple"
	"github.com/blevesearch/bleve/v2/analysis/lang/en"
	"github.com/blevesearch/bleve/v2/mapping"

	"signpost/cmd/signpost/internal/directory"
)

// Build makes the index of a directory in the folder at path, which must not exist. The error is the disk's.
func Build(path string, d *directory.Directory) (err error) {
	docs := documents(d)
	if len(docs) == 0 {
		// Bleve's builder panics when it is closed without a document.
		index, err := bleve.New(path, newMapping())
		if err != nil {
			return fmt.Errorf("make the search index: %w", err)
		}
		return index.Close()
	}
	// The builder makes its files elsewhere and moves them: that has to be on the same disk.
	builder, err := bleve.NewBuilder(path, newMapping(), map[string]any{"buildPathPrefix": filepath.Dir(path)})
	if err != nil {
		return fmt.Errorf("make the search index: %w", err)
	}
	defer func() {
		if e := builder.Close(); err == nil && e != nil {
			err = fmt.Errorf("finish the search index: %w", e)
		}
		if err == nil {
			err = readable(path)
		}
	}()
	for _, doc := range docs {
		if err := builder.Index(doc.address, doc.fields()); err != nil {
			return fmt.Errorf("index %s: %w", doc.address, err)
		}
	}
	return nil
}

// readable lets everybody read the index, as the rest of a published site. Bleve keeps it to its owner.
func readable(path string) error {
	return filepath.WalkDir(path, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			return os.Chmod(name, 0o755)
		}
		return os.Chmod(name, 0o644)
	})
}

// boosts is how much a word is worth by where it stands. A title says what a thing is; its themes say what need it
// meets; a body mentions much in passing.
var boosts = []struct {
	field string
	boost float64
}{
	{"title", 6}, {"keywords", 4}, {"themes", 3}, {"summary", 3},
	{"organisation", 1.5}, {"place", 1.5}, {"area", 1.5}, {"body", 1},
}

func newMapping() mapping.IndexMapping {
	text := func(store bool) *mapping.FieldMapping {
		f := bleve.NewTextFieldMapping()
		f.Analyzer = en.AnalyzerName
		f.Store, f.IncludeInAll, f.DocValues, f.IncludeTermVectors = store, false, false, false
		return f
	}
	entry := bleve.NewDocumentStaticMapping()
	for _, b := range boosts {
		entry.AddFieldMappingsAt(b.field, text(b.field == "title"))
	}
	name := text(false)
	name.Analyzer = simple.Name
	entry.AddFieldMappingsAt("name", name)
	kind := bleve.NewTextFieldMapping()
	kind.Analyzer = keyword.Name
	kind.IncludeInAll, kind.DocValues, kind.IncludeTermVectors = false, false, false
	entry.AddFieldMappingsAt("kind", kind)

	m := bleve.NewIndexMapping()
	m.DefaultMapping = entry
	m.DefaultAnalyzer = en.AnalyzerName
	return m
}

// An Index is one that Build made, opened to be asked. It may be asked from several goroutines.
type Index struct{ bleve bleve.Index }

// Open opens the index at path for reading. Where there is none the error wraps fs.ErrNotExist.
func Open(path string) (*Index, error) {
	if _, err := os.Stat(path); err != nil {
		return nil, err
	}
	// Without a time limit a second one that opens the index would wait for ever.
	index, err := bleve.OpenUsing(path, map[string]any{"read_only": true, "bolt_timeout": "2s"})
	if err != nil {
		return nil, fmt.Errorf("open the search index %s: %w", path, err)
	}
	return &Index{index}, nil
}

// Close lets go of the index's files.
func (x *Index) Close() error { return x.bleve.Close() }

// A Result is an entry that was found.
type Result struct {
	URL   string  `json:"url"` // the site's own path, without its base path
	Title string  `json:"title"`
	Kind  string  `json:"kind"` // "services", "events", …
	Score float64 `json:"score"`
}

// Search gives the entries that a query finds, best first, at most limit. A query without a word, or with a single one that says nothing ("the"), finds nothing.
func (x *Index) Search(query string, limit int) ([]Result, error) {
	q, ok := x.parse(query)
	if !ok || limit <= 0 {
		return nil, nil
	}
	request := bleve.NewSearchRequestOptions(q, limit, 0, false)
	request.Fields = []string{"title", "kind"}
	request.SortBy([]string{"-_score", "_id"})
	reply, err := x.bleve.Search(request)
	if err != nil {
		return nil, fmt.Errorf("search: %w", err)
	}
	if reply.Status != nil && len(reply.Status.Errors) > 0 {
		return nil, errors.New("search: the index could not be read")
	}
	results := make([]Result, 0, len(reply.Hits))
	for _, hit := range reply.Hits {
		title, _ := hit.Fields["title"].(string)
		kind, _ := hit.Fields["kind"].(string)
		results = append(results, Result{URL: hit.ID, Title: title, Kind: kind, Score: hit.Score})
	}
	return results, nil
}

// maxQuery is how much of a query is read, in bytes. Nobody types more; who pastes more gets what its beginning finds.
const maxQuery = 1000

func cut(query string) string {
	if len(query) > maxQuery {
		query = strings.ToValidUTF8(query[:maxQuery], "")
	}
	return query
}
