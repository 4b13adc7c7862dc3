package directory

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"signpost/cmd/signpost/internal/contact"
	"signpost/cmd/signpost/internal/content"
	"signpost/cmd/signpost/internal/problem"
	"signpost/cmd/signpost/internal/when"
)

// A reader reads the values of one file and gathers what is wrong with them.
type reader struct {
	path         string
	times        when.Settings
	understood   *sync.Map // a decoder's; nil reads each anew
	termsUnknown bool
	prefix       string // of the fields being read: "contact." within contact
	field        string // the field being read, with prefix
	translation  bool
	fieldsAt     []fieldAt
	problems     []problem.Problem
}

func (r *reader) problem(pos problem.Pos, rule, message, hint string) {
	r.problems = append(r.problems, problem.Problem{Path: r.path, Line: pos.Line, Col: pos.Col, Rule: rule, Message: message, Hint: hint})
}

func (r *reader) warning(pos problem.Pos, rule, message, hint string) {
	r.problem(pos, rule, message, hint)
	r.problems[len(r.problems)-1].Severity = problem.Warning
}

func (r *reader) note(field string, pos problem.Pos) {
	r.fieldsAt = append(r.fieldsAt, fieldAt{field, pos})
}

func (r *reader) unknownField(given content.Field, known []Field) {
	var names []string
	hint := ""
	for _, f := range known {
		names = append(names, f.Name)
		for _, part := range f.Fields {
			if f.Form == FormGroup && !f.Made && hint == "" && strings.EqualFold(part.Name, given.Name) {
				hint = fmt.Sprintf("it belongs to %s: write %s: {%s: %s}", f.Name, f.Name, part.Name, part.Example)
			}
		}
	}
	if agesName.MatchString(given.Name) && slices.Contains(names, "min_age") {
		hint = "write min_age: 18, or max_age: 25, or both, each on a line of its own"
	}
	if hint == "" && r.prefix != "" && given.Value.Shape == content.Empty {
		hint = "where this follows a comma within { }, the comma has ended the value before it: put quotation marks around all of that value"
	}
	if near := problem.Nearest(given.Name, names); hint == "" && near != "" {
		hint = "did you mean " + quoted(near) + "?"
	}
	r.problem(given.Pos, "field", "unknown field "+quoted(r.prefix+given.Name), cmp.Or(hint, "the fields here are "+strings.Join(names, ", ")))
}

// agesName is what people call the fields min_age and max_age.
var agesName = regexp.MustCompile(`(?i)^ages?([_ -]?(range|group|limit))?$`)

func quoted(s string) string { return strconv.Quote(s) }
func number(n int) string    { return strconv.Itoa(n) }

// text reads a single piece of text.
func (r *reader) text(v content.Value) (string, bool) {
	if v.Shape == content.Text {
		return v.Text, true
	}
	if v.Shape != content.Empty {
		what := "a list"
		if v.Shape == content.Fields {
			what = "a group of fields"
		}
		r.problem(v.Pos, "value", fmt.Sprintf("field %q takes one text, not %s", r.field, what),
			"write it on one line after the colon, in quotation marks if it holds a colon or begins with a bracket")
	}
	return "", false
}

// texts reads a list of texts; one text alone is a list of one. Where comma is true, a text with commas is several.
func (r *reader) texts(v content.Value, comma bool) []content.Value {
	switch v.Shape {
	case content.Text:
		if comma && v.Plain && strings.Contains(v.Text, ",") {
			return splitCommas(v)
		}
		return []content.Value{v}
	case content.Fields:
		r.problem(v.Pos, "value", fmt.Sprintf("field %q takes a list, not a group of fields", r.field),
			fmt.Sprintf("write %s: [one, two]", lastPart(r.field)))
	}
	var list []content.Value
	for _, item := range v.Items {
		if item.Shape == content.Text {
			list = append(list, item)
		} else {
			r.text(item)
		}
	}
	return list
}

