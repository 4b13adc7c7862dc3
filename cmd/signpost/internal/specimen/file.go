package specimen

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
)

// A file is front matter that is being written, then a body.
type file struct{ bytes.Buffer }

func newFile(title string) *file {
	f := &file{}
	f.WriteString("---\n")
	f.text("title", title)
	return f
}

// raw writes a field whose value is YAML already, if there is one.
func (f *file) raw(name, value string) {
	if value != "" {
		fmt.Fprintf(f, "%s: %s\n", name, value)
	}
}

// text writes a line of text.
func (f *file) text(name, value string) {
	if value != "" {
		f.raw(name, quoted(value))
	}
}

// list writes a list on one line.
func (f *file) list(name string, items []string) {
	if len(items) > 0 {
		f.raw(name, flow(items))
	}
}

// flow is a list of texts in YAML.
func flow(items []string) string {
	list := make([]string, len(items))
	for i, item := range items {
		list[i] = quoted(item)
	}
	return "[" + strings.Join(list, ", ") + "]"
}

// quoted puts a text between quotes where YAML could take it for something else.
func quoted(text string) string {
	if strings.ContainsAny(text, `:#"'[]{},&*!|>%@`) || text[0] >= '0' && text[0] <= '9' {
		return strconv.Quote(text)
	}
	return text
}

// end closes the front matter and adds the body.
func (f *file) end(body string) []byte {
	f.WriteString("---\n")
	f.WriteString(body)
	return f.Bytes()
}
