package plain

import (
	"fmt"
	"strings"
	"testing"
)

func TestPhrases(t *testing.T) {
	var got []string
	for offset, p := range Phrases("In ORDER to participate, you’re asked to commence. In orderly towns: via") {
		got = append(got, fmt.Sprintf("%d %s: %s", offset, p.Said, p.Plainer))
	}
	if want := "0 in order to: to|12 participate: take part|43 commence: start|71 via: by, or through"; strings.Join(got, "|") != want {
		t.Errorf("got  %s\nwant %s", strings.Join(got, "|"), want)
	}
}

func TestSentences(t *testing.T) {
	text := "We meet at St. Stephen's, e.g. on Mondays. Come along! It is 10.30am (or so.) Bring £2.50\nA list\nof two… and more?"
	var got []string
	for s, n := range Sentences(text) {
		got = append(got, fmt.Sprintf("%d %s", n, s))
	}
	want := "8 We meet at St. Stephen's, e.g. on Mondays.|2 Come along!|5 It is 10.30am (or so.)|2 Bring £2.50|2 A list|4 of two… and more?"
	if strings.Join(got, "|") != want {
		t.Errorf("got  %s\nwant %s", strings.Join(got, "|"), want)
	}
}

func TestReadingAge(t *testing.T) {
	for word, want := range map[string]int{"walk": 1, "lake": 1, "gentle": 2, "table": 2, "the": 1, "volunteers": 3, "accommodation": 5, "NHS": 1} {
		if got := syllablesIn(word); got != want {
			t.Errorf("%q has %d syllables, want %d", word, got, want)
		}
	}
	// The grade of this many words, sentences and syllables by the formula is 2.9, 7.4 and 39.4.
	for _, test := range []struct{ words, sentences, syllables, age int }{{100, 10, 124, 8}, {100, 6, 140, 12}, {100, 1, 136, 22}} {
		if got := ageFor(test.words, test.sentences, test.syllables); got != test.age {
			t.Errorf("%+v: %d", test, got)
		}
	}
}

// The list of plainer words is in order, so that nothing stands in it twice.
func TestPlainerWords(t *testing.T) {
	before, words := "", 0
	for line := range strings.Lines(plainerList) {
		word, plainer, ok := strings.Cut(strings.TrimSpace(line), " → ")
		if !ok {
			continue
		}
		if word <= before || plainer == "" || word != strings.ToLower(word) {
			t.Errorf("%q comes after %q", word, before)
		}
		before, words = word, words+1
	}
	if words < 60 {
		t.Errorf("%d words", words)
	}
}

func TestShout(t *testing.T) {
	tests := map[string]string{
		"Come to the NHS and UNISON, B97 4EX.": "", "NHS GP NHS GP": "", "AgeUKGroups": "", "COVID19VACCINE1": "",
		"FREE PARKING here": "FREE PARKING", "It is IMPORTANT!": "IMPORTANT", "Please, PLEASE NOTE: no dogs": "PLEASE NOTE", "ÉCOUTEZ TOUS": "ÉCOUTEZ TOUS",
	}
	for text, want := range tests {
		if got, at, ok := Shout(text); got != want || ok != (want != "") || ok && !strings.HasPrefix(text[at:], want) {
			t.Errorf("%q shouts %q at %d", text, got, at)
		}
	}
}
