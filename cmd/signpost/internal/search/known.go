package search

import (
	"slices"
	"sort"
	"strings"
	"sync"

	"signpost/cmd/signpost/internal/rank"
	"signpost/cmd/signpost/internal/thesaurus"
	"signpost/cmd/signpost/internal/words"
)

// shortest is how many bytes a word has at least that could be taken for a slip: see package rank.
const shortest = 4

// known are the words that are no slips of the finger, in alphabetical order: those of package thesaurus.
var known = sync.OnceValue(func() []string {
	var list []string
	add := func(text string) {
		for _, w := range words.Split(text) {
			if len(w) >= shortest && !words.Filler(w) {
				list = append(list, w)
			}
		}
	}
	for _, w := range thesaurus.Known() {
		add(w)
	}
	for _, rule := range thesaurus.English() {
		for _, phrase := range slices.Concat(rule.Found, rule.Add) {
			add(phrase)
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
})

// withKnown adds to the words that begin with a prefix, in their order, the known ones that are not among them.
func withKnown(said []rank.Word, prefix string) []rank.Word {
	all := known()
	i := sort.SearchStrings(all, prefix)
	list := make([]rank.Word, 0, len(said))
	for _, w := range said {
		for ; i < len(all) && all[i] < w.Spelling && strings.HasPrefix(all[i], prefix); i++ {
			list = append(list, rank.Word{Spelling: all[i], Weight: rank.Unsaid})
		}
		if i < len(all) && all[i] == w.Spelling {
			i++
		}
		list = append(list, w)
	}
	for ; i < len(all) && strings.HasPrefix(all[i], prefix); i++ {
		list = append(list, rank.Word{Spelling: all[i], Weight: rank.Unsaid})
	}
	return list
}

// withKnownEnds adds to the words that end with a suffix the known ones that are not among them.
func withKnownEnds(said []rank.Word, suffix string) []rank.Word {
	have := map[string]bool{}
	for _, w := range said {
		have[w.Spelling] = true
	}
	for _, w := range known() {
		if strings.HasSuffix(w, suffix) && !have[w] {
			said = append(said, rank.Word{Spelling: w, Weight: rank.Unsaid})
		}
	}
	return said
}
