package directory

import (
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"time"

	"golang.org/x/text/language"

	"signpost/cmd/signpost/internal/content"
	"signpost/cmd/signpost/internal/when"
)

// The forms of lists whose items are groups of fields, and of lists with a rule of their own.

func cancelled[T any](to func(*T) *Times) form[T] {
	return dates(func(t *T) *[]when.Date { return &to(t).Cancelled })
}

func languages[T any](to func(*T) *[]string) form[T] {
	return form[T]{name: FormLanguages, read: func(r *reader, t *T, v content.Value) {
		*to(t) = nil
		for _, item := range r.texts(v, true) {
			code, ok := ReadLanguage(item.Text)
			if !ok {
				hint := "write its code: en for English, pl for Polish, ur for Urdu, cy for Welsh, bfi for British Sign Language"
				if parts := apart(item.Text); len(parts) > 0 {
					hint = "write a comma between them: " + strings.Join(parts, ", ")
				}
				r.problem(item.Pos, "value", fmt.Sprintf("unknown language %q", item.Text), hint)
				continue
			}
			*to(t) = append(*to(t), code)
		}
	}}
}

// ReadLanguage reads the code of a language (BCP 47) and gives it in small letters.
func ReadLanguage(text string) (code string, ok bool) {
	code = strings.ToLower(text)
	_, err := language.Parse(code)
	return code, err == nil && languageCode.MatchString(code)
}

var languageCode = regexp.MustCompile(`^[a-z]{2,3}(-[a-z0-9]{2,8})*$`)

func variations() form[Event] {
	return form[Event]{name: FormGroups, fields: describe(variationFields), read: func(r *reader, e *Event, v content.Value) {
		e.Variations = nil
		groups(r, v, variationFields, func(x Variation, at content.Value) {
			x.on = fieldAt{"sessions", at.Pos}
			e.Variations = append(e.Variations, x)
		})
	}}
}

var variationFields = []field[Variation]{
	required(define("on", date(func(v *Variation) *when.Date { return &v.On }), "2027-04-28", "The date.")),
	define("title", line(func(v *Variation) *string { return &v.Title }), "Debt advice special", "A title of its own."),
	define("themes", slugs(Themes, func(v *Variation) *[]ref { return &v.themes }), "[debt-advice]", "The themes of that date, instead of the series' own."),
	define("partners", slugs(Organisations, func(v *Variation) *[]ref { return &v.partners }), "[citizens-advice]", "The partners of that date, instead of the series' own."),
	define("services", slugs(Services, func(v *Variation) *[]ref { return &v.services }), "[debt-helpline]", "What people hear about on that date."),
	define("place", slug(Places, func(v *Variation) *ref { return &v.place }), "library", "Another place on that date."),
	define("room", line(func(v *Variation) *string { return &v.Room }), "Downstairs", "Another room on that date."),
	define("note", line(func(v *Variation) *string { return &v.Note }), "Bring any letters.", "What else is different."),
}

func packItems() form[Pack] {
	return form[Pack]{name: FormGroups, fields: describe(packItemFields), read: func(r *reader, p *Pack, v content.Value) {
		p.Items = nil
		groups(r, v, packItemFields, func(i PackItem, _ content.Value) { p.Items = append(p.Items, i) })
	}}
}

var packItemFields = []field[PackItem]{
	required(define("entry", entryRef(func(i *PackItem) *ref { return &i.ref }), "services/health-walk", "The entry.")),
	define("why", line(func(i *PackItem) *string { return &i.Why }), "You said you miss being outside.", "Why it is in the pack."),
}

func answers() form[Question] {
	return form[Question]{name: FormGroups, fields: describe(answerFields), read: func(r *reader, q *Question, v content.Value) {
		q.Answers = nil
		groups(r, v, answerFields, func(a Answer, _ content.Value) { q.Answers = append(q.Answers, a) })
	}}
}

var answerFields = []field[Answer]{
	required(define("answer", line(func(a *Answer) *string { return &a.Text }), "I am worried about money", "What the person would say.")),
	required(define("to", entryRef(func(a *Answer) *ref { return &a.ref }), "themes/debt-advice", "Where it leads.")),
	define("area", slug(Areas, func(a *Answer) *ref { return &a.area }), "redditch", "Where it leads to a theme: only what there is about it for people in this town."),
	define("note", line(func(a *Answer) *string { return &a.Note }), "Rent, bills, bailiffs", "A small line below it."),
}

func baseURL() form[Settings] {
	return form[Settings]{name: FormWebsite, read: func(r *reader, s *Settings, v content.Value) {
		text, ok := r.text(v)
		if !ok {
			return
		}
		base, reason := ReadBaseURL(text)
		if reason != "" {
			r.problem(v.Pos, "website", reason, "write it like https://directory.example.org")
			return
		}
		s.BaseURL, s.StatedURL = base, base
	}}
}

