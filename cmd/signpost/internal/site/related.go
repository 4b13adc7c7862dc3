package site

import (
	"iter"
	"slices"

	"signpost/cmd/signpost/internal/directory"
)

// relatedCards is how many others the page of a service leads to.
const relatedCards = 4

// A circle is the services of a theme in a ring, each to be looked at from another one's place on.
type circle struct {
	services []*directory.Service
	at       map[*directory.Service]int
	// inArea are the places in the ring of those that are in an area, in order.
	inArea map[*directory.Area][]int
}

func circleOf(t *directory.Theme) *circle {
	c := &circle{services: t.Services, at: make(map[*directory.Service]int, len(t.Services)), inArea: map[*directory.Area][]int{}}
	for i, v := range t.Services {
		c.at[v] = i
		for _, a := range v.EffectiveAreas() {
			c.inArea[a] = append(c.inArea[a], i)
		}
	}
	return c
}

// near goes once around from the one behind v, through those in the areas of v.
func (c *circle) near(v *directory.Service) iter.Seq[*directory.Service] {
	type walk struct {
		ring       []int
		first, did int
	}
	start, n := c.behind(v), len(c.services)
	return func(yield func(*directory.Service) bool) {
		var walks []walk
		for _, a := range v.EffectiveAreas() {
			ring := c.inArea[a]
			first, _ := slices.BinarySearch(ring, start)
			walks = append(walks, walk{ring, first, 0})
		}
		for {
			next := n
			for _, w := range walks {
				if w.did < len(w.ring) {
					next = min(next, c.step(start, w.ring[(w.first+w.did)%len(w.ring)]))
				}
			}
			if next == n || !yield(c.services[(start+next)%n]) {
				return
			}
			for i := range walks {
				w := &walks[i]
				if w.did < len(w.ring) && c.step(start, w.ring[(w.first+w.did)%len(w.ring)]) == next {
					w.did++
				}
			}
		}
	}
}

// behind is the place behind v, or the first where v is a translation, which stands in no theme.
func (c *circle) behind(v *directory.Service) int {
	if i, ok := c.at[v]; ok {
		return i + 1
	}
	return 0
}

// step is how far a place in the ring is from another, going on.
func (c *circle) step(from, to int) int { return (to - from + len(c.services)) % len(c.services) }

// all goes once around from the one behind v.
func (c *circle) all(v *directory.Service) iter.Seq[*directory.Service] {
	return func(yield func(*directory.Service) bool) {
		start := c.behind(v)
		for i := range c.services {
			if !yield(c.services[(start+i)%len(c.services)]) {
				return
			}
		}
	}
}

// related are open services that share a theme with this one, those in the same area first. The search begins at
// another place for each service, so that not all of them relate to the first few of the alphabet. A sensitive page
// leads to sensitive ones alone: what merely shares its theme would be out of place there, and the other way round.
func (s *Site) related(v *directory.Service) []Card {
	var near, far []*directory.Service
	fits := func(other *directory.Service) bool {
		return other != v && other.Slug != v.Slug && other.Status == "open" && other.Sensitive == v.Sensitive &&
			!slices.Contains(near, other) && !slices.Contains(far, other)
	}
	for _, t := range v.Themes {
		c := s.circle(t)
		for other := range c.near(v) {
			if fits(other) {
				near = append(near, other)
			}
			if len(near) == relatedCards {
				return s.serviceCards(near)
			}
		}
		for other := range c.all(v) {
			if len(far) == relatedCards {
				break
			}
			if fits(other) && !sharesArea(v, other) {
				far = append(far, other)
			}
		}
	}
	both := append(near, far...)
	return s.serviceCards(both[:min(relatedCards, len(both))])
}

func sharesArea(a, b *directory.Service) bool {
	return slices.ContainsFunc(a.EffectiveAreas(), func(area *directory.Area) bool { return slices.Contains(b.EffectiveAreas(), area) })
}

func (s *Site) circle(t *directory.Theme) *circle {
	if c, ok := s.circles.Load(t); ok {
		return c.(*circle)
	}
	c, _ := s.circles.LoadOrStore(t, circleOf(t))
	return c.(*circle)
}
