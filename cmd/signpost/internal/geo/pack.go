package geo

import (
	"encoding/binary"
	"errors"
)

// magic begins the file.
const magic = "\x00pc1\xff\r\n\n"

// Bytes is the file, as the package comment lays it out.
func (p *Postcodes) Bytes() []byte {
	b := append([]byte(nil), magic...)
	b = binary.AppendUvarint(b, uint64(len(p.Attribution)))
	b = append(b, p.Attribution...)
	b = binary.AppendUvarint(b, uint64(len(p.areas)))
	before := ""
	for _, a := range p.areas {
		same := 0
		for same < len(before) && same < len(a.name) && before[same] == a.name[same] {
			same++
		}
		b = binary.AppendUvarint(b, uint64(same))
		b = binary.AppendUvarint(b, uint64(len(a.name)-same))
		b = append(b, a.name[same:]...)
		b = binary.AppendUvarint(b, uint64(len(a.units)))
		before = a.name
	}
	for _, a := range p.areas {
		last := -1
		for _, u := range a.units {
			b = binary.AppendUvarint(b, uint64(u-last-1))
			last = u
		}
	}
	b = p.appendPoints(b, func(s step) int { return s.lat })
	return p.appendPoints(b, func(s step) int { return s.lon })
}

func (p *Postcodes) appendPoints(b []byte, of func(step) int) []byte {
	last := 0
	for _, a := range p.areas {
		for _, s := range a.points {
			b = binary.AppendVarint(b, int64(of(s)-last))
			last = of(s)
		}
	}
	return b
}

// Decode reads the file. The error says that it is another, or damaged.
func Decode(data []byte) (*Postcodes, error) {
	if len(data) < len(magic) || string(data[:len(magic)]) != magic {
		return nil, errors.New("this is no file of postcodes, or a program has changed its line ends")
	}
	r := &reader{rest: data[len(magic):]}
	p := &Postcodes{Attribution: r.text(r.number())}
	counts := r.areas(p)
	for i, n := range counts {
		p.areas[i].units = r.units(n)
		p.areas[i].points = make([]step, max(1, n))
	}
	r.points(p, func(s *step) *int { return &s.lat })
	r.points(p, func(s *step) *int { return &s.lon })
	if r.failed || len(r.rest) > 0 {
		return nil, errors.New("the file of postcodes is damaged")
	}
	return p, nil
}

// A reader takes values from bytes. Once it failed it gives nothing but 0.
type reader struct {
	rest   []byte
	failed bool
}

func (r *reader) fail() {
	r.failed, r.rest = true, nil
}

func (r *reader) number() int {
	n, length := binary.Uvarint(r.rest)
	if length <= 0 || n >= 1<<31 {
		r.fail()
		return 0
	}
	r.rest = r.rest[length:]
	return int(n)
}

// signed is a number that is folded.
func (r *reader) signed() int {
	n := r.number()
	return n>>1 ^ -(n & 1)
}

func (r *reader) text(n int) string {
	if n > len(r.rest) {
		r.fail()
		return ""
	}
	s := string(r.rest[:n])
	r.rest = r.rest[n:]
	return s
}

// areas reads the names of all areas, and gives how many postcodes each has.
func (r *reader) areas(p *Postcodes) []int {
	var counts []int
	before, total := "", 0
	for range r.number() {
		same := r.number()
		rest := r.text(r.number())
		n := r.number()
		if r.failed || same > len(before) {
			r.fail()
			return nil
		}
		name := before[:same] + rest
		codes := readCodes(name)
		total += max(1, n)
		// Each postcode takes three bytes at least: more of them than that would be reserved for nothing.
		if len(codes) == 0 || codes[0].unit != whole || codes[0].area != name || name <= before || n > units ||
			n > 0 && codes[0].district() == name || total > len(r.rest) {
			r.fail()
			return nil
		}
		p.areas = append(p.areas, area{name: name})
		counts = append(counts, n)
		before = name
	}
	return counts
}

func (r *reader) units(n int) []int {
	if n == 0 || n > len(r.rest) {
		return nil
	}
	list, last := make([]int, n), -1
	for i := range list {
		last += r.number() + 1
		list[i] = last
	}
	if last >= units {
		r.fail()
	}
	return list
}

func (r *reader) points(p *Postcodes, of func(*step) *int) {
	last := 0
	for i := range p.areas {
		for j := range p.areas[i].points {
			last += r.signed()
			if last < -180*latSteps || last > 180*latSteps {
				r.fail()
			}
			*of(&p.areas[i].points[j]) = last
		}
	}
}
