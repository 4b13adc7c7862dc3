package search

import (
	"sync"

	"signpost/cmd/signpost/internal/words"
)

// A lexicon numbers spellings and stems in the order in which they are met, and forgets none. Several goroutines may have
// words numbered at once, so a number says nothing but whether two are the same.
type lexicon struct {
	mu        sync.RWMutex
	known     map[string]word
	spellings []string // by number
	roots     map[string]int32
}

// A word is a spelling as the lexicon knows it.
type word struct {
	spelling, stem int32
	stop           bool // see words.Stop
}

func newLexicon() *lexicon { return &lexicon{known: map[string]word{}, roots: map[string]int32{}} }

func (l *lexicon) word(spelling []byte) word {
	l.mu.RLock()
	w, ok := l.known[string(spelling)]
	l.mu.RUnlock()
	if ok {
		return w
	}
	text := string(spelling)
	root, stop := words.Stem(text), words.Stop(text)
	l.mu.Lock()
	defer l.mu.Unlock()
	if w, ok := l.known[text]; ok {
		return w
	}
	stem, ok := l.roots[root]
	if !ok {
		stem = int32(len(l.roots))
		l.roots[root] = stem
	}
	w = word{int32(len(l.spellings)), stem, stop}
	l.known[text] = w
	l.spellings = append(l.spellings, text)
	return w
}

// A reader of a lexicon is one goroutine's, which asks it for a word once.
type reader struct {
	lexicon *lexicon
	known   map[string]word
}

func (l *lexicon) reader() *reader { return &reader{l, map[string]word{}} }

func (r *reader) word(spelling []byte) word {
	w, ok := r.known[string(spelling)]
	if !ok {
		w = r.lexicon.word(spelling)
		r.known[string(spelling)] = w
	}
	return w
}
