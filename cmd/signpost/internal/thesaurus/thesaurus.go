// Package thesaurus knows the words in which people ask, and those in which directories answer.
//
// A person types "owe money" where the entry says "debt advice", or "daycare" where it says "nursery". The pairs stand
// in english.txt, in British and American English, so that somebody who knows the field and no programming can mend
// them; the head of the file explains its two kinds of line. What is local to one directory stands in its content.
//
// Phrases are kept as they were written. Capital letters, accents, apostrophes and word forms are for whoever compares
// them, by whole phrases and before stop words go: "out of work" is not "work", and "on my own" not nothing.
package thesaurus

import (
	_ "embed"
	"errors"
	"fmt"
	"strings"
	"sync"
	"unicode"
)

//go:embed english.txt
var english string

// A Rule says by which words more an entry may be found: one in which a phrase of Found occurs, by each of Add.
//
// Rules need not be applied to each other's results: each names all that means the same as what its line names.
type Rule struct {
	Line  int  // where it stands in the text, from 1
	Same  bool // the phrases mean the same, and Found and Add are one list; else what is found only helps who asks
	Found []string
	Add   []string
}

// English gives the rules of English as they ship. The lists are shared: don't change them.
var English = sync.OnceValue(func() []Rule {
	rules, _ := Read(english) // a test reads it too, and nobody can be told here
	return rules
})

//go:embed known.txt
var known string

// Known are words of English that are no slips of the finger, whether a directory has them or not: those of known.txt.
// Whoever needs those of the rules has them there.
var Known = sync.OnceValue(func() []string {
	var list []string
	for line := range strings.Lines(known) {
		line, _, _ = strings.Cut(line, "#")
		list = append(list, strings.Fields(line)...)
	}
	return list
})

// Read reads rules as english.txt has them. Lines that it can't use are left out of the rules and named in the error,
// all of them.
func Read(text string) ([]Rule, error) {
	var rules []Rule
	var errs []error
	for i, line := range strings.Split(text, "\n") {
		rule, err := readLine(line)
		if err != nil {
			errs = append(errs, fmt.Errorf("line %d: %w", i+1, err))
		} else if len(rule.Found) > 0 {
			rule.Line = i + 1
			rules = append(rules, rule)
		}
	}
	widen(rules)
	return rules, errors.Join(errs...)
}

// readLine gives an empty rule for a line without phrases.
func readLine(line string) (Rule, error) {
	line, _, _ = strings.Cut(line, "#")
	if strings.TrimSpace(line) == "" {
		return Rule{}, nil
	}
	left, right, oneWay := strings.Cut(line, ">")
	add, err := phrases(left)
	if err != nil {
		return Rule{}, err
	}
	if !oneWay {
		if len(add) < 2 {
			return Rule{}, fmt.Errorf("%q stands alone: name what means the same, or what helps after \">\"", add[0])
		}
		return Rule{Same: true, Found: add, Add: add}, nil
	}
	found, err := phrases(right)
	if err != nil {
		return Rule{}, err
	}
	for _, phrase := range found {
		if has(add, phrase) {
			return Rule{}, fmt.Errorf("%q stands on both sides of \">\"", phrase)
		}
	}
	return Rule{Found: found, Add: add}, nil
}

// phrases reads a list with commas; it has one phrase at least.
func phrases(list string) ([]string, error) {
	var all []string
	for phrase := range strings.SplitSeq(list, ",") {
		phrase = strings.Join(strings.Fields(phrase), " ")
		if !strings.ContainsFunc(phrase, wordly) {
			return nil, errors.New("a phrase is empty: is there a comma or a \">\" too many?")
		}
		if strings.Contains(phrase, ">") {
			return nil, errors.New("a line has one \">\" at most")
		}
		if has(all, phrase) {
			return nil, fmt.Errorf("%q stands twice", phrase)
		}
		all = append(all, phrase)
	}
	return all, nil
}

func wordly(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

func has(list []string, phrase string) bool {
	for _, p := range list {
		if strings.EqualFold(p, phrase) {
			return true
		}
	}
	return false
}

// widen adds to both sides of one-way rules what means the same as a phrase there, so that nobody has to remember to
// list "food parcel" wherever "food bank" stands.
func widen(rules []Rule) {
	same := map[string][]string{}
	for _, rule := range rules {
		if rule.Same {
			for _, phrase := range rule.Found {
				same[strings.ToLower(phrase)] = rule.Found
			}
		}
	}
	all := func(list, without []string) []string {
		wide := append([]string(nil), list...)
		known := map[string]bool{}
		for _, phrase := range append(wide, without...) {
			known[strings.ToLower(phrase)] = true
		}
		for _, phrase := range list {
			for _, p := range same[strings.ToLower(phrase)] {
				if lower := strings.ToLower(p); !known[lower] {
					known[lower] = true
					wide = append(wide, p)
				}
			}
		}
		return wide
	}
	for i := range rules {
		if rule := &rules[i]; !rule.Same {
			rule.Found = all(rule.Found, nil)
			rule.Add = all(rule.Add, rule.Found)
		}
	}
}
