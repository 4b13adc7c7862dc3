package site

import (
	"fmt"
	"strings"

	"rsc.io/qr"

	"signpost/cmd/signpost/internal/directory"
)

// Not everybody knows that there is a directory, so its drop-ins go where people are: a poster for each series, and for
// each theme and area a sheet a month. Both are pages made to be printed on A4.

// addPaper adds the posters and noticeboards.
func (s *Site) addPaper() {
	for _, e := range s.directory.Events {
		if s.hasCalendar(e) {
			s.addPoster(e)
		}
	}
	for _, t := range s.directory.Themes {
		s.addNoticeboard(&t.Entry, func() []Date { return s.gather(publicEvents(t.Events), aboutTheme(t), manyDates) })
	}
	for _, a := range s.directory.Areas {
		s.addNoticeboard(&a.Entry, func() []Date {
			_, _, events := s.areaEntries(a)
			return s.gather(publicEvents(events), nil, manyDates)
		})
	}
}

func posterAddress(e *directory.Event) string { return e.Kind.Address(e.Slug) + "poster/" }

func noticeboardAddress(e *directory.Entry) string { return e.Kind.Address(e.Slug) + "noticeboard/" }

// A poster has room for so many dates, and so many lines.
const posterDates, posterLines = 8, 12

func (s *Site) addPoster(e *directory.Event) {
	s.addSheet("poster", "Poster: ", posterAddress(e), &e.Entry, func(p Page, code Code) any {
		leaves := posterLeaves(s.eventDates(e, manyDates))
		n := fitting(leaves)
		return PosterPage{Page: p, Event: e, When: e.Times.Schedule.Words(), Dates: leaves[:n], Later: leaves[n:], Code: code}
	})
}

// posterLeaves adds to dates what a poster says below them: whatever its own words about when and where don't say.
func posterLeaves(dates []Date) []Leaf {
	usual, mixed := "", false
	for _, d := range dates {
		if d.IsMoved() {
			continue
		}
		mixed = mixed || usual != "" && d.Time() != usual
		usual = d.Time()
	}
	var leaves []Leaf
	for _, d := range dates {
		leaf := Leaf{Date: d}
		say := func(text string) {
			if text != "" {
				leaf.Below = append(leaf.Below, text)
			}
		}
		if mixed || d.Time() != usual {
			say(d.Time())
		}
		if d.Cancelled {
			say("Cancelled")
		} else {
			if d.IsMoved() {
				say("Moved from " + d.From())
			}
			say(d.Own.Title)
			if d.Own.Place != nil {
				say(atPlace(d.Own.Place, wherePlace(d.Own.Place)))
			}
			say(d.Own.Room)
			say(d.Own.Note)
		}
		leaves = append(leaves, leaf)
	}
	return leaves
}

// fitting is how many dates a poster has room for.
func fitting(leaves []Leaf) int {
	const perLine = 45 // small letters
	lines := 0
	for i, leaf := range leaves {
		lines++
		for _, text := range leaf.Below {
			lines += 1 + len(text)/perLine
		}
		if i == posterDates || lines > posterLines && i > 0 {
			return i
		}
	}
	return len(leaves)
}

// addSheet adds a page to be printed about an entry, with a code that leads to the entry's own page.
func (s *Site) addSheet(layout, prefix, address string, e *directory.Entry, value func(Page, Code) any) {
	p := s.page(layout, address, prefix+e.Title)
	p.Heading, p.NoIndex = e.Title, true
	p.Crumbs = []Link{{Title: e.Title, Address: e.Address()}}
	s.addPage(p, e.Path, func(p Page) (any, error) {
		code, err := codeOf(s.look.abs(e.Address()))
		if err != nil {
			return nil, err
		}
		return value(p, code), nil
	})
}

// What one side of A4 holds, in dates, at three sizes of type.
const (
	airySheet  = 8
	fullSheet  = 12
	denseSheet = 24
)

// addNoticeboard adds the sheets of a theme or an area. A month is whole, however much is on.
func (s *Site) addNoticeboard(e *directory.Entry, dates func() []Date) {
	s.addSheet("noticeboard", "Noticeboard: ", noticeboardAddress(e), e, func(p Page, code Code) any {
		page := NoticeboardPage{Page: p, About: e.Title, Code: code}
		for _, m := range months(dates()) {
			page.Sheets = append(page.Sheets, sheetOf(m))
		}
		return page
	})
}

// sheetOf cuts a month to what one side holds, and says how small its type has to be.
func sheetOf(m Month) Sheet {
	sheet := Sheet{Month: Month{Name: m.Name, ID: m.ID}, Density: "dense"}
	n := 0
	for _, day := range m.Days {
		cut := day
		cut.Dates = nil
		for _, d := range day.Dates {
			if d.Cancelled {
				continue // paper has no room for what is not on
			}
			if n == denseSheet {
				sheet.More++
				continue
			}
			cut.Dates = append(cut.Dates, d)
			n++
		}
		if len(cut.Dates) > 0 {
			sheet.Days = append(sheet.Days, cut)
		}
	}
	switch {
	case n <= airySheet:
		sheet.Density = "airy"
	case n <= fullSheet:
		sheet.Density = "full"
	}
	return sheet
}

// quietZone is the light margin that readers need around a code (ISO/IEC 18004, section 6.3.8): four squares.
const quietZone = 4

// codeOf makes a QR code of an address, with enough repair in it for paper that has been handled (level M, 15%).
func codeOf(address string) (Code, error) {
	code, err := qr.Encode(address, qr.M)
	if err != nil {
		return Code{}, fmt.Errorf("QR code of %s: %w", address, err)
	}
	var path strings.Builder
	for y := range code.Size {
		for x := 0; x < code.Size; x++ {
			run := 0
			for code.Black(x+run, y) {
				run++
			}
			if run > 0 {
				fmt.Fprintf(&path, "M%d %dh%dv1h-%dz", x+quietZone, y+quietZone, run, run)
				x += run
			}
		}
	}
	return Code{Size: code.Size + 2*quietZone, Path: path.String()}, nil
}
