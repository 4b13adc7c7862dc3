package intake

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"signpost/cmd/signpost/internal/contact"
	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/intake/wording"
	"signpost/cmd/signpost/internal/when"
)

// read reads a value as its field wants it.
func (b *builder) read(f directory.Field, v Value) {
	line := wording.Line(v.Text)
	if line == "" {
		return
	}
	switch f.Form {
	case directory.FormText:
		b.line(v, line)
	case directory.FormList:
		b.items(v)
	case directory.FormTimes:
		b.times = append(b.times, v)
	case directory.FormWord:
		b.word(f, v, line)
	case directory.FormWords:
		b.wordsOf(f, v)
	case directory.FormWhole:
		b.whole(f, v, line)
	case directory.FormDecimal:
		if _, err := strconv.ParseFloat(line, 64); err != nil {
			b.setAside(v, "it is no number")
			return
		}
		b.set(v.Target, v, text(line))
	case directory.FormYesNo:
		yes, ok := readYesNo(line)
		if !ok {
			b.setAside(v, "it is neither yes nor no")
			return
		}
		b.set(v.Target, v, text(strconv.FormatBool(yes)))
	case directory.FormDate:
		b.date(v, line)
	case directory.FormDates:
		b.dates(v)
	case directory.FormSlug, directory.FormSlugs:
		b.refers(f, v)
	case directory.FormPhone:
		b.phones(v)
	case directory.FormEmail:
		b.mails(v)
	case directory.FormWebsite:
		b.website(v)
	case directory.FormUUID:
		b.uuid(v, line)
	case directory.FormPostcode:
		b.postcode(v, line)
	case directory.FormLanguages:
		b.languages(v)
	case directory.FormGroups:
		if v.Target == "moved" {
			b.moved(v)
			return
		}
		fallthrough
	default:
		b.setAside(v, fmt.Sprintf("an import can't write the field %q", v.Target))
	}
}

// readYesNo reads the words that directories take, and those of spreadsheets.
func readYesNo(s string) (yes, ok bool) {
	switch strings.ToLower(s) {
	case "y", "1", "x", "✓":
		return true, true
	case "n", "0":
		return false, true
	}
	return directory.ReadYesNo(s)
}

func (b *builder) line(v Value, line string) {
	switch v.Target {
	case "title":
		line = wording.Title(v.Text, b.others()...)
		if fold(line) == "" {
			b.setAside(v, "a title needs letters")
			return
		}
		line, found := mask(line, nil, b.consent) // a group may well be called after a person
		if len(found) > 0 {
			b.withhold(v, "a title holds a person's mobile or mail address")
		}
		b.set("title", v, text(line))
		return
	case "cost":
		line = cost(line)
	case "who": // "18+" is more than words
		if _, _, ok := ages(line); ok && b.field("min_age").Name != "" {
			b.ages(v)
			return
		}
	}
	if utf8.RuneCountInString(line) > maxLine {
		b.tell(v, labelOf(v.Target))
		return
	}
	if _, taken := b.fields[v.Target]; taken {
		b.tell(v, v.Name)
		return
	}
	b.set(v.Target, v, text(b.masked(v, line)))
}

func isLetter(r rune) bool {
	return r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r > 0xbf
}

// others are the texts that show how words of a title are written.
func (b *builder) others() []string {
	var list []string
	for _, v := range b.record.Values {
		if v.Target != "title" {
			list = append(list, v.Text)
		}
	}
	return list
}

// labelOf is a field's name for people.
func labelOf(target string) string {
	name := target[strings.LastIndexByte(target, '.')+1:]
	name = strings.ReplaceAll(name, "_", " ")
	return strings.ToUpper(name[:1]) + name[1:]
}

func (b *builder) uuid(v Value, line string) {
	if line = strings.ToLower(line); !directory.IsUUID(line) {
		b.setAside(v, "it is no UUID")
		return
	}
	b.set("id", v, text(line))
}

func (b *builder) word(f directory.Field, v Value, line string) {
	word, ok := wordFor(f, line)
	if !ok {
		if f.Name == "referral" {
			b.tell(v, "Referral")
			return
		}
		b.setAside(v, fmt.Sprintf("it is none of the words %s", strings.Join(f.Values, ", ")))
		return
	}
	b.set(v.Target, v, text(word))
}

func (b *builder) whole(f directory.Field, v Value, line string) {
	m := oneNumber.FindStringSubmatch(line)
	if m == nil {
		if f.Name == "min_age" || f.Name == "max_age" {
			b.ages(v)
			return
		}
		b.setAside(v, "it is no whole number")
		return
	}
	n := atoi(m[1])
	switch {
	case float64(n) < f.Range[0] || float64(n) > f.Range[1]:
		b.setAside(v, fmt.Sprintf("it is not between %v and %v", f.Range[0], f.Range[1]))
	case n == 0 && (f.Name == "min_age" || f.Name == "max_age"):
		b.note(Mended, v, "an age of 0 is no limit")
	default:
		b.set(v.Target, v, text(itoa(n)))
	}
}

// ages reads words that hold one age or two; what they are not is told to people.
func (b *builder) ages(v Value) {
	low, high, ok := ages(wording.Line(v.Text))
	if !ok || b.field("min_age").Name == "" {
		if _, taken := b.fields["who"]; !taken && b.field("who").Name != "" {
			b.line(Value{v.Name, "who", v.Text}, wording.Line(v.Text))
			return
		}
		b.tell(v, "Ages")
		return
	}
	for _, age := range []struct {
		path string
		n    int
	}{{"min_age", low}, {"max_age", high}} {
		switch was := b.fields[age.path].Text; {
		case age.n <= 0 || was == itoa(age.n):
		case was != "":
			b.setAside(v, fmt.Sprintf("%s has a value already", age.path))
		default:
			b.fields[age.path] = text(itoa(age.n))
		}
	}
}

func (b *builder) date(v Value, line string) {
	day, ok := readDay(line)
	if !ok {
		b.setAside(v, "it is no date")
		return
	}
	if v.Target == "checked.on" {
		if b.o.Times.Today.Before(day) {
			b.setAside(v, "the day is still to come")
			return
		}
		if _, taken := b.fields["checked.how"]; !taken {
			b.fields["checked.how"] = text("import")
		}
	}
	b.set(v.Target, v, text(day.String()))
}

// readDay reads a date, also the one that a time begins with: "2026-01-03T16:57:50Z", "03/01/2026 16:57".
func readDay(s string) (when.Date, bool) {
	if day, ok := when.ReadDate(s); ok {
		return day, day.Valid()
	}
	cut := strings.IndexAny(s, "T ")
	if cut < 8 || !strings.Contains(s[cut:], ":") {
		return when.Date{}, false
	}
	day, ok := when.ReadDate(s[:cut])
	return day, ok && day.Valid()
}

func (b *builder) postcode(v Value, line string) {
	code, reason := contact.Postcode(strings.Trim(line, " ,;"))
	if reason != "" {
		b.setAside(v, reason)
		return
	}
	b.set(v.Target, v, text(code))
}

func inUnitedKingdom(lat, lon string) bool {
	a, err := strconv.ParseFloat(lat, 64)
	o, err2 := strconv.ParseFloat(lon, 64)
	return err == nil && err2 == nil && directory.InUnitedKingdom(a, o)
}
