package shard

import (
	"bytes"
	"encoding/json"
	"fmt"
)

// A Facet is a way to narrow a list down, with its values in the order in which people are to see them.
type Facet struct {
	Name   string // part of a file's name and of an address: letters
	Values []Value
}

// A Value is what some entries have in common.
type Value struct {
	Slug, Title string
	Entries     []int // in order
}

// A Spot is a point on the map with the entries that are there.
type Spot struct {
	Lat, Lon float64 // WGS 84 degrees
	Entries  []int   // in order
}

// spotDigits is how exactly a spot is told: ten thousandths of a degree are eleven metres from north to south.
const spotDigits = "%.4f"

// addFacets makes a file of each facet that has a value, and one of the spots.
func (s *Set) addFacets(facets []Facet, spots []Spot) error {
	s.Table.Facets = []string{}
	for _, f := range facets {
		if len(f.Values) == 0 {
			continue
		}
		rows := [][3]any{}
		for _, v := range f.Values {
			rows = append(rows, [3]any{v.Slug, v.Title, gaps(v.Entries)})
		}
		if err := s.addJSON("x"+f.Name, rows); err != nil {
			return err
		}
		s.Table.Facets = append(s.Table.Facets, f.Name)
	}
	if len(spots) == 0 {
		return nil
	}
	s.Table.Spots = true
	rows := [][3]any{}
	for _, p := range spots {
		lat, lon := json.Number(fmt.Sprintf(spotDigits, p.Lat)), json.Number(fmt.Sprintf(spotDigits, p.Lon))
		rows = append(rows, [3]any{lat, lon, gaps(p.Entries)})
	}
	return s.addJSON("xspots", rows)
}

// gaps are numbers that rise, each as how much it is more than the one before.
func gaps(entries []int) []int {
	list, before := make([]int, 0, len(entries)), 0
	for _, n := range entries {
		list = append(list, n-before)
		before = n
	}
	return list
}

func (s *Set) addJSON(name string, value any) error {
	data, err := encode(value)
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	s.Files = append(s.Files, File{Name: name + ".json", data: data})
	return nil
}

func encode(value any) ([]byte, error) {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}
