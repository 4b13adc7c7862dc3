package directory

import (
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"signpost/cmd/signpost/internal/when"
)

// Going through sessions gives those that a list of them has.
func TestAllGivesSessions(t *testing.T) {
	for _, lines := range []string{
		"when: Thursdays, 2pm to 4pm\ncancelled: [2026-12-03, 2027-04-01]",
		"when: [\"Thursdays, 6pm to 8pm\", \"Tuesdays, 9am to 10am and 2pm to 3pm\"]",
		"when: Thursdays, 2pm to 4pm\ncancelled: [2026-12-10]\nmoved: [{from: 2026-12-03, to: 2026-12-04}, {from: 2026-12-17, to: \"9 December 2026, 5pm to 6pm\"}]",
		"when: Every Sunday, 1am to 3am", // across both changes of the clock
		"when: by appointment",
	} {
		times := &mustLoad(t, "services/x.md", head("title: X\n"+lines)).Services[0].Times
		from := time.Date(2026, time.November, 26, 15, 0, 0, 0, time.UTC)
		for _, limit := range []int{0, 1, 3, 500} {
			until := when.Date{Year: 2027, Month: time.December, Day: 24}
			want, got := times.Sessions(from, until, limit), slices.Collect(times.All(from, until, limit))
			if diff := cmp.Diff(want, got, cmpopts.EquateEmpty(), cmp.Comparer(func(a, b time.Time) bool { return a.Equal(b) })); diff != "" {
				t.Errorf("%s, at most %d (-list +going through):\n%s", lines, limit, diff)
			}
		}
	}
}
