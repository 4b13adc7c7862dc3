package search

import (
	"cmp"
	"math"
	"slices"

	"signpost/cmd/signpost/internal/rank"
)

// How entries lend each other words.
const (
	signature = 40     // the words by which an entry is compared
	frequent  = 2000   // nothing is compared by words that so many entries have, or half of them
	alike     = 10     // the entries that lend to one
	likeness  = 150000 // the mean cosine, in millionths, from which on they lend in full
	lent      = 7      // how often a word is lent that would be worth the most in all of them
	borrowed  = 10     // the words that an entry may get, besides its own
)

// A weighed is a thing that counts more or less: an entry or a stem.
type weighed struct{ number, weight int }

// heaviest sorts by weight, then by number, and cuts.
func heaviest(list []weighed, n int) []weighed {
	slices.SortFunc(list, func(a, b weighed) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.number, b.number))
	})
	return list[:min(n, len(list))]
}

// likenesses gives for each document the stems that are common in those most like it, with how often each is to count.
//
// Who describes a food bank writes of parcels or of pantries, seldom of both; but among ten of them somebody writes of
// each. So a document is smoothed by its neighbours (T. Tao, X. Wang, Q. Mei, C. Zhai: "Language Model Information
// Retrieval with Document Expansion", HLT-NAACL 2006). Those are its neighbours that have the largest cosine with it,
// where a word weighs its rarity times its impact; names that stand in fields of their own are left out.
//
// All is done with whole numbers but for a root and a quotient, which all machines round alike, and for the logarithm of a
// rarity, which is rounded to a whole number at once.
func likenesses(said [][]use, stems int) [][]borrow {
	l := &lending{said: said, having: make([]int, stems), rarity: make([]int, stems), holders: make([][]holder, stems)}
	for _, uses := range said {
		for _, u := range uses {
			l.having[u.stem]++
		}
	}
	for s, n := range l.having {
		l.rarity[s] = rank.Rarity(len(said), n, n)
	}
	signs := make([][]weighed, len(said))
	spread(len(said), func() func(int) { return func(n int) { signs[n] = l.sign(said[n]) } })
	for n, sign := range signs {
		for _, t := range sign {
			l.holders[t.number] = append(l.holders[t.number], holder{int32(n), int32(t.weight)})
		}
	}
	likes := make([][]borrow, len(said))
	spread(len(said), func() func(int) {
		b := &borrower{lending: l, dots: make([]int32, len(said)), sums: make([]int, stems), lenders: make([]int, stems)}
		return func(n int) { likes[n] = b.borrow(n, b.nearest(n, signs[n])) }
	})
	return likes
}

// A holder is a document with what a word weighs in its signature. There are many: they are small.
type holder struct{ document, weight int32 }

// A lending is what all goroutines need.
type lending struct {
	said    [][]use
	having  []int      // by stem: how many documents have it
	rarity  []int      // by stem
	holders [][]holder // by stem: the documents in whose signature it is
}

// A borrower is the work of one goroutine.
type borrower struct {
	*lending
	dots    []int32 // by document: 0 between calls
	sums    []int   // by stem: 0 between calls
	lenders []int   // by stem: 0 between calls
}

// sign gives the heaviest words of a document, so weighed that the sum of their squares is a million.
func (l *lending) sign(uses []use) []weighed {
	var list []weighed
	for _, u := range uses {
		if n := l.having[u.stem]; u.topic > 0 && 1 < n && n <= min(frequent, max(2, len(l.said)/2)) {
			list = append(list, weighed{int(u.stem), int(u.topic) * l.rarity[u.stem]})
		}
	}
	list = heaviest(list, signature)
	sum := 0
	for _, t := range list {
		sum += t.weight * t.weight
	}
	for i := range list {
		list[i].weight = int(math.Round(1000 * float64(list[i].weight) / math.Sqrt(float64(sum))))
	}
	return list
}

// nearest gives the documents most like one, with how like they are.
func (l *borrower) nearest(n int, sign []weighed) []weighed {
	var met []int32
	for _, t := range sign {
		for _, h := range l.holders[t.number] {
			if l.dots[h.document] == 0 {
				met = append(met, h.document)
			}
			l.dots[h.document] += int32(t.weight) * h.weight
		}
	}
	l.dots[n] = 0 // it is met too
	near := make([]weighed, 0, 8*alike)
	least := 1
	for _, m := range met {
		if dot := int(l.dots[m]); dot >= least {
			near = append(near, weighed{int(m), dot})
		}
		l.dots[m] = 0
		if len(near) == cap(near) { // cheaper than to sort them all
			near = heaviest(near, alike)
			least = near[alike-1].weight
		}
	}
	return heaviest(near, alike)
}

// borrow gives the words that documents like one have in common, with how often they count in it.
func (l *borrower) borrow(n int, near []weighed) []borrow {
	total := 0
	var met []int32
	for _, m := range near {
		total += m.weight
		for _, u := range l.said[m.number] {
			if u.topic == 0 {
				continue
			}
			if l.sums[u.stem] == 0 {
				met = append(met, u.stem)
			}
			l.sums[u.stem] += m.weight * int(u.topic)
			l.lenders[u.stem]++
		}
	}
	if n := len(near); n > 0 {
		total = max(total*alike/n, likeness*alike) // those that are missing lend nothing, those that are little like it less
	}
	times := func(stem int32) int {
		return (2*lent*l.sums[stem] + rank.MaxImpact*total) / (2 * rank.MaxImpact * total)
	}
	var list []borrow
	for _, u := range l.said[n] {
		if l.sums[u.stem] > 0 {
			if t := times(u.stem); t > 0 {
				list = append(list, borrow{int(u.stem), t})
			}
			l.sums[u.stem] = 0
		}
	}
	var others []weighed
	for _, s := range met {
		if l.lenders[s] > 1 && l.sums[s] > 0 && times(s) > 0 {
			others = append(others, weighed{int(s), l.sums[s] * l.rarity[s]})
		}
	}
	for _, o := range heaviest(others, borrowed) {
		list = append(list, borrow{o.number, times(int32(o.number))})
	}
	for _, s := range met {
		l.sums[s], l.lenders[s] = 0, 0
	}
	return list
}