func splitCommas(v content.Value) []content.Value {
	var list []content.Value
	at := v.Pos // step by step: to count from the start for each would take minutes in a line of a million
	for part := range strings.SplitSeq(v.Text, ",") {
		if trimmed := strings.TrimSpace(part); trimmed != "" {
			spaces := utf8.RuneCountInString(part[:strings.Index(part, trimmed)])
			list = append(list, content.Value{Pos: problem.Pos{Line: at.Line, Col: at.Col + spaces}, Shape: content.Text, Text: trimmed, Plain: true})
		}
		at.Col += utf8.RuneCountInString(part) + 1
	}
	return list
}

func lastPart(field string) string { return field[strings.LastIndexByte(field, '.')+1:] }

func (r *reader) bool(v content.Value) (value, ok bool) {
	text, ok := r.text(v)
	if !ok {
		return false, false
	}
	if value, ok = ReadYesNo(text); !ok {
		r.problem(v.Pos, "value", fmt.Sprintf("field %q is yes or no, not %q", r.field, text), "write true or false")
	}
	return value, ok
}

// ReadYesNo reads a word that says yes or no.
func ReadYesNo(text string) (yes, ok bool) {
	switch strings.ToLower(text) {
	case "true", "yes", "on":
		return true, true
	case "false", "no", "off":
		return false, true
	}
	return false, false
}

func (r *reader) number(v content.Value, low, high float64) (float64, bool) {
	text, ok := r.text(v)
	if !ok {
		return 0, false
	}
	n, err := strconv.ParseFloat(text, 64)
	if err != nil || !(n >= low && n <= high) {
		hint := ""
		if found := numbers.FindAllString(text, -1); err != nil && len(found) == 1 {
			hint = fmt.Sprintf("write the number alone: %s: %s", lastPart(r.field), found[0])
		}
		r.problem(v.Pos, "value", fmt.Sprintf("field %q is a number from %v to %v, not %q", r.field, low, high, text), hint)
		return 0, false
	}
	return n, true
}

var numbers = regexp.MustCompile(`[0-9]+(?:\.[0-9]+)?`)

func (r *reader) whole(v content.Value, low, high int) (int, bool) {
	n, ok := r.number(v, float64(low), float64(high))
	if ok && n != float64(int(n)) {
		r.problem(v.Pos, "value", fmt.Sprintf("field %q is a whole number, not %q", r.field, v.Text), "")
		return 0, false
	}
	return int(n), ok
}

// ReadWord reads one of a few words, in any case, with spaces or underscores for hyphens.
func ReadWord(text string) string {
	return strings.ToLower(strings.NewReplacer(" ", "-", "_", "-").Replace(text))
}

// choice reads one of several words.
func (r *reader) choice(v content.Value, values []string) (string, bool) {
	text, ok := r.text(v)
	if !ok {
		return "", false
	}
	word := ReadWord(text)
	if slices.Contains(values, word) {
		return word, true
	}
	hint := "it can be " + strings.Join(values, ", ")
	if near := problem.Nearest(word, values); near != "" {
		hint = "did you mean " + quoted(near) + "? " + hint
	}
	r.problem(v.Pos, "value", fmt.Sprintf("unknown %s %q", lastPart(r.field), text), hint)
	return "", false
}

// date reads an unmistakable date: 2027-03-25, 25/03/2027 (day first), 25 March 2027.
func (r *reader) date(v content.Value) (when.Date, bool) {
	text, ok := r.text(v)
	if !ok {
		return when.Date{}, false
	}
	d, ok := when.ReadDate(text)
	if !ok {
		message, hint := noDate(text)
		r.problem(v.Pos, "date", message, hint)
	}
	return d, ok
}

// ref reads the slug of an entry. Its title, or an address or a file name that holds the slug, is understood as well.
func (r *reader) ref(v content.Value, kind Kind) (ref, bool) {
	text, ok := r.text(v)
	if !ok {
		return ref{}, false
	}
	slug := strings.TrimPrefix(strings.TrimSuffix(strings.Trim(text, "/"), ".md"), string(kind)+"/")
	return ref{Key: Key{kind, content.Slug(slug)}, typed: text, field: r.field, pos: v.Pos}, true
}

