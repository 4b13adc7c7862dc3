package specimen

import (
	"fmt"
	"strings"
)

// Towns are put together from a beginning and an end: Oakfield, Ashbrook.
var (
	townStarts = strings.Fields(`Oak Ash Elm Birch Hazel Alder Thorn Fern Heather Bramble Stone Mill Bridge Ford Church Abbey
		Kings Queens Bishops North South East West Green White Black Red Long Broad High Nether Upper Fox Hart Swan Crow Lark Wren Otter`)
	townEnds = strings.Fields(`field brook ton ley ham well bury combe dale worth wick stead mere hurst croft gate`)
)

func town(i int) string { return townStarts[i/len(townEnds)] + townEnds[i%len(townEnds)] }

var townCount = len(townStarts) * len(townEnds)

// A form is how a service of some type is called.
type form struct{ kind, name string }

var forms = []form{
	{"group", "group"}, {"group", "club"}, {"group", "circle"}, {"group", "friends"}, {"group", "social"}, {"group", "get-together"}, {"group", "meet-up"},
	{"class", "class"}, {"class", "course"}, {"class", "workshop"}, {"class", "sessions"},
	{"advice", "advice"}, {"advice", "help desk"}, {"advice", "clinic"}, {"advice", "support"}, {"advice", "adviser"},
	{"helpline", "helpline"}, {"helpline", "listening line"},
	{"app", "app"}, {"website", "online guide"},
	{"other", "project"}, {"other", "scheme"}, {"other", "service"}, {"other", "volunteers"},
}

// An activity is what a service is about, with the theme it belongs to.
type activity struct {
	name  string
	theme int
}

var activities = func() []activity {
	var list []activity
	for i, t := range themes {
		for _, name := range t.activities {
			list = append(list, activity{name, i})
		}
	}
	return list
}()

var (
	buildings = []string{"village hall", "library", "community centre", "leisure centre", "church rooms", "memorial hall", "chapel",
		"sports hall", "allotments", "health centre", "school hall", "pavilion", "day centre", "market hall", "arts centre", "scout hut",
		"family hub", "town hall", "bowls club", "friends' meeting house", "workshop", "gardens", "railway rooms", "parish rooms"}
	causes   = []string{"community", "carers", "housing", "wellbeing", "family", "arts", "sports", "food", "neighbours", "youth", "later life", "disability", "walking", "money advice", "women's"}
	bodies   = []string{"trust", "association", "charity", "partnership", "network", "forum", "foundation", "action"}
	meetings = []string{"coffee morning", "repair café", "job fair", "open day", "wellbeing day", "craft morning", "tea dance", "quiz night",
		"plant swap", "clothes swap", "film afternoon", "community lunch", "family fun day", "singing evening", "carers' café", "memory café",
		"health fair", "money morning", "gardening day", "summer fete", "winter lunch", "book swap", "board games night", "digital drop-in",
		"walking festival", "parents' breakfast", "men's breakfast", "music afternoon", "warm space", "listening evening"}
)

// pick takes apart a number of its own for each i, digit by digit, each digit below its radix: so no two names are
// alike, and neighbours differ in all their parts. The stride is near the golden ratio of all combinations, and has no
// factor in common with them.
func pick(i int, radices ...int) []int {
	all := 1
	for _, r := range radices {
		all *= r
	}
	stride := all * 618 / 1000
	for gcd(stride, all) != 1 {
		stride++
	}
	n := int(uint64(i) * uint64(stride) % uint64(all))
	digits := make([]int, len(radices))
	for k, r := range radices {
		digits[k], n = n%r, n/r
	}
	return digits
}

func gcd(a, b int) int {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}

// A serviceName is the title of a service with its parts.
type serviceName struct {
	title, town string
	form        form
	activity    activity
}

func serviceNamed(i int) serviceName {
	d := pick(i, townCount, len(activities), len(forms))
	n := serviceName{town: town(d[0]), activity: activities[d[1]], form: forms[d[2]]}
	n.title = n.town + " " + n.activity.name + " " + n.form.name
	return n
}

func organisationName(i int) string {
	d := pick(i, townCount, len(causes), len(bodies))
	return town(d[0]) + " " + causes[d[1]] + " " + bodies[d[2]]
}

func placeName(i int) (title, where string) {
	d := pick(i, townCount, len(buildings))
	return town(d[0]) + " " + buildings[d[1]], town(d[0])
}

func eventName(i int) (title, where string) {
	d := pick(i, townCount, len(meetings))
	return town(d[0]) + " " + meetings[d[1]], town(d[0])
}

// slug is the name of the file of a title.
func slug(title string) string {
	return strings.NewReplacer(" ", "-", "é", "e", "'", "").Replace(strings.ToLower(title))
}

// references to the i-th of a kind, going round where there are fewer.

func (s specimen) organisationAt(i int) string { return slug(organisationName(i % s.organisations)) }

func (s specimen) placeAt(i int) string {
	title, _ := placeName(i % s.places)
	return slug(title)
}

func (s specimen) serviceAt(i int) string { return slug(serviceNamed(i % s.services).title) }

// phone is a number that Ofcom keeps for drama.
func phone(d dice) string {
	area := oneOf(d, []string{"01632 960", "0121 496 0", "0161 496 0", "0114 496 0", "020 7946 0", "0808 157 0", "0306 999 0"})
	return fmt.Sprintf("%s%s%03d", area, map[bool]string{true: " "}[area == "01632 960"], d.IntN(1000))
}

func mobile(d dice) string { return fmt.Sprintf("07700 900 %03d", d.IntN(1000)) }
