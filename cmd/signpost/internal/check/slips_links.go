package check

import (
	"fmt"
	"regexp"
	"strings"

	"signpost/cmd/signpost/internal/contact"
	"signpost/cmd/signpost/internal/directory"
)

var spaced = regexp.MustCompile(`(!?)\[([^\[\]\n]*)\]\([ \t]*([^()\s"']+[ \t]+[^()\s"'][^()\n]*)\)`)

// spacedAddress looks for a link or a picture whose address has a space in it, and is therefore none.
func (r *reporter) spacedAddress(e *directory.Entry, text string) {
	if !strings.Contains(text, "](") {
		return
	}
	at := spaced.FindStringSubmatchIndex(text)
	if at == nil {
		return
	}
	words, address := text[at[4]:at[5]], strings.TrimRight(text[at[6]:at[7]], " \t")
	what, hint := "link", "write the address without spaces: [our walks](/services/health-walk/)"
	if phone, reason := contact.ReadPhone(address); reason == "" {
		hint = fmt.Sprintf("write tel: before a number, and no spaces: [%s](tel:%s)", words, phone.Dial)
	} else if beginsAddress.MatchString(words) {
		hint = fmt.Sprintf("the words stand in the square brackets, the address in the round ones: [%s](%s)", address, words)
	}
	if at[2] < at[3] {
		what, hint = "picture", "give its file a name without spaces: ![what it shows](/pictures/tea-and-cake.jpg)"
	}
	r.tell(e, e.BodyPos(at[0]), "an address with a space in it makes no "+what, hint)
}

var beginsAddress = regexp.MustCompile(`^(?:https?:|mailto:|tel:|www\.|/)\S+$`)