// entryRef reads a reference to an entry of any kind: "services/health-walk".
func (r *reader) entryRef(v content.Value) (ref, bool) {
	text, ok := r.text(v)
	if !ok {
		return ref{}, false
	}
	key, ok := readKey(text)
	if !ok {
		r.problem(v.Pos, "reference", fmt.Sprintf("%q names no entry", text),
			"write its folder and its name, like services/health-walk")
	}
	return ref{Key: key, typed: text, field: r.field, pos: v.Pos}, ok
}

// schedule reads lines of plain-English times.
func (r *reader) schedule(v content.Value) (lines []string, s *when.Schedule) {
	var values []content.Value
	for _, item := range r.texts(v, false) {
		for line := range strings.Lines(item.Text) {
			if line = strings.TrimSpace(line); line != "" {
				values = append(values, content.Value{Pos: item.Pos, Shape: content.Text, Text: line, Plain: item.Plain})
				lines = append(lines, line)
			}
		}
	}
	if len(lines) == 0 {
		return nil, nil
	}
	key := strings.Join(lines, "\n")
	if r.understood != nil {
		if known, ok := r.understood.Load(key); ok {
			return lines, known.(*when.Schedule)
		}
	}
	s, mistakes := when.Read(lines, r.times)
	for _, m := range mistakes {
		if m.NeedsTerms && r.termsUnknown {
			continue
		}
		at := values[min(m.Line, len(values)-1)].At(m.Offset)
		r.problem(at, "when", m.Message, m.Hint)
	}
	if len(mistakes) > 0 {
		return lines, nil
	}
	if r.understood != nil {
		r.understood.Store(key, s)
	}
	return lines, s
}

// endsWithTerms reports whether a schedule ends only because no later school terms are stated: one term more, far away,
// makes it longer.
func (r *reader) endsWithTerms(lines []string, s *when.Schedule) bool {
	if s == nil || len(r.times.Terms) == 0 {
		return false
	}
	last, finite := s.Last()
	if !finite {
		return false
	}
	further := r.times
	further.Terms = append(slices.Clone(further.Terms), when.Term{
		From: when.Date{Year: 2199, Month: time.January, Day: 1},
		To:   when.Date{Year: 2199, Month: time.December, Day: 31},
	})
	longer, mistakes := when.Read(lines, further)
	if len(mistakes) > 0 {
		return false
	}
	later, finite := longer.Last()
	return !finite || later.After(last)
}

func (r *reader) phone(v content.Value) (contact.Phone, bool) {
	return readWith(r, v, "phone", contact.PhoneHint, contact.ReadPhone)
}

// readWith reads a text with one of package contact's readers.
func readWith[V any](r *reader, v content.Value, rule string, hint func(string) string, read func(string) (V, string)) (V, bool) {
	var none V
	text, ok := r.text(v)
	if !ok {
		return none, false
	}
	value, reason := read(text)
	if reason != "" {
		r.problem(v.Pos, rule, reason, hint(text))
		return none, false
	}
	return value, true
}

// group reads the fields of a value that is itself a group: contact, checked.
func group[T any](r *reader, v content.Value, t *T, fields []field[T]) {
	if v.Shape != content.Fields {
		r.problem(v.Pos, "value", fmt.Sprintf("field %q takes a group of fields", r.field),
			fmt.Sprintf("write it like {%s: %s}, or one field a line, indented", fields[0].Name, fields[0].Example))
		return
	}
	outer, field, translation := r.prefix, r.field, r.translation
	r.prefix, r.translation = r.field+".", false
	readFields(r, t, v, fields)
	r.prefix, r.field, r.translation = outer, field, translation
}

// groups reads a list of such groups.
func groups[T any](r *reader, v content.Value, fields []field[T], each func(T, content.Value)) {
	items := v.Items
	if v.Shape == content.Fields {
		items = []content.Value{v}
	}
	if v.Shape == content.Text {
		group(r, v, new(T), fields)
		return
	}
	for _, item := range items {
		var t T
		before := len(r.problems)
		group(r, item, &t, fields)
		if len(r.problems) == before {
			each(t, item)
		}
	}
}
