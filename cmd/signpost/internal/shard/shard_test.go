package shard

import (
	"fmt"
	"math/rand"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"signpost/cmd/signpost/internal/rank"
)

// corpus is made of words with endings: those with the same beginning are the same word.
type corpus struct {
	words    []rank.Word
	stems    []int
	postings map[int]*rank.Postings
	entries  int
}

func newCorpus(stems, entries int) *corpus {
	r := rand.New(rand.NewSource(1))
	c := &corpus{postings: map[int]*rank.Postings{}, entries: entries}
	stemOf := map[string]int{}
	for stem := range stems {
		var b strings.Builder
		for range 3 + r.Intn(6) {
			b.WriteRune([]rune("abcdefghiklmnoprstuwyéж日")[r.Intn(23)])
		}
		for _, ending := range []string{"", "s", "ing", "zzz"}[:1+r.Intn(4)] {
			stemOf[b.String()+ending] = stem
		}
		p := &rank.Postings{Rarity: 1 + r.Intn(rank.MaxRarity)}
		for n := range entries {
			if r.Intn(1+stem) == 0 {
				p.List = append(p.List, rank.Posting{Entry: n, Impact: 1 + r.Intn(rank.MaxImpact), Title: r.Intn(3) == 0})
			}
		}
		c.postings[stem] = p
	}
	for w := range stemOf {
		c.words = append(c.words, rank.Word{Spelling: w, Weight: r.Intn(16)})
	}
	slices.SortFunc(c.words, func(a, b rank.Word) int { return strings.Compare(a.Spelling, b.Spelling) })
	for _, w := range c.words {
		c.stems = append(c.stems, stemOf[w.Spelling])
	}
	return c
}

func (c *corpus) Starting(string) ([]rank.Word, error) { return c.words, nil }
func (c *corpus) Ending(string) ([]rank.Word, error)   { return nil, nil }
func (c *corpus) Facts() rank.Facts {
	return rank.Facts{Open: c.entries, Checked: []rank.Batch{{First: 0, Month: -1}}}
}
func (c *corpus) Spellings() (list []string) {
	for _, w := range c.words {
		list = append(list, w.Spelling)
	}
	return list
}
func (c *corpus) Len() int       { return c.entries }
func (c *corpus) Stem(i int) int { return c.stems[i] }
func (c *corpus) Find(word string) (*rank.Postings, error) {
	i, ok := slices.BinarySearchFunc(c.words, word, func(w rank.Word, s string) int { return strings.Compare(w.Spelling, s) })
	if !ok {
		return nil, nil
	}
	return c.postings[c.stems[i]], nil
}

// Every shard can be read back, and every spelling is in the shard in which the table says that it is.
func TestReadBack(t *testing.T) {
	for _, size := range []struct{ stems, entries int }{{0, 0}, {1, 1}, {40, 30}, {3000, 2000}} {
		t.Run(fmt.Sprint(size), func(t *testing.T) {
			c := newCorpus(size.stems, size.entries)
			set, err := Compile(c, Rows{Show: func(entry int) any { return []string{fmt.Sprint(entry), "<title>"} }}, nil, nil)
			if err != nil {
				t.Fatal(err)
			}
			if size.stems > 1000 && (len(set.Table.Words) < 20 || len(set.Table.Forward) < 5) {
				t.Errorf("%d and %d shards", len(set.Table.Words), len(set.Table.Forward))
			}
			readBack(t, c, set)
			if size.entries > 0 {
				if data, err := set.Files[slices.IndexFunc(set.Files, func(f File) bool { return f.Name == "e0.json" })].Make(); err != nil || !strings.HasPrefix(string(data), `[["0","<title>"]`) {
					t.Errorf("%s %v", data, err)
				}
			}
			again, _ := Compile(c, Rows{Show: func(entry int) any { return []string{fmt.Sprint(entry), "<title>"} }}, nil, nil)
			if diff := cmp.Diff(set, again, cmp.AllowUnexported(File{}), cmp.FilterValues(func(a, b func() ([]byte, error)) bool { return true }, cmp.Ignore())); diff != "" {
				t.Error("another time other bytes:", diff)
			}
		})
	}
}

func readBack(t *testing.T, c *corpus, set *Set) {
	t.Helper()
	shards := map[string]*Shard{}
	count := map[byte]int{}
	for _, f := range set.Files {
		if f.Name[0] == 'e' {
			continue
		}
		s, err := Read(f.data, f.Name[0], set.Table.Build)
		if err != nil {
			t.Fatal(f.Name, err)
		}
		shards[f.Name] = s
		count[f.Name[0]] += len(s.Words)
	}
	for kind, firsts := range map[byte][]string{'w': set.Table.Words, 'f': set.Table.Forward, 'b': set.Table.Backward} {
		if count[kind] != len(c.words) {
			t.Errorf("%c: %d words, want %d", kind, count[kind], len(c.words))
		}
		for i, w := range c.words {
			text := w.Spelling
			if kind == 'b' {
				text = reverse(text)
			}
			n, _ := slices.BinarySearch(firsts, text+"\x00")
			s := shards[fmt.Sprintf("%c%d.txt", kind, n-1)]
			j := slices.IndexFunc(s.Words, func(w rank.Word) bool { return w.Spelling == text })
			switch {
			case j < 0:
				t.Fatalf("%c: %q is not in its shard, %d", kind, text, n-1)
			case kind == 'w':
				if diff := cmp.Diff(c.postings[c.stems[i]], s.Lists[j]); diff != "" {
					t.Fatal(text, diff)
				}
			case s.Words[j].Weight != w.Weight:
				t.Fatalf("%q weighs %d, want %d", text, s.Words[j].Weight, w.Weight)
			}
		}
	}
}

// Damaged bytes are an error, never a panic.
func FuzzRead(f *testing.F) {
	set, err := Compile(newCorpus(60, 20), Rows{Show: func(int) any { return nil }}, nil, nil)
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range set.Files {
		if file.Name[0] != 'e' {
			f.Add(file.data[headLength:], file.Name[0])
		}
	}
	head := append([]byte(magic), 1, 2, 3, 4)
	f.Fuzz(func(t *testing.T, body []byte, kind byte) {
		s, err := Read(slices.Concat(head, body), kind, "01020304")
		if err == nil && kind == 'w' && len(s.Lists) != len(s.Words) {
			t.Error("a word has no list")
		}
	})
}

func TestOtherBuild(t *testing.T) {
	set, _ := Compile(newCorpus(4, 4), Rows{Show: func(int) any { return nil }}, nil, nil)
	if _, err := Read(set.Files[0].data, 'w', "00000000"); err == nil {
		t.Error("a shard of another build is read")
	}
}

func TestFacets(t *testing.T) {
	set, err := Compile(newCorpus(4, 9), Rows{Show: func(int) any { return nil }},
		[]Facet{{"theme", []Value{{"debt", "Debt & more", []int{2, 3, 7}}}}, {"area", nil}},
		[]Spot{{52.30661, -1.94, []int{0, 8}}})
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, f := range set.Files {
		files[f.Name] = string(f.data)
	}
	if diff := cmp.Diff(`[["debt","Debt & more",[2,1,4]]]`+"\n", files["xtheme.json"]); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(`[[52.3066,-1.9400,[0,8]]]`+"\n", files["xspots.json"]); diff != "" {
		t.Error(diff)
	}
	if !slices.Equal(set.Table.Facets, []string{"theme"}) || !set.Table.Spots {
		t.Errorf("%+v", set.Table)
	}
}
