package search

import (
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/rank"
	"signpost/cmd/signpost/internal/words"
)

// An Analyst makes a Corpus of a directory, and of the next after a change: of the documents that are as they were it has
// the words already. It may be used by several goroutines, which wait for each other.
type Analyst struct {
	mu       sync.Mutex
	synonyms []directory.Synonym
	lexicon  *lexicon
	phrases  *phrases
	known    map[string]analysed // by address
}

// analysed is a document with its words by field, in numbers of the lexicon.
type analysed struct {
	document
	fields [rank.Fields][]int32
}

// NewAnalyst makes an Analyst that knows nothing yet.
func NewAnalyst() *Analyst { return &Analyst{} }

// Corpus analyses a directory, by the meanings of English and its own synonyms.
func (a *Analyst) Corpus(d *directory.Directory) *Corpus {
	a.mu.Lock()
	defer a.mu.Unlock()
	if own := d.Settings.Synonyms; a.lexicon == nil || !slices.EqualFunc(own, a.synonyms, sameSynonym) {
		a.begin(Meanings(own))
		a.synonyms = own
	}
	return a.corpus(d)
}

func sameSynonym(a, b directory.Synonym) bool {
	return a.Word == b.Word && slices.Equal(a.Same, b.Same)
}

// begin forgets all, since other meanings add other words.
func (a *Analyst) begin(meanings []Meaning) {
	a.lexicon, a.known = newLexicon(), map[string]analysed{}
	a.phrases = phrasesOf(meanings, a.lexicon.reader())
}

func (a *Analyst) corpus(d *directory.Directory) *Corpus {
	documents := numbered(documents(d))
	docs := make([]analysed, len(documents))
	spread(len(docs), func() func(int) {
		work := &splitter{reader: a.lexicon.reader(), phrases: a.phrases, times: map[int]int{}}
		return func(i int) {
			docs[i].document = documents[i]
			if known, ok := a.known[documents[i].address]; ok && known.says(&documents[i]) {
				docs[i].fields = known.fields
			} else {
				docs[i].fields = work.fields(&documents[i])
			}
		}
	})
	clear(a.known)
	for _, doc := range docs {
		a.known[doc.address] = doc
	}
	return newCorpus(docs, a.lexicon)
}

// New analyses a directory. The meanings tell by which words an entry is found, besides those that it says.
func New(d *directory.Directory, meanings []Meaning) *Corpus {
	var a Analyst
	a.begin(meanings)
	return a.corpus(d)
}

// A splitter is the work of one goroutine that takes documents apart.
type splitter struct {
	reader  *reader
	phrases *phrases
	stems   []int32     // of the text at hand
	times   map[int]int // of the document at hand, by meaning
}

// fields takes the texts of a document apart. Stop words count in the title alone, where they may be all there is.
func (a *splitter) fields(doc *document) (fields [rank.Fields][]int32) {
	clear(a.times)
	for f, texts := range doc.texts() {
		for _, text := range texts {
			a.stems = a.stems[:0]
			words.Each(text, func(spelling []byte) {
				w := a.reader.word(spelling)
				a.stems = append(a.stems, w.stem)
				if rank.Field(f) == rank.Title || !w.stop {
					fields[f] = append(fields[f], w.spelling)
				}
			})
			if worths[f] > 0 {
				a.phrases.find(a.stems, worths[f], a.times)
			}
		}
	}
	fields[rank.Also] = a.phrases.also(a.times)
	return fields
}

// spread does n things on all processors. Each goroutine calls work once, and what it gives for each thing that it does.
func spread(n int, work func() func(i int)) {
	var next atomic.Int64
	var all sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) {
		all.Go(func() {
			do := work()
			for {
				i := int(next.Add(1)) - 1
				if i >= n {
					return
				}
				do(i)
			}
		})
	}
	all.Wait()
}
