package site

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"signpost/cmd/signpost/internal/contact"
	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/markdown"
	"signpost/cmd/signpost/internal/problem"
)

// checkLinks reports links and pictures of entries' texts that are not part of the site.
func (s *Site) checkLinks() {
	check := func(e *directory.Entry) {
		for _, link := range e.Body.Links {
			if _, ok := s.published(pathOf(link.Target)); ok || link.Target == "" {
				continue
			}
			at := e.BodyPos(link.Offset)
			message, hint := elsewhere(link)
			if message == "" {
				message, hint = fmt.Sprintf("there is no %s %q", what(link.Image), link.Target), s.nearestAddress(link)
			}
			s.problems = append(s.problems, problem.Problem{Path: e.Path, Line: at.Line, Col: at.Col, Rule: "link", Message: message, Hint: hint})
		}
	}
	check(&s.directory.Settings.Entry)
	for e := range s.directory.Entries() {
		check(e)
	}
}

// outside is an address of another website without its beginning. Within a site nobody names a folder like that.
var outside = regexp.MustCompile(`^(?i:www\.[a-z0-9-]|(?:[a-z0-9-]+\.)+(?:com|net|org|info|uk|wales|cymru|scot|london|eu|ie)(?:[/?#]|$))`)

// elsewhere tells of a link that was to leave the site, and lacks the beginning that says so; or of the folder of files that are
// published, which is no part of their address. The message is empty where a link is meant for a page.
func elsewhere(link markdown.Link) (message, hint string) {
	written, lacks := strings.TrimSpace(link.Written), "%q lacks its beginning, so it leads to a page of this site"
	if link.Image {
		if file, ok := strings.CutPrefix(strings.TrimPrefix(written, "/"), "static/"); ok {
			return fmt.Sprintf("there is no picture %q", link.Target), "leave out static: write /" + file
		}
		return "", ""
	}
	if address, reason := contact.Email(written); reason == "" {
		return fmt.Sprintf(lacks, written), "write mailto:" + address
	}
	if phone, reason := contact.ReadPhone(written); reason == "" {
		return fmt.Sprintf(lacks, written), "write tel:" + phone.Dial
	}
	if outside.MatchString(written) {
		return fmt.Sprintf(lacks, written), "write https://" + written
	}
	return "", ""
}

func what(image bool) string {
	if image {
		return "picture"
	}
	return "page"
}

// maxHints is how many broken links get a hint: to look through all addresses for each of thousands would take minutes.
const maxHints = 200

// nearestAddress offers the page that the person may have meant: one with the same name, or one whose name is near.
func (s *Site) nearestAddress(link markdown.Link) string {
	if s.hints++; s.hints > maxHints {
		return ""
	}
	target := link.Target
	folder, name := splitAddress(target)
	var near, same []string
	for _, file := range s.Files {
		path := file.Path
		f, n := splitAddress(addressOf(path))
		if n == name && name != "" {
			same = append(same, addressOf(path))
		} else if f == folder && problem.Nearest(name, []string{n}) != "" {
			near = append(near, addressOf(path))
		}
	}
	if len(same) > 0 {
		near = same // "../health-walk/" is the walk, and not /health/
	}
	if len(near) == 0 && link.Image {
		return "put the picture into static/pictures/ and write /pictures/name.jpg"
	}
	if len(near) == 0 {
		return "write the address of a page, like /services/health-walk/"
	}
	slices.Sort(near)
	best := problem.Nearest(target, near)
	if best == "" {
		best = near[0]
	}
	return fmt.Sprintf("did you mean %s?", best)
}

func splitAddress(address string) (folder, name string) {
	trimmed := strings.Trim(address, "/")
	i := strings.LastIndexByte(trimmed, '/')
	return trimmed[:i+1], trimmed[i+1:]
}
