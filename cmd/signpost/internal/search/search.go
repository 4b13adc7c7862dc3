// Package search finds the entries of a directory by what a person types.
//
// A Corpus is what the entries of a directory say, word by word. It writes itself as a Bleve index
// (https://blevesearch.com), which Open opens to be asked. Both are a rank.Source, with the same postings to the last
// one, which a test makes sure of: so the terminal, which asks Bleve's index, and the browser, which gets the Corpus in
// the form of package shard, order entries alike.
//
// In the index an entry is one document. Its identifier is the entry's address, and these are its fields:
//
//	words     the stems of the entry's words (Porter's). How often a word is said to occur is what it is worth: its impact
//	          × 4, + 2 if it stands in the title, + 1 if the entry says it itself
//	name      the title as people see it, stored, not indexed
//	kind      services, events, …: stored, not analysed
//	order     the entry's number, the month of its check, its last day or 0, and whether it is closed: "17 24321 0 open",
//	          as a doc value
//
// Beside them, under the internal key "signpost_spellings", it keeps all spellings with how common they are. Its mapping
// uses Bleve's own parts alone, so that any program with Bleve can open it and look a word up.
//
// What was tried: a field for each part of an entry, analysed by Bleve, with a field of spellings, took 8.4 s of CPU to
// write for 10,000 entries; this takes 2.7 s, and ranks the same.
package search

import (
	"fmt"

	"signpost/cmd/signpost/internal/rank"
)

// A Result is an entry that was found.
type Result struct {
	URL   string `json:"url"` // the site's own path, without its base path
	Title string `json:"title"`
	Kind  string `json:"kind"` // "services", "events", …
	Score int    `json:"score"`
}

// An Answer is what a query found.
type Answer struct {
	Results []Result // best first
	Total   int      // how many there are, of which Results are the first
	Said    []rank.Repair
}

// Search gives what a query finds, at most limit results, as they stand on a day. A query without a word finds
// nothing.
func (x *Index) Search(query string, today rank.Today, limit int) (*Answer, error) {
	ranked, err := rank.Ask(x, query, today)
	if err != nil {
		return nil, fmt.Errorf("search: %w", err)
	}
	answer := &Answer{Results: []Result{}, Total: len(ranked.Hits), Said: ranked.Said}
	for _, hit := range ranked.Hits[:min(len(ranked.Hits), max(0, limit))] {
		r, err := x.result(hit)
		if err != nil {
			return nil, fmt.Errorf("search: %w", err)
		}
		answer.Results = append(answer.Results, r)
	}
	return answer, nil
}
