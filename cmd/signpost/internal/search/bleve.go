package search

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strconv"
	"strings"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/analysis/analyzer/custom"
	"github.com/blevesearch/bleve/v2/analysis/analyzer/keyword"
	"github.com/blevesearch/bleve/v2/analysis/token/lowercase"
	"github.com/blevesearch/bleve/v2/analysis/token/porter"
	"github.com/blevesearch/bleve/v2/analysis/tokenizer/unicode"
	fields "github.com/blevesearch/bleve/v2/document"
	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/blevesearch/bleve/v2/mapping"
	index "github.com/blevesearch/bleve_index_api"

	"signpost/cmd/signpost/internal/rank"
	"signpost/cmd/signpost/internal/words"
)

// The fields of a Bleve document, beside its identifier.
const (
	wordsField = "words"
	nameField  = "name"
	kindField  = "kind"
	orderField = "order"
)

// spellingsKey is where the index keeps all spellings with the logarithm of how many entries have each (rank.Weight): a
// line each, "anxiety 4".
const spellingsKey = "signpost_spellings"

// newMapping tells whoever opens the index how to look a word up in it. All its parts are Bleve's own.
func newMapping() (*mapping.IndexMappingImpl, error) {
	m := bleve.NewIndexMapping()
	const stems = "stems"
	if err := m.AddCustomAnalyzer(stems, map[string]any{
		"type": custom.Name, "tokenizer": unicode.Name, "token_filters": []string{lowercase.Name, porter.Name},
	}); err != nil {
		return nil, err
	}
	entry := bleve.NewDocumentStaticMapping()
	add := func(name, analyzer string, change func(*mapping.FieldMapping)) {
		f := bleve.NewTextFieldMapping()
		f.Analyzer = analyzer
		f.Store, f.IncludeInAll, f.DocValues, f.IncludeTermVectors = false, false, false, false
		change(f)
		entry.AddFieldMappingsAt(name, f)
	}
	add(wordsField, stems, func(*mapping.FieldMapping) {})
	add(nameField, keyword.Name, func(f *mapping.FieldMapping) { f.Index, f.Store = false, true })
	add(kindField, keyword.Name, func(f *mapping.FieldMapping) { f.Store = true })
	add(orderField, keyword.Name, func(f *mapping.FieldMapping) { f.DocValues = true })
	m.DefaultMapping, m.DefaultAnalyzer, m.DefaultField = entry, stems, wordsField
	return m, nil
}

// A weights field is words with what each is worth, ready for the index: Bleve need not count them.
type weights struct {
	freqs index.TokenFrequencies
}

// The methods of index.Field and document.Field.

func (w *weights) Name() string                                     { return wordsField }
func (w *weights) Value() []byte                                    { return nil }
func (w *weights) ArrayPositions() []uint64                         { return nil }
func (w *weights) EncodedFieldType() byte                           { return 't' }
func (w *weights) Analyze()                                         {}
func (w *weights) Options() index.FieldIndexingOptions              { return index.IndexField }
func (w *weights) AnalyzedLength() int                              { return len(w.freqs) }
func (w *weights) AnalyzedTokenFrequencies() index.TokenFrequencies { return w.freqs }
func (w *weights) Size() int                                        { return 0 }
func (w *weights) NumPlainTextBytes() uint64                        { return 0 }

// frequency packs a posting into the number that stands for how often a word occurs: eight bits.
func frequency(p rank.Posting) int {
	n := p.Impact << 2
	if p.Title {
		n |= 2
	}
	if p.Own {
		n |= 1
	}
	return n
}

// posting undoes frequency.
func posting(entry, frequency int) rank.Posting {
	return rank.Posting{Entry: entry, Impact: frequency >> 2, Title: frequency&2 != 0, Own: frequency&1 != 0}
}

// A said word is a stem with the number that stands for how often an entry has it.
type said struct {
	stem      int32
	frequency uint8
}

// byEntry turns the postings round. All lie in one piece, since there are millions.
func (c *Corpus) byEntry() [][]said {
	counts := make([]int32, len(c.docs))
	all := 0
	for _, s := range c.stems {
		for _, p := range s.postings {
			counts[p.entry]++
		}
		all += len(s.postings)
	}
	room, list := make([]said, all), make([][]said, len(c.docs))
	for n, count := range counts {
		list[n], room = room[:0:count], room[count:]
	}
	for s := range c.stems {
		for _, p := range c.stems[s].postings {
			list[p.entry] = append(list[p.entry], said{int32(s), p.frequency})
		}
	}
	return list
}