// ReadBaseURL reads the address of a site and gives it with a slash at the end. The reason is empty where it is good.
func ReadBaseURL(text string) (base, reason string) {
	u, err := url.Parse(strings.TrimSpace(text))
	switch {
	case err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "":
		return "", fmt.Sprintf("base address %q does not begin with https:// and a name", text)
	case u.User != nil || u.RawQuery != "" || u.Fragment != "":
		return "", fmt.Sprintf("base address %q has more than a name and a path", text)
	case !basePath.MatchString(u.EscapedPath()):
		return "", fmt.Sprintf("base address %q has a path of other characters than letters, digits, hyphens, dots and slashes", text)
	}
	return u.Scheme + "://" + strings.ToLower(u.Host) + strings.TrimSuffix(u.Path, "/") + "/", ""
}

var basePath = regexp.MustCompile(`^(/[A-Za-z0-9_~.-]+)*/?$`)

func timezone() form[Settings] {
	return form[Settings]{name: FormTimezone, read: func(r *reader, s *Settings, v content.Value) {
		text, ok := r.text(v)
		if !ok {
			return
		}
		// "Local" and "" load, but mean the machine's own.
		zone, err := time.LoadLocation(text)
		if err != nil || text == "Local" {
			r.problem(v.Pos, "value", fmt.Sprintf("unknown timezone %q", text), "write Europe/London")
			return
		}
		if noSummer.MatchString(text) {
			r.warning(v.Pos, "value", fmt.Sprintf("the time zone %q knows no summer time: from March to October all would be an hour out", text), "write timezone: Europe/London")
		}
		s.Timezone = zone
	}}
}

// noSummer are names of the zone in which it is winter all year.
var noSummer = regexp.MustCompile(`(?i)^(?:GMT|UTC|UCT|Zulu|WET|Etc/.*)$`)

func terms() form[Settings] {
	return form[Settings]{name: FormGroups, fields: describe(termFields), read: func(r *reader, s *Settings, v content.Value) {
		s.Terms = nil
		groups(r, v, termFields, func(t when.Term, at content.Value) {
			if t.To.Before(t.From) {
				r.problem(at.Pos, "date", fmt.Sprintf("term %q ends before it begins", t.Name), "")
				return
			}
			for _, other := range s.Terms {
				if !t.To.Before(other.From) && !other.To.Before(t.From) {
					r.warning(at.Pos, "date", fmt.Sprintf("the term from %s to %s overlaps the one from %s to %s", t.From, t.To, other.From, other.To), "look at both dates: a day lies in one term")
					break
				}
			}
			s.Terms = append(s.Terms, t)
		})
		slices.SortStableFunc(s.Terms, func(a, b when.Term) int { return a.From.Compare(b.From) })
	}}
}

var termFields = []field[when.Term]{
	define("name", line(func(t *when.Term) *string { return &t.Name }), "Spring term 2027", "What it is called."),
	required(define("from", date(func(t *when.Term) *when.Date { return &t.From }), "2027-01-04", "Its first day.")),
	required(define("to", date(func(t *when.Term) *when.Date { return &t.To }), "2027-02-12", "Its last day.")),
}

func synonyms() form[Settings] {
	return form[Settings]{name: FormSynonyms, read: func(r *reader, s *Settings, v content.Value) {
		if v.Shape != content.Fields {
			r.problem(v.Pos, "value", `field "synonyms" takes words with lists`, "write it like {gp: [doctor, surgery]}")
			return
		}
		s.Synonyms = nil
		for _, f := range v.Fields {
			same := Synonym{Word: strings.ToLower(f.Name)}
			for _, item := range r.texts(f.Value, true) {
				same.Same = append(same.Same, strings.ToLower(item.Text))
			}
			if len(same.Same) > 0 {
				s.Synonyms = append(s.Synonyms, same)
			}
		}
		slices.SortStableFunc(s.Synonyms, func(a, b Synonym) int { return strings.Compare(a.Word, b.Word) })
	}}
}

// imported is what an import keeps for the next one. Nothing in the directory depends on it.
func imported[T any]() form[T] {
	return form[T]{name: FormGroup, fields: describe(importedFields), read: func(r *reader, t *T, v content.Value) {
		group(r, v, new(struct{}), importedFields)
	}}
}

var importedFields = []field[struct{}]{
	define("from", passedOver(FormText), "council list", "The name of the source."),
	define("id", passedOver(FormText), "health-walk", "What the source calls the entry."),
	define("was", passedOver(FormTexts), "{title: 5e2f0c1a}", "A sum of each field as the import wrote it, which tells what people have changed since."),
	define("fields", passedOver(FormTexts), "{Ward: Abbey}", "What the source says that has no field here, by the source's names."),
}

// passedOver is a value that only has to have its shape.
func passedOver(name Form) form[struct{}] {
	return form[struct{}]{name: name, read: func(r *reader, _ *struct{}, v content.Value) {
		if name == FormText {
			r.text(v)
			return
		}
		if v.Shape != content.Fields {
			r.problem(v.Pos, "value", fmt.Sprintf("field %q takes names with texts", r.field), "write it like {Ward: Abbey}")
			return
		}
		for _, f := range v.Fields {
			r.text(f.Value)
		}
	}}
}
