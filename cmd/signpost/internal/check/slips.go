package check

import (
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"signpost/cmd/signpost/internal/contact"
	"signpost/cmd/signpost/internal/directory"
)

// A slip is what looks like Markdown and is none: it stands on the page with all its brackets.
type slip struct {
	signs         []string // one of them at least is in it: to look for these first takes a tenth of the time
	form          *regexp.Regexp
	message, hint string
	onPage        string // where it may be right as well: what then does not stand on the page
}

var slips = []slip{
	{[]string{"] ", "]\t"}, regexp.MustCompile(`\[[^\[\]\n]+\][ \t]+\((?:https?:|mailto:|tel:|www\.|/)`), "a space between the brackets makes no link", "write them side by side: [words](address)", ""},
	{[]string{"]("}, regexp.MustCompile(`(?m)\[[^\[\]\n]*\]\((?:https?:|mailto:|tel:|www\.|/)[^()\n]*$`), "the bracket after the address is missing", "close it: [words](address)", ""},
	{[]string{")["}, regexp.MustCompile(`\([^()\n]+\)\[(?:https?:|mailto:|tel:|www\.|/)[^\[\]\n]*\]`), "the brackets of a link stand the other way round", "square ones hold the words, round ones the address: [words](address)", ""},
	{[]string{"##"}, regexp.MustCompile(`(?m)^ {0,3}#{2,6}[^#\s]`), "a heading needs a space after its signs", "write it like: ## What it costs", ""},
	{dots, regexp.MustCompile(`(?m)^[ \t]*[•·▪◦‣●○■][ \t]*[^ \t\n]`), "a line that begins with a dot makes no list", "begin each line of a list with a hyphen and a space: - tea", ""},
	{[]string{"[](", "[ ", "[\t"}, regexp.MustCompile(`(?m)(?:^|[^!\]])\[[ \t]*\]\([^()\s]`), "a link without words can't be seen", "write between the square brackets where it leads: [how to join](https://…)", ""},
	{[]string{")("}, regexp.MustCompile(`\]\([^()\s]+\)\((?:https?:|mailto:|tel:|www\.|/)[^()\n]*\)`), "a link leads to one place: what is in the second brackets stands on the page", "take one of the two out", ""},
	{[]string{"]["}, regexp.MustCompile(`\[[^\[\]\n]+\]\[[^\[\]\n]*\]`), "square brackets behind square brackets make no link", "the address stands in round ones: [the walk](/services/health-walk/)", "]["},
	{[]string{"[["}, regexp.MustCompile(`\[\[[^\[\]\n]+\]\]`), "double brackets make no link", "write the words, and then the address in round brackets: [the walk](/services/health-walk/)", "[["},
	{[]string{"[^"}, regexp.MustCompile(`\[\^[^\[\]\s]+\]`), "footnotes are not made here", "write it into the text, in round brackets", "[^"},
}

// dots are those with which word processors begin the lines of a list.
var dots = strings.Split("•·▪◦‣●○■", "")

// markdownSlips looks for what its author took for Markdown: each once an entry.
func markdownSlips(r *reporter) {
	for e := range r.originals() {
		text := withoutLiterals(e.Markdown())
		if strings.ContainsAny(text, "[*#•·▪◦‣●○■") {
			for _, s := range slips {
				if !containsAny(text, s.signs) || !strings.Contains(e.Body.HTML, s.onPage) {
					continue
				}
				if at := s.form.FindStringIndex(text); at != nil {
					lead := len(text[at[0]:]) - len(strings.TrimLeft(text[at[0]:], " \t\n"))
					r.tell(e, e.BodyPos(at[0]+lead), s.message, s.hint)
				}
			}
			r.spacedAddress(e, text)
			r.openBold(e, text)
			r.badContacts(e, text)
		}
		r.tightList(e, text)
		r.ownPages(e)
	}
}

func containsAny(text string, signs []string) bool {
	return slices.ContainsFunc(signs, func(sign string) bool { return strings.Contains(text, sign) })
}

// withoutLiterals takes out what is to stand on the page as it is: code, and signs behind a backslash.
func withoutLiterals(text string) string {
	if !strings.ContainsAny(text, "`\\") {
		return text
	}
	return literal.ReplaceAllStringFunc(text, func(found string) string { return strings.Repeat("x", len(found)) })
}

var literal = regexp.MustCompile("(?s)```.*?```|`[^`\n]*`|\\\\[[:punct:]]")

// openBold looks for stars that stand on the page: some are there, so one pair of them is not closed, or has a space within.
func (r *reporter) openBold(e *directory.Entry, text string) {
	if !strings.Contains(e.Body.Text, "**") {
		return
	}
	start := 0
	for paragraph := range strings.SplitSeq(text, "\n\n") {
		if strings.Count(paragraph, "**")%2 == 1 || looseBold.MatchString(paragraph) {
			r.tell(e, e.BodyPos(start+strings.Index(paragraph, "**")), "** stands on the page: what is bold has two stars before it and two after", "write **bold**, without spaces inside")
			return
		}
		start += len(paragraph) + len("\n\n")
	}
}

var looseBold = regexp.MustCompile(`\*\*[ \t][^*\n]*\*\*`)

var contactLink = regexp.MustCompile(`\]\((mailto|tel|sms):([^()\s?]*)`)

// badContacts looks for links that open a mail or a call to nobody.
func (r *reporter) badContacts(e *directory.Entry, text string) {
	if !strings.Contains(text, "](") {
		return
	}
	for _, at := range contactLink.FindAllStringSubmatchIndex(text, -1) {
		scheme, rest := text[at[2]:at[3]], text[at[4]:at[5]]
		plain, err := url.PathUnescape(rest)
		if err != nil {
			plain = rest
		}
		var reason, hint string
		if scheme == "mailto" {
			_, reason = contact.Email(plain)
			hint = "write it like mailto:walks@example.org"
		} else {
			_, reason = contact.ReadPhone(plain)
			hint = "write it like " + scheme + ":01632960123"
		}
		if reason != "" {
			r.tell(e, e.BodyPos(at[2]), reason, hint)
		}
	}
}

// ownPages looks for pages of this site that are led to by their full address, and are not there.
func (r *reporter) ownPages(e *directory.Entry) {
	base := r.d.Settings.StatedURL
	if base == "" {
		return
	}
	for _, link := range e.Body.Web {
		local, own := strings.CutPrefix(link.Target, base)
		if !own {
			continue
		}
		local, _, _ = strings.Cut(local, "#")
		local, _, _ = strings.Cut(local, "?")
		if plain, err := url.PathUnescape(local); err == nil {
			local = plain
		}
		_, isFile := r.pages.Lookup(local)
		_, isPage := r.pages.Lookup(strings.TrimPrefix(strings.TrimSuffix(local, "/")+"/index.html", "/"))
		if !isFile && !isPage {
			r.tell(e, e.BodyPos(link.Offset), fmt.Sprintf("this directory has no page /%s", local), "lead to its own pages like [the walk](/services/health-walk/): then a slip is told at once")
		}
	}
}
