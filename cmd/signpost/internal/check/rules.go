package check

import (
	"embed"
	"slices"

	"signpost/cmd/signpost/internal/problem"
)

// A Group is some rules with what they ask.
type Group struct {
	Title string
	Rules []Rule
}

// Groups are all that is looked for: first by this package, last by others as they read.
var Groups = []Group{
	{"Is it true?", truth},
	{"Can it be found?", findability},
	{"Where do I start?", guidance},
	{"Is it plain?", plainness},
	{"Is it put together well?", shape},
	{"Can it be read?", reading},
}

// Rules are those of all groups.
var Rules = slices.Concat(truth, findability, guidance, plainness, shape, reading)

var truth = []Rule{
	{"checked-ahead", problem.Warning, "A check on a day that is still to come can't have been made, and hides that the entry grows old.", checkedAhead},
	{"checked-old", problem.Advice, "What nobody has looked at for long is often wrong by now, and visitors are told so.", checkedOld},
	{"checked-never", problem.Advice, "Visitors trust an entry more when it says who made sure of it, and when.", neverChecked},
	{"over", problem.Advice, "An event whose dates are all over sends nobody anywhere.", over},
	{"closed-target", problem.Warning, "A pack or a link that leads to something closed ends in disappointment.", pointsAtClosed},
	{"closed-nowhere", problem.Advice, "Somebody who looks for what has closed needs something else.", closedNowhere},
	{"instead", problem.Warning, "What stands under instead is where a closed entry sends people, so it has to be there for them.", instead},
	{"duplicate", problem.Warning, "Of two entries for the same thing, one grows wrong unnoticed.", duplicates},
	{"consent", problem.Warning, "A volunteer's own mobile or mail address is theirs: everybody on the web will see it.", consent},
	{"where", problem.Advice, "Nobody can come along who knows the time, but not the place.", where},
	{"who-ages", problem.Warning, "People narrow a search down by the numbers, and read the words: both have to say the same.", ages},
}

var findability = []Rule{
	{"empty-theme", problem.Advice, "A theme on the home page that leads to nothing lets somebody down.", emptyTheme},
	{"empty-area", problem.Advice, "A town with nothing in it is a gap, either in what there is or in what is known.", emptyArea},
	{"no-theme", problem.Advice, "Most people come by a theme: they know their need, not the name of what answers it.", withoutTheme},
	{"same-title", problem.Advice, "In a list, two entries of the same name can't be told apart.", sameTitle},
	{"words", problem.Warning, "Every word that the home page offers must find something. In a directory of more than 2,000 entries this is tried only if there is content/queries.md.", nil},
}

var guidance = []Rule{
	{"dead-end", problem.Warning, "Who follows the guide to a question without answers is left alone.", deadEnds},
	{"guide-end", problem.Warning, "Who has answered every question is to find something that is on, and open.", guideEnds},
	{"guide-closed", problem.Error, "An answer that leads to something closed sends somebody in need to a shut door.", guideClosed},
	{"guide-person", problem.Warning, "At each end of the guide there is a person to call.", guidePersons},
	{"guide-lost", problem.Warning, "A question that no answer leads to is never asked.", guideLost},
	{"guide-unsure", problem.Advice, "Many people do not know what they need: the page itself adds an answer for them, but a good one is yours.", guideUnsure},
	{"guide-sensitive", problem.Advice, "A question that leads only to what somebody may have to hide gives it away, on the screen and by going back.", guideSensitive},
	{"guide-twice", problem.Advice, "Who reads the same answer twice does not know which one to choose.", guideTwice},
}

var plainness = []Rule{
	{"no-summary", problem.Advice, "Lists, cards and search engines show the summary: without it there is only a name.", noSummary},
	{"long-summary", problem.Advice, "A summary is read at a glance, and cut where it is longer.", longSummary},
	{"plain-word", problem.Advice, "Short, common words are understood by more people.", plainWords},
	{"long-sentence", problem.Advice, "A long sentence is lost half-way by those who are tired, worried or new to English.", longSentences},
	{"reading-age", problem.Advice, "The average adult in the United Kingdom reads as well as a child of 9 to 11 years.", readingAge},
	{"capitals", problem.Advice, "Words in capitals have no shape, are hard to read, and sound like shouting.", capitals},
	{"click-here", problem.Advice, "Who hears a page read out jumps from link to link: each has to say where it leads.", clickHere},
}

var shape = []Rule{
	{"odd-name", problem.Warning, "A file's name is its address, which people read out, and is opened on every kind of computer.", oddNames},
	{"translation-field", problem.Warning, "What a translation refers to is always that of its original: another name here would change nothing.", translationFields},
	{"fragment", problem.Warning, "A link to a part of a page that is not there opens the page at its top.", fragments},
	{"telling-address", problem.Advice, "Who has to hide that they read a page can't hide its address from whoever looks at their phone.", tellingAddresses},
	{"markdown-slip", problem.Warning, "What is nearly Markdown stands on the page with its brackets and stars, and leads nowhere.", markdownSlips},
	{"field-slip", problem.Warning, "A field is plain text: stars, tags and brackets in it stand on the page as they are.", fieldSlips},
	{"refuge-address", problem.Warning, "Whoever is looked for is found by a file that everybody can read.", refugeAddresses},
	{"hidden-hall", problem.Warning, "Where others meet in the open is no secret: to hide it for one sends all others' visitors astray, and tells that there is something to hide.", hiddenHalls},
	{"refuge-text", problem.Advice, "A confidential place has no page and no name, so what is written about it helps nobody.", refugeTexts},
	{"private-pack", problem.Warning, "A pack lies on a table where others read it, so what somebody may have to hide does not belong in one.", privateInPacks},
	{"picture-size", problem.Advice, "A large picture is slow on a phone, and costs people without a contract money.", pictureSize},
	{"dead-link", problem.Warning, "A page that has moved or gone is a dead end. Only check --links looks.", nil},
}

