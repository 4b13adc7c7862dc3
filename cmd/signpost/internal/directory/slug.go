package directory

import (
	"fmt"
	"regexp"
	"strings"

	"signpost/cmd/signpost/internal/content"
)

// device matches the names that Windows keeps for devices, whatever their ending
// (https://learn.microsoft.com/windows/win32/fileio/naming-a-file): no volunteer there can open such a file.
var device = regexp.MustCompile(`^(con|prn|aux|nul|com[1-9]|lpt[1-9])$`)

// Devices are those names, for a form that proposes others.
var Devices = strings.Fields("con prn aux nul com1 com2 com3 com4 com5 com6 com7 com8 com9 lpt1 lpt2 lpt3 lpt4 lpt5 lpt6 lpt7 lpt8 lpt9")

// OddSlug says what is wrong with the name of an entry's file that can be an address all the same, and which would be a good
// one. The reason is empty where it is good.
func OddSlug(key Key) (reason, better string) {
	tidy := content.Slug(key.Slug)
	switch {
	case key.Slug == "index" && key.Kind != Guide:
		return fmt.Sprintf("%q is what the list of a folder is called on the web", key.Slug), "the-" + key.Slug
	case device.MatchString(key.Slug):
		return fmt.Sprintf("Windows keeps the name %q for itself", key.Slug), key.Slug + "-" + key.Kind.One()
	case len(key.Slug) > content.LongestSlug:
		return fmt.Sprintf("a name of %d letters is too long to read out", len(key.Slug)), strings.Trim(key.Slug[:content.LongestSlug/2], "-")
	case key.Slug != tidy:
		return "hyphens stand between words, one at a time", tidy
	}
	return "", ""
}
