package rank

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// small is an index of a few words, each in entries of its own choice.
type small struct {
	words map[string][]Posting
	facts Facts
}

func (s *small) Find(word string) (*Postings, error) {
	list, ok := s.words[word]
	if !ok {
		return nil, nil
	}
	return &Postings{Rarity: Rarity(1000, len(list), len(list)), List: list}, nil
}

func (s *small) list(keep func(string) bool) (list []Word, err error) {
	for w, postings := range s.words {
		if keep(w) {
			list = append(list, Word{Spelling: w, Weight: Weight(len(postings))})
		}
	}
	slices.SortFunc(list, func(a, b Word) int { return strings.Compare(a.Spelling, b.Spelling) })
	return list, nil
}

func (s *small) Starting(p string) ([]Word, error) {
	return s.list(func(w string) bool { return strings.HasPrefix(w, p) })
}

func (s *small) Ending(p string) ([]Word, error) {
	return s.list(func(w string) bool { return strings.HasSuffix(w, p) })
}
func (s *small) Facts() Facts { return s.facts }

func in(entries ...int) (list []Posting) {
	for _, e := range entries {
		list = append(list, Posting{Entry: e, Impact: 20})
	}
	return list
}

func TestAsk(t *testing.T) {
	s := &small{facts: Facts{Open: 8, Checked: []Batch{{0, Month(2026, 11)}, {2, Month(2026, 1)}, {4, 0}}, Ends: []End{{3, On(2026, 11, 23).Day}, {5, On(2026, 11, 24).Day}}}, words: map[string][]Posting{
		"debt": in(0, 1, 5), "advice": in(1, 2, 6), "walk": in(2, 4, 9), "walking": in(2, 4, 9), "yoga": in(3), "lonely": in(6),
		"anxiety": in(0), "anxious": in(1), "counselling": in(2), "choir": {{Entry: 1, Impact: 20}, {Entry: 3, Impact: 20, Title: true}},
	}}
	for _, test := range []struct{ query, entries, meant string }{
		{"debt advice", "1 0 2 5 6", ""},                  // all words first, and what was checked before what was not
		{"I need help with debt", "0 1 5", ""},            // the way of asking
		{"walk", "2 4 9", ""},                             // closed ones last
		{"choir", "1 3", ""},                              // in the title first, unless it is over
		{"anxi", "0 1", "anxi=anxiety,anxious"},           // a beginning
		{"walked", "2 4 9", "walked=walk,walking"},        // another form
		{"lonley", "6", "lonley=lonely"},                  // letters swapped
		{"yogaa debt", "0 1 5 3", "yogaa=yoga"},           // one too many
		{"councelling", "2", "councelling=counselling"},   // sounds alike
		{"chior", "1 3", "chior=choir"},                   // the two in the middle swapped
		{"couns debt", "2 0 1 5", "couns=counselling"},    // a beginning, though not the last, as it is like no other
		{"xylophone debt", "0 1 5", "xylophone="},         // like nothing
		{"the", "", "the="}, {"", "", ""}, {"!!", "", ""}, // nothing to look for
	} {
		answer, err := Ask(s, test.query, On(2026, 11, 24))
		if err != nil {
			t.Fatal(err)
		}
		var entries, meant []string
		for _, h := range answer.Hits {
			entries = append(entries, fmt.Sprint(h.Entry))
		}
		for _, r := range answer.Said {
			meant = append(meant, r.Word+"="+strings.Join(r.Meant, ","))
		}
		if got := strings.Join(entries, " "); got != test.entries || strings.Join(meant, " ") != test.meant {
			t.Errorf("%q: %s (%s), want %s (%s)", test.query, got, strings.Join(meant, " "), test.entries, test.meant)
		}
	}
}

// What was checked a year ago sinks by the clock of who asks.
func TestTrustAges(t *testing.T) {
	checked := Month(2026, 10)
	for _, test := range []struct{ today, want int }{{Month(2026, 11), 64}, {Month(2027, 5), 61}, {Month(2027, 11), 57}} {
		if got := trust(checked, test.today); got != test.want {
			t.Errorf("in month %d: %d, want %d", test.today, got, test.want)
		}
	}
	if trust(-1, checked) != 64 || trust(0, checked) != 57 {
		t.Error("what need not be checked, or never was")
	}
}