var reading = []Rule{
	{"file-name", problem.Error, "A file's name is its address: small letters, digits and hyphens, in the folder of its kind.", nil},
	{"size", problem.Error, "A file of more than 1 MB is no page of a directory.", nil},
	{"encoding", problem.Error, "Letters that are not UTF-8 would show as nonsense.", nil},
	{"front-matter", problem.Error, "The fields stand between two lines of three hyphens at the top of the file.", nil},
	{"merge", problem.Error, "Where two people change the same lines, git keeps both and leaves it to you which one is true.", nil},
	{"yaml", problem.Error, "What can't be read as fields would be lost.", nil},
	{"field", problem.Error, "A misspelt field would be passed over in silence, and of a repeated one only one can be true.", nil},
	{"required", problem.Error, "Every entry has a title, and every event says when it is on.", nil},
	{"value", problem.Error, "A field takes a text, a list, a number or one of a few words.", nil},
	{"date", problem.Error, "A date that can be read in one way only can be trusted.", nil},
	{"when", problem.Error, "Times that can be read in two ways, or in none, would send people at the wrong time.", nil},
	{"cancelled", problem.Error, "A cancelled date that is none of the series' takes nothing out of it.", nil},
	{"moved", problem.Error, "A date can be moved once, from a day of the series to another.", nil},
	{"session", problem.Error, "What differs on a date needs a date of the series, and one place where it stands.", nil},
	{"terms", problem.Warning, "Where the terms run out nobody can tell when something in term time is on.", nil},
	{"age", problem.Error, "Nobody is older than the lowest age and younger than the highest where the two are swapped.", nil},
	{"coordinates", problem.Error, "A place with swapped coordinates lies at sea.", nil},
	{"phone", problem.Error, "A wrong number reaches nobody, or a stranger.", nil},
	{"postcode", problem.Error, "A wrong postcode leads a taxi astray.", nil},
	{"unknown-postcode", problem.Warning, "A postcode that the imported file does not have is likely mistyped.", nil},
	{"postcodes", problem.Error, "The file of postcodes is made by signpost import postcodes, and not by hand.", nil},
	{"email", problem.Error, "Mail to a wrong address comes back, or goes to a stranger.", nil},
	{"website", problem.Error, "A web address begins with https:// and leads somewhere.", nil},
	{"alias", problem.Error, "An alias is an old address of the same kind, as it was.", nil},
	{"service", problem.Error, "A service that is named has to be a file of content/services/.", nil},
	{"event", problem.Error, "An event that is named has to be a file of content/events/.", nil},
	{"organisation", problem.Error, "An organisation that is named has to be a file of content/organisations/.", nil},
	{"place", problem.Error, "A place that is named has to be a file of content/places/.", nil},
	{"theme", problem.Error, "A theme that is named has to be a file of content/themes/.", nil},
	{"area", problem.Error, "An area that is named has to be a file of content/areas/, and can't lie within itself.", nil},
	{"pack", problem.Error, "A pack holds what a person can go to or turn to.", nil},
	{"question", problem.Error, "A question that is named has to be a file of content/guide/.", nil},
	{"guide-path", problem.Error, "Every way through the guide has an end, after at most four questions.", nil},
	{"page", problem.Error, "A page that is named has to be a file of content/pages/.", nil},
	{"confidential", problem.Error, "Whoever is hidden somewhere is found by an address that is typed anywhere: build searches every file that it makes, and publishes nothing that tells.", nil},
	{"unread", problem.Warning, "What is inside a PDF, an office file or a photograph is published unsearched, in a directory that has to keep an address to itself.", nil},
	{"reference", problem.Error, "An entry is named by its folder and its name.", nil},
	{"translation", problem.Error, "A translation needs the entry that it translates.", nil},
	{"link", problem.Error, "A link within the site that leads nowhere is a dead end.", nil},
	{"unsafe-link", problem.Error, "A link could run a stranger's program in a visitor's browser.", nil},
	{"raw-html", problem.Error, "HTML in a text could do anything to a page, so only Markdown is taken.", nil},
	{"picture", problem.Error, "Who can't see a picture needs its description.", nil},
	{"nesting", problem.Error, "Lists within lists within lists have no room on a phone.", nil},
	{"text", problem.Error, "Of a text with very many mistakes the first fifty are enough to begin with.", nil},
	{"address", problem.Error, "Two files can't be published at one address.", nil},
	{"layout", problem.Error, "A mistake in a layout breaks every page that it makes, and a misspelt layout changes nothing.", nil},
	{"asset", problem.Error, "A mistake in a style or a script breaks every page.", nil},
	{"query", problem.Error, "What content/queries.md promises has to be found. It breaks no page: build publishes all the same, and build --strict does not.", nil},
}

func ruleNamed(name string) *Rule {
	return &Rules[slices.IndexFunc(Rules, func(r Rule) bool { return r.Name == name })]
}

//go:embed examples
var examples embed.FS

// Example is the rule's example, as text in the form of https://pkg.go.dev/golang.org/x/tools/txtar: the files of a small
// directory that breaks it, and, as a last file named "problems", what is said then on 24 November 2026.
func (r Rule) Example() string {
	text, err := examples.ReadFile("examples/" + r.Name + ".txtar")
	if err != nil {
		return "" // a test looks that there is one
	}
	return string(text)
}
