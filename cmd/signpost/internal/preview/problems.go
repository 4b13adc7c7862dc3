package preview

import (
	"embed"
	"fmt"
	"html/template"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"signpost/cmd/signpost/internal/problem"
)

//go:embed part.html
var templateFiles embed.FS

var templates = template.Must(template.New("").Funcs(template.FuncMap{"counted": counted}).ParseFS(templateFiles, "part.html"))

const (
	maxListed = 20  // problems of the page's file, and of others; the command check lists all
	maxLine   = 160 // characters of a line
	maxFile   = 1 << 20
)

// A mistake is a problem as it is shown.
type mistake struct {
	problem.Problem
	Place    string       // "content/services/walk.md:6:14"
	Editor   template.URL // opens the file there, or ""
	Text     string       // the line
	Indent   string       // what stands in front of the caret
	HasCaret bool
}

// problemsOf is the HTML that tells what is wrong: with the file of a page at length, elsewhere in short. Links into the
// editor are for who is at this machine.
func (v *view) problemsOf(a answer, isHere bool) string {
	var here, errors, others []mistake
	hereCount, errorCount, otherCount := 0, 0, 0
	list := func(to *[]mistake, p problem.Problem) {
		if len(*to) < maxListed {
			*to = append(*to, v.mistake(p, isHere))
		}
	}
	if a.at != nil {
		hereCount++
		list(&here, *a.at)
	}
	for _, p := range causesFirst(v.Problems) {
		switch {
		case a.at != nil && p == *a.at:
		case p.Path == a.source:
			hereCount++
			list(&here, p)
		case p.Severity == problem.Error:
			errorCount++
			list(&errors, p)
		default:
			otherCount++
			list(&others, p)
		}
	}
	elsewhere := append(errors, others...)
	elsewhere = elsewhere[:min(len(elsewhere), maxListed)]
	var b strings.Builder
	err := templates.ExecuteTemplate(&b, "problems", map[string]any{
		"Failure": v.Failure, "Here": here, "HereCount": hereCount, "HereMore": hereCount - len(here), "HereErrors": hasErrors(here), "Errors": errorCount, "Others": otherCount,
		"Elsewhere": elsewhere, "More": errorCount + otherCount - len(elsewhere),
	})
	if err != nil {
		return "" // can't be: the template and what it gets stand in this package
	}
	return b.String()
}

// causesFirst puts what decides how all else is read and shown before the rest: its mistakes may be why there are others.
func causesFirst(problems []problem.Problem) []problem.Problem {
	cause := func(p problem.Problem) int {
		switch {
		case p.Path == "content/index.md":
			return 0
		case blamed(p) == "layouts":
			return 1
		}
		return 2
	}
	return slices.SortedStableFunc(slices.Values(problems), func(a, b problem.Problem) int { return cause(a) - cause(b) })
}

func hasErrors(list []mistake) bool {
	for _, m := range list {
		if m.Severity == problem.Error {
			return true
		}
	}
	return false
}

func (v *view) mistake(p problem.Problem, here bool) mistake {
	m := mistake{Problem: p, Place: fmt.Sprintf("%s:%d:%d", p.Path, p.Line, p.Col)}
	if v.o.Folder != "" && here {
		m.Editor = template.URL(v.o.Editor.link(filepath.Join(v.o.Folder, filepath.FromSlash(p.Path)), p.Line, p.Col))
	}
	if lines := v.linesOf(p.Path); p.Line >= 1 && p.Line <= len(lines) && lines[p.Line-1] != "" {
		m.Text, m.Indent = excerpt(lines[p.Line-1], p.Col)
		m.HasCaret = true
	}
	return m
}

// excerpt is a line, or the part of a long one around a column, and what to write below it in front of a caret.
func excerpt(line string, column int) (text, indent string) {
	runes := []rune(line)
	at := min(max(column-1, 0), len(runes))
	if len(runes) > maxLine {
		from := max(0, min(at-maxLine/2, len(runes)-maxLine))
		runes, at = runes[from:from+maxLine], at-from
	}
	indent = strings.Map(func(r rune) rune {
		if r == '\t' {
			return r
		}
		return ' '
	}, string(runes[:at]))
	return string(runes), indent
}

// linesOf are the lines of a file, read once.
func (v *view) linesOf(path string) []string {
	once, _ := v.lines.LoadOrStore(path, sync.OnceValue(func() []string {
		if v.o.Files == nil {
			return nil
		}
		if info, err := fs.Stat(v.o.Files, path); err != nil || !info.Mode().IsRegular() || info.Size() > maxFile {
			return nil
		}
		data, err := fs.ReadFile(v.o.Files, path)
		if err != nil {
			return nil
		}
		return strings.Split(strings.ReplaceAll(string(data), "\r\n", "\n"), "\n")
	}))
	return once.(func() []string)()
}

func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
