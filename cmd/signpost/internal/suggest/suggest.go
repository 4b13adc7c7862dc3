// Package suggest describes the form with which anybody proposes an entry.
//
// What it asks for are fields of the table in package directory, by the names that they have there; what a field takes comes
// from that table, and how telephone numbers and the like are read from package contact. So the form can't drift away from
// what is checked afterwards. The words of its questions are here.
//
// A suggestion says nothing of who checked it: not even somebody who runs a thing has checked the entry that the team will
// make of it. Opening times are not read in the browser, since their reader is larger than all else together.
package suggest

import (
	"slices"
	"strings"

	"signpost/cmd/signpost/internal/contact"
	"signpost/cmd/signpost/internal/content"
	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/plain"
)

// Kinds are those of which an entry can be suggested.
var Kinds = []directory.Kind{directory.Services, directory.Events}

// A Question is what the form asks for one field, or for one field of a group.
type Question struct {
	Name    string // "title", "contact.phone"
	Label   string
	Hint    string
	Kinds   string // those that are asked, as "services events"
	Control Control
	Range   [2]float64 // the lowest and the highest number
	Options []Option   // to choose from
}

// A Control is how a question is answered.
type Control string

// The controls.
const (
	Line    Control = "line"  // of text
	Lines   Control = "lines" // of text
	Tel     Control = "tel"
	Email   Control = "email"
	Web     Control = "url"
	Number  Control = "number"
	One     Control = "one"  // of the options
	Some    Control = "some" // of the options
	Yes     Control = "yes"  // or nothing
	Propose Control = "propose"
)

// An Option is one choice.
type Option struct{ Value, Label string }

// ID is the name as it stands in the ids of a page.
func (q Question) ID() string { return strings.ReplaceAll(q.Name, ".", "-") }

// Body is the name of the question whose answer goes below the fields.
const Body = "body"

// words of a question.
type words struct{ name, label, hint string }

// first are asked of everybody, in this order; more are behind a fold.
var (
	first = []words{
		{"title", "What is it called?", "The name that people use, like Chair yoga."},
		{"summary", "What is it, in one sentence?", "Like: Gentle movement for all, sitting or holding a chair."},
		{"type", "What sort of thing is it?", ""},
		{"when", "When is it on?", "The day and the time, like: Every Tuesday, 2pm to 3pm. A new line for each other time."},
		{"places", "Where is it?", "Begin to write. If we know the place, choose it; if not, write its name and address."},
		{"themes", "What does it help with?", "All that fit, or none."},
		{"cost", "What does it cost?", "Like: Free, or: £3 a session, first one free."},
		{"who", "Who is it for?", "Like: Adults of any ability, or: Carers of all ages."},
		{"contact.phone", "Phone number", "For people who want to know more or to come."},
		{"contact.email", "Email address", ""},
		{"contact.website", "Website", ""},
	}
	more = []words{
		{"contact.text", "Number for text messages", "Only if it takes them."},
		{"areas", "Which towns or districts is it for?", "Where the place does not say it. None, if it is for everybody everywhere."},
		{"organisation", "Who runs it?", "Begin to write. If we know them, choose them; if not, write their name."},
		{"referral", "Who can ask for it?", ""},
		{"min_age", "Youngest age", "A number, if there is one."},
		{"max_age", "Oldest age", "A number, if there is one."},
		{"room", "Which room, and how do people find it?", "Like: Upstairs, there is a lift."},
		{"access", "What is it like to get in and be there?", "Tick what is true."},
		{"languages", "Which languages is it given in?", "English alone needs no tick."},
		{"on_arrival", "What happens when somebody arrives?", "Like: Look for Ann, in the green lanyard."},
		{"bring", "What should people bring?", ""},
		{"food", "What is there to eat and drink?", ""},
		{"say", "What can people say when they call?", "Like: Hello, can I just come along on Tuesday?"},
		{"keywords", "Other words for it", "By which people may look for it, with commas between them."},
		{"sensitive", "Somebody may need to hide that they read about it", "Such as help with abuse."},
		{"confidential_address", "Nobody may learn where it is", "Then don't write the address here."},
		{Body, "What else should people know?", "As long as you like."},
	}
)

// unasked are the fields that a suggestion does not have: they are for the team, or for later.
var unasked = []string{"id", "imported.from", "imported.id", "imported.was", "imported.fields", "aliases", "checked", "cancelled", "moved", "sessions", "partners", "services", "status", "instead",
	"contact.consent"} // which is asked for where a mobile or a personal mail address is given

// Languages are those that the form offers, by code: the ones that most people in the United Kingdom speak as their main
// language (2021 Census, ONS table TS024), and its own.
var Languages = []string{"en", "cy", "bfi", "ar", "bn", "bg", "zh", "fr", "gu", "hu", "it", "lt", "fa", "pl", "pt", "pa", "ro", "so", "es", "ta", "tr", "uk", "ur"}

