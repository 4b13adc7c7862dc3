package words

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestSplit(t *testing.T) {
	for text, want := range map[string]string{
		"St Stephen’s Café":           "st stephens cafe",
		"can't pay; won't pay":        "cant pay wont pay",
		"Step-free, 24/7 (B97 4EX)":   "step free 24 7 b97 4ex",
		"ŁÓDŹ Straße ﬁne Ærø":         "lodz strasse fine aero",
		"İstanbul ΟΔΟΣ ὁδός":          "istanbul οδοσ οδοσ",
		"مرحبا 日本 😀!":                 "مرحبا 日本",
		"<b>U3A</b> &amp; \x00\xff x": "b u3a b amp x",
		"":                            "",
		" ' ":                         "",
	} {
		if got := strings.Join(Split(text), " "); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
	long := Split(strings.Repeat("é日", 100))
	if len(long) != 1 || len(long[0]) > Max || !utf8.ValidString(long[0]) {
		t.Errorf("a long word is %q", long)
	}
}

// All forms of a word have one stem, or the search would not find one by another.
func TestStem(t *testing.T) {
	for _, forms := range []string{
		"walk walks walking walked", "befriend befriending befriended", "benefit benefits",
		"volunteer volunteers volunteering volunteered",
	} {
		stems := strings.Fields(forms)
		for i := range stems {
			stems[i] = Stem(stems[i])
		}
		if s := slices.Compact(stems); len(s) != 1 {
			t.Errorf("%s: %v", forms, s)
		}
	}
}

func TestLists(t *testing.T) {
	stops, fillers := Lists()
	for _, w := range append(stops, fillers...) {
		if s := Split(w); len(s) != 1 || s[0] != w {
			t.Errorf("%q is no spelling", w)
		}
	}
	for _, w := range fillers {
		if Stop(w) {
			t.Errorf("%q is in both lists", w)
		}
	}
	for _, w := range strings.Fields("nobody lonely work debt carer autistic rent alone talk friends") {
		if Filler(w) {
			t.Errorf("%q says much", w)
		}
	}
}
