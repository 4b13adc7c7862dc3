package english

import (
	"strings"

	"signpost/cmd/signpost/internal/when/internal/timetable"
)

// LeftOut gives the names in lines of which their schedule says nothing, as they were typed: of the thing itself, or of where it
// is. Whoever wrote "Tuesdays 2pm, Church Hall" may want to know. It is nil where the lines can't be read.
func LeftOut(lines []string, s timetable.Settings) []string {
	schedule, mistakes := Read(lines, s)
	if len(mistakes) > 0 {
		return nil
	}
	kept := strings.ToLower(schedule.Words())
	var names []string
	for _, p := range partsOf(lines) {
		r := reader{Settings: s, line: p.text}
		r.read()
		titles := r.asides
		if r.name != "" {
			titles = append([]title{r.heading}, titles...)
		}
		for _, t := range titles {
			if name := r.typed(t.first, t.last); !strings.Contains(kept, strings.ToLower(name)) {
				names = append(names, name)
			}
		}
	}
	return names
}
