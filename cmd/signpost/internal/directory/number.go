package directory

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
)

var (
	numbers      = regexp.MustCompile(`[0-9]+(?:\.[0-9]+)?`)
	decimalComma = regexp.MustCompile(`^(-?[0-9]+),([0-9]+)$`)
	bothDegrees  = regexp.MustCompile(`^(-?[0-9]+\.[0-9]+)[,; ]\s*(-?[0-9]+\.[0-9]+)$`)
	agesBetween  = regexp.MustCompile(`^([0-9]{1,3})\s*(?:-|–|—|to|and)\s*([0-9]{1,3})$`)
	timeSpan     = regexp.MustCompile(`(?i)^([0-9]+|an?|one|two|three|six)\s*(day|week|month|year)s?$`)
)

// ageRange reads the two ages of a text like 16-25.
func ageRange(text string) (low, high string, ok bool) {
	m := agesBetween.FindStringSubmatch(text)
	if m == nil {
		return "", "", false
	}
	return m[1], m[2], true
}

// noNumber tells how the number that is meant by a text is written in a field, if that is certain.
func noNumber(field, text string) string {
	if m := decimalComma.FindStringSubmatch(text); m != nil {
		return fmt.Sprintf("write a full stop: %s: %s.%s", field, m[1], m[2])
	}
	if m := bothDegrees.FindStringSubmatch(text); m != nil && (field == "lat" || field == "lon") {
		return fmt.Sprintf("write lat: %s and lon: %s, each on a line of its own", m[1], m[2])
	}
	if low, high, ok := ageRange(text); ok && strings.HasSuffix(field, "_age") {
		return fmt.Sprintf("write min_age: %s and max_age: %s, each on a line of its own", low, high)
	}
	if days := daysIn(text); days > 0 && strings.HasSuffix(field, "_days") {
		return fmt.Sprintf("write the number of days: %s: %d", field, days)
	}
	switch strings.ToLower(text) {
	case "none", "no", "any", "all", "n/a", "-", "unlimited", "no limit":
		return "take the line out: that means the same"
	case "first":
		return "write " + field + ": 1"
	}
	if field == "lat" || field == "lon" {
		return "write it in degrees with a full stop, as a map on the web shows it: lat: 52.3066, lon: -1.9430"
	}
	if found := numbers.FindAllString(text, -1); len(found) == 1 && timeSpan.FindString(text) == "" {
		return fmt.Sprintf("write the number alone: %s: %s", field, found[0])
	}
	return "write a number in digits, or take the line out"
}

// daysIn is how many days a span like "6 months" has, or 0.
func daysIn(text string) int {
	m := timeSpan.FindStringSubmatch(strings.TrimSpace(text))
	if m == nil {
		return 0
	}
	n, err := strconv.Atoi(m[1])
	if err != nil {
		n = map[string]int{"two": 2, "three": 3, "six": 6}[strings.ToLower(m[1])]
		n = max(n, 1)
	}
	if n > 1000 {
		return 0
	}
	long := map[string]float64{"day": 1, "week": 7, "month": 30.4, "year": 365}
	return int(math.Round(float64(n) * long[strings.ToLower(m[2])]))
}
