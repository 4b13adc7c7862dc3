package problem

import "strings"

// Nearest is the candidate that the person most likely meant by word, or "" where none is near enough to be worth
// offering: at most one slip in three letters, or two in a word of four or five that begins alike, by the optimal string
// alignment distance (insert, delete, replace, swap two neighbours). Of equally near ones it is the first.
func Nearest(word string, candidates []string) string {
	word = strings.ToLower(word)
	best, limit := "", len([]rune(word))/3+1
	for _, c := range candidates {
		alike := len(word) > 3 && c != "" && word[0] == strings.ToLower(c)[0]
		if d := distance(word, strings.ToLower(c)); d < limit || d == limit && best == "" && d <= 2 && alike {
			best, limit = c, d
		}
	}
	if best != "" {
		return best
	}
	// "phone_number" for "phone", "debts" for "debt-advice": a part of one is the other, or nearly.
	for _, c := range candidates {
		if len(word) >= 4 && len(c) >= 4 && (strings.Contains(word, strings.ToLower(c)) || partIs(c, word)) {
			return c
		}
	}
	return ""
}

// partIs reports whether one of the words that make up a candidate is the word, but for one slip.
func partIs(candidate, word string) bool {
	parts := strings.FieldsFunc(strings.ToLower(candidate), func(r rune) bool { return r == '-' || r == '_' || r == '.' })
	for _, part := range parts {
		if len(part) >= 4 && distance(part, word) <= 1 {
			return true
		}
	}
	return false
}

func distance(a, b string) int {
	s, t := []rune(a), []rune(b)
	if len(s) > 64 || len(t) > 64 {
		return 64 // nobody's slip, and not worth the square of its length
	}
	before, last, row := make([]int, len(t)+1), make([]int, len(t)+1), make([]int, len(t)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(s); i++ {
		row[0] = i
		for j := 1; j <= len(t); j++ {
			cost := 1
			if s[i-1] == t[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && s[i-1] == t[j-2] && s[i-2] == t[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(t)]
}
