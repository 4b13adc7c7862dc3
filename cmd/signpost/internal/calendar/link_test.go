package calendar

import (
	"net/url"
	"strings"
	"testing"
)

func TestSubscribe(t *testing.T) {
	for address, want := range map[string]string{
		"https://directory.example.org/events.ics": "webcal://directory.example.org/events.ics",
		"http://localhost:8080/events/x.ics":       "webcal://localhost:8080/events/x.ics",
		"/events.ics":                              "/events.ics",
	} {
		if got := Subscribe(address); got != want {
			t.Errorf("%s, not %s", got, want)
		}
	}
}

func TestGoogle(t *testing.T) {
	for _, test := range []struct{ name, head, dates, recur string }{
		{"weekly", "when: Every Wednesday from 6 January 2027, 10.30am to 11.30am", "20270106T103000/20270106T113000", "RRULE:FREQ=WEEKLY;BYDAY=WE;UNTIL=20271110T103000Z"},
		{"with gaps", "when: Last Tuesday and last Thursday of the month, 10am to 12 noon, February to April 2027", "20270223T100000/20270223T120000", ""},
		{"next one cancelled", "when: Mondays 10am to 12 noon, 4 January 2027 to 1 March 2027\ncancelled: [2027-01-04]", "20270111T100000/20270111T120000", ""},
		{"next one moved", "when: Mondays 10am to 12 noon, 4 January 2027 to 1 March 2027\nmoved: [{from: 2027-01-04, to: 2027-01-05}]", "20270105T100000/20270105T120000", ""},
		{"whole day", "when: Saturday 27 March 2027", "20270327/20270328", ""},
		{"open end", "when: Saturday 27 March 2027 from 7pm", "20270327T190000/20270327T190000", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			d, e := one(t, "2026-10-12", "---\ntitle: \"Tea & cake: 100% free, 2+2\"\nplace: centre\n"+test.head+"\n---\n")
			u, err := url.Parse(Google(d, e))
			if err != nil {
				t.Fatal(err)
			}
			q := u.Query()
			if u.Host != "calendar.google.com" || q.Get("action") != "TEMPLATE" || q.Get("text") != e.Title || q.Get("ctz") != "Europe/London" {
				t.Error(u)
			}
			if got := q.Get("dates"); got != test.dates {
				t.Errorf("dates %s, not %s", got, test.dates)
			}
			if got := q.Get("recur"); got != test.recur {
				t.Errorf("recur %q, not %q", got, test.recur)
			}
			if !strings.Contains(q.Get("location"), "B97 4EX") || !strings.Contains(q.Get("details"), "https://directory.example.org/events/x/") {
				t.Error(u)
			}
		})
	}
}
