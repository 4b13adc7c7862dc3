// Package when turns lines of plain English into a schedule of real dates.
//
// [Read] takes lines as people write them on posters and websites, and gives
// a [Schedule], or the [Mistake]s that keep it from doing so. A schedule knows
// its occurrences, says itself back in words, and has the recurrence rules that
// calendars and open data want. Every face of a directory (pages, calendars,
// filters, schema.org, Open Referral) asks the same schedule.
//
// GRAMMAR.md shows by examples, all of which a test runs, what can be written. The
// manual of the grammar is that of package english, which reads; that of days,
// clocks and terms is that of package timetable, which knows when something is.
// This package is what the rest of Signpost sees of the two.
//
// No package of the three has a clock.
package when
