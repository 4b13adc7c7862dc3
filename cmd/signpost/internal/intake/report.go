package intake

import (
	"cmp"
	"slices"

	"signpost/cmd/signpost/internal/directory"
)

// An Outcome is what became of a value, or what has to be known of an entry.
type Outcome string

// The outcomes that a Note tells.
const (
	Aside    Outcome = "set aside" // it stands beside the entry, under imported.fields
	Withheld Outcome = "withheld"  // it is in no file of the content
	InText   Outcome = "in the text"
	Mended   Outcome = "mended"    // it was read as something else than it is
	Edited   Outcome = "not taken" // people have changed the field, and so has the source
	Gone     Outcome = "gone"      // the source no longer has the entry
	Look     Outcome = "look at"
)

// A Note says what became of one value.
type Note struct {
	Where   string // in the source
	Entry   string // the path of the file, or ""
	Field   string // as the source calls it
	Outcome Outcome
	Reason  string
	Text    string // as the source has it
}

// A Report says what became of everything.
type Report struct {
	Records   int // those of the source, without places and organisations within them
	New       map[directory.Kind]int
	Updated   map[directory.Kind]int
	Unchanged map[directory.Kind]int
	Linked    int // records that the directory had already, by people's hands: their entries stay as they are
	Values    int // of all records, the repeated ones of a shared place once
	// Of these, each counted once: in a field or the text, set aside with a part of it at least, withheld with a part of it.
	Kept, Aside, Withheld int
	Notes                 []Note
}

func newReport() *Report {
	return &Report{New: map[directory.Kind]int{}, Updated: map[directory.Kind]int{}, Unchanged: map[directory.Kind]int{}}
}

// Count is how many notes have an outcome.
func (r *Report) Count(o Outcome) int {
	n := 0
	for _, note := range r.Notes {
		if note.Outcome == o {
			n++
		}
	}
	return n
}

// A Tally is how often something happened to the values of one column, for one reason.
type Tally struct {
	Field   string
	Outcome Outcome
	Reason  string
	Count   int
	Example Note
}

// Tallies are the notes by column, outcome and reason, the most frequent first.
func (r *Report) Tallies() []Tally {
	type key struct {
		field   string
		outcome Outcome
		reason  string
	}
	place := map[key]int{}
	var list []Tally
	for _, n := range r.Notes {
		k := key{n.Field, n.Outcome, n.Reason}
		i, known := place[k]
		if !known {
			i = len(list)
			place[k] = i
			list = append(list, Tally{Field: n.Field, Outcome: n.Outcome, Reason: n.Reason, Example: n})
		}
		list[i].Count++
	}
	slices.SortStableFunc(list, func(a, b Tally) int { return cmp.Compare(b.Count, a.Count) })
	return list
}
