package search

import (
	"slices"
	"sort"
	"strings"

	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/rank"
	"signpost/cmd/signpost/internal/words"
)

// A Corpus is what the entries of a directory say, word by word. It is safe to read from several goroutines.
type Corpus struct {
	docs      []analysed
	spellings []spelling // in alphabetical order of their bytes
	backwards []int      // the same by their ends
	stems     []stem
	facts     rank.Facts
}

// analysed is a document with its words by field.
type analysed struct {
	document
	fields [rank.Fields][]string
}

type spelling struct {
	text    string
	stem    int // in Corpus.stems
	entries int // how many have it
}

type stem struct {
	spelling string // one of those that have it
	postings []rank.Posting
	own      int // how many of them are of entries that say it themselves
}

// New analyses a directory. The meanings tell by which words an entry is found, besides those that it says.
func New(d *directory.Directory, meanings []Meaning) *Corpus {
	docs := numbered(documents(d))
	phrases := phrasesOf(meanings)
	c := &Corpus{docs: make([]analysed, len(docs))}
	for i := range docs {
		c.docs[i] = analyse(docs[i], phrases)
	}
	c.facts = factsOf(docs)
	c.collect()
	return c
}

// analyse takes the texts of a document apart. Stop words count in the title alone, where they may be all there is.
func analyse(doc document, phrases *phrases) analysed {
	a := analysed{document: doc}
	for f, texts := range doc.texts() {
		for _, text := range texts {
			for _, w := range words.Split(text) {
				if rank.Field(f) == rank.Title || !words.Stop(w) {
					a.fields[f] = append(a.fields[f], w)
				}
			}
		}
	}
	a.fields[rank.Also] = phrases.also(doc.texts())
	return a
}

func factsOf(docs []document) rank.Facts {
	facts := rank.Facts{Open: len(docs)}
	for i, doc := range docs {
		if doc.closed {
			facts.Open = i
			break
		}
		if n := len(facts.Checked); n == 0 || facts.Checked[n-1].Month != doc.month {
			facts.Checked = append(facts.Checked, rank.Batch{First: i, Month: doc.month})
		}
		if doc.end != 0 {
			facts.Ends = append(facts.Ends, rank.End{Entry: i, Day: doc.end})
		}
	}
	return facts
}

// collect turns the words of documents into postings.
func (c *Corpus) collect() {
	said := c.read()
	for n, likes := range likenesses(said, len(c.stems)) {
		said[n] = c.addLikes(n, said[n], likes)
	}
	for n, uses := range said {
		for _, u := range uses {
			c.stems[u.stem].postings = append(c.stems[u.stem].postings, rank.Posting{Entry: n, Impact: u.frequency.Impact(), Title: u.title})
		}
	}
	slices.SortFunc(c.spellings, func(a, b spelling) int { return strings.Compare(a.text, b.text) })
	c.backwards = make([]int, len(c.spellings))
	for i := range c.backwards {
		c.backwards[i] = i
	}
	slices.SortFunc(c.backwards, func(a, b int) int {
		return compareBackwards(c.spellings[a].text, c.spellings[b].text)
	})
}

// A use is a stem that a document has.
type use struct {
	stem      int
	frequency rank.Frequency
	topic     int // its impact, without the names of who, where and in which area, if these are not all; else 0
	title     bool
}

// read numbers spellings and stems, and gives the uses of each document, in the order of their first words.
func (c *Corpus) read() [][]use {
	all := make([][]use, len(c.docs))
	spellings, stems := map[string]int{}, map[string]int{}
	var seen []int       // by spelling: the last document that has it, from 1
	var place []int      // by stem: its place in hits, from 1; 0 between documents
	var hits []rank.Hits // of the document at hand
	for n := range c.docs {
		hits = hits[:0]
		var order []int // stems
		for f, list := range c.docs[n].fields {
			for _, w := range list {
				i, known := spellings[w]
				if !known {
					i = len(c.spellings)
					spellings[w] = i
					c.spellings = append(c.spellings, spelling{text: w, stem: c.stemOf(w, stems)})
					seen = append(seen, 0)
					place = append(place, 0) // there are no more stems than spellings
				}
				if seen[i] != n+1 {
					seen[i] = n + 1
					c.spellings[i].entries++
				}
				s := c.spellings[i].stem
				if place[s] == 0 {
					hits = append(hits, rank.Hits{})
					order = append(order, s)
					place[s] = len(hits)
				}
				h := &hits[place[s]-1]
				h[f].Count++
				h[f].Length = len(list)
			}
		}
		all[n] = make([]use, len(hits))
		for i, s := range order {
			h := &hits[i]
			all[n][i] = use{stem: s, frequency: h.Frequency(), topic: topic(*h), title: h[rank.Title].Count > 0}
			if h.Own() {
				c.stems[s].own++
			}
			place[s] = 0
		}
	}
	return all
}

