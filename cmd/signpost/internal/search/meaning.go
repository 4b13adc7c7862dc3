package search

import (
	"maps"
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

// phrases are the meanings by the first stem of what is to be found, in numbers of a lexicon.
type phrases struct {
	first map[int32][]phrase
	add   [][]int32 // spellings, by meaning
}

type phrase struct {
	rest    []int32 // the stems after the first
	meaning int
}

func phrasesOf(meanings []Meaning, r *reader) *phrases {
	p := &phrases{first: map[int32][]phrase{}}
	for i, m := range meanings {
		var add []int32
		for _, text := range m.Add {
			for _, spelling := range words.Split(text) {
				if w := r.word([]byte(spelling)); !words.Filler(spelling) && !slices.Contains(add, w.spelling) {
					add = append(add, w.spelling)
				}
			}
		}
		p.add = append(p.add, add)
		for _, text := range m.Found {
			var stems []int32
			words.Each(text, func(spelling []byte) { stems = append(stems, r.word(spelling).stem) })
			if len(stems) > 0 {
				p.first[stems[0]] = append(p.first[stems[0]], phrase{stems[1:], i})
			}
		}
	}
	return p
}

// worths tell how often the words of a meaning are added, by where what they mean is said: the more often, the more
// prominently.
var worths = [rank.Fields]int{rank.Title: 3, rank.Keywords: 2, rank.Themes: 2, rank.Summary: 2, rank.Body: 1}

// find notes the meanings of a text, given by its stems.
func (p *phrases) find(stems []int32, worth int, times map[int]int) {
	for i, s := range stems {
		for _, ph := range p.first[s] {
			if rest := stems[i+1:]; len(rest) >= len(ph.rest) && slices.Equal(rest[:len(ph.rest)], ph.rest) {
				times[ph.meaning] = max(times[ph.meaning], worth)
			}
		}
	}
}

// also are the words that are added to a document whose meanings were noted.
func (p *phrases) also(times map[int]int) []int32 {
	var list []int32
	for _, i := range slices.Sorted(maps.Keys(times)) {
		for range times[i] {
			list = append(list, p.add[i]...)
		}
	}
	return list
}
