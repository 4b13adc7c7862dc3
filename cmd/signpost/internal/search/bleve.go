package search

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis/analyzer/custom"
	"github.com/blevesearch/bleve/v2/analysis/analyzer/keyword"
	"github.com/blevesearch/bleve/v2/mapping"
	index "github.com/blevesearch/bleve_index_api"

	"signpost/cmd/signpost/internal/rank"
	"signpost/cmd/signpost/internal/words"
)

const (
	stemAnalyzer     = "stems"
	spellingAnalyzer = "spellings"
)

func newMapping() (*mapping.IndexMappingImpl, error) {
	m := bleve.NewIndexMapping()
	if err := errors.Join(
		m.AddCustomAnalyzer(stemAnalyzer, map[string]any{"type": custom.Name, "tokenizer": wordsTokenizer, "token_filters": []string{stemsFilter}}),
		m.AddCustomAnalyzer(spellingAnalyzer, map[string]any{"type": custom.Name, "tokenizer": wordsTokenizer}),
	); err != nil {
		return nil, err
	}
	entry := bleve.NewDocumentStaticMapping()
	add := func(name, analyzer string, change func(*mapping.FieldMapping)) {
		f := bleve.NewTextFieldMapping()
		f.Analyzer = analyzer
		f.Store, f.IncludeInAll, f.DocValues, f.IncludeTermVectors = false, false, false, false
		if change != nil {
			change(f)
		}
		entry.AddFieldMappingsAt(name, f)
	}
	for _, name := range rank.Names {
		add(name, stemAnalyzer, nil)
	}
	add("spelling", spellingAnalyzer, func(f *mapping.FieldMapping) { f.SkipFreqNorm = true })
	add("name", keyword.Name, func(f *mapping.FieldMapping) { f.Index, f.Store = false, true })
	add("kind", keyword.Name, func(f *mapping.FieldMapping) { f.Store = true })
	add("order", keyword.Name, func(f *mapping.FieldMapping) { f.DocValues = true })
	m.DefaultMapping, m.DefaultAnalyzer = entry, stemAnalyzer
	return m, nil
}

// bleve is the Bleve document of an entry.
func (c *Corpus) bleve(number int) map[string]any {
	doc, state := &c.docs[number], "open"
	if doc.closed {
		state = "closed"
	}
	fields := map[string]any{"name": doc.title, "kind": doc.kind, "order": fmt.Sprintf("%d %d %d %s", number, doc.month, doc.end, state)}
	var all []int32
	var text []byte
	for f, list := range doc.fields {
		text = text[:0]
		for _, w := range list {
			text = append(append(text, c.texts[w]...), ' ')
		}
		if len(list) > 0 {
			fields[rank.Names[f]] = string(text)
		}
		all = append(all, list...)
	}
	text = text[:0]
	for _, like := range c.likes[number] { // what is borrowed counts for no spelling
		for range like.times {
			text = append(append(text, c.stems[like.stem].spelling...), ' ')
		}
	}
	if len(text) > 0 {
		fields[rank.Names[rank.Like]] = string(text)
	}
	slices.Sort(all)
	text = text[:0]
	for _, w := range slices.Compact(all) {
		text = append(append(text, c.texts[w]...), ' ')
	}
	fields["spelling"] = string(text)
	return fields
}

