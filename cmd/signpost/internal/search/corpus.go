package search

import (
	"slices"
	"sort"
	"strings"

	"signpost/cmd/signpost/internal/rank"
)

// A Corpus is what the entries of a directory say, word by word. It is safe to read from several goroutines.
type Corpus struct {
	docs      []analysed
	texts     []string   // of spellings, by number of the lexicon
	spellings []spelling // in alphabetical order of their bytes
	backwards []int      // the same by their ends
	stems     []stem
	facts     rank.Facts
}

type spelling struct {
	text    string
	stem    int // in Corpus.stems
	entries int // how many have it
}

type stem struct {
	spelling string // one of those that have it
	postings []packed
	own      int // how many of them are of entries that say it themselves
}

// A packed posting is an entry with the number that stands for what a word is worth in it (see frequency). There are millions.
type packed struct {
	entry     int32
	frequency uint8
}

// A borrow is a stem that a document gets from those like it, with how often it counts.
type borrow struct{ stem, times int }

func newCorpus(docs []analysed, l *lexicon) *Corpus {
	c := &Corpus{docs: docs, texts: l.spellings, facts: factsOf(docs)}
	said := c.read(c.number(l))
	for n, likes := range likenesses(said, len(c.stems)) {
		said[n] = add(said[n], likes)
	}
	c.post(said)
	return c
}

func factsOf(docs []analysed) rank.Facts {
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

// number sorts the spellings that documents have, and numbers their stems in that order, so that the numbers are the same
// whoever met them first. It gives the stem of each number of the lexicon.
func (c *Corpus) number(l *lexicon) []int32 {
	entries := make([]int32, len(c.texts))
	seen := make([]int32, len(c.texts)) // the last document that has it, from 1
	for n := range c.docs {
		for _, list := range c.docs[n].fields {
			for _, w := range list {
				if seen[w] != int32(n)+1 {
					seen[w] = int32(n) + 1
					entries[w]++
				}
			}
		}
	}
	var used []int32
	for w, n := range entries {
		if n > 0 {
			used = append(used, int32(w))
		}
	}
	slices.SortFunc(used, func(a, b int32) int { return strings.Compare(c.texts[a], c.texts[b]) })

	stemOf := make([]int32, len(c.texts))
	numbers := make([]int32, len(l.roots)) // of stems, from 1
	for _, w := range used {
		text := c.texts[w]
		s := &numbers[l.known[text].stem]
		if *s == 0 {
			c.stems = append(c.stems, stem{spelling: text})
			*s = int32(len(c.stems))
		}
		stemOf[w] = *s - 1
		c.spellings = append(c.spellings, spelling{text: text, stem: int(*s - 1), entries: int(entries[w])})
	}
	c.backwards = make([]int, len(c.spellings))
	for i := range c.backwards {
		c.backwards[i] = i
	}
	slices.SortFunc(c.backwards, func(a, b int) int {
		return compareBackwards(c.spellings[a].text, c.spellings[b].text)
	})
	return stemOf
}

// A use is a stem that a document has.
type use struct {
	stem      int32
	topic     int16 // its impact, without the names of who, where and in which area, if these are not all; else 0
	title     bool
	own       bool // see rank.Hits.Own
	frequency rank.Frequency
}

// read gives the uses of each document, in the order of their first words.
func (c *Corpus) read(stemOf []int32) [][]use {
	all := make([][]use, len(c.docs))
	spread(len(c.docs), func() func(int) {
		place := make([]int32, len(c.stems)) // by stem: its place in hits, from 1; 0 between documents
		var hits []rank.Hits                 // of the document at hand
		var order []int32                    // its stems
		return func(n int) {
			hits, order = hits[:0], order[:0]
			for f, list := range c.docs[n].fields {
				for _, w := range list {
					s := stemOf[w]
					if place[s] == 0 {
						hits, order = append(hits, rank.Hits{}), append(order, s)
						place[s] = int32(len(hits))
					}
					h := &hits[place[s]-1]
					h[f].Count++
					h[f].Length = len(list)
				}
			}
			all[n] = make([]use, len(hits))
			for i, s := range order {
				h := &hits[i]
				all[n][i] = use{stem: s, frequency: h.Frequency(), topic: int16(topic(*h)), title: h[rank.Title].Count > 0, own: h.Own()}
				place[s] = 0
			}
		}
	})
	return all
}

// post turns what documents say, and borrow, into postings.
func (c *Corpus) post(said [][]use) {
	having := make([]int, len(c.stems))
	for _, uses := range said {
		for _, u := range uses {
			having[u.stem]++
			if u.own {
				c.stems[u.stem].own++
			}
		}
	}
	for s := range c.stems {
		c.stems[s].postings = make([]packed, 0, having[s])
	}
	for n, uses := range said {
		for _, u := range uses {
			s := &c.stems[u.stem]
			p := rank.Posting{Impact: u.frequency.Impact(), Title: u.title, Own: u.own}
			s.postings = append(s.postings, packed{int32(n), uint8(frequency(p))})
		}
	}
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

// add adds to the uses of a document what it borrows.
func add(uses []use, likes []borrow) []use {
	times := map[int32]int{} // by stem
	for _, l := range likes {
		times[int32(l.stem)] = l.times
	}
	for i, u := range uses {
		uses[i].frequency += rank.Frequency(times[u.stem])
		delete(times, u.stem)
	}
	for _, l := range likes {
		if more := times[int32(l.stem)]; more > 0 {
			uses = append(uses, use{stem: int32(l.stem), frequency: rank.Frequency(more)})
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

// Spellings are those that entries have, in alphabetical order of their bytes.
func (c *Corpus) Spellings() []string {
	list := make([]string, len(c.spellings))
	for i, s := range c.spellings {
		list[i] = s.text
	}
	return list
}

// Stem tells which of the spellings, by their place in Spellings, are the same word: those with the same number.
func (c *Corpus) Stem(spelling int) int { return c.spellings[spelling].stem }

// Find implements rank.Source.
func (c *Corpus) Find(text string) (*rank.Postings, error) {
	i, ok := slices.BinarySearchFunc(c.spellings, text, func(s spelling, text string) int { return strings.Compare(s.text, text) })
	if !ok {
		return nil, nil
	}
	s := c.stems[c.spellings[i].stem]
	list := make([]rank.Posting, len(s.postings))
	for i, p := range s.postings {
		list[i] = posting(int(p.entry), int(p.frequency))
	}
	return &rank.Postings{Rarity: rank.Rarity(len(c.docs), len(s.postings), s.own), List: list}, nil
}

// Starting implements rank.Source.
func (c *Corpus) Starting(prefix string) ([]rank.Word, error) {
	i := sort.Search(len(c.spellings), func(i int) bool { return c.spellings[i].text >= prefix })
	var list []rank.Word
	for ; i < len(c.spellings) && strings.HasPrefix(c.spellings[i].text, prefix); i++ {
		list = append(list, c.spellings[i].word())
	}
	return withKnown(list, prefix), nil
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
	return withKnownEnds(list, suffix), nil
}

// Facts implements rank.Source.
func (c *Corpus) Facts() rank.Facts { return c.facts }

func (s spelling) word() rank.Word {
	return rank.Word{Spelling: s.text, Weight: rank.Weight(s.entries)}
}
