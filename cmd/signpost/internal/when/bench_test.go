package when

import (
	"testing"
	"time"

	"github.com/teambition/rrule-go"
)

const ordinaryLine = "Last Tuesday and last Thursday of the month, 10am to 12 noon, February to April 2027"

func BenchmarkRead(b *testing.B) {
	for b.Loop() {
		if s, _ := Read([]string{ordinaryLine}, examples); s == nil {
			b.Fatal("not read")
		}
	}
}

func BenchmarkReadWeek(b *testing.B) {
	line := []string{"Mon: 9am-5pm, Tue: 9am-5pm, Wed: closed, Thu: 9am-7pm, Fri: 9am-4pm; closed bank holidays"}
	for b.Loop() {
		if s, _ := Read(line, examples); s == nil {
			b.Fatal("not read")
		}
	}
}

func BenchmarkNextThree(b *testing.B) {
	for _, line := range []string{ordinaryLine, "Mon-Fri 9-5 except bank holidays", "29 February every year", "5th Monday 10am"} {
		b.Run(line, func(b *testing.B) {
			s, _ := Read([]string{line}, examples)
			from := examples.Today.In(london())
			for b.Loop() {
				n := 0
				for range s.Occurrences(from) {
					if n++; n == 3 {
						break
					}
				}
			}
		})
	}
}

// The same three dates by rrule-go, which is why the days are gone through
// here without it.
func BenchmarkNextThreeByRRule(b *testing.B) {
	start := Date{Year: 2027, Month: 2, Day: 23}.In(zoneOf(b, ordinaryLine))
	for b.Loop() {
		option, err := rrule.StrToROption("FREQ=MONTHLY;BYDAY=-1TU,-1TH;UNTIL=20270430T225959Z")
		if err != nil {
			b.Fatal(err)
		}
		option.Dtstart = start
		r, err := rrule.NewRRule(*option)
		if err != nil {
			b.Fatal(err)
		}
		next := r.Iterator()
		for range 3 {
			next()
		}
	}
}

func zoneOf(tb testing.TB, line string) *time.Location {
	tb.Helper()
	s, mistakes := Read([]string{line}, examples)
	if s == nil {
		tb.Fatal(mistakes)
	}
	return london()
}
