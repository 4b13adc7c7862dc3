package directory

import (
	"regexp"
	"strings"
)

// isFree are words that say that nobody pays. Where one of the others stands beside them somebody does, or may: "Free for
// members", "Free, but bring £1 for tea"; stillFree are those of them that say nothing.
var (
	isFree    = regexp.MustCompile(`^(free|no charge|no cost|nothing)\b`)
	butNot    = regexp.MustCompile(`[0-9£€$]|\bfree (for|to|if|with|when|on|trial|first|taster|parking|until|under|over|places?)\b|\b(if|but|except|unless|otherwise|then|fees?|members?|residents|patients|tenants|customers|carers|students|charge (for|to))\b`)
	stillFree = regexp.MustCompile(`\bfree (for|to) (all|everyone|everybody|anyone|anybody|join|attend|use|call|come|download|take part|people)\b`)
)

// IsFree reports whether the words of a cost say that nobody pays anything. Where they say that some do it is false.
func IsFree(cost string) bool {
	cost = strings.ToLower(strings.TrimSpace(cost))
	return isFree.MatchString(cost) && !butNot.MatchString(stillFree.ReplaceAllString(cost, ""))
}
