// Package secret finds the addresses of confidential places in what is about to be published.
//
// What tells where a place is: its whole postcode; a house's number with its street, or a house's name with the street
// below it; its coordinates, latitude and longitude side by side, to three decimals, which is a hundred metres. A town or
// a street alone tells nothing. What an open place has too, such as the postcode of a whole block, is no secret.
//
// A text is compared word by word: small letters, whatever stands between the words, after HTML's, JSON's and the web's
// escapes have been undone. So one pass over the bytes is enough, however many addresses there are.
package secret

import (
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"signpost/cmd/signpost/internal/directory"
)

// A Finder knows what must not be published. It is safe for concurrent use.
type Finder struct {
	hidden  []directory.Hidden
	needles []needle
	first   map[string][]int // needles by their first word
	begins  [1 << 12]bool    // hashes of these words: most words of a text are none
}

// A needle is what gives a place away.
type needle struct {
	place int // in Finder.hidden
	what  What
	words []string // the last one of a coordinate is how a number begins
}

// What is the kind of thing that gives a place away, as people call it.
type What string

// The kinds.
const (
	Postcode    What = "postcode"
	Street      What = "address"
	Coordinates What = "position"

	latitude, longitude What = "latitude", "longitude" // each alone is shared with thousands
)

// New makes the Finder of a directory, or nil where no confidential place states an address.
func New(d *directory.Directory) *Finder {
	f := &Finder{hidden: d.Hidden(), first: map[string][]int{}}
	if len(f.hidden) == 0 {
		return nil
	}
	open := map[string]bool{}
	for _, p := range d.Places {
		for _, group := range groupsOf(directory.Address{Lines: p.Lines, Postcode: p.Postcode, Lat: p.Lat, Lon: p.Lon}) {
			open[keyOf(group)] = true
		}
	}
	for i, h := range f.hidden {
		for _, a := range h.Addresses {
			for _, group := range groupsOf(a) {
				if open[keyOf(group)] {
					continue
				}
				for _, n := range group {
					n.place = i
					f.add(n)
				}
			}
		}
	}
	return f
}

func (f *Finder) add(n needle) {
	f.needles = append(f.needles, n)
	f.first[n.words[0]] = append(f.first[n.words[0]], len(f.needles)-1)
	f.begins[hash(n.words[0])%uint32(len(f.begins))] = true
}

// keyOf is the same for what two addresses share.
func keyOf(group []needle) string {
	var key strings.Builder
	for _, n := range group {
		key.WriteString(string(n.what) + " " + strings.Join(n.words, " ") + "\n")
	}
	return key.String()
}

// groupsOf are what tells an address: each group is one thing that it may share with an open place.
func groupsOf(a directory.Address) [][]needle {
	var groups [][]needle
	if code := wordsOf(a.Postcode); len(code) == 2 {
		groups = append(groups, []needle{{what: Postcode, words: code}, {what: Postcode, words: []string{code[0] + code[1]}}})
	}
	var parts [][]string
	for _, line := range a.Lines {
		for part := range strings.SplitSeq(line, ",") {
			parts = append(parts, wordsOf(part))
		}
	}
	for i, words := range parts {
		switch at := houseNumber(words); {
		case at >= 0:
			groups = append(groups, []needle{{what: Street, words: words[at:min(at+3, len(words))]}})
		case i == 0 && len(parts) > 1 && len(words) > 0 && len(parts[1]) > 1 && houseNumber(parts[1]) < 0:
			groups = append(groups, []needle{{what: Street, words: slices.Concat(words, parts[1])}})
		}
	}
	lat, fine := numberWords(latitude, a.Lat)
	lon, alsoFine := numberWords(longitude, a.Lon)
	if (fine || alsoFine) && len(lat) > 0 && len(lon) > 0 {
		groups = append(groups, slices.Concat(lat, lon))
	}
	return groups
}

var digits = regexp.MustCompile(`^\d+[a-z]?$`)

// houseNumber is where in a line of an address the number of the house stands, with the street after it, or -1.
func houseNumber(words []string) int {
	for i := len(words) - 2; i >= 0; i-- {
		if digits.MatchString(words[i]) && len(words[i+1]) >= 2 && !digits.MatchString(words[i+1]) {
			return i
		}
	}
	return -1
}

// numberWords are a coordinate as it is written, to three decimals, cut off and rounded; none where it has no decimals.
// It is fine if it has three.
func numberWords(what What, degrees float64) (list []needle, fine bool) {
	for _, text := range []string{strconv.FormatFloat(math.Abs(degrees), 'f', -1, 64), strconv.FormatFloat(math.Abs(degrees), 'f', 3, 64)} {
		whole, decimals, ok := strings.Cut(text, ".")
		if !ok {
			return nil, false
		}
		fine = fine || len(list) == 0 && len(decimals) >= 3
		n := needle{what: what, words: []string{whole, decimals[:min(3, len(decimals))]}}
		if len(list) == 0 || fine && !slices.Equal(list[0].words, n.words) {
			list = append(list, n)
		}
	}
	return list, fine
}
