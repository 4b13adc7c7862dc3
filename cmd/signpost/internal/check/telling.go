package check

import (
	"fmt"
	"regexp"
	"strings"

	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/urgent"
)

// tellingWord is what says in an address why somebody read a page, besides the words of danger.
var tellingWord = regexp.MustCompile(`\b(abus\w*|refuge|violen\w*|safe house|survivor\w*|victim\w*|assault\w*|stalk\w*|traffick\w*|coerci\w*|controlling|fgm|forced marriage|honour based|self harm|suicid\w*|hiv|sexual\w*|lgbt\w*|addict\w*)\b`)

// tellingAddresses looks for pages that somebody may have to hide, and whose address gives them away: it stays in the
// browser's history, where the neutral title stands beside it.
func tellingAddresses(r *reporter) {
	look := func(e *directory.Entry, sensitive bool) {
		said := strings.ReplaceAll(e.Slug, "-", " ")
		if sensitive && (tellingWord.MatchString(said) || urgent.Danger(said)) {
			r.tell(e, e.At("sensitive"), fmt.Sprintf("the address %s stays in a visitor's history, and tells what this page is about", e.Address()),
				fmt.Sprintf("rename the file to a word that tells nothing, and write aliases: [%s], which keeps old links working", e.Slug))
		}
	}
	for _, s := range r.d.Services {
		look(&s.Entry, s.Sensitive)
	}
	for _, e := range r.d.Events {
		look(&e.Entry, e.Sensitive)
	}
	for _, o := range r.d.Organisations {
		look(&o.Entry, o.Sensitive)
	}
	for _, q := range r.d.Questions {
		look(&q.Entry, q.Sensitive)
	}
}

// privateInPacks looks for packs with something that somebody may have to hide: a pack is passed on, and lies about.
func privateInPacks(r *reporter) {
	for _, p := range r.d.Packs {
		for _, i := range p.Items {
			private := i.Service != nil && i.Service.Sensitive || i.Event != nil && i.Event.Sensitive || i.Organisation != nil && i.Organisation.Sensitive
			if e := i.Entry(); private {
				r.tell(&p.Entry, item(&p.Entry, "entries.entry", e.String()), fmt.Sprintf("%q is sensitive, and a pack is passed on", e.Title),
					"take it out: on paper it is left out already; the team can tell its number by word of mouth")
			}
		}
	}
}
