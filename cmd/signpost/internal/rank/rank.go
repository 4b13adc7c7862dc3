// Package rank orders the entries of a directory by what a person typed.
//
// It is the one place that decides what is found, for the terminal as for the browser: static/js/search/ does the same
// in the same steps, and a test in a real browser holds the two together. All is done with whole numbers, so that no two
// machines round differently.
//
// A query is taken apart into spellings (package words). Those that belong to the way of asking ("I need help with …")
// are dropped, unless there is nothing else. Each of the others stands for itself where some entry has it. If none has,
// the last one may be the beginning of words, and any may be a slip of the finger: see repair.go. An entry's score is
//
//	Σ rarity × impact × (3 + 2 × share² + titled²)
//
// over the words that it has, where the share is how much of the query it has, and titled is how much of it stands in
// its title, both by rarity. So entries that have all words come before those that have most. What was not checked for
// long is worth up to an eighth less; what is closed, or over on the day of the question, comes after all that is not.
//
// A word that no entry has stands for several; any of them will do, so all are as rare as the commonest.
//
// # Measured
//
// Why not Bleve's own scores: they take the root of a word's count, the inverse document frequency twice, and a mean
// length that is 1 in a large index, and they depend on how the index is split into segments. Here are the mean nDCG@10
// of curators' labels as queries, in two American directories (17 and 120 labels), a Canadian one (27) and an English
// one (16), in none of which an entry holds its labels; and of 687 things that people might type, each for one entry of
// the Canadian one:
//
//	                                                             American     Canadian  English  one entry
//	textbook BM25 (k1 1.2, b 0.75) and Porter, all text alike    .576  .543   .489      .483     .470
//	the fields of score.go, without Also and Like                .584  .553   .541      .470     .512
//	with Like, words of the entries that are most like it        .614  .563   .554      .510     .512
//	with Also, the words of package thesaurus                    .736  .593   .582      .498     .578
//	with both                                                    .736  .609   .614      .555     .579
//
// All of them were seen while this was made, and 17 labels are few: the differences say more than the figures. Weights
// matter little: those that a random search found best on half of the 120 labels moved the other half by .003 at most,
// so they were left alone but for the title's b. These did not pay, and are not here: pairs of words side by side as
// words of their own (within .005); Porter's second stemmer (-.003); leaving out the general words of the thesaurus's
// phrases, or counting the words of long phrases less (within .01); counting how many phrases of a line an entry has
// (within .01, up here and down there); three times the bonus for titles (-.007), where a name with a mistake in it is
// among the first three in 97 to 99% as it is.
package rank

import (
	"cmp"
	"slices"
	"time"

	"signpost/cmd/signpost/internal/urgent"
	"signpost/cmd/signpost/internal/words"
)

// A Source is an index that can be asked. Entries are numbered from 0: first those that are open, then the closed ones;
// among these, from those checked last to those checked long ago; among these, first those that have no last day, then
// those that have one, the soonest first. The errors are the machine's.
type Source interface {
	// Find gives the entries that have a spelling or another of the same stem; nil if no entry has the spelling itself.
	Find(spelling string) (*Postings, error)
	// Starting gives the words that begin with a prefix, in alphabetical order of their bytes.
	Starting(prefix string) ([]Word, error)
	// Ending gives the words that end with a suffix, in any order.
	Ending(suffix string) ([]Word, error)
	// Facts is what the order depends on besides words.
	Facts() Facts
}

// Postings are the entries that have a word.
type Postings struct {
	Rarity int
	List   []Posting // by Entry
}

// A Posting is an entry that has a word.
type Posting struct {
	Entry  int
	Impact int // 1 to MaxImpact
	Title  bool
	Own    bool // the entry says it itself; it was not only added to it
}

// A Word is a spelling that some entry has, or one that none has but is no slip of the finger.
type Word struct {
	Spelling string
	Weight   int // see func Weight; or Unsaid
}

// Unsaid is the weight of a word of the language that no entry has.
const Unsaid = 16

// Facts are what the order depends on besides words.
type Facts struct {
	Open    int     // how many entries are not closed: the others follow them
	Checked []Batch // of the open ones, in the order of the entries
	Ends    []End   // of the open ones that have a last day, in the order of the entries
}

// An End is the last day of an entry that ends of itself: a series of dates.
type End struct {
	Entry int
	Day   int // see Today
}

// Today is the day on which a question is asked.
type Today struct {
	Month int // as in Batch
	Day   int // since 1 January 1970
}

// On is a day of the calendar.
func On(year, month, day int) Today {
	return Today{Month(year, month), int(time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC).Unix() / (24 * 60 * 60))}
}

// A Batch is a run of entries that were checked in the same month.
type Batch struct {
	First int // the first entry's number
	Month int // year × 12 + month - 1; 0 for what was never checked, -1 for what is not there to be checked
}

// fresh is how many months a check is good for.
const fresh = 6

// trust is how much of its score an entry keeps that was checked in a month, in 64ths.
func trust(checked, today int) int {
	switch {
	case checked == -1 || checked > 0 && today-checked <= fresh:
		return 64
	case checked > 0 && today-checked <= 2*fresh:
		return 61
	}
	return 57
}

// Month counts months as Batch does.
func Month(year, month int) int { return year*12 + month - 1 }

// An Answer is what a query found.
type Answer struct {
	Hits []Hit // best first
	// Said are the words of the query that no entry has, with what was looked for in their stead; nil for a word that is
	// like no other.
	Said []Repair
}

