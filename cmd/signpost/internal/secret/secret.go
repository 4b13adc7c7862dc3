// Package secret finds the addresses of confidential places in what is about to be published.
//
// What tells where a place is: its whole postcode; a house's number with its street, or a house's name with the street
// below it; its coordinates, latitude and longitude side by side, to three decimals, which is a hundred metres. A town or
// a street alone tells nothing. What an open place has too, such as the postcode of a whole block, is no secret.
//
// A text is compared word by word: small letters, whatever stands between the words, with the escapes of HTML, JSON and the
// web undone. So one pass over the bytes is enough, however many addresses there are. It is a text that is read: what is inside
// a PDF, a compressed file or a photograph is not.
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

// A SharedAddress is that of a confidential place which an open one has as well, so that it is no secret.
type SharedAddress struct{ Place, Open *directory.Place }

// Shared finds the confidential places whose house or position is that of an open place, in the order of the places. To share
// a postcode is common, and tells nothing.
func Shared(d *directory.Directory) []SharedAddress {
	hidden := d.Hidden()
	if len(hidden) == 0 {
		return nil
	}
	open := map[string]*directory.Place{}
	for _, p := range d.Places {
		for _, group := range groupsOf(directory.Address{Lines: p.Lines, Postcode: p.Postcode, Lat: p.Lat, Lon: p.Lon}) {
			if key := keyOf(group); group[0].what != Postcode && open[key] == nil {
				open[key] = p
			}
		}
	}
	var list []SharedAddress
	for _, h := range hidden {
		if p := sharing(h, open); p != nil {
			list = append(list, SharedAddress{h.Place, p})
		}
	}
	return list
}

// sharing is the first of the open places, by what tells an address, that has one of a hidden place's.
func sharing(h directory.Hidden, open map[string]*directory.Place) *directory.Place {
	for _, a := range h.Addresses {
		for _, group := range groupsOf(a) {
			if p := open[keyOf(group)]; p != nil {
				return p
			}
		}
	}
	return nil
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
		groups = append(groups, spacings(code[0]+code[1]))
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
			groups = append(groups, numbered(words[at:min(at+3, len(words))]))
		case len(words) == 0 || i+1 >= len(parts) || len(parts[i+1]) < 2 || houseNumber(parts[i+1]) >= 0:
		case i == 0 || i+2 < len(parts): // a street with its town below it tells nothing
			groups = append(groups, []needle{{what: Street, words: slices.Concat(words, parts[i+1])}})
		}
	}
	lat, fine := numberWords(latitude, a.Lat)
	lon, alsoFine := numberWords(longitude, a.Lon)
	if (fine || alsoFine) && len(lat) > 0 && len(lon) > 0 {
		groups = append(groups, slices.Concat(lat, lon))
	}
	return groups
}

// spacings are the ways to write a postcode, with spaces wherever somebody may put them: in one piece, in two, in three.
func spacings(code string) []needle {
	list := []needle{{what: Postcode, words: []string{code}}}
	for i := 1; i < len(code); i++ {
		list = append(list, needle{what: Postcode, words: []string{code[:i], code[i:]}})
		for j := i + 1; j < len(code); j++ {
			list = append(list, needle{what: Postcode, words: []string{code[:i], code[i:j], code[j:]}})
		}
	}
	return list
}

// shortened are the words of streets as they are abbreviated.
var shortened = map[string]string{"street": "st", "road": "rd", "avenue": "ave", "lane": "ln", "drive": "dr", "close": "cl", "crescent": "cres",
	"court": "ct", "place": "pl", "terrace": "terr", "square": "sq", "grove": "gr", "gardens": "gdns", "st": "street", "rd": "road", "ave": "avenue",
	"ln": "lane", "dr": "drive", "cl": "close", "cres": "crescent", "ct": "court", "pl": "place", "terr": "terrace", "sq": "square", "gr": "grove", "gdns": "gardens"}

// numbered are the ways to write the number of a house with its street: before it, after it, the street shortened or not.
func numbered(words []string) []needle {
	ways := [][]string{words}
	if n := len(words) - 1; n > 1 && shortened[words[n]] != "" {
		short := slices.Clone(words)
		short[n] = shortened[words[n]]
		ways = append(ways, short)
	}
	var list []needle
	for _, way := range ways {
		list = append(list, needle{what: Street, words: way})
		if len(way) > 2 {
			list = append(list, needle{what: Street, words: append(slices.Clone(way[1:]), way[0])})
		}
	}
	return list
}

// IsAddress reports whether a text, such as a title, says where a house is.
func IsAddress(text string) bool {
	for part := range strings.SplitSeq(text, ",") {
		words := wordsOf(part)
		if at := houseNumber(words); at >= 0 && slices.ContainsFunc(words[at:], func(word string) bool { return shortened[word] != "" }) {
			return true
		}
	}
	return postcodeWithin.MatchString(strings.ToUpper(text))
}

var postcodeWithin = regexp.MustCompile(`\b[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}\b`)

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
