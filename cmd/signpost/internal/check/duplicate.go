package check

import (
	"fmt"
	"slices"
	"strings"

	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/words"
)

// A candidate is an entry that may be there twice.
type candidate struct {
	*directory.Entry
	shared map[string]string // what another may share, with its name for people: a number, a postcode
	places []*directory.Place
	name   []string // the stems of its title that say something, sorted
}

// duplicates looks for entries of a kind with the same number or the same postcode and a similar name.
func duplicates(r *reporter) {
	var services, events, places, organisations []candidate
	for l := range r.live() {
		c := newCandidate(l.Entry, l.Contact, "")
		for _, p := range l.Places {
			if p.Postcode != "" {
				c.shared[p.Postcode] = "postcode " + p.Postcode
			}
		}
		c.places = l.Places
		if l.Kind == directory.Events {
			events = append(events, c)
		} else {
			services = append(services, c)
		}
	}
	for _, p := range r.d.Places {
		if !p.Confidential { // which has no name to compare
			places = append(places, newCandidate(&p.Entry, p.Contact, p.Postcode))
		}
	}
	for _, o := range r.d.Organisations {
		organisations = append(organisations, newCandidate(&o.Entry, o.Contact, ""))
	}
	for _, list := range [][]candidate{services, events, places, organisations} {
		r.duplicatesIn(list)
	}
}

func newCandidate(e *directory.Entry, contact directory.Contact, postcode string) candidate {
	c := candidate{Entry: e, shared: map[string]string{}}
	if contact.Phone.Dial != "" {
		c.shared[contact.Phone.Dial] = "telephone number " + contact.Phone.Display
	}
	if postcode != "" {
		c.shared[postcode] = "postcode " + postcode
	}
	for _, w := range words.Split(e.Title) {
		if !words.Stop(w) {
			c.name = append(c.name, words.Stem(w))
		}
	}
	slices.Sort(c.name)
	c.name = slices.Compact(c.name)
	return c
}

// few is how many entries that share a number are compared each with each. In a larger group, such as all services of one
// council, only those of the same name are found: else the time would grow with the square.
const few = 30

func (r *reporter) duplicatesIn(list []candidate) {
	groups := map[string][]int{}
	for i, c := range list {
		for key := range c.shared {
			groups[key] = append(groups[key], i)
		}
	}
	twins := map[[2]int]string{}
	for key, group := range groups {
		for _, pair := range similarPairs(list, group) {
			twins[pair] = max(twins[pair], list[pair[0]].shared[key]) // "telephone …" before "postcode …"
		}
	}
	for pair, shared := range twins {
		a, b := list[pair[0]], list[pair[1]]
		if a.Path > b.Path {
			a, b = b, a
		}
		r.tell(b.Entry, b.At("title"), fmt.Sprintf("this may be the same as %q in %s: both have the %s and a similar name", a.Title, a.Path, shared),
			"if they are, keep one of the files, and put the other's name under its aliases")
	}
}

// similarPairs gives those of a group that have a similar name.
func similarPairs(list []candidate, group []int) [][2]int {
	var pairs [][2]int
	byName := map[string]int{}
	for n, i := range group {
		if len(group) > few {
			name := strings.Join(list[i].name, " ")
			if first, ok := byName[name]; ok && !elsewhere(list[first], list[i]) {
				pairs = append(pairs, [2]int{first, i})
			} else if !ok {
				byName[name] = i
			}
			continue
		}
		for _, j := range group[:n] {
			if similar(list[j].name, list[i].name) && !elsewhere(list[j], list[i]) {
				pairs = append(pairs, [2]int{j, i})
			}
		}
	}
	return pairs
}

// similar reports whether most of the words of two titles are the same.
func similar(a, b []string) bool {
	same := 0
	for _, w := range a {
		if _, in := slices.BinarySearch(b, w); in {
			same++
		}
	}
	all := len(a) + len(b) - same
	return same > 0 && 3*same >= 2*all
}

// elsewhere reports whether two are at different places: a weekly group in each village is no duplicate.
func elsewhere(a, b candidate) bool {
	return len(a.places) > 0 && len(b.places) > 0 &&
		!slices.ContainsFunc(a.places, func(p *directory.Place) bool { return slices.Contains(b.places, p) })
}
