package site

import (
	"signpost/cmd/signpost/internal/directory"
)

// What the layouts receive that are made to be printed.

// PosterPage is what layouts/poster.html receives: a drop-in series on one sheet of paper.
type PosterPage struct {
	Page
	Event *directory.Event
	When  string
	Dates []Leaf // the next ones, as many as fit
	Later []Leaf // those that come after, to take their places
	Code  Code   // leads to the event's page
}

// A Leaf is a date on a poster, with what is said below it, a line each.
type Leaf struct {
	Date
	Below []string
}

// A Code is a QR code. Its Path is the dark squares as an SVG path, in units of one square; Size is its width with the
// light margin.
type Code struct {
	Size int
	Path string
}

// NoticeboardPage is what layouts/noticeboard.html receives: the dates of a theme or an area, a month on each sheet.
type NoticeboardPage struct {
	Page
	About  string // the theme's or the area's title
	Sheets []Sheet
	Code   Code // leads to the theme's or the area's page
}

// A Sheet is a month on one side of paper.
type Sheet struct {
	Month
	Density string // "airy", "full" or "dense": how much has to fit
	More    int    // dates that do not fit any more
}
