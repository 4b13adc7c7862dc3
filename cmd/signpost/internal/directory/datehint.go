package directory

import (
	"fmt"
	"regexp"

	"signpost/cmd/signpost/internal/when"
)

var monthDayYear = regexp.MustCompile(`^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$`)

// noDate says what is wrong with a text that is no date. Of dates in the American order it knows which is meant.
func noDate(text string) (message, hint string) {
	message, hint = fmt.Sprintf("%q is no date", text), "write it as year-month-day, like 2027-03-25"
	if m := monthDayYear.FindStringSubmatch(text); m != nil {
		if d, ok := when.ReadDate(m[2] + "/" + m[1] + "/" + m[3]); ok {
			return fmt.Sprintf("%s: the day comes first here, and there is no month %s", message, m[2]), fmt.Sprintf("did you mean %s? %s", d, hint)
		}
	}
	return message, hint
}
