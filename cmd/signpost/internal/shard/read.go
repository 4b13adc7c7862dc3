package shard

import (
	"encoding/binary"
	"encoding/hex"
	"errors"

	"signpost/cmd/signpost/internal/rank"
)

// A Shard is what a file of spellings says.
type Shard struct {
	Words []rank.Word      // as they are written, those of a shard "b" backwards; a shard "w" tells no weight
	Lists []*rank.Postings // of each word, in a shard "w"
}

// Read reads a shard of a build: its kind is the first letter of its name. The error says that the bytes are damaged, or
// of another build.
func Read(data []byte, kind byte, build string) (*Shard, error) {
	if len(data) < headLength || string(data[:len(magic)]) != magic || hex.EncodeToString(data[len(magic):headLength]) != build {
		return nil, errors.New("this is no shard of this index")
	}
	r := &reader{rest: data[headLength:]}
	s := &Shard{}
	var numbers []int
	word := ""
	for range r.number() {
		same, more := r.number(), r.number()
		if r.failed || same > len(word) || more > len(r.rest) {
			return nil, errDamaged
		}
		word = word[:same] + string(r.take(more))
		numbers = append(numbers, r.number())
		s.Words = append(s.Words, rank.Word{Spelling: word})
	}
	if kind != 'w' {
		for i, n := range numbers {
			s.Words[i].Weight = n
		}
		return s, r.err()
	}
	var lists []*rank.Postings
	for range r.number() {
		p := r.postings()
		if r.failed {
			return nil, errDamaged
		}
		lists = append(lists, p)
	}
	for _, n := range numbers {
		if n >= len(lists) {
			return nil, errDamaged
		}
		s.Lists = append(s.Lists, lists[n])
	}
	return s, r.err()
}

var errDamaged = errors.New("the shard is damaged")

// A reader takes numbers from bytes. Once it failed it gives nothing but 0.
type reader struct {
	rest   []byte
	failed bool
}

func (r *reader) err() error {
	if r.failed || len(r.rest) > 0 {
		return errDamaged
	}
	return nil
}

func (r *reader) number() int {
	n, length := binary.Uvarint(r.rest)
	if length <= 0 || n > 1<<31 {
		r.failed, r.rest = true, nil
		return 0
	}
	r.rest = r.rest[length:]
	return int(n)
}

func (r *reader) take(n int) []byte {
	b := r.rest[:n]
	r.rest = r.rest[n:]
	return b
}

func (r *reader) postings() *rank.Postings {
	p := &rank.Postings{Rarity: r.number()}
	length := r.number()
	if length > len(r.rest) {
		r.failed = true
		return nil
	}
	number := 0
	for range length {
		number += r.number()
		p.List = append(p.List, rank.Posting{Entry: number})
	}
	if length > len(r.rest) {
		r.failed = true
		return nil
	}
	for i, b := range r.take(length) {
		p.List[i].Impact, p.List[i].Title = int(b>>1), b&1 == 1
	}
	return p
}
