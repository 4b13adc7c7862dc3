package site

import (
	"net/url"
	"slices"
	"strings"

	"signpost/cmd/signpost/internal/directory"
)

// This file makes the links by which a visitor mends a page, or tells the team about it. Nothing is sent by the site: each
// opens the visitor's own mail program, or a form at the host of the repository, with words in it.

// Ways are how a visitor can tell the team one thing about a page, begun with words that are there already.
type Ways struct {
	Mail  string // a mailto: address, for people without an account anywhere, or ""
	Issue string // a new issue at the host of the repository, or ""
}

// A note is one thing that can be told: as an issue form of GitHub (.github/ISSUE_TEMPLATE), or as a mail that asks the same.
type note struct {
	form    string // the form's file
	subject string // before the entry's title
	asks    []string
}

// What a mail asks are labels of the form.
var (
	wrongNote = note{"wrong.yml", "Something wrong", []string{"What is wrong?", "What should it say?", "How do you know?"}}
	stillNote = note{"still-correct.yml", "Still correct", []string{"How did you make sure?", "Who made sure?"}}
)

// stillKinds are the kinds of entries whose pages say when they were checked.
var stillKinds = []directory.Kind{directory.Services, directory.Events, directory.Organisations, directory.Places}

// withWays adds where the page of an entry can be edited, and how to tell that something in it is wrong, or still right. Of a
// page without an entry, a list, only mistakes can be told.
//
// Where a page is sensitive, no link names its entry to anybody else, and no draft that a mail program keeps does: whoever
// looks over the shoulder would see it there. Where an address is kept private, nothing leads to the file that holds it, or
// to a form that the whole world reads.
func (s *Site) withWays(p Page, e *directory.Entry, v veil) Page {
	if p.Layout == "404" { // nobody knows which page that is
		return p
	}
	if p.Sensitive {
		p.Wrong.Mail = s.mail("A page of the directory", slices.Concat([]string{"Which page is it?"}, wrongNote.asks), "", "")
		return p
	}
	mayBeStill := e != nil && slices.Contains(stillKinds, e.Kind)
	p.Wrong.Mail = s.noteMail(wrongNote, p, "")
	if mayBeStill {
		p.Still.Mail = s.noteMail(stillNote, p, p.Made.String())
	}
	if v.secret || s.directory.Settings.RepositoryAddress() == "" {
		return p
	}
	p.Host = s.directory.Settings.Host().Name
	p.Wrong.Issue = s.issue(wrongNote, p, e, "")
	if mayBeStill {
		p.Still.Issue = s.issue(stillNote, p, e, p.Made.String())
	}
	if e != nil {
		p.Edit = s.directory.Settings.EditAddress(e.Path)
	}
	return p
}

// noteMail begins a mail about a page. The day stands at its end, where static/js/dates.js puts the visitor's.
func (s *Site) noteMail(n note, p Page, day string) string {
	return s.mail(n.subject+": "+p.Heading, n.asks, pageLine(p), day)
}

// mail begins a mail to the team: what is known, then questions with room for answers, then a day if there is one.
func (s *Site) mail(subject string, asks []string, known, day string) string {
	email := s.directory.Settings.Contact.Email
	if email == "" {
		return ""
	}
	return "mailto:" + url.PathEscape(email) + "?subject=" + escape(subject) + "&body=" + escape(wordsOf(known, asks, day))
}

// pageLine begins what is told of a page.
func pageLine(p Page) string { return "Page: " + p.Canonical + "\r\n\r\n" }

// wordsOf is the body of a mail, or of an issue where there is no form.
func wordsOf(known string, asks []string, day string) string {
	text := known
	for _, ask := range asks {
		text += ask + "\r\n\r\n"
	}
	if day != "" {
		text += "Date: " + day
	}
	return text
}

// issue begins an issue: GitHub fills in the fields of a form by their ids (docs.github.com, "Creating an issue from a URL
// query"); elsewhere it is the words of the mail.
func (s *Site) issue(n note, p Page, e *directory.Entry, day string) string {
	title := n.subject + ": " + p.Heading
	var fields [][2]string
	switch s.directory.Settings.Host().Name {
	case "GitHub":
		fields = [][2]string{{"template", n.form}, {"title", title}, {"entry", entryName(e)}, {"page", p.Canonical}, {"date", day}}
	case "GitLab":
		fields = [][2]string{{"issue[title]", title}, {"issue[description]", wordsOf(pageLine(p), n.asks, day)}}
	default:
		fields = [][2]string{{"title", title}, {"body", wordsOf(pageLine(p), n.asks, day)}}
	}
	var query []string
	for _, f := range fields {
		if f[1] != "" {
			query = append(query, escape(f[0])+"="+escape(f[1]))
		}
	}
	return s.directory.Settings.RepositoryAddress() + s.directory.Settings.Host().Issue + strings.Join(query, "&")
}

// entryName is an entry as commands call it, "services/health-walk", or "" where the page is no entry's.
func entryName(e *directory.Entry) string {
	if e == nil {
		return ""
	}
	return strings.TrimSuffix(strings.TrimPrefix(e.Path, "content/"), ".md")
}

// missingAddress starts a mail to the team about what nobody finds; QUERY in it is what was looked for.
func (s *Site) missingAddress() string {
	return s.mail("Missing from the directory: QUERY", []string{"What I need:", "How to reach me, if you like:"},
		"I looked for: QUERY\r\nand did not find it on "+s.look.abs("/search/")+"\r\n\r\n", "")
}

// escape writes a value of a query so that it also holds in a mailto: address (RFC 6068), where a plus is no space.
func escape(s string) string { return strings.ReplaceAll(url.QueryEscape(s), "+", "%20") }
