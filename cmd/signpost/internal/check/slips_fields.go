package check

import (
	"fmt"
	"regexp"
	"strings"

	"signpost/cmd/signpost/internal/directory"
)

// fieldSlips looks for Markdown and HTML in fields, which show all their signs: only the text below them is Markdown.
func fieldSlips(r *reporter) {
	for e := range r.d.Entries() { // the directory itself may be called as it likes
		if e.Lang == "" {
			r.fieldSlip(e, "title", e.Title)
			r.fieldSlip(e, "summary", e.Summary)
		}
	}
	for _, v := range r.d.Services {
		r.fieldSlips(&v.Entry, v.Cost, v.Who, v.Room, v.OnArrival, v.Bring, v.Food, v.Say)
	}
	for _, v := range r.d.Events {
		r.fieldSlips(&v.Entry, v.Cost, v.Who, v.Room, v.OnArrival, v.Bring, v.Food, v.Say)
	}
}

// textFields are the names of the fields that fieldSlips is given, in that order.
var textFields = []string{"cost", "who", "room", "on_arrival", "bring", "food", "say"}

func (r *reporter) fieldSlips(e *directory.Entry, texts ...string) {
	for i, text := range texts {
		if e.Lang == "" {
			r.fieldSlip(e, textFields[i], text)
		}
	}
}

// marked is a text in stars, in a tag, or in the brackets of a link.
var marked = regexp.MustCompile(`\*\*[^*\s][^*]*\*\*|</?[a-zA-Z]+>|\[[^\[\]]+\]\([^()\s]+\)`)

func (r *reporter) fieldSlip(e *directory.Entry, field, text string) {
	if !strings.ContainsAny(text, "*<[") {
		return
	}
	if found := marked.FindString(text); found != "" {
		r.tell(e, e.At(field), fmt.Sprintf("%q stands on the page with its signs: a field is plain text", found), "write the words alone; bold and links go into the text below the fields")
	}
}
