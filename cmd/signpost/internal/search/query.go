package search

import (
	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis/analyzer/simple"
	"github.com/blevesearch/bleve/v2/analysis/lang/en"
	"github.com/blevesearch/bleve/v2/search/query"
)

// What a word finds by its beginning, or with a slip of the finger, is worth a part of what it finds exactly.
const (
	prefixWorth = 0.4
	fuzzyWorth  = 0.2
	nameWorth   = 6 // a title that has all the words as they stand
	allWorth    = 3 // an entry that has all the words, against one that has some
)

// parse makes a Bleve query: entries with all words come before entries with some, and a title that has them word for
// word before both. It is false where the text has no word.
func (x *Index) parse(text string) (query.Query, bool) {
	text = cut(text)
	name := bleve.NewMatchQuery(text)
	name.SetField("name")
	name.SetOperator(query.MatchQueryOperatorAnd)
	name.SetBoost(nameWorth)
	tokens := x.bleve.Mapping().AnalyzerNamed(en.AnalyzerName).Analyze([]byte(text))
	if len(tokens) == 0 {
		return name, len(x.bleve.Mapping().AnalyzerNamed(simple.Name).Analyze([]byte(text))) > 1
	}
	var words []query.Query
	for _, token := range tokens {
		words = append(words, word(string(token.Term)))
	}
	some := bleve.NewDisjunctionQuery(words...)
	all := bleve.NewConjunctionQuery(words...)
	all.SetBoost(allWorth)
	return bleve.NewDisjunctionQuery(name, all, some), true
}

// word finds one term in any field.
func word(term string) query.Query {
	var anywhere []query.Query
	for _, b := range boosts {
		exact := bleve.NewTermQuery(term)
		exact.SetField(b.field)
		exact.SetBoost(b.boost)
		anywhere = append(anywhere, exact)
		if n := len([]rune(term)); n >= 3 {
			prefix := bleve.NewPrefixQuery(term)
			prefix.SetField(b.field)
			prefix.SetBoost(b.boost * prefixWorth)
			anywhere = append(anywhere, prefix)
			if n >= 4 {
				fuzzy := bleve.NewFuzzyQuery(term)
				fuzzy.SetField(b.field)
				fuzzy.SetFuzziness(1 + min(1, n/7))
				fuzzy.SetPrefix(1)
				fuzzy.SetBoost(b.boost * fuzzyWorth)
				anywhere = append(anywhere, fuzzy)
			}
		}
	}
	return bleve.NewDisjunctionQuery(anywhere...)
}
