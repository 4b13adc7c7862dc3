package intake

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"signpost/cmd/signpost/internal/content"
	"signpost/cmd/signpost/internal/directory"
)

// A Mapping is a table that says which theme a source's category is: a CSV file with the columns category, theme and times seen.
// A category with nothing beside it belongs to no theme. A theme that is not there yet is made.
type Mapping struct {
	rows  map[string]mapped // by the category, folded
	order []string
}

type mapped struct {
	category, theme string
	count           int  // how often the last import that met it did
	now             bool // this import has met it
}

// ReadMapping reads a table of themes. The error says what is wrong with it.
func ReadMapping(data []byte) (Mapping, error) {
	m := Mapping{rows: map[string]mapped{}}
	r := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff"))))
	r.FieldsPerRecord = -1
	for {
		row, err := r.Read()
		if errors.Is(err, io.EOF) {
			return m, nil
		}
		if err != nil {
			return m, fmt.Errorf("it is no CSV file: %w", err)
		}
		if len(row) < 2 || strings.EqualFold(row[0], "category") {
			continue
		}
		count := 0
		if len(row) > 2 {
			count = max(0, atoi(row[2]))
		}
		m.set(unguarded(row[0]), strings.TrimSpace(unguarded(row[1])), count)
	}
}

// Bytes is the table as a file, sorted by category.
func (m Mapping) Bytes() []byte {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.Write([]string{"category", "theme", "times seen"}) // into memory
	for _, key := range slices.Sorted(slices.Values(m.order)) {
		row := m.rows[key]
		w.Write([]string{guarded(row.category), guarded(row.theme), itoa(row.count)})
	}
	w.Flush()
	return b.Bytes()
}

// Len is the number of categories, and how many of them have a theme.
func (m Mapping) Len() (all, withTheme int) {
	for _, row := range m.rows {
		if row.theme != "" {
			withTheme++
		}
	}
	return len(m.rows), withTheme
}

func (m *Mapping) set(category, theme string, count int) {
	if m.rows == nil {
		m.rows = map[string]mapped{}
	}
	key := fold(category)
	if key == "" {
		return
	}
	if _, known := m.rows[key]; !known {
		m.order = append(m.order, key)
	}
	m.rows[key] = mapped{category: category, theme: theme, count: count}
}

// themeOf gives the theme of a category, which is guessed by the themes' names and synonyms where the table lacks it.
func (m *Mapping) themeOf(category string, s *site) string {
	row, known := m.rows[fold(category)]
	if !known {
		row = mapped{category: category, theme: s.guess(category)}
	}
	if fold(category) == "" {
		return ""
	}
	if !row.now {
		row.count, row.now = 0, true
	}
	m.set(row.category, row.theme, 0)
	m.rows[fold(category)] = mapped{row.category, row.theme, row.count + 1, true}
	return row.theme
}

// guess is the theme whose name or one of whose synonyms is the category, or else one whose words are all in it.
func (s *site) guess(category string) string {
	if slug, ok := s.find(directory.Themes, category); ok {
		return slug
	}
	words := "-" + content.Slug(category) + "-"
	best, long := "", 0
	for name, slug := range s.named[directory.Themes] {
		if strings.Contains(words, "-"+name+"-") && len(name) > 4 && (len(name) > long || len(name) == long && slug < best) {
			best, long = slug, len(name)
		}
	}
	return best
}

// guarded is a text that no spreadsheet takes for a formula, and unguarded what it was.
func guarded(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}

func unguarded(s string) string {
	if len(s) > 1 && s[0] == '\'' && strings.ContainsRune("=+-@\t\r", rune(s[1])) {
		return s[1:]
	}
	return s
}
