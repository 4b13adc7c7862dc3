package preview

import (
	"errors"
	"fmt"
	"maps"
	"net/url"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// An Editor makes addresses that open a file in an editor, at a line and a column. The zero Editor makes none.
type Editor struct{ template string }

// editors are those that take such addresses.
var editors = map[string]string{
	"vscode":          "vscode://file/{path}:{line}:{column}",
	"vscode-insiders": "vscode-insiders://file/{path}:{line}:{column}",
	"vscodium":        "vscodium://file/{path}:{line}:{column}",
	"cursor":          "cursor://file/{path}:{line}:{column}",
	"windsurf":        "windsurf://file/{path}:{line}:{column}",
	"zed":             "zed://file/{path}:{line}:{column}",
	"idea":            "idea://open?file=/{path}&line={line}&column={column}",
	"webstorm":        "webstorm://open?file=/{path}&line={line}&column={column}",
	"phpstorm":        "phpstorm://open?file=/{path}&line={line}&column={column}",
	"pycharm":         "pycharm://open?file=/{path}&line={line}&column={column}",
	"goland":          "goland://open?file=/{path}&line={line}&column={column}",
	"subl":            "subl://open?url=file:///{path}&line={line}&column={column}",
	"txmt":            "txmt://open?url=file:///{path}&line={line}&column={column}",
	"mvim":            "mvim://open?url=file:///{path}&line={line}&column={column}",
}

// schemes are what an address of one's own may begin with, besides those of the editors above: nothing that a browser
// itself would run or load.
var schemes = []string{"atom", "bbedit", "editor", "emacs", "kate", "nova", "nvim", "pulsar", "vim", "x-bbedit"}

// ReadEditor reads the name of an editor, or an address of one's own with {path}, {line} and {column} in it. The path is
// filled in without a slash at its beginning. The error says what can be written.
func ReadEditor(text string) (Editor, error) {
	if text == "" {
		return Editor{}, nil
	}
	if t, ok := editors[text]; ok {
		return Editor{t}, nil
	}
	scheme, _, ok := strings.Cut(text, "://")
	if !ok {
		return Editor{}, fmt.Errorf("unknown editor %q: it can be %s, or an address like vscode://file/{path}:{line}:{column}",
			text, strings.Join(slices.Sorted(maps.Keys(editors)), ", "))
	}
	if _, known := editors[scheme]; !known && !slices.Contains(schemes, scheme) {
		return Editor{}, fmt.Errorf("an editor's address can't begin with %q", scheme+"://")
	}
	if !strings.Contains(text, "{path}") {
		return Editor{}, errors.New("the editor's address has no {path}")
	}
	return Editor{text}, nil
}

// link is an address that opens a file.
func (e Editor) link(file string, line, column int) string {
	if e.template == "" {
		return ""
	}
	parts := strings.Split(strings.TrimPrefix(filepath.ToSlash(file), "/"), "/")
	for i, part := range parts {
		parts[i] = url.PathEscape(part)
		if strings.Contains(e.template, "?") {
			parts[i] = strings.ReplaceAll(url.QueryEscape(part), "+", "%20")
		}
	}
	return strings.NewReplacer("{path}", strings.Join(parts, "/"), "{line}", strconv.Itoa(line), "{column}", strconv.Itoa(column)).Replace(e.template)
}
