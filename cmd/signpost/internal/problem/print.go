package problem

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
)

// Formats lists the names that Print knows.
var Formats = []string{"text", "github", "json"}

// Print writes the problems, in the order given, as one of Formats:
//
//   - text: "path:line:col: message [rule]", then an indented "hint:" line if there is one. A warning or an advice
//     says so before its message.
//   - github: workflow commands that become annotations of a pull request
//     (https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands).
//   - json: one array.
//
// It returns the writer's error.
func Print(w io.Writer, format string, list []Problem) error {
	switch format {
	case "text":
		return printText(w, list)
	case "github":
		return printGitHub(w, list)
	case "json":
		if list == nil {
			list = []Problem{}
		}
		enc := json.NewEncoder(w)
		enc.SetEscapeHTML(false)
		enc.SetIndent("", "  ")
		return enc.Encode(list)
	}
	return fmt.Errorf("unknown format %q", format)
}

func printText(w io.Writer, list []Problem) error {
	var b strings.Builder
	for _, p := range list {
		severity := ""
		if p.Severity != Error {
			severity = p.Severity.String() + ": "
		}
		fmt.Fprintf(&b, "%s:%d:%d: %s%s [%s]\n", oneLine(p.Path), p.Line, p.Col, severity, oneLine(p.Message), p.Rule)
		if p.Hint != "" {
			fmt.Fprintf(&b, "  hint: %s\n", oneLine(p.Hint))
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func printGitHub(w io.Writer, list []Problem) error {
	command := [...]string{Error: "error", Warning: "warning", Advice: "notice"}
	var b strings.Builder
	for _, p := range list {
		message := p.Message + " [" + p.Rule + "]"
		if p.Hint != "" {
			message += "\nhint: " + p.Hint
		}
		fmt.Fprintf(&b, "::%s file=%s,line=%d,col=%d::%s\n",
			command[p.Severity], escapeProperty(p.Path), p.Line, p.Col, escapeData(message))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// oneLine keeps a message on its line, and a stranger's control characters out of a terminal.
func oneLine(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f || (r >= 0x80 && r < 0xa0) || r == 0x2028 || r == 0x2029 {
			return ' '
		}
		return r
	}, s)
}

// The two escapes are those of GitHub's own toolkit, so that text from content can't begin a command of its own.
var (
	dataEscapes     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	propertyEscapes = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

func escapeData(s string) string     { return dataEscapes.Replace(s) }
func escapeProperty(s string) string { return propertyEscapes.Replace(s) }