// Questions are those of the form. The choices are the options of fields that refer to entries, or take words, by the
// field's name.
func Questions(choices map[string][]Option) (asked, further []Question) {
	return questions(first, choices), questions(more, choices)
}

func questions(list []words, choices map[string][]Option) []Question {
	var made []Question
	for _, w := range list {
		q := Question{Name: w.name, Label: w.label, Hint: w.hint, Options: choices[w.name], Control: Lines}
		var kinds []string
		for _, kind := range Kinds {
			f, ok := fieldFor(kind, w.name)
			if !ok && w.name != Body {
				continue
			}
			kinds = append(kinds, string(kind))
			if ok {
				q.Control, q.Range = controlOf(f), f.Range
			}
		}
		q.Kinds = strings.Join(kinds, " ")
		if q.Control == Some && len(q.Options) == 0 {
			continue // a directory without themes has none to choose from
		}
		made = append(made, q)
	}
	return made
}

// fieldFor finds the field that a question fills in. An event has one place, a service may have several: both are asked alike.
func fieldFor(kind directory.Kind, name string) (directory.Field, bool) {
	group, part, inGroup := strings.Cut(name, ".")
	for _, f := range directory.FieldsOf(kind) {
		switch {
		case f.Name == group && inGroup:
			i := slices.IndexFunc(f.Fields, func(p directory.Field) bool { return p.Name == part })
			return f.Fields[max(0, i)], i >= 0
		case f.Name == name, name == "places" && f.Refers == directory.Places:
			return f, true
		}
	}
	return directory.Field{}, false
}

func controlOf(f directory.Field) Control {
	switch f.Form {
	case directory.FormTimes:
		return Lines
	case directory.FormPhone:
		return Tel
	case directory.FormEmail:
		return Email
	case directory.FormWebsite:
		return Web
	case directory.FormWhole:
		return Number
	case directory.FormWord:
		return One
	case directory.FormYesNo:
		return Yes
	case directory.FormWords, directory.FormLanguages:
		return Some
	case directory.FormSlug, directory.FormSlugs:
		if f.Refers == directory.Places || f.Refers == directory.Organisations {
			return Propose // there may be thousands
		}
		return Some
	}
	return Line
}

// Facts are what the form's script has to know. It is written into the page as JSON.
type Facts struct {
	Kinds          map[directory.Kind][]Written `json:"kinds"`
	Patterns       map[string]string            `json:"patterns"` // see contact.Patterns
	Staffed        []string                     `json:"staffed"`  // see directory.StaffedTypes
	LongestSlug    int                          `json:"longestSlug"`
	LongestSummary int                          `json:"longestSummary"`
	Reserved       []string                     `json:"reserved"` // names that are poor as addresses, see directory.OddSlug
	Lists          string                       `json:"lists"`    // the address of the Lists
	NewFile        string                       `json:"newFile"`  // the address at GitHub where a new file is begun, or ""
	Email          string                       `json:"email"`    // of the team, or ""
}

// Lists are what the form's script knows of the directory's entries. They grow with it, so they are a file of their own, which
// comes after the page, and is asked for at once: no request tells what somebody writes.
type Lists struct {
	Taken         map[directory.Kind][]string `json:"taken"` // names that entries have already
	Places        []Known                     `json:"places"`
	Organisations []Known                     `json:"organisations"`
}

// A Written is a field as it is written into a file.
type Written struct {
	Name     string         `json:"name"`
	Ask      string         `json:"ask,omitempty"` // the name of the question; a group has none
	Form     directory.Form `json:"form"`
	Required bool           `json:"required,omitempty"`
	Fields   []Written      `json:"fields,omitempty"`
}

// A Known is an entry that a suggestion may name.
type Known struct {
	Slug  string `json:"slug"`
	Title string `json:"title"`
	Where string `json:"where,omitempty"` // tells two of one title apart
}

// NewFacts are the facts that are the same in every directory.
func NewFacts() Facts {
	f := Facts{Kinds: map[directory.Kind][]Written{}, Patterns: contact.Patterns(), Staffed: directory.StaffedTypes, LongestSlug: content.LongestSlug,
		LongestSummary: plain.LongestSummary, Reserved: slices.Concat([]string{"index"}, directory.Devices)}
	for _, kind := range Kinds {
		f.Kinds[kind] = written(directory.FieldsOf(kind), "")
	}
	return f
}

// written are those of the fields that a suggestion can have, the required ones first, as in a new file.
func written(fields []directory.Field, group string) []Written {
	var list, optional []Written
	for _, f := range fields {
		w := Written{Name: f.Name, Ask: group + f.Name, Form: f.Form, Required: f.Required}
		switch {
		case slices.Contains(unasked, w.Ask) && w.Ask != "contact.consent":
			continue
		case f.Form == directory.FormGroup:
			w.Ask, w.Fields = "", written(f.Fields, f.Name+".")
		case f.Refers == directory.Places:
			w.Ask = "places"
		}
		if f.Required {
			list = append(list, w)
		} else {
			optional = append(optional, w)
		}
	}
	return slices.Concat(list, optional)
}
