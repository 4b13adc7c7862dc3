package rank

import (
	"cmp"
	"slices"
	"strings"

	"signpost/cmd/signpost/internal/words"
)

// How many words a beginning and a slip of the finger may stand for.
const (
	maxStarted = 8
	maxMeant   = 3
	maxWorse   = 5 // how much less likely than the likeliest, where an edit is 16 and to be twice as common is 1
	muchWorse  = 10
)

// mend finds what a word that no entry has may stand for. The last word of a query may be the beginning of others: the
// commonest of these are meant. Else words of a small edit distance are; if there are none, those that begin with it
// after all, wherever it stands. One slip leaves the first half of a word as it is, or the second half (unless it swaps
// the two letters in the middle): so only words that have the same beginning or the same end have to be looked at, and
// the browser need fetch no others. What is known not to be a slip is read as another form of a word at most, and so is
// everything if it is careful.
func mend(source Source, word string, last, careful bool) (*Repair, error) {
	repair := &Repair{Word: word}
	letters := []rune(word)
	n := len(letters)
	if last && n >= 2 {
		if err := repair.begun(source); err != nil || len(repair.Meant) > 0 {
			return repair, err
		}
	}
	if n < 4 || words.Filler(word) {
		return repair, nil
	}
	candidates, err := near(source, letters)
	if err != nil {
		return nil, err
	}
	type guess struct {
		spelling     string
		cost         int
		slip, unsaid bool
	}
	right := careful || slices.ContainsFunc(candidates, func(w Word) bool { return w.Spelling == word })
	var guesses []guess
	for _, w := range candidates {
		if c := distance(letters, []rune(w.Spelling)); c <= allowed(n) && (!right || c == costForm) && !words.Filler(w.Spelling) {
			unsaid := w.Weight == Unsaid
			if unsaid {
				w.Weight = 0
			}
			guesses = append(guesses, guess{w.Spelling, 4*c - w.Weight, c != costForm, unsaid})
		}
	}
	slices.SortFunc(guesses, func(a, b guess) int {
		return cmp.Or(cmp.Compare(a.cost, b.cost), strings.Compare(a.spelling, b.spelling))
	})
	guesses = slices.Compact(guesses)
	likeliest := guesses[:min(1, len(guesses))]
	guesses = slices.DeleteFunc(slices.Clone(guesses), func(g guess) bool { return g.unsaid })
	if len(likeliest) > 0 && len(guesses) > 0 && likeliest[0].slip && likeliest[0].cost+muchWorse < guesses[0].cost {
		guesses = nil // what is meant is rather a word that no entry has
	}
	for _, g := range guesses[:min(len(guesses), maxMeant)] {
		if g.cost <= guesses[0].cost+maxWorse {
			repair.Meant = append(repair.Meant, g.spelling)
		}
		repair.Slip = guesses[0].slip
	}
	if len(guesses) == 0 { // "handicap parking" where entries say "handicapped"
		err = repair.begun(source)
	}
	return repair, err
}

// begun finds the commonest of the words that begin with this one.
func (r *Repair) begun(source Source) error {
	started, err := source.Starting(r.Word)
	if err != nil {
		return err
	}
	slices.SortStableFunc(started, func(a, b Word) int { return cmp.Compare(b.Weight, a.Weight) })
	started = slices.DeleteFunc(slices.Clone(started), func(w Word) bool { return w.Weight == Unsaid })
	for _, w := range started[:min(len(started), maxStarted)] {
		r.Meant = append(r.Meant, w.Spelling)
	}
	return nil
}

// near are the words that begin or end as a mistyped one does, and those that begin as it does with the two letters in
// its middle swapped.
func near(source Source, letters []rune) ([]Word, error) {
	n := len(letters)
	begin := min(n/2, 3)
	end := min((n+1)/2, 4)
	swapped := slices.Clone(letters)
	swapped[n/2-1], swapped[n/2] = swapped[n/2], swapped[n/2-1]
	all, err := source.Starting(string(letters[:begin]))
	if err != nil {
		return nil, err
	}
	more, err := source.Ending(string(letters[n-end:]))
	if err != nil {
		return nil, err
	}
	all = append(slices.Clone(all), more...)
	if n < 8 { // a longer word has begin letters before its middle
		if more, err = source.Starting(string(swapped[:begin])); err != nil {
			return nil, err
		}
		all = append(all, more...)
	}
	return all, nil
}

// The costs of slips, in quarters of an edit.
const (
	costEdit  = 4 // a letter more, a letter less, another letter
	costSwap  = 2 // two letters in the wrong order
	costVowel = 2 // one vowel for another
	costSound = 2 // a letter for one that sounds like it
	costTwice = 2 // one letter for two, two for one
	costFirst = 2 // besides, if it is the first letter
	costForm  = 3 // another form of the same word: "walked" for "walking"
)

// allowed is the largest distance at which a word of n letters may be another.
func allowed(n int) int {
	if n < 6 {
		return costEdit + costFirst
	}
	return 2 * costEdit
}

// forms are the endings of word forms.
var forms = []string{"", "s", "e", "es", "ed", "d", "ing", "er", "ers", "or", "ors", "y", "ies", "ied", "ly", "al", "ion", "ions", "ment", "ments", "ness"}

// distance is the cost of the slips that make a word into another: the optimal string alignment distance (edits, and
// swaps of neighbours), with slips that are common costing less.
func distance(a, b []rune) int {
	if a[0] == b[0] {
		same := 0
		for same < len(a) && same < len(b) && a[same] == b[same] {
			same++
		}
		if same >= 3 && slices.Contains(forms, string(a[same:])) && slices.Contains(forms, string(b[same:])) {
			return costForm
		}
	}
	if len(a)-len(b) > 2 || len(b)-len(a) > 2 {
		return 99
	}
	var before, above []int
	row := make([]int, len(b)+1)
	for i := range len(a) + 1 {
		before, above, row = above, row, make([]int, len(b)+1)
		for j := range len(b) + 1 {
			switch {
			case i == 0 && j == 0:
				continue
			case i == 0:
				row[j] = row[j-1] + letter(b, j-1)
				continue
			case j == 0:
				row[j] = above[j] + letter(a, i-1)
				continue
			}
			row[j] = min(above[j-1]+change(a[i-1], b[j-1], i == 1 && j == 1), above[j]+letter(a, i-1), row[j-1]+letter(b, j-1))
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] && a[i-1] != a[i-2] {
				row[j] = min(row[j], before[j-2]+costSwap)
			}
		}
	}
	return row[len(b)]
}

// letter is the cost of letter i in one word alone.
func letter(word []rune, i int) int {
	switch {
	case i > 0 && word[i] == word[i-1]:
		return costTwice
	case i == 0:
		return costEdit + costFirst
	}
	return costEdit
}

// change is the cost of one letter for another.
func change(a, b rune, first bool) int {
	cost := costEdit
	switch {
	case a == b:
		return 0
	case strings.ContainsRune("aeiouy", a) && strings.ContainsRune("aeiouy", b):
		cost = costVowel
	case strings.ContainsRune("csz", a) && strings.ContainsRune("csz", b), strings.ContainsRune("ckq", a) && strings.ContainsRune("ckq", b):
		cost = costSound
	}
	if first {
		cost += costFirst
	}
	return cost
}
