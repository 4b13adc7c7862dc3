package check

import (
	"fmt"
	"regexp"
	"strconv"
)

// The ways in which people write ages in "who": "aged 11 to 18", "over 60s", "18+", "under 25".
var (
	ageRange = regexp.MustCompile(`(?i)\b(\d{1,3})s? ?(?:to|-|–|and) ?(\d{1,3})s?\b`)
	ageFrom  = regexp.MustCompile(`(?i)\bover (?:the age of )?(\d{1,3})s?\b|\b(\d{1,3})s? ?(?:\+|plus\b|(?:years )?(?:and|or) (?:over|older|above)\b)`)
	ageUpTo  = regexp.MustCompile(`(?i)\b(?:under|below|up to) (?:the age of )?(\d{1,3})s?\b|\b(\d{1,3})s? ?(?:years )?(?:and|or) (?:under|younger|below)(?: *[^\s\d]| *$)`)
)

// ages compares what "who" says with the numbers by which people narrow a search down. "Over 18" may mean 18 or 19, and
// "under 25" 24 or 25.
func ages(r *reporter) {
	for _, l := range r.listings {
		if l.MinAge == 0 && l.MaxAge == 0 {
			continue
		}
		low, high := statedAges(l.Who)
		switch {
		case low != 0 && l.MinAge != 0 && l.MinAge != low && l.MinAge != low+1:
			r.tellAges(l, "min_age", l.MinAge)
		case high != 0 && l.MaxAge != 0 && l.MaxAge != high && l.MaxAge != high-1:
			r.tellAges(l, "max_age", l.MaxAge)
		case low != 0 && l.MaxAge != 0 && low > l.MaxAge:
			r.tellAges(l, "max_age", l.MaxAge)
		case high != 0 && l.MinAge > high:
			r.tellAges(l, "min_age", l.MinAge)
		}
	}
}

func (r *reporter) tellAges(l listing, field string, age int) {
	r.tell(l.Entry, l.At(field), fmt.Sprintf("%s is %d, but who says %q", field, age, l.Who), "make the two say the same")
}

// statedAges are the lowest and the highest age that a text states; 0 where it does not.
func statedAges(who string) (low, high int) {
	if m := ageRange.FindStringSubmatch(who); m != nil {
		a, b := age(m[1]), age(m[2])
		if a < b {
			return a, b
		}
	}
	return age(firstOf(ageFrom.FindStringSubmatch(who))), age(firstOf(ageUpTo.FindStringSubmatch(who)))
}

// firstOf is the first group of a match that holds anything.
func firstOf(match []string) string {
	for i, group := range match {
		if i > 0 && group != "" {
			return group
		}
	}
	return ""
}

func age(digits string) int {
	n, err := strconv.Atoi(digits)
	if err != nil || n > 120 {
		return 0
	}
	return n
}