// A Hit is an entry that was found.
type Hit struct {
	Entry int
	Score int
}

// A Repair is a word that no entry has.
type Repair struct {
	Word  string
	Meant []string // the likeliest first
	Slip  bool     // it was mistyped; else Meant begin with it, or are other forms of it
}

// How much of a query is read, in letters, and how many of its words are looked for. Nobody types more; who pastes more
// gets what its beginning finds.
const (
	maxQuery = 1000
	maxWords = 12
)

// begin cuts a query to what is read of it.
func begin(query string) string {
	n := 0
	for i := range query {
		if n++; n > maxQuery {
			return query[:i]
		}
	}
	return query
}

// looked are those of a query's words that are looked for.
func looked(all []string) []string {
	var terms []string
	for _, w := range all {
		if !words.Filler(w) && !slices.Contains(terms, w) {
			terms = append(terms, w)
		}
	}
	if len(terms) == 0 {
		for _, w := range all {
			if !slices.Contains(terms, w) {
				terms = append(terms, w)
			}
		}
	}
	return terms[:min(len(terms), maxWords)]
}

// A term is a word of a query with what it finds.
type term struct {
	rarity int         // the least of the words that it stands for, as any of them will do
	impact map[int]int // by entry, times 4
	title  map[int]bool
}

// Ask finds the entries for a query, all of them, as they stand on a day. Beside words of danger (package urgent) nothing
// is taken for a slip of the finger: they are no occasion to guess.
func Ask(source Source, query string, today Today) (*Answer, error) {
	careful := urgent.Danger(query)
	all := words.Split(begin(query))
	terms := looked(all)
	last := "" // the word that may be a beginning: unless others follow it that say nothing
	if n := len(terms); n > 0 && terms[n-1] == all[len(all)-1] {
		last = terms[n-1]
	}
	answer := &Answer{}
	var found []term
	for _, word := range terms {
		t, repair, err := look(source, word, word == last, careful)
		if err != nil {
			return nil, err
		}
		if repair != nil {
			answer.Said = append(answer.Said, *repair)
		}
		if t != nil {
			found = append(found, *t)
		}
	}
	answer.Hits = order(found, source.Facts(), today)
	return answer, nil
}

// look finds what a word of a query stands for.
func look(source Source, word string, last, careful bool) (*term, *Repair, error) {
	exact, err := source.Find(word)
	if err != nil {
		return nil, nil, err
	}
	if exact != nil {
		t := &term{impact: map[int]int{}, title: map[int]bool{}}
		t.add(exact, 4)
		return t, nil, nil
	}
	repair, err := mend(source, word, last, careful)
	if err != nil {
		return nil, nil, err
	}
	if len(repair.Meant) == 0 {
		return nil, repair, nil
	}
	t := &term{impact: map[int]int{}, title: map[int]bool{}}
	for i, spelling := range repair.Meant {
		p, err := source.Find(spelling)
		if err != nil {
			return nil, nil, err
		}
		if p == nil {
			continue
		}
		if i == 0 || !repair.Slip {
			t.add(p, 4)
		} else {
			t.add(p, 3) // less likely to be meant
		}
	}
	return t, repair, nil
}

// add takes in postings, for so many quarters of their worth.
func (t *term) add(p *Postings, quarters int) {
	if t.rarity == 0 || p.Rarity < t.rarity {
		t.rarity = p.Rarity
	}
	for _, posting := range p.List {
		t.impact[posting.Entry] = max(t.impact[posting.Entry], posting.Impact*quarters)
		if posting.Title {
			t.title[posting.Entry] = true
		}
	}
}

// order adds up what the words of a query are worth in each entry.
func order(found []term, facts Facts, today Today) []Hit {
	all := 0
	type sum struct{ value, share, title int }
	sums := map[int]*sum{}
	for _, t := range found {
		all += t.rarity
		for entry, impact := range t.impact {
			s := sums[entry]
			if s == nil {
				s = &sum{}
				sums[entry] = s
			}
			s.value += t.rarity * impact / 4
			s.share += t.rarity
			if t.title[entry] {
				s.title += t.rarity
			}
		}
	}
	hits, over := make([]Hit, 0, len(sums)), map[int]bool{}
	for entry, s := range sums {
		share := 64 * s.share / all
		title := 64 * s.title / all
		score := s.value * (2*share*share + 3*4096 + title*title) / 64 * facts.worth(entry, today.Month) / 64
		hits = append(hits, Hit{entry, score})
		over[entry] = facts.over(entry, today.Day)
	}
	slices.SortFunc(hits, func(a, b Hit) int {
		if over[a.Entry] != over[b.Entry] {
			if over[a.Entry] {
				return 1
			}
			return -1
		}
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.Entry, b.Entry))
	})
	return hits
}

// over reports whether an entry is closed, or had its last day before this one.
func (f Facts) over(entry, day int) bool {
	if entry >= f.Open {
		return true
	}
	i, found := slices.BinarySearchFunc(f.Ends, entry, func(e End, entry int) int { return cmp.Compare(e.Entry, entry) })
	return found && f.Ends[i].Day < day
}

// worth is how much of its score an entry keeps in a month, in 64ths.
func (f Facts) worth(entry, month int) int {
	i, exact := slices.BinarySearchFunc(f.Checked, entry, func(b Batch, entry int) int { return cmp.Compare(b.First, entry) })
	if !exact {
		i--
	}
	if i < 0 {
		return 64
	}
	return trust(f.Checked[i].Month, month)
}
