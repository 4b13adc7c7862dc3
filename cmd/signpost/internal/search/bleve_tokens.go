package search

import (
	"bytes"
	"sync"

	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/registry"

	"signpost/cmd/signpost/internal/words"
)

// The names by which the index's mapping calls for what this file has. They stand in the index, so whoever opens it needs
// this package.
const (
	wordsTokenizer = "signpost_words"
	stemsFilter    = "signpost_stems"
)

func init() {
	register := func(err error) {
		if err != nil {
			panic(err) // two of one name: nothing that content or a machine could bring about
		}
	}
	register(registry.RegisterTokenizer(wordsTokenizer, func(map[string]any, *registry.Cache) (analysis.Tokenizer, error) {
		return readyWords{}, nil
	}))
	register(registry.RegisterTokenFilter(stemsFilter, func(map[string]any, *registry.Cache) (analysis.TokenFilter, error) {
		return &stems{known: map[string][]byte{}}, nil
	}))
}

// readyWords takes words apart that package words has taken apart before: at each space. Bleve's own tokenizers ask of
// every letter what it is.
type readyWords struct{}

// Tokenize implements analysis.Tokenizer.
func (readyWords) Tokenize(text []byte) analysis.TokenStream {
	tokens := make([]analysis.Token, 0, bytes.Count(text, []byte(" "))+1)
	stream := make(analysis.TokenStream, 0, cap(tokens))
	for start := 0; start < len(text); {
		end := len(text)
		if i := bytes.IndexByte(text[start:], ' '); i >= 0 {
			end = start + i
		}
		if end > start {
			tokens = append(tokens, analysis.Token{Term: text[start:end], Start: start, End: end, Position: len(tokens) + 1, Type: analysis.AlphaNumeric})
			stream = append(stream, &tokens[len(tokens)-1])
		}
		start = end + 1
	}
	return stream
}

// stems are Porter's (words.Stem), each worked out once: a directory says the same words over and over.
type stems struct {
	mu    sync.Mutex
	known map[string][]byte // by spelling
}

// Filter implements analysis.TokenFilter.
func (s *stems) Filter(stream analysis.TokenStream) analysis.TokenStream {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, token := range stream {
		stem, ok := s.known[string(token.Term)]
		if !ok {
			stem = []byte(words.Stem(string(token.Term)))
			s.known[string(token.Term)] = stem
		}
		token.Term = stem
	}
	return stream
}
