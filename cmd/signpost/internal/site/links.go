package site

import (
	"fmt"
	"slices"
	"strings"

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
			s.problems = append(s.problems, problem.Problem{Path: e.Path, Line: at.Line, Col: at.Col, Rule: "link",
				Message: fmt.Sprintf("there is no %s %q", what(link.Image), link.Target), Hint: s.nearestAddress(link)})
		}
	}
	check(&s.directory.Settings.Entry)
	for e := range s.directory.Entries() {
		check(e)
	}
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
	var near []string
	for _, file := range s.Files {
		path := file.Path
		f, n := splitAddress(addressOf(path))
		if n == name && name != "" {
			near = append(near, addressOf(path))
		} else if f == folder && problem.Nearest(name, []string{n}) != "" {
			near = append(near, addressOf(path))
		}
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
