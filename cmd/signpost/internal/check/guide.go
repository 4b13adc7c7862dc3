package check

import (
	"fmt"
	"slices"

	"signpost/cmd/signpost/internal/directory"
	"signpost/cmd/signpost/internal/problem"
)

// An end is where an answer of the guide leads that leads to no further question.
type end struct {
	directory.Answer
	said  string // what is wrong with it, as words after its title: "is closed"; "" where it is live
	hint  string
	phone string // of a person to call, as it stands on its page or on that of the question; "" for none
	team  bool   // the number is the team's, on the page of the question
}

// ends works out where the answers of the guide lead.
type ends struct {
	*reporter
	dead   map[*directory.Entry][2]string // what is not live, with what is wrong and what to do
	live   map[filled]bool                // the themes and areas that have something in them
	phones map[*directory.Entry]string
}

// filled is a theme, an area, or a theme in an area: the other one is nil.
type filled struct {
	theme *directory.Entry
	area  *directory.Area
}

func (r *reporter) ends() *ends {
	e := &ends{r, map[*directory.Entry][2]string{}, map[filled]bool{}, r.phonesOf()}
	for _, l := range r.listings {
		switch {
		case l.Status == "closed":
			e.dead[l.Entry] = [2]string{"is closed", "lead to what there is instead"}
		case l.over:
			e.dead[l.Entry] = [2]string{"is over", "lead to something that is still on, or to its theme"}
		default:
			e.fill(l)
			if l.Status == "paused" {
				e.dead[l.Entry] = [2]string{"is paused", "lead to something that is on at the moment, or to its theme"}
			}
		}
	}
	return e
}

// fill notes the themes and areas in which a live listing stands. What is for a whole county is for each of its towns.
func (e *ends) fill(l listing) {
	areas := map[*directory.Area]bool{nil: true}
	for _, a := range e.d.Areas {
		if len(l.Areas) == 0 || a.Holds(l.Areas) || a.LiesIn(l.Areas) {
			areas[a] = true
		}
	}
	for a := range areas {
		e.live[filled{nil, a}] = true
		for _, t := range l.Themes {
			e.live[filled{&t.Entry, a}] = true
		}
	}
}

// of follows one answer.
func (e *ends) of(a directory.Answer) end {
	out := end{Answer: a}
	wrong := e.dead[a.To]
	switch {
	case a.To.Kind == directory.Themes && !e.live[filled{a.To, a.Area}]:
		wrong = [2]string{"has nothing in it", "lead to another theme, or to an entry"}
		if a.Area != nil {
			wrong = [2]string{"has nothing for people in " + a.Area.Title, "take the area out, or lead to another theme"}
		}
	case a.To.Kind == directory.Areas && !slices.ContainsFunc(e.d.Areas, func(x *directory.Area) bool { return &x.Entry == a.To && e.live[filled{nil, x}] }):
		wrong = [2]string{"has nothing in it", "lead to the area around it, or to an entry"}
	case a.To.Kind == directory.Packs && e.packIsDead(a.To):
		wrong = [2]string{"has nothing in it that is open", "lead to another pack, or to an entry"}
	}
	out.said, out.hint = wrong[0], wrong[1]
	out.phone = e.phones[a.To]
	if out.phone == "" {
		out.phone, out.team = call(e.d.Settings.Contact), true
	}
	return out
}

func (e *ends) packIsDead(to *directory.Entry) bool {
	i := slices.IndexFunc(e.d.Packs, func(p *directory.Pack) bool { return &p.Entry == to })
	return !slices.ContainsFunc(e.d.Packs[i].Items, func(i directory.PackItem) bool { return e.dead[i.Entry()] == [2]string{} })
}

// phonesOf are the numbers on the entries' pages: their own, or where one says nothing of how to get in touch that of who
// runs it.
func (r *reporter) phonesOf() map[*directory.Entry]string {
	phones := map[*directory.Entry]string{}
	for _, l := range r.listings {
		phones[l.Entry] = call(l.Contact)
		if !l.Contact.Any() && l.Organisation != nil {
			phones[l.Entry] = call(l.Organisation.Contact)
		}
	}
	for _, o := range r.d.Organisations {
		phones[&o.Entry] = call(o.Contact)
	}
	for _, p := range r.d.Places {
		phones[&p.Entry] = call(p.Contact)
	}
	return phones
}

// call is the number that is answered by a person who has time to talk, or "".
func call(c directory.Contact) string {
	if slices.Contains([]string{"", "999", "112", "18000"}, c.Phone.Dial) {
		return ""
	}
	return c.Phone.Display
}

// deadEnds looks for questions without answers. Answers that can't be read are told where they are.
func deadEnds(r *reporter) {
	for _, q := range r.d.Questions {
		if len(q.Answers) == 0 && !q.States("answers") {
			r.tell(&q.Entry, q.At("title"), "this question leads nowhere", `add answers, each with where it leads: answers: [{answer: "I am worried about money", to: themes/debt-advice}]`)
		}
	}
}

func guideEnds(r *reporter) {
	r.eachEnd(func(q *directory.Question, e end) {
		if e.said != "" {
			r.tell(&q.Entry, toOf(q, e.To), fmt.Sprintf("%q, where the answer %q leads, %s", e.To.Title, e.Text, e.said), e.hint)
		}
	})
}

func guidePersons(r *reporter) {
	r.eachEnd(func(q *directory.Question, e end) {
		if e.phone == "" {
			r.tell(&q.Entry, toOf(q, e.To), fmt.Sprintf("nobody can be called where the answer %q leads, nor before", e.Text),
				"write the team's number in content/index.md, contact: {phone: …}: every question shows it")
		}
	})
}

// eachEnd gives every end of the guide.
func (r *reporter) eachEnd(do func(*directory.Question, end)) {
	if len(r.d.Questions) == 0 {
		return
	}
	ends := r.ends()
	for _, q := range r.d.Questions {
		for _, a := range q.Answers {
			if a.Next == nil {
				do(q, ends.of(a))
			}
		}
	}
}

func toOf(q *directory.Question, to *directory.Entry) problem.Pos {
	return item(&q.Entry, "answers.to", to.String())
}

// guideLost looks for questions to which no answers lead from the first one.
func guideLost(r *reporter) {
	asked := map[*directory.Question]bool{}
	var ask func(q *directory.Question)
	ask = func(q *directory.Question) {
		asked[q] = true
		for _, a := range q.Answers {
			if a.Next != nil && !asked[a.Next] {
				ask(a.Next)
			}
		}
	}
	first := firstQuestion(r.d)
	if first != nil {
		ask(first)
	}
	for _, q := range r.d.Questions {
		switch {
		case asked[q]:
		case first == nil:
			r.tell(&q.Entry, q.At("title"), "the guide has no first question, so this one is never asked", "the first question is content/guide/index.md")
		default:
			r.tell(&q.Entry, q.At("title"), "no answer of the guide leads to this question", "lead to it from another: to: "+q.String())
		}
	}
}

func firstQuestion(d *directory.Directory) *directory.Question {
	if i := slices.IndexFunc(d.Questions, func(q *directory.Question) bool { return q.Slug == "index" }); i >= 0 {
		return d.Questions[i]
	}
	return nil
}

func guideUnsure(r *reporter) {
	for _, q := range r.d.Questions {
		if len(q.Answers) > 0 && !q.Unsure() {
			r.tell(&q.Entry, q.At("answers"), "none of the answers is for those who are not sure", `add one as the last but one: {answer: "I'm not sure", to: …}`)
		}
	}
}
