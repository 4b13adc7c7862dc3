package directory

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// A sorter makes the keys of titles. It is not safe for concurrent use, and dear to make: its buffer alone has many kilobytes.
type sorter struct {
	collator *collate.Collator
	buffer   collate.Buffer
}

var sorters = sync.Pool{New: func() any {
	return &sorter{collator: collate.New(language.BritishEnglish, collate.Numeric, collate.IgnoreCase)}
}}

// titleKey is what a title is sorted by: as a person would look things up, "The Lake" under L, "2nd" before "10th".
func titleKey(title string) string {
	s := sorters.Get().(*sorter)
	defer sorters.Put(s)
	s.buffer.Reset()
	return string(s.collator.KeyFromString(&s.buffer, SortTitle(title)))
}

// SortTitle is the part of a title by which it is looked up: without a leading "The" and without punctuation.
func SortTitle(title string) string {
	stripped := strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		if unicode.IsPunct(r) {
			return -1
		}
		return r
	}, title)), " ")
	if rest, ok := strings.CutPrefix(strings.ToLower(stripped), "the "); ok && rest != "" {
		return stripped[len("the "):]
	}
	return stripped
}

func byTitle[T any, P hasEntry[T]](list []*T) {
	slices.SortFunc(list, func(a, b *T) int {
		x, y := P(a).entry(), P(b).entry()
		return cmp.Or(strings.Compare(x.titleKey, y.titleKey), strings.Compare(x.Slug, y.Slug))
	})
}

// SortByTitle sorts a list by the titles of its items, as the lists of a Directory are sorted.
func SortByTitle[T any](list []T, title func(T) string) {
	type item struct {
		key   string
		value T
	}
	items := make([]item, len(list))
	for i, x := range list {
		items[i] = item{titleKey(title(x)), x}
	}
	slices.SortStableFunc(items, func(a, b item) int { return strings.Compare(a.key, b.key) })
	for i := range items {
		list[i] = items[i].value
	}
}