// Write makes the Bleve index in the folder at path, which must not exist. The error is the disk's.
func (c *Corpus) Write(path string) (err error) {
	m, err := newMapping()
	if err != nil {
		return fmt.Errorf("make the search index: %w", err)
	}
	if len(c.docs) == 0 {
		// Bleve's builder panics when it is closed without a document.
		empty, err := bleve.New(path, m)
		if err != nil {
			return fmt.Errorf("make the search index: %w", err)
		}
		return empty.Close()
	}
	// The builder makes its files elsewhere and moves them: that has to be on the same disk.
	builder, err := bleve.NewBuilder(path, m, map[string]any{"buildPathPrefix": filepath.Dir(path)})
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
	for i := range c.docs {
		if err := builder.Index(c.docs[i].address, c.bleve(i)); err != nil {
			return fmt.Errorf("index %s: %w", c.docs[i].address, err)
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

// An Index is a Bleve index that was written, opened to be asked. It may be asked from several goroutines.
type Index struct {
	bleve   bleve.Index
	reader  index.IndexReader
	numbers map[string]int // of entries, by Bleve's internal number
	ids     []index.IndexInternalID
	facts   rank.Facts
	words   func() ([]rank.Word, error) // all of them, read once
}

// Open opens the index at path for reading. Where there is none the error wraps fs.ErrNotExist.
func Open(path string) (*Index, error) {
	if _, err := os.Stat(path); err != nil {
		return nil, err
	}
	// Without a time limit a second one that opens the index would wait for ever.
	opened, err := bleve.OpenUsing(path, map[string]any{"read_only": true, "bolt_timeout": "2s"})
	if err != nil {
		return nil, fmt.Errorf("open the search index %s: %w", path, err)
	}
	x := &Index{bleve: opened}
	if err := x.readOrder(); err != nil {
		x.Close()
		return nil, fmt.Errorf("read the search index %s: %w", path, err)
	}
	x.words = sync.OnceValues(func() ([]rank.Word, error) { return x.spellings("") })
	return x, nil
}

// Close lets go of the index's files.
func (x *Index) Close() error {
	var err error
	if x.reader != nil {
		err = x.reader.Close()
	}
	return errors.Join(err, x.bleve.Close())
}

// readOrder reads the numbers of all entries.
func (x *Index) readOrder() error {
	advanced, err := x.bleve.Advanced()
	if err != nil {
		return err
	}
	if x.reader, err = advanced.Reader(); err != nil {
		return err
	}
	all, err := x.reader.DocIDReaderAll()
	if err != nil {
		return err
	}
	defer all.Close()
	values, err := x.reader.DocValueReader([]string{"order"})
	if err != nil {
		return err
	}
	type row struct {
		document
		id     index.IndexInternalID
		number int
	}
	var rows []row
	for {
		id, err := all.Next()
		if err != nil {
			return err
		}
		if id == nil {
			break
		}
		r := row{id: slices.Clone(id), number: -1}
		if err := values.VisitDocValues(r.id, func(_ string, value []byte) {
			var state string
			if _, err := fmt.Sscanf(string(value), "%d %d %d %s", &r.number, &r.month, &r.end, &state); err != nil {
				r.number = -1
			}
			r.closed = state == "closed"
		}); err != nil {
			return err
		}
		rows = append(rows, r)
	}
	slices.SortFunc(rows, func(a, b row) int { return a.number - b.number })
	x.numbers = make(map[string]int, len(rows))
	docs := make([]analysed, len(rows))
	for i, r := range rows {
		if r.number != i {
			return errors.New("it was made by another version of signpost: build again")
		}
		x.numbers[string(r.id)] = i
		x.ids = append(x.ids, r.id)
		docs[i].document = r.document
	}
	x.facts = factsOf(docs)
	return nil
}

// Facts implements rank.Source.
func (x *Index) Facts() rank.Facts { return x.facts }

// Find implements rank.Source.
func (x *Index) Find(spelling string) (*rank.Postings, error) {
	if n, err := x.count("spelling", spelling); err != nil || n == 0 {
		return nil, err
	}
	hits := map[int]*rank.Hits{}
	for f, name := range rank.Names {
		err := x.visit(name, words.Stem(spelling), func(entry, count, length int) {
			h := hits[entry]
			if h == nil {
				h = &rank.Hits{}
				hits[entry] = h
			}
			h[f].Count, h[f].Length = count, length
		})
		if err != nil {
			return nil, err
		}
	}
	p, own := &rank.Postings{}, 0
	for entry, h := range hits {
		if h.Own() {
			own++
		}
		p.List = append(p.List, rank.Posting{Entry: entry, Impact: h.Frequency().Impact(), Title: h[rank.Title].Count > 0})
	}
	p.Rarity = rank.Rarity(len(x.ids), len(hits), own)
	slices.SortFunc(p.List, func(a, b rank.Posting) int { return a.Entry - b.Entry })
	return p, nil
}

// count is how many entries have a term in a field.
func (x *Index) count(field, term string) (int, error) {
	terms, err := x.reader.TermFieldReader(context.Background(), []byte(term), field, false, false, false)
	if err != nil {
		return 0, err
	}
	defer terms.Close()
	return int(terms.Count()), nil
}

// visit tells the entries that have a term in a field, with how often, and how many words the field has.
func (x *Index) visit(field, term string, tell func(entry, count, length int)) error {
	terms, err := x.reader.TermFieldReader(context.Background(), []byte(term), field, true, true, false)
	if err != nil {
		return err
	}
	defer terms.Close()
	for {
		posting, err := terms.Next(nil)
		if err != nil {
			return err
		}
		if posting == nil {
			return nil
		}
		tell(x.numbers[string(posting.ID)], int(posting.Freq), int(math.Round(1/(posting.Norm*posting.Norm))))
	}
}

// spellings are those that begin with a prefix.
func (x *Index) spellings(prefix string) (list []rank.Word, err error) {
	dictionary, err := x.reader.FieldDictPrefix("spelling", []byte(prefix))
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, dictionary.Close()) }()
	for {
		entry, err := dictionary.Next()
		if err != nil || entry == nil {
			return list, err
		}
		n, err := x.count("spelling", entry.Term) // the dictionary's own counts are wrong in merged segments
		if err != nil {
			return nil, err
		}
		list = append(list, rank.Word{Spelling: entry.Term, Weight: rank.Weight(n)})
	}
}

// Starting implements rank.Source.
func (x *Index) Starting(prefix string) ([]rank.Word, error) {
	said, err := x.spellings(prefix)
	return withKnown(said, prefix), err
}

// Ending implements rank.Source.
func (x *Index) Ending(suffix string) ([]rank.Word, error) {
	all, err := x.words()
	if err != nil {
		return nil, err
	}
	var list []rank.Word
	for _, w := range all {
		if strings.HasSuffix(w.Spelling, suffix) {
			list = append(list, w)
		}
	}
	return withKnownEnds(list, suffix), nil
}

// result reads what is shown of an entry.
func (x *Index) result(hit rank.Hit) (Result, error) {
	address, err := x.reader.ExternalID(x.ids[hit.Entry])
	if err != nil {
		return Result{}, err
	}
	stored, err := x.reader.Document(address)
	if err != nil {
		return Result{}, err
	}
	r := Result{URL: address, Score: hit.Score}
	stored.VisitFields(func(f index.Field) {
		switch f.Name() {
		case "name":
			r.Title = string(f.Value())
		case "kind":
			r.Kind = string(f.Value())
		}
	})
	return r, nil
}
