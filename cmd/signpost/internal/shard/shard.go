// Package shard compiles the index of a directory into small files, of which a browser fetches the few that a query needs.
//
// # Files
//
// All lie in a folder that is named by what is in them, so that files of two builds are never mixed up, and a browser
// may keep them for ever. There are three sets of shards, and blocks of entries:
//
//	w0.txt, w1.txt, …   spellings in alphabetical order, with the postings of their stems
//	f0.txt, f1.txt, …   spellings in alphabetical order, with how common they are: for beginnings and slips
//	b0.txt, b1.txt, …   the same, each written backwards, in the order of that: for slips
//	e0.json, e1.json, … what results show of the entries, PerBlock to a file, in the order of their numbers
//	xNAME.json          a facet: of each value [slug, title, entries]
//	xspots.json         the spots: of each [latitude, longitude, entries]
//
// The entries of a value or a spot are the first's number, then how far it is from each to the next.
// Hosts compress files of these names; they don't compress what they don't know. A Table, which the search page holds,
// says with what each shard begins.
//
// # Bytes
//
// A shard begins with the four bytes 0 's' 'p' '1' and four bytes of the build. Numbers are varints (seven bits to a
// byte, the lowest first, the top bit set where more follow; Protocol Buffers, "Base 128 Varints"). Order is that of the
// bytes of UTF-8. Then follows
//
//	n, and n spellings: how many bytes are those of the spelling before; how many follow; these bytes; in a shard "w" the
//	number of its list of postings, in "f" and "b" its weight (rank.Weight)
//
// and in a shard "w"
//
//	n, and n lists of postings: rarity; how many entries; the first's number, then the distance from each to the next; and
//	for each entry a byte: impact × 2, + 1 if the word stands in the title
//
// Spellings that are one word share a list. A list that two shards need is in both.
package shard

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"path"
	"slices"

	"signpost/cmd/signpost/internal/rank"
)

// The sizes of shards in bytes, before compression. A query of two words needs two of the one kind; what is mistyped
// needs two or three of the other besides. A small directory has few shards, so its table has room for smaller ones.
const (
	postingShard      = 4000
	smallPostingShard = 2000
	wordShard         = 5000
)

// smallest is how many entries a directory has at most whose shards and blocks are small: a host takes ten times as many
// files.
const smallest = 2000

// magic begins every shard. A zero byte keeps git from taking it for text and changing its line ends.
const magic = "\x00sp1"

const headLength = len(magic) + 4

// A Corpus is what is compiled.
type Corpus interface {
	rank.Source
	// Len is how many entries there are.
	Len() int
	// Spellings are those that entries have, in alphabetical order of their bytes.
	Spellings() []string
	// Stem tells which of the spellings, by their place in Spellings, are the same word: those with the same number.
	Stem(spelling int) int
}

// A Table is what a browser has to know before it asks for a shard.
type Table struct {
	Build string `json:"build"` // the folder
	// Words, Forward and Backward are what each shard of a kind begins with: as much of its first spelling as tells it
	// from the last of the shard before. The first is always empty.
	Words    []string `json:"words"`
	Forward  []string `json:"forward"`
	Backward []string `json:"backward"`
	PerBlock int      `json:"per"`     // entries in a block
	Entries  int      `json:"entries"` // how many there are
	Open     int      `json:"open"`    // rank.Facts.Open
	Checked  [][2]int `json:"checked"` // rank.Facts.Checked: first entry, month
	// Ends are rank.Facts.Ends: of each how far its entry is from that of the one before, and how many days later it is.
	Ends   []int    `json:"ends"`
	Facets []string `json:"facets"` // those that there is a file of
	Spots  bool     `json:"spots"`  // whether there is a file of spots
}

// A Set is a compiled index.
type Set struct {
	Table Table
	Files []File // by name
}

// A File is a shard or a block. Its name is relative to the folder that the table names.
type File struct {
	Name string
	data []byte
	make func() ([]byte, error) // of a block
}

// Make gives the file's bytes. The error is that of the value that results show.
func (f *File) Make() ([]byte, error) {
	if f.make != nil {
		return f.make()
	}
	return f.data, nil
}

// Rows are what results show of the entries. They are asked for block by block, when somebody asks for the block.
type Rows struct {
	Show func(entry int) any // a value for JSON; safe for concurrent use
	Key  []byte              // another where anything that is shown is another
}

// Compile makes the files.
func Compile(c Corpus, rows Rows, facets []Facet, spots []Spot) (*Set, error) {
	words, err := c.Starting("") // those with the words that are no slips, though no entry has them
	if err != nil {
		return nil, err
	}
	facts := c.Facts()
	set := &Set{Table: Table{Entries: c.Len(), Open: facts.Open, PerBlock: perBlock(c.Len()), Checked: [][2]int{}, Ends: []int{}}}
	for _, b := range facts.Checked {
		set.Table.Checked = append(set.Table.Checked, [2]int{b.First, b.Month})
	}
	before := rank.End{}
	for _, e := range facts.Ends {
		set.Table.Ends = append(set.Table.Ends, e.Entry-before.Entry, e.Day-before.Day)
		before = e
	}
	if err := set.addPostings(c); err != nil {
		return nil, err
	}
	set.Table.Forward = set.addWords("f", words)
	backward := slices.Clone(words)
	for i := range backward {
		backward[i].Spelling = reverse(backward[i].Spelling)
	}
	slices.SortFunc(backward, func(a, b rank.Word) int { return bytes.Compare([]byte(a.Spelling), []byte(b.Spelling)) })
	set.Table.Backward = set.addWords("b", backward)
	set.addBlocks(rows.Show)
	if err := set.addFacets(facets, spots); err != nil {
		return nil, err
	}
	set.seal(rows.Key)
	return set, nil
}

