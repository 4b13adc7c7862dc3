// Package problem is a message about a person's mistake, with the place where it stands.
//
// A Problem is a value: reading goes on after one, so that a volunteer sees every mistake in one run. What the
// machine fails at (disk, port, network) is an error instead, and never a Problem.
//
// How a message is worded, so that all of them read alike:
//
//   - It starts in lower case and has no full stop.
//   - It quotes what the person typed, in double quotes.
//   - It says what is wrong in the words of the directory (service, place, theme), never in those of the program.
//   - The hint names the repair, if there is a likely one, with the text to paste; few allowed values are listed.
package problem

import (
	"cmp"
	"slices"
	"strings"
)

// Severity says what a problem means for the site.
type Severity uint8

// The severities. Only an Error keeps a site from being published.
const (
	Error   Severity = iota // breaks a page or misleads its reader
	Warning                 // likely a slip
	Advice                  // could be better
)

var severities = [...]string{Error: "error", Warning: "warning", Advice: "advice"}

// String is the severity's name as it stands in JSON.
func (s Severity) String() string { return severities[s] }

// MarshalText gives String, for JSON.
func (s Severity) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// Pos is a place in a file: line and column from 1, the column counted in characters. The zero Pos is the file as a
// whole.
type Pos struct{ Line, Col int }

// A Problem is one message.
type Problem struct {
	Path     string   `json:"path"` // relative to the site, with slashes
	Line     int      `json:"line"` // from 1
	Col      int      `json:"col"`  // from 1, in characters
	Severity Severity `json:"severity"`
	Rule     string   `json:"rule"` // the rule's short name, [a-z-]+
	Message  string   `json:"message"`
	Hint     string   `json:"hint"` // the likely repair, or ""
}

// Sort puts problems in the order in which they are printed: by path, line, column, rule, message. Equal ones become
// one.
func Sort(list []Problem) []Problem {
	slices.SortStableFunc(list, func(a, b Problem) int {
		return cmp.Or(
			strings.Compare(a.Path, b.Path),
			cmp.Compare(a.Line, b.Line),
			cmp.Compare(a.Col, b.Col),
			strings.Compare(a.Rule, b.Rule),
			strings.Compare(a.Message, b.Message),
		)
	})
	return slices.Compact(list)
}

// Errors counts the problems of severity Error.
func Errors(list []Problem) int { return Count(list, Error) }

// Count counts the problems of a severity.
func Count(list []Problem, severity Severity) int {
	n := 0
	for _, p := range list {
		if p.Severity == severity {
			n++
		}
	}
	return n
}
