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
		s.addNoticeboard(&t.Entry, func() []Date { return s.datesOf(publicEvents(t.Events), aboutTheme(t)) })
	}
	for _, a := range s.directory.Areas {
		s.addNoticeboard(&a.Entry, func() []Date {
			_, _, events := s.areaEntries(a)
			return s.datesOf(publicEvents(events), nil)
		})
	}
}

func posterAddress(e *directory.Event) string { return e.Kind.Address(e.Slug) + "poster/" }

func noticeboardAddress(e *directory.Entry) string { return e.Kind.Address(e.Slug) + "noticeboard/" }

// posterDates is how many dates a poster has room for.
const posterDates = 8

func (s *Site) addPoster(e *directory.Event) {
	s.addSheet("poster", "Poster: ", posterAddress(e), &e.Entry, func(p Page, code Code) any {
		var dates []Date
		for _, d := range s.eventDates(e, manyDates) {
			if !d.Cancelled {
				dates = append(dates, d)
			}
		}
		shown := dates[:min(posterDates, len(dates))]
		return PosterPage{Page: p, Event: e, When: e.Times.Schedule.Words(), Dates: shown, More: len(dates) - len(shown), Code: code}
	})
}

// addSheet adds a page to be printed about an entry, with a code that leads to the entry's own page.
func (s *Site) addSheet(layout, prefix, address string, e *directory.Entry, value func(Page, Code) any) {
	p := s.page(layout, address, prefix+e.Title)
	p.Heading, p.NoIndex = e.Title, true
	p.Crumbs = []Link{{Title: e.Title, Address: e.Address()}}
	s.addPage(p, e.Path, nil, func(p Page) (any, error) {
		code, err := codeOf(s.abs(e.Address()))
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
