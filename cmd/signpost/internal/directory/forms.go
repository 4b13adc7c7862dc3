package directory

import (
	"strings"
	"time"

	"github.com/google/uuid"

	"signpost/cmd/signpost/internal/contact"
	"signpost/cmd/signpost/internal/content"
	"signpost/cmd/signpost/internal/when"
)

// The forms say, once for all kinds, how a value of each sort is read. Each takes a function that gives the place in T
// where the value goes.

func line[T any](to func(*T) *string) form[T] {
	return form[T]{name: FormText, read: func(r *reader, t *T, v content.Value) {
		if s, ok := r.text(v); ok {
			*to(t) = strings.Join(strings.Fields(s), " ")
		}
	}}
}

func lines[T any](to func(*T) *[]string, comma bool) form[T] {
	return form[T]{name: FormList, read: func(r *reader, t *T, v content.Value) {
		*to(t) = nil
		r.partedBySemicolons(v)
		for _, item := range r.texts(v, comma) {
			*to(t) = append(*to(t), strings.Join(strings.Fields(item.Text), " "))
		}
	}}
}

func yesNo[T any](to func(*T) *bool) form[T] {
	return form[T]{name: FormYesNo, values: []string{"true", "false"}, read: func(r *reader, t *T, v content.Value) {
		if b, ok := r.bool(v); ok {
			*to(t) = b
		}
	}}
}

func whole[T any](low, high int, to func(*T) *int) form[T] {
	return form[T]{name: FormWhole, limits: [2]float64{float64(low), float64(high)}, read: func(r *reader, t *T, v content.Value) {
		if n, ok := r.whole(v, low, high); ok {
			*to(t) = n
		}
	}}
}

func decimal[T any](low, high float64, to func(*T) *float64) form[T] {
	return form[T]{name: FormDecimal, limits: [2]float64{low, high}, read: func(r *reader, t *T, v content.Value) {
		if n, ok := r.number(v, low, high); ok {
			*to(t) = n
		}
	}}
}

func oneOf[T any](values []string, to func(*T) *string) form[T] {
	return form[T]{name: FormWord, values: values, read: func(r *reader, t *T, v content.Value) {
		if s, ok := r.choice(v, values); ok {
			*to(t) = s
		}
	}}
}

func someOf[T any](values []string, to func(*T) *[]string) form[T] {
	return form[T]{name: FormWords, values: values, read: func(r *reader, t *T, v content.Value) {
		*to(t) = nil
		for _, item := range r.texts(v, true) {
			if s, ok := r.choice(item, values); ok {
				*to(t) = append(*to(t), s)
			}
		}
	}}
}

func date[T any](to func(*T) *when.Date) form[T] {
	return form[T]{name: FormDate, read: func(r *reader, t *T, v content.Value) {
		if d, ok := r.date(v); ok {
			*to(t) = d
		}
	}}
}

func dates[T any](to func(*T) *[]when.Date) form[T] {
	return form[T]{name: FormDates, read: func(r *reader, t *T, v content.Value) {
		*to(t) = nil
		for _, item := range r.texts(v, true) {
			if d, ok := r.date(item); ok {
				r.note(r.field+"["+d.String()+"]", item.Pos)
				*to(t) = append(*to(t), d)
			}
		}
	}}
}

func slug[T any](kind Kind, to func(*T) *ref) form[T] {
	return form[T]{name: FormSlug, refers: kind, read: func(r *reader, t *T, v content.Value) {
		if ref, ok := r.ref(v, kind); ok {
			*to(t) = ref
		}
	}}
}

func slugs[T any](kind Kind, to func(*T) *[]ref) form[T] {
	return form[T]{name: FormSlugs, refers: kind, read: func(r *reader, t *T, v content.Value) {
		*to(t) = nil
		items := r.texts(v, true)
		for _, item := range items {
			if ref, ok := r.ref(item, kind); ok {
				ref.of = len(items)
				r.note(r.field+"["+ref.Slug+"]", item.Pos)
				*to(t) = append(*to(t), ref)
			}
		}
	}}
}

func entryRef[T any](to func(*T) *ref) form[T] {
	return form[T]{name: FormEntry, read: func(r *reader, t *T, v content.Value) {
		if ref, ok := r.entryRef(v); ok {
			r.note(r.field+"["+ref.String()+"]", v.Pos)
			*to(t) = ref
		}
	}}
}

func schedule[T any](to func(*T) *Times) form[T] {
	return form[T]{name: FormTimes, read: func(r *reader, t *T, v content.Value) {
		lines, s := r.schedule(v)
		to(t).Lines, to(t).Schedule, to(t).AwaitsTerms = lines, s, r.endsWithTerms(lines, s)
	}}
}

func moves[T any](to func(*T) *Times) form[T] {
	return form[T]{name: FormGroups, fields: describe(moveFields), read: func(r *reader, t *T, v content.Value) {
		to(t).Moved = nil
		groups(r, v, moveFields, func(m Move, at content.Value) {
			m.at = at.Pos
			to(t).Moved = append(to(t).Moved, m)
		})
	}}
}

