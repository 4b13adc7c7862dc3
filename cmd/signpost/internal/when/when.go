package when

import (
	"regexp"
	"strings"
	"time"

	"signpost/cmd/signpost/internal/when/internal/english"
	"signpost/cmd/signpost/internal/when/internal/timetable"
)

type (
	// Date is a civil date: a square on the calendar, in no zone.
	Date = timetable.Date
	// Clock is a time on the wall, in minutes after the midnight that begins the day.
	Clock = timetable.Clock
	// Term is a school term.
	Term = timetable.Term
	// Settings are what a directory says once for all of its lines.
	Settings = timetable.Settings
	// Schedule is what lines of opening times mean.
	Schedule = timetable.Schedule
	// Occurrence is one time that something happens.
	Occurrence = timetable.Occurrence
	// Rule is a part of a schedule in the form that calendars want.
	Rule = timetable.Rule
	// Mistake is something in a line that can't be read, or can be read in two ways.
	Mistake = english.Mistake
)

// Read reads lines of English as one schedule. The schedule is nil where there is any mistake.
func Read(lines []string, s Settings) (*Schedule, []Mistake) { return english.Read(lines, s) }

// LeftOut gives the names in lines of which their schedule says nothing, as they were typed: "Church Hall". It is nil where the
// lines can't be read.
func LeftOut(lines []string, s Settings) []string { return english.LeftOut(lines, s) }

// ReadDate reads a date that a British reader can't mistake: "12/10/2026", "12.10.26", "12 October 2026", "Mon 12th Oct
// 2026", "2026-10-12".
func ReadDate(text string) (Date, bool) {
	if dashed.MatchString(text) {
		text = strings.NewReplacer("‐", "-", "‑", "-", "‒", "-", "–", "-", "—", "-").Replace(text)
	}
	return english.ReadDate(text)
}

// dashed is a date of three numbers between which a word processor has put dashes.
var dashed = regexp.MustCompile(`^\d{1,4}[-‐‑‒–—]\d{1,2}[-‐‑‒–—]\d{1,4}$`)

// ParseDate reads an ISO date such as "2027-02-23".
func ParseDate(text string) (Date, error) { return timetable.ParseDate(text) }

// DateOf is the date that t falls on, in t's own zone.
func DateOf(t time.Time) Date { return timetable.DateOf(t) }