// stemOf numbers the stem of a spelling.
func (c *Corpus) stemOf(w string, stems map[string]int) int {
	root := words.Stem(w)
	s, known := stems[root]
	if !known {
		s = len(c.stems)
		stems[root] = s
		c.stems = append(c.stems, stem{spelling: w})
	}
	return s
}

// topic is what a word says of what an entry is about.
func topic(h rank.Hits) int {
	for _, f := range []rank.Field{rank.Organisation, rank.Place, rank.Area} {
		h[f].Count = 0
	}
	if f := h.Frequency(); f > 0 {
		return f.Impact()
	}
	return 0
}

// addLikes adds to a document the words of those that are like it.
func (c *Corpus) addLikes(n int, uses []use, likes []weighed) []use {
	times := map[int]int{} // by stem
	for _, l := range likes {
		times[l.number] = l.weight
		for range l.weight {
			c.docs[n].fields[rank.Like] = append(c.docs[n].fields[rank.Like], c.stems[l.number].spelling)
		}
	}
	for i, u := range uses {
		uses[i].frequency += rank.Frequency(times[u.stem])
		delete(times, u.stem)
	}
	for _, l := range likes {
		if more := times[l.number]; more > 0 {
			uses = append(uses, use{stem: l.number, frequency: rank.Frequency(more)})
		}
	}
	return uses
}

// compareBackwards compares by the last byte, then by the one before it, and so on.
func compareBackwards(a, b string) int {
	for i := 1; i <= min(len(a), len(b)); i++ {
		if x, y := a[len(a)-i], b[len(b)-i]; x != y {
			return int(x) - int(y)
		}
	}
	return len(a) - len(b)
}

// Len is how many entries there are.
func (c *Corpus) Len() int { return len(c.docs) }

// Address is the address of an entry.
func (c *Corpus) Address(entry int) string { return c.docs[entry].address }

// Stem tells which of the spellings, by their place in Starting(""), are the same word: those with the same number.
func (c *Corpus) Stem(spelling int) int { return c.spellings[spelling].stem }

// Find implements rank.Source.
func (c *Corpus) Find(text string) (*rank.Postings, error) {
	i, ok := slices.BinarySearchFunc(c.spellings, text, func(s spelling, text string) int { return strings.Compare(s.text, text) })
	if !ok {
		return nil, nil
	}
	s := c.stems[c.spellings[i].stem]
	return &rank.Postings{Rarity: rank.Rarity(len(c.docs), len(s.postings), s.own), List: s.postings}, nil
}

// Starting implements rank.Source.
func (c *Corpus) Starting(prefix string) ([]rank.Word, error) {
	i := sort.Search(len(c.spellings), func(i int) bool { return c.spellings[i].text >= prefix })
	var list []rank.Word
	for ; i < len(c.spellings) && strings.HasPrefix(c.spellings[i].text, prefix); i++ {
		list = append(list, c.spellings[i].word())
	}
	return list, nil
}

// Ending implements rank.Source.
func (c *Corpus) Ending(suffix string) ([]rank.Word, error) {
	i := sort.Search(len(c.backwards), func(i int) bool {
		return compareBackwards(c.spellings[c.backwards[i]].text, suffix) >= 0
	})
	var list []rank.Word
	for ; i < len(c.backwards) && strings.HasSuffix(c.spellings[c.backwards[i]].text, suffix); i++ {
		list = append(list, c.spellings[c.backwards[i]].word())
	}
	return list, nil
}

// Facts implements rank.Source.
func (c *Corpus) Facts() rank.Facts { return c.facts }

func (s spelling) word() rank.Word {
	return rank.Word{Spelling: s.text, Weight: rank.Weight(s.entries)}
}
