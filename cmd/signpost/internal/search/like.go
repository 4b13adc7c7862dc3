package search

import (
	"math"

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

func (w weighed) before(x weighed) bool {
	return w.weight > x.weight || w.weight == x.weight && w.number < x.number
}

// heaviest are the first of many by weight, then by number. A few are wanted of hundreds, and most are too light at once: that
// takes a tenth of what it takes to sort them all.
type heaviest struct {
	list []weighed
	n    int // how many are wanted
}

func (h *heaviest) add(w weighed) {
	i := len(h.list)
	switch {
	case i < h.n:
		h.list = append(h.list, w)
	case !w.before(h.list[i-1]):
		return
	default:
		i--
	}
	for ; i > 0 && w.before(h.list[i-1]); i-- {
		h.list[i] = h.list[i-1]
	}
	h.list[i] = w
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
		b := &borrower{lending: l, dots: make([]int32, len(said)), offers: make([]offer, stems)}
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
	dots   []int32 // by document: 0 between calls
	offers []offer // by stem: zero between calls
	met    []int32 // room for what one call meets
}

// An offer is how often a word is lent, and by how many. A sum stays far below 2³¹: alike times a million times the largest
// impact is the most there can be.
type offer struct{ sum, lenders int32 }

// sign gives the heaviest words of a document, so weighed that the sum of their squares is a million.
func (l *lending) sign(uses []use) []weighed {
	words := heaviest{make([]weighed, 0, signature), signature}
	for _, u := range uses {
		if n := l.having[u.stem]; u.topic > 0 && 1 < n && n <= min(frequent, max(2, len(l.said)/2)) {
			words.add(weighed{int(u.stem), int(u.topic) * l.rarity[u.stem]})
		}
	}
	list, sum := words.list, 0
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
	met := l.met[:0]
	for _, t := range sign {
		for _, h := range l.holders[t.number] {
			if l.dots[h.document] == 0 {
				met = append(met, h.document)
			}
			l.dots[h.document] += int32(t.weight) * h.weight
		}
	}
	l.dots[n] = 0 // it is met too
	near := heaviest{make([]weighed, 0, alike), alike}
	for _, m := range met {
		if dot := int(l.dots[m]); dot > 0 {
			near.add(weighed{int(m), dot})
		}
		l.dots[m] = 0
	}
	l.met = met
	return near.list
}

// borrow gives the words that documents like one have in common, with how often they count in it.
func (l *borrower) borrow(n int, near []weighed) []borrow {
	total := 0
	met := l.met[:0]
	for _, m := range near {
		total += m.weight
		for _, u := range l.said[m.number] {
			if u.topic == 0 {
				continue
			}
			o := &l.offers[u.stem]
			if o.sum == 0 {
				met = append(met, u.stem)
			}
			o.sum += int32(m.weight) * int32(u.topic)
			o.lenders++
		}
	}
	l.met = met
	if n := len(near); n > 0 {
		total = max(total*alike/n, likeness*alike) // those that are missing lend nothing, those that are little like it less
	}
	times := func(stem int32) int {
		return (2*lent*int(l.offers[stem].sum) + rank.MaxImpact*total) / (2 * rank.MaxImpact * total)
	}
	var list []borrow
	for _, u := range l.said[n] {
		if l.offers[u.stem].sum > 0 {
			if t := times(u.stem); t > 0 {
				list = append(list, borrow{int(u.stem), t})
			}
			l.offers[u.stem].sum = 0
		}
	}
	others := heaviest{make([]weighed, 0, borrowed), borrowed}
	for _, s := range met {
		if o := l.offers[s]; o.lenders > 1 && o.sum > 0 && times(s) > 0 {
			others.add(weighed{int(s), int(o.sum) * l.rarity[s]})
		}
	}
	for _, o := range others.list {
		list = append(list, borrow{o.number, times(int32(o.number))})
	}
	for _, s := range met {
		l.offers[s] = offer{}
	}
	return list
}
