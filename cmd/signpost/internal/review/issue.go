package review

import (
	"fmt"
	"regexp"
	"strings"

	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/markdown"
)

// IssueLimit is how long the body of an issue is made, in bytes. GitHub refuses more than 65,536 characters, and whoever files it
// may want to add something.
const IssueLimit = 57_000

// Issue writes groups as the body of a GitHub issue: a list to tick off, with links to the page of each entry and to its
// editor, and the command that marks it. What does not fit into limit bytes is left out, and counted at the end. Where there is
// nothing to look at it is empty, so that nobody files it.
func Issue(d *directory.Directory, groups []Group, limit int) string {
	if len(groups) == 0 {
		return ""
	}
	var b strings.Builder
	fmt.Fprintf(&b, "These need a look: a phone call is enough. Tick what is done, and mark it with the command below it, or with “Edit”.\n")
	left := 0
	const reserve = 200 // for the line that says how many are left out
	for _, g := range groups {
		heading := "\n### " + plainText(keeperWords(g.Keeper)) + "\n\n"
		for _, i := range g.Items {
			text := heading + issueItem(d, i)
			if left > 0 || b.Len()+len(text) > limit-reserve {
				left++
				continue
			}
			b.WriteString(text)
			heading = ""
		}
	}
	if left > 0 {
		fmt.Fprintf(&b, "\n**%d more** did not fit in here: `signpost review` lists them all.\n", left)
	}
	return b.String()
}

func keeperWords(keeper string) string {
	if keeper == "" {
		return "Nobody looks after these yet"
	}
	return "Looked after by " + keeper
}

func issueItem(d *directory.Directory, i Item) string {
	var b strings.Builder
	name := "**" + plainText(i.Title) + "**"
	if d.Settings.BaseURL != directory.LocalBaseURL {
		name = "[" + name + "](" + strings.TrimSuffix(d.Settings.BaseURL, "/") + i.Address() + ")"
	}
	fmt.Fprintf(&b, "- [ ] %s, %s. %s.", name, i.Ago(), plainText(i.Reach()))
	if edit := d.Settings.EditAddress(i.Path); edit != "" && !i.Secret {
		fmt.Fprintf(&b, " [Edit](%s)", edit)
	}
	b.WriteString("\n")
	if say := i.Say(d.Settings.Title); say != "" {
		fmt.Fprintf(&b, "  > %s\n\n", plainText(say))
	}
	var facts []string
	for _, f := range i.Facts {
		facts = append(facts, f.Name+": "+plainText(f.Value))
	}
	if len(facts) > 0 {
		fmt.Fprintf(&b, "  We list: %s\n", strings.Join(facts, "; "))
	}
	fmt.Fprintf(&b, "  `%s`\n", i.Command())
	return b.String()
}

// A text from content must not become Markdown, nor call the person on GitHub whose name follows an @, nor refer to an issue or
// a commit there (https://docs.github.com/get-started/writing-on-github/working-with-advanced-formatting/autolinked-references-and-urls).
// A mail address, which has a letter before its @, stays one that can be copied.
var mentions = regexp.MustCompile(`(?i)((?:^|[^a-z0-9])@+|#|\bgh-)`)

func plainText(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	var b strings.Builder
	for i, word := range strings.Split(text, " ") {
		if i > 0 {
			b.WriteByte(' ')
		}
		if strings.HasPrefix(word, "https://") || strings.HasPrefix(word, "http://") {
			address := strings.TrimRight(word, ",.;:") // which end what is said of it, and no address
			b.WriteString("<" + strings.NewReplacer("<", "%3C", ">", "%3E").Replace(address) + ">" + word[len(address):])
			continue
		}
		b.WriteString(mentions.ReplaceAllString(markdown.Escape(word), "$1\u2060"))
	}
	return b.String()
}
