package search

import (
	"slices"

	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/rank"
	"signpost/cmd/signpost/internal/thesaurus"
	"signpost/cmd/signpost/internal/words"
)

// A Meaning tells that an entry in which one of the Found phrases stands may be found by those of Add as well.
type Meaning struct{ Found, Add []string }

// Meanings are those of English (package thesaurus), then those of a directory's own synonyms, of which each stands for
// each of the others.
func Meanings(synonyms []directory.Synonym) []Meaning {
	var list []Meaning
	for _, rule := range thesaurus.English() {
		list = append(list, Meaning{Found: rule.Found, Add: rule.Add})
	}
	for _, s := range synonyms {
		all := append([]string{s.Word}, s.Same...)
		list = append(list, Meaning{Found: all, Add: all})
	}
	return list
}

// phrases are the meanings by the first stem of what is to be found.
type phrases struct {
	first map[string][]phrase
	add   [][]string // spellings, by meaning
}

type phrase struct {
	rest    []string // the stems after the first
	meaning int
}

func phrasesOf(meanings []Meaning) *phrases {
	p := &phrases{first: map[string][]phrase{}}
	for i, m := range meanings {
		var add []string
		for _, text := range m.Add {
			for _, w := range words.Split(text) {
				if !words.Filler(w) && !slices.Contains(add, w) {
					add = append(add, w)
				}
			}
		}
		p.add = append(p.add, add)
		for _, text := range m.Found {
			stems := words.Split(text)
			for j := range stems {
				stems[j] = words.Stem(stems[j])
			}
			if len(stems) > 0 {
				p.first[stems[0]] = append(p.first[stems[0]], phrase{stems[1:], i})
			}
		}
	}
	return p
}

// also are the words that are added to a document: the more often, the more prominently it says what they mean.
func (p *phrases) also(texts [rank.Fields][]string) []string {
	times := map[int]int{} // by meaning
	for _, part := range []struct {
		field rank.Field
		worth int
	}{{rank.Title, 3}, {rank.Keywords, 2}, {rank.Themes, 2}, {rank.Summary, 2}, {rank.Body, 1}} {
		for _, text := range texts[part.field] {
			stems := words.Split(text)
			for i := range stems {
				stems[i] = words.Stem(stems[i])
			}
			for i, s := range stems {
				for _, ph := range p.first[s] {
					if rest := stems[i+1:]; len(rest) >= len(ph.rest) && slices.Equal(rest[:len(ph.rest)], ph.rest) {
						times[ph.meaning] = max(times[ph.meaning], part.worth)
					}
				}
			}
		}
	}
	var list []string
	for i, add := range p.add {
		for range times[i] {
			list = append(list, add...)
		}
	}
	return list
}
