package rank

import "math"

// A Field is a part of an entry in which a word may stand.
type Field int

// The parts of an entry, those that say most about it first.
const (
	Title        Field = iota // what people call it
	Keywords                  // other words by which people look for it
	Themes                    // titles and synonyms of its themes
	Summary                   // its one sentence
	Organisation              // who runs it, and who else is there
	Place                     // where it is
	Area                      // its towns, and the larger areas around them
	Also                      // words that mean what it says, though it doesn't say them
	Body                      // the rest of its text
	Like                      // words of the entries that are like it
	Fields       int   = iota
)

// parts is what a word is worth by where it stands: its weight; how much that falls in a longer text (BM25's b); and the
// length in words that is neither short nor long. The length is a constant, not the mean of the directory as in the
// textbook: so an edit of one entry changes the scores of those alone that are like it, and most of the compiled form is
// as it was.
var parts = [Fields]struct{ weight, b, length float64 }{
	Title:        {2.5, 0.75, 4},
	Keywords:     {5, 0.1, 8},
	Themes:       {1.2, 0.4, 12},
	Summary:      {1.8, 0.2, 14},
	Organisation: {1.2, 0.3, 4},
	Place:        {1.2, 0.3, 4},
	Area:         {1.2, 0.3, 3},
	Also:         {0.6, 0.8, 60},
	Body:         {1, 0.5, 80},
	Like:         {1, 0, 1},
}

// k is how soon more of the same word ceases to count (BM25's k1).
const k = 2.3

// MaxImpact is the largest impact.
const MaxImpact = 63

// Hits are how often a word stands in each field of one entry, and how many words the field has.
type Hits [Fields]struct{ Count, Length int }

// Frequency is how often a word stands in an entry, where each time counts by the field and its length: that of BM25F
// (Robertson, Zaragoza, Taylor: "Simple BM25 extension to multiple weighted fields", CIKM 2004).
func (h *Hits) Frequency() Frequency {
	sum := 0.0
	for f, p := range parts {
		if h[f].Count > 0 {
			sum += p.weight * float64(h[f].Count) / (1 - p.b + p.b*float64(h[f].Length)/p.length)
		}
	}
	return Frequency(sum)
}

// A Frequency is what Hits.Frequency gives. One more is once more in the field Like, which is the last to be added.
type Frequency float64

// Impact is what a word is worth in an entry that has it, from 1 to MaxImpact: in 63rds of what it can be at most.
func (f Frequency) Impact() int {
	return max(1, int(math.Round(MaxImpact*float64(f/(f+k)))))
}

// Own reports whether the word stands in the entry itself, rather than being added to it.
func (h *Hits) Own() bool {
	for f := range h {
		if h[f].Count > 0 && Field(f) != Also && Field(f) != Like {
			return true
		}
	}
	return false
}

// MaxRarity is the largest rarity.
const MaxRarity = 255

// Rarity is what a word is worth by how few entries have it, from 1 to MaxRarity: 24 times BM25's inverse document
// frequency, so that a word in one of 40,000 entries is worth the most. An entry counts by half that has the word only
// because it was added: else a word would be worth little because it means what many say in other words.
func Rarity(entries, having, own int) int {
	n := float64(having+own) / 2
	idf := math.Log(1 + (float64(entries)-n+0.5)/(n+0.5))
	return min(MaxRarity, max(1, int(math.Round(24*idf))))
}

// Weight tells how common a spelling is, from 0 to 15: the logarithm, to the base 2, of the number of entries with it.
func Weight(having int) int {
	w := 0
	for having > 1 && w < 15 {
		having >>= 1
		w++
	}
	return w
}
