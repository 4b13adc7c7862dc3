package check

import (
	"fmt"
	"slices"
	"strings"

	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/problem"
	"signpost/cmd/signpost/internal/queries"
	"signpost/cmd/signpost/internal/rank"
	"signpost/cmd/signpost/internal/search"
	"signpost/cmd/signpost/internal/words"
)

// Words asks a directory's search for what the home page says: the title of each theme and its synonyms. Each must find
// the theme, or something that is listed under it, among the first results. The error is the index's.
func Words(d *directory.Directory, corpus *search.Corpus) ([]problem.Problem, error) {
	r := &reporter{d: d, rule: ruleNamed("words"), listings: listingsOf(d)}
	under := map[*directory.Theme]map[string]bool{}
	for l := range r.live() {
		for _, t := range l.Themes {
			if under[t] == nil {
				under[t] = map[string]bool{}
			}
			under[t][l.Address()] = true
		}
	}
	today := rank.On(d.Today.Year, int(d.Today.Month), d.Today.Day)
	for _, t := range d.Themes {
		if under[t] == nil {
			continue // which is told as such
		}
		for i, said := range append([]string{t.Title}, t.Synonyms...) {
			answer, err := rank.Ask(corpus, said, today)
			if err != nil {
				return nil, fmt.Errorf("ask %q: %w", said, err)
			}
			if !finds(answer, corpus, t, under[t]) {
				field := "synonyms"
				if i == 0 {
					field = "title"
				}
				r.tell(&t.Entry, t.At(field), fmt.Sprintf("the search for %q finds nothing of this theme among its first %d results", said, queries.First), wordsHint(said))
			}
		}
	}
	return problem.Sort(r.problems), nil
}

func wordsHint(said string) string {
	if !slices.ContainsFunc(words.Split(said), func(w string) bool { return !words.Stop(w) }) {
		return "these words are in every text, so the search passes over them: take them out"
	}
	return fmt.Sprintf("put them among the keywords of an entry that has the theme: keywords: [%s]", strings.ToLower(said))
}

func finds(answer *rank.Answer, corpus *search.Corpus, t *directory.Theme, under map[string]bool) bool {
	for _, h := range answer.Hits[:min(queries.First, len(answer.Hits))] {
		if address := corpus.Address(h.Entry); address == t.Address() || under[address] {
			return true
		}
	}
	return false
}