// documents gives the Bleve documents of all entries, in their order. The analyzer takes a text for one word.
func (c *Corpus) documents(single analysis.Analyzer, tell func(index.Document) error) error {
	byEntry := c.byEntry()
	roots := make([][]byte, len(c.stems))
	for s := range c.stems {
		roots[s] = []byte(words.Stem(c.stems[s].spelling))
	}
	for n := range c.docs {
		doc, state := &c.docs[n], "open"
		if doc.closed {
			state = "closed"
		}
		w := &weights{make(index.TokenFrequencies, len(byEntry[n]))}
		freqs := make([]index.TokenFreq, len(byEntry[n]))
		for i, x := range byEntry[n] {
			freqs[i].Term = roots[x.stem]
			freqs[i].SetFrequency(int(x.frequency))
			w.freqs[string(roots[x.stem])] = &freqs[i]
		}
		d := fields.NewDocument(doc.address)
		d.AddField(w)
		d.AddField(fields.NewTextFieldWithIndexingOptions(nameField, nil, []byte(doc.title), index.StoreField))
		d.AddField(fields.NewTextFieldCustom(kindField, nil, []byte(doc.kind), index.IndexField|index.StoreField, single))
		order := fmt.Sprintf("%d %d %d %s", n, doc.month, doc.end, state)
		d.AddField(fields.NewTextFieldCustom(orderField, nil, []byte(order), index.IndexField|index.DocValues, single))
		if err := tell(d); err != nil {
			return fmt.Errorf("index %s: %w", doc.address, err)
		}
	}
	return nil
}

// Write makes the Bleve index in the folder at path, which must not exist. The error is the disk's.
func (c *Corpus) Write(path string) error {
	if err := c.write(path); err != nil {
		return fmt.Errorf("make the search index: %w", err)
	}
	return readable(path)
}

// indexBatch is how many documents are held at once while the index is written: of Bleve's 1,000 a batch takes 80 MB.
const indexBatch = 300

func (c *Corpus) write(path string) (err error) {
	m, err := newMapping()
	if err != nil {
		return err
	}
	if len(c.docs) == 0 {
		// Bleve's builder panics when it is closed without a document.
		empty, err := bleve.New(path, m)
		if err != nil {
			return err
		}
		return empty.Close()
	}
	text, err := json.Marshal(m)
	if err != nil {
		return err
	}
	if err := os.Mkdir(path, 0o755); err != nil {
		return err
	}
	// What bleve.NewBuilder would write; it takes no documents that are ready, and nothing to keep beside them.
	if err := os.WriteFile(filepath.Join(path, "index_meta.json"), fmt.Appendf(nil, `{"storage":%q,"index_type":%q}`, scorch.Name, scorch.Name), 0o644); err != nil {
		return err
	}
	builder, err := scorch.NewBuilder(map[string]any{
		"path":            filepath.Join(path, "store"),
		"buildPathPrefix": filepath.Dir(path), // it makes its files elsewhere and moves them: that has to be on the same disk
		"batchSize":       indexBatch,
		"internal":        map[string][]byte{"_mapping": text, spellingsKey: c.spellingsText()},
	})
	if err != nil {
		return err
	}
	err = c.documents(m.AnalyzerNamed(keyword.Name), builder.Index)
	return errors.Join(err, builder.Close())
}

func (c *Corpus) spellingsText() []byte {
	var b []byte
	for _, s := range c.spellings {
		b = fmt.Appendf(b, "%s %d\n", s.text, rank.Weight(s.entries))
	}
	return b
}

// readSpellings undoes spellingsText.
func readSpellings(text []byte) ([]rank.Word, error) {
	var list []rank.Word
	for line := range strings.Lines(string(text)) {
		spelling, weight, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		n, err := strconv.Atoi(weight)
		if err != nil {
			return nil, errors.New("its list of words is damaged: build again")
		}
		list = append(list, rank.Word{Spelling: spelling, Weight: n})
	}
	return list, nil
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
	words   []rank.Word // all that entries have, in alphabetical order of their bytes
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
	spellings, err := x.reader.GetInternal([]byte(spellingsKey))
	if err != nil {
		return err
	}
	if x.words, err = readSpellings(spellings); err != nil {
		return err
	}
	all, err := x.reader.DocIDReaderAll()
	if err != nil {
		return err
	}
	defer all.Close()
	values, err := x.reader.DocValueReader([]string{orderField})
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
	if _, said := slices.BinarySearchFunc(x.words, spelling, func(w rank.Word, s string) int { return strings.Compare(w.Spelling, s) }); !said {
		return nil, nil
	}
	terms, err := x.reader.TermFieldReader(context.Background(), []byte(words.Stem(spelling)), wordsField, true, false, false)
	if err != nil {
		return nil, err
	}
	defer terms.Close()
	p, own := &rank.Postings{}, 0
	for {
		found, err := terms.Next(nil)
		if err != nil {
			return nil, err
		}
		if found == nil {
			break
		}
		one := posting(x.numbers[string(found.ID)], int(found.Freq))
		if one.Own {
			own++
		}
		p.List = append(p.List, one)
	}
	p.Rarity = rank.Rarity(len(x.ids), len(p.List), own)
	slices.SortFunc(p.List, func(a, b rank.Posting) int { return a.Entry - b.Entry })
	return p, nil
}

// Starting implements rank.Source.
func (x *Index) Starting(prefix string) ([]rank.Word, error) {
	i := sort.Search(len(x.words), func(i int) bool { return x.words[i].Spelling >= prefix })
	end := i
	for end < len(x.words) && strings.HasPrefix(x.words[end].Spelling, prefix) {
		end++
	}
	return withKnown(x.words[i:end], prefix), nil
}

// Ending implements rank.Source.
func (x *Index) Ending(suffix string) ([]rank.Word, error) {
	var list []rank.Word
	for _, w := range x.words {
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
		case nameField:
			r.Title = string(f.Value())
		case kindField:
			r.Kind = string(f.Value())
		}
	})
	return r, nil
}
