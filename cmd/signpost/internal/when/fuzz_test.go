package when

import (
	"os"
	"strings"
	"testing"
	"time"
)

// FuzzRead looks for panics, endless work, and schedules whose words mean
// something else.
func FuzzRead(f *testing.F) {
	data, err := os.ReadFile("testdata/lines.txt")
	if err != nil {
		f.Fatal(err)
	}
	for _, line := range lines(string(data)) {
		f.Add(strings.ReplaceAll(line, " ⏎ ", "\n"))
	}
	// What once went wrong.
	for _, text := range []string{"Th\nDeC Aug DeC", "0-0!0010", "Tu no1FeB2000or1Apr", "Mo-Fr7Am-0 0-00", "BAnkholidAYs24pm", "Th12&noon", "th FeB2000FeB", "Mo Afternoon Wed", "1JAn2000,3 FeB2027-3 MAY0001", "Tu1nd Th2til10MAY2000", "SA0010-12", "EverY three week from1JAn2000JAn2001", "Tu 1st Th from 2 May 2000 to 10 May 2000", "Sat 0:10-0:17", "Doors00SA"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		s, mistakes := Read([]string{text}, examples)
		if (s == nil) == (len(mistakes) == 0) {
			t.Fatalf("schedule %v, mistakes %v", s, mistakes)
		}
		for _, m := range mistakes {
			if m.Message == "" || m.Line != 0 || m.Offset < 0 || m.Offset > len(text) {
				t.Fatalf("mistake %+v", m)
			}
		}
		if s == nil {
			return
		}
		sameAfterWords(t, s)
		n := 0
		last := time.Time{}
		for o := range s.Occurrences(examples.Today.In(london())) {
			if o.Start.Before(last) || o.End.Before(o.Start) {
				t.Fatalf("%v to %v after %v", o.Start, o.End, last)
			}
			last = o.Start
			if n++; n == 5 {
				break
			}
		}
	})
}