var moveFields = []field[Move]{
	required(define("from", date(func(m *Move) *when.Date { return &m.From }), "2027-03-31", "The date of the series that moves.")),
	required(define("to", form[Move]{name: FormDateTimes, read: func(r *reader, m *Move, v content.Value) {
		text, ok := r.text(v)
		if !ok {
			return
		}
		if d, ok := when.ReadDate(text); ok {
			m.To = d
			return
		}
		// A whole line of times: the session moves to another time of day as well.
		if _, s := r.schedule(v); s != nil {
			if day, ok := onlyDay(s); ok {
				m.To, m.Times = day, s
				return
			}
			r.problem(v.Pos, "date", quoted(text)+" is not one date", "write one date, like 2027-03-26")
		}
	}}, "2027-04-01", "The date on which it happens instead; a time may follow, as in 1 April 2027, 2pm to 4pm.")),
}

// onlyDay is the day of a schedule that has only one.
func onlyDay(s *when.Schedule) (day when.Date, ok bool) {
	for o := range s.Occurrences(time.Time{}) {
		switch d := when.DateOf(o.Start); {
		case !ok:
			day, ok = d, true
		case d != day:
			return day, false
		}
	}
	return day, ok
}

func contactGroup[T any](to func(*T) *Contact) form[T] {
	return form[T]{name: FormGroup, fields: describe(contactFields), read: func(r *reader, t *T, v content.Value) {
		group(r, v, to(t), contactFields)
	}}
}

var contactFields = []field[Contact]{
	define("phone", phone(func(c *Contact) *contact.Phone { return &c.Phone }), `"01632 960 123"`, "A number to call, in quotation marks."),
	define("text", phone(func(c *Contact) *contact.Phone { return &c.Text }), `"07700 900 123"`, "A number for text messages."),
	define("email", checkedText[Contact](FormEmail, contact.EmailHint, contact.Email, func(c *Contact) *string { return &c.Email }), "walks@example.org", "A mail address."),
	define("website", checkedText[Contact](FormWebsite, always("write it like https://example.org"), contact.Website, func(c *Contact) *string { return &c.Website }), "https://example.org/walks", "A web address."),
	define("consent", yesNo(func(c *Contact) *bool { return &c.Consent }), "true", "True where the number is somebody's own mobile, and they have agreed that everybody may see it."),
}

func phone[T any](to func(*T) *contact.Phone) form[T] {
	return form[T]{name: FormPhone, read: func(r *reader, t *T, v content.Value) {
		if p, ok := r.phone(v); ok {
			*to(t) = p
		}
	}}
}

// checkedText is a text of which package contact knows the form.
func checkedText[T any](name Form, hint func(string) string, read func(string) (string, string), to func(*T) *string) form[T] {
	return form[T]{name: name, read: func(r *reader, t *T, v content.Value) {
		if s, ok := readWith(r, v, string(name), hint, read); ok {
			*to(t) = s
		}
	}}
}

// always is the same hint for every text.
func always(hint string) func(string) string { return func(string) string { return hint } }

// identifier reads a UUID (RFC 9562).
func identifier[T any](to func(*T) *string) form[T] {
	return form[T]{name: FormUUID, read: func(r *reader, t *T, v content.Value) {
		if id, ok := readWith(r, v, "value", always("take the line out: one is made up; or copy it whole, like 4b99216b-25b0-5c50-b642-a7f2d7399b0f"), readUUID); ok {
			*to(t) = id
		}
	}}
}

// IsUUID reports whether a text is a UUID.
func IsUUID(text string) bool {
	_, reason := readUUID(text)
	return reason == ""
}

func readUUID(text string) (string, string) {
	id, err := uuid.Parse(text)
	if err != nil || len(text) != len(id.String()) {
		return "", quoted(text) + " is no id of 32 digits and letters from a to f"
	}
	return id.String(), ""
}

func licenceGroup() form[Settings] {
	return form[Settings]{name: FormGroup, fields: describe(licenceFields), read: func(r *reader, s *Settings, v content.Value) {
		group(r, v, &s.Licence, licenceFields)
	}}
}

var licenceFields = []field[Licence]{
	define("name", line(func(l *Licence) *string { return &l.Name }), "CC BY 4.0", "The licence's name."),
	define("url", checkedText[Licence](FormWebsite, always("write it like https://creativecommons.org/licenses/by/4.0/"), contact.Website, func(l *Licence) *string { return &l.URL }), "https://creativecommons.org/licenses/by/4.0/", "Where it is read."),
	define("attribution", line(func(l *Licence) *string { return &l.Attribution }), "Redditch social prescribing team", "Whom to name."),
}

func checkedGroup[T any](to func(*T) *Checked) form[T] {
	return form[T]{name: FormGroup, fields: describe(checkedFields), read: func(r *reader, t *T, v content.Value) {
		group(r, v, to(t), checkedFields)
	}}
}

// CheckedHow are the ways of making sure that an entry is true.
var CheckedHow = []string{"phone", "email", "visit", "website", "import"}

var checkedFields = []field[Checked]{
	required(define("on", date(func(c *Checked) *when.Date { return &c.On }), "2026-10-12", "The day of the check.")),
	define("by", line(func(c *Checked) *string { return &c.By }), "Redditch team", "Who made sure."),
	define("how", oneOf(CheckedHow, func(c *Checked) *string { return &c.How }), "phone", "How they made sure."),
}
