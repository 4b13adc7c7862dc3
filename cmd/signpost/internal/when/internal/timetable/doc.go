// Package timetable knows when something is.
//
// A [Schedule] is a few recurrences, each with its days, its times, the part of
// the calendar that it is limited to, what is taken out and what is noted. It
// gives its occurrences ([Schedule.Occurrences]), says itself back in words
// ([Schedule.Words]), and has the recurrence rules of RFC 5545
// ([Schedule.Rules]). A [Draft] puts one together.
//
// # Days and clocks
//
// Times are those on the wall of the directory's zone: see [Schedule] for what
// happens when clocks change. A day without a time is a whole day in
// [Occurrence], with AllDay; "Tuesday mornings" is one as well, and keeps the
// word as its note. Bank holidays are those of a nation, worked out by rule and
// by proclamation; terms are the directory's, half terms the gaps between
// their halves, and the summer holidays the gap between two school years.
// Before the first term and after the last nothing is known, and nothing is
// said.
//
// The package has no clock, and no wish to know how a line was written.
package timetable