// perBlock is how many entries share a block: one where there are so few that files don't count, more where a host's limit
// on files is near.
func perBlock(entries int) int {
	switch {
	case entries <= smallest:
		return 1
	case entries <= 20000:
		return 4
	}
	return 8
}

// seal names the folder by what is in it, of the blocks by their key, and writes its name into each shard.
func (s *Set) seal(key []byte) {
	sum := sha256.New()
	sum.Write(key)
	for _, f := range s.Files {
		fmt.Fprintf(sum, "%s %d\n", f.Name, len(f.data))
		sum.Write(f.data)
	}
	build := sum.Sum(nil)[:4]
	s.Table.Build = hex.EncodeToString(build)
	for _, f := range s.Files {
		if path.Ext(f.Name) == ".txt" {
			copy(f.data[len(magic):headLength], build)
		}
	}
}

// A pack gathers the spellings of one shard.
type pack struct {
	words []entry
	lists [][]byte
	index map[int]int // of lists, by stem
	size  int
}

type entry struct {
	spelling string
	number   int
}

func (s *Set) addPostings(c Corpus) error {
	encoded := map[int][]byte{} // by stem
	p, limit := &pack{index: map[int]int{}}, postingShard
	if c.Len() <= smallest {
		limit = smallPostingShard
	}
	last := ""
	for i, spelling := range c.Spellings() {
		stem := c.Stem(i)
		list, ok := encoded[stem]
		if !ok {
			postings, err := c.Find(spelling)
			if err != nil {
				return err
			}
			list = appendPostings(nil, postings)
			encoded[stem] = list
		}
		more := len(spelling)/2 + 3
		if _, there := p.index[stem]; !there {
			more += len(list)
		}
		if len(p.words) > 0 && p.size+more > limit {
			s.flush("w", &s.Table.Words, p, last)
			last = p.words[len(p.words)-1].spelling
			p = &pack{index: map[int]int{}}
		}
		if _, there := p.index[stem]; !there {
			p.index[stem] = len(p.lists)
			p.lists = append(p.lists, list)
		}
		p.words = append(p.words, entry{spelling, p.index[stem]})
		p.size += more
	}
	s.flush("w", &s.Table.Words, p, last)
	return nil
}

func (s *Set) addWords(kind string, list []rank.Word) []string {
	var firsts []string
	p := &pack{}
	last := ""
	for _, w := range list {
		if len(p.words) > 0 && p.size > wordShard {
			s.flush(kind, &firsts, p, last)
			last = p.words[len(p.words)-1].spelling
			p = &pack{}
		}
		p.words = append(p.words, entry{w.Spelling, w.Weight})
		p.size += len(w.Spelling)/2 + 3
	}
	s.flush(kind, &firsts, p, last)
	return firsts
}

// flush makes a shard. The last spelling of the shard before tells how much of the first has to be known.
func (s *Set) flush(kind string, firsts *[]string, p *pack, last string) {
	b := append([]byte(magic), 0, 0, 0, 0)
	b = appendNumber(b, len(p.words))
	before := ""
	for _, w := range p.words {
		same := shared(before, w.spelling)
		b = appendNumber(b, same)
		b = appendNumber(b, len(w.spelling)-same)
		b = append(b, w.spelling[same:]...)
		b = appendNumber(b, w.number)
		before = w.spelling
	}
	if kind == "w" {
		b = appendNumber(b, len(p.lists))
		for _, list := range p.lists {
			b = append(b, list...)
		}
	}
	first := ""
	if len(*firsts) > 0 {
		first = runesOf(p.words[0].spelling, shared(last, p.words[0].spelling)+1)
	}
	s.Files = append(s.Files, File{Name: fmt.Sprintf("%s%d.txt", kind, len(*firsts)), data: b})
	*firsts = append(*firsts, first)
}

// runesOf are the first bytes of a text, and as many more as make the last letter whole.
func runesOf(text string, n int) string {
	for i := range text {
		if i >= n {
			return text[:i]
		}
	}
	return text
}

func shared(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

func appendPostings(b []byte, p *rank.Postings) []byte {
	b = appendNumber(b, p.Rarity)
	b = appendNumber(b, len(p.List))
	before := 0
	for _, posting := range p.List {
		b = appendNumber(b, posting.Entry-before)
		before = posting.Entry
	}
	for _, posting := range p.List {
		value := byte(posting.Impact * 2)
		if posting.Title {
			value++
		}
		b = append(b, value)
	}
	return b
}

func appendNumber(b []byte, n int) []byte {
	for n >= 0x80 {
		b = append(b, byte(n)|0x80)
		n >>= 7
	}
	return append(b, byte(n))
}

// addBlocks adds the files of what results show.
func (s *Set) addBlocks(show func(entry int) any) {
	for from := 0; from < s.Table.Entries; from += s.Table.PerBlock {
		to := min(from+s.Table.PerBlock, s.Table.Entries)
		s.Files = append(s.Files, File{Name: fmt.Sprintf("e%d.json", from/s.Table.PerBlock), make: func() ([]byte, error) {
			block := make([]any, 0, to-from)
			for i := from; i < to; i++ {
				block = append(block, show(i))
			}
			return encode(block)
		}})
	}
}

func reverse(s string) string {
	r := []rune(s)
	slices.Reverse(r)
	return string(r)
}
