package check

import (
	"fmt"

	"signpost/cmd/signpost/internal/when"
)

func over(r *reporter) {
	for _, l := range r.listings {
		if !l.over || l.Status == "closed" {
			continue
		}
		end, _ := l.Times.Schedule.Last()
		last := when.DateOf(end)
		for _, m := range l.Times.Moved {
			if last.Before(m.To) {
				last = m.To
			}
		}
		r.tell(l.Entry, l.At("when"), fmt.Sprintf("all its dates are over: the last was %s %d %s %d", last.Weekday(), last.Day, last.Month, last.Year),
			"write the new dates, or status: closed with what there is instead, or take the file out")
	}
}
