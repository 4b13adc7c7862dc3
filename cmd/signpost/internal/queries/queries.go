// Package queries asks a directory's search what content/queries.md says that it must find.
//
// A line of the file is
//
//	owe money → debt-advice, money-worries-drop-in
//
// Before the arrow, which may be written -> as well, is what a person types; after it are the slugs of entries, or
// "services/health-walk" where a slug alone is not enough. All of them have to be among the first First results, but for
// what is closed or over, which comes last on purpose. A line without an arrow is for people to read.
package queries

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/problem"
	"signpost/cmd/signpost/internal/rank"
	"signpost/cmd/signpost/internal/search"
	"signpost/cmd/signpost/internal/words"
)

// First is how many results are looked at: those that the search page shows before anybody asks for more.
const First = 10

// path is where the queries stand.
const path = "content/queries.md"

var (
	arrow  = regexp.MustCompile(`\s*(?:→|-+>|=+>)\s*`)
	bullet = regexp.MustCompile(`^\s*(?:[-*+]\s+|[0-9]+[.)]\s+)?`)
)

// A query is what has to find something.
type query struct {
	text    string
	targets []target
}

// A target is what a query has to find.
type target struct {
	slug string
	at   problem.Pos
}

// Any reports whether a directory asks for anything.
func Any(d *directory.Directory) bool { return arrow.MatchString(d.Queries.Text) }

// Check reports what the search of a directory does not find though it must, and the lines that can't be understood.
// The error is the index's.
func Check(d *directory.Directory, corpus *search.Corpus) ([]problem.Problem, error) {
	c := &checker{d: d, corpus: corpus, bySlug: map[string][]string{}, last: map[string]bool{}}
	for e := range d.Entries() {
		for _, slug := range append([]string{e.Slug}, e.Aliases...) {
			c.bySlug[slug] = append(c.bySlug[slug], e.Address())
			c.bySlug[string(e.Kind)+"/"+slug] = []string{e.Address()}
		}
	}
	for _, s := range d.Services {
		c.last[s.Address()] = s.Status == "closed"
	}
	for _, e := range d.Events {
		c.last[e.Address()] = e.Status == "closed" || e.Times.Finished(d.Now())
	}
	line := d.Queries.Line
	for text := range strings.Lines(d.Queries.Text) {
		if err := c.line(strings.TrimRight(text, "\n"), line); err != nil {
			return nil, err
		}
		line++
	}
	return c.problems, nil
}

type checker struct {
	d        *directory.Directory
	corpus   *search.Corpus
	bySlug   map[string][]string // addresses, by slug and by kind/slug
	last     map[string]bool     // by address: whether it comes last on purpose
	problems []problem.Problem
}

func (c *checker) problem(at problem.Pos, message, hint string) {
	c.problems = append(c.problems, problem.Problem{Path: path, Line: at.Line, Col: at.Col, Rule: "query", Message: message, Hint: hint})
}

func (c *checker) line(text string, number int) error {
	q, ok := c.read(text, number)
	if !ok {
		return nil
	}
	today := c.d.Today
	answer, err := rank.Ask(c.corpus, q.text, rank.On(today.Year, int(today.Month), today.Day))
	if err != nil {
		return fmt.Errorf("ask %q: %w", q.text, err)
	}
	for _, t := range q.targets {
		addresses := c.bySlug[t.slug]
		if !slices.ContainsFunc(addresses, func(a string) bool { return !c.last[a] }) {
			continue
		}
		place := slices.IndexFunc(answer.Hits, func(h rank.Hit) bool { return slices.Contains(addresses, c.corpus.Address(h.Entry)) })
		switch {
		case place < 0:
			c.problem(t.at, fmt.Sprintf("%q does not find %s", q.text, t.slug), c.mend(q.text, answer))
		case place >= First:
			c.problem(t.at, fmt.Sprintf("%q finds %s only as result %d", q.text, t.slug, place+1), c.mend(q.text, answer))
		}
	}
	return nil
}

// read takes a line apart. It reports false for one that asks nothing, or has a mistake.
func (c *checker) read(text string, number int) (query, bool) {
	between := arrow.FindStringIndex(text)
	if between == nil {
		return query{}, false
	}
	begin := bullet.FindStringIndex(text)[1]
	at := func(offset int) problem.Pos {
		return problem.Pos{Line: number, Col: 1 + utf8.RuneCountInString(text[:offset])}
	}
	if between[0] < begin || len(words.Split(text[begin:between[0]])) == 0 {
		c.problem(at(between[0]), "nothing is asked for before the arrow", "write what a person types: owe money → debt-advice")
		return query{}, false
	}
	q := query{text: text[begin:between[0]]}
	offset := between[1]
	for part := range strings.SplitSeq(text[offset:], ",") {
		slug := strings.ToLower(strings.Trim(strings.TrimSpace(part), "/"))
		start := offset + len(part) - len(strings.TrimLeft(part, " \t"))
		offset += len(part) + 1
		if slug == "" {
			continue
		}
		if len(c.bySlug[slug]) == 0 {
			hint := "write the name of its file, without .md"
			_, name, _ := strings.Cut(slug, "/")
			if elsewhere := c.bySlug[name]; len(elsewhere) > 0 {
				hint = "write " + strings.Trim(elsewhere[0], "/")
			} else if near := problem.Nearest(slug, slices.Sorted(maps.Keys(c.bySlug))); near != "" {
				hint = "write " + near
			}
			c.problem(at(start), fmt.Sprintf("there is no entry %q", slug), hint)
			continue
		}
		q.targets = append(q.targets, target{slug, at(start)})
	}
	if offset >= len(text) && len(q.targets) == 0 && strings.TrimSpace(text[between[1]:]) == "" {
		c.problem(at(between[0]), "nothing is to be found after the arrow", "write the name of an entry's file: owe money → debt-advice")
	}
	return q, len(q.targets) > 0
}

// mend says what is found instead, and what helps.
func (c *checker) mend(text string, answer *rank.Answer) string {
	var found []string
	for _, h := range answer.Hits[:min(3, len(answer.Hits))] {
		found = append(found, strings.Trim(c.corpus.Address(h.Entry), "/"))
	}
	instead := "it finds nothing"
	if len(found) > 0 {
		instead = "it finds " + strings.Join(found, ", ")
	}
	return fmt.Sprintf("%s; put %q among the keywords of the entry, or the synonyms of its theme", instead, text)
}
