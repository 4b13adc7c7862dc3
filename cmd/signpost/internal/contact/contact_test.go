package contact

import "testing"

func TestReadPhone(t *testing.T) {
	tests := []struct{ text, display, dial string }{
		{"01632 960 123", "01632 960 123", "01632960123"},
		{"01632960123", "01632 960 123", "01632960123"},
		{"(01632) 960-123", "01632 960 123", "01632960123"},
		{"+44 (0)1632 960123", "01632 960 123", "01632960123"},
		{"0044 1632 960123", "01632 960 123", "01632960123"},
		{"02079460000", "020 7946 0000", "02079460000"},
		{"01214960000", "0121 496 0000", "01214960000"},
		{"0800 4 70 80 90", "0800 4 70 80 90", "08004708090"},
		{"116123", "116 123", "116123"},
		{"999", "999", "999"},
		{"85258", "85258", "85258"},
		{"0800 1111", "0800 1111", "08001111"},
		{"08001111", "0800 1111", "08001111"},
		{"0169772222", "01697 72222", "0169772222"},
		{"01632 960123 ext 12", "01632 960123 ext. 12", "01632960123;ext=12"},
		{"+353 1 234 5678", "+353 1 234 5678", "+35312345678"},
	}
	for _, test := range tests {
		p, reason := ReadPhone(test.text)
		if reason != "" || p.Display != test.display || p.Dial != test.dial {
			t.Errorf("%q: %+v, %s", test.text, p, reason)
		}
	}
	for _, text := range []string{"", "call Ann", "01632 960", "01632 960 1234", "1632 960 123", "04632 960 123", "12", "01632 96012", "16 123", "999 999", "1234", "116 124", "00000000000", "000 000", "0207946000", "+1 2", "٠١٦٣٢"} {
		if p, reason := ReadPhone(text); reason == "" {
			t.Errorf("%q is taken as %+v", text, p)
		}
	}
}

func TestMobile(t *testing.T) {
	for text, want := range map[string]bool{"07700 900123": true, "+44 7700 900123": true, "07624 412345": true, "07700 900123 ext 2": true,
		"07012 345678": false, "07640 123456": false, "01632 960 123": false, "71234": false, "+353 7 234 5678": false} {
		if p, reason := ReadPhone(text); reason != "" || p.Mobile() != want {
			t.Errorf("%q is a mobile: %v %s", text, p.Mobile(), reason)
		}
	}
}

func TestPostcode(t *testing.T) {
	for text, want := range map[string]string{"B97 4EX": "B97 4EX", "b974ex": "B97 4EX", "M21 9aq ": "M21 9AQ", "SW1A 1AA": "SW1A 1AA", "EC1A1BB": "EC1A 1BB", "W1T 3NL": "W1T 3NL", "GIR 0AA": "GIR 0AA"} {
		if code, reason := Postcode(text); reason != "" || code != want {
			t.Errorf("%q: %q, %s", text, code, reason)
		}
	}
	for _, text := range []string{"", "B97", "B97 4E", "B97 4CX", "Q1 1AA", "97 4EX", "B97 4EXX"} {
		if _, reason := Postcode(text); reason == "" {
			t.Errorf("%q is taken as a postcode", text)
		}
	}
}

func TestEmail(t *testing.T) {
	if a, reason := Email("walks@Example.ORG"); reason != "" || a != "walks@example.org" {
		t.Errorf("%q, %s", a, reason)
	}
	for _, text := range []string{"", "walks", "walks@example", "walks@@example.org", "a b@example.org", "a?bcc=x@example.org", "a%0ab@example.org", "Ann <a@example.org>", "a@example.org,b@example.org", "a@example.org\r\nBcc: x@example.org"} {
		if _, reason := Email(text); reason == "" {
			t.Errorf("%q is taken as a mail address", text)
		}
	}
}

func TestWebsite(t *testing.T) {
	for text, want := range map[string]string{"example.org": "https://example.org", "http://example.org/a?b": "http://example.org/a?b", "https://Example.org/": "https://Example.org/"} {
		if a, reason := Website(text); reason != "" || a != want {
			t.Errorf("%q: %q, %s", text, a, reason)
		}
	}
	for _, text := range []string{"", "javascript:alert(1)", "ftp://example.org", "https://", "example", "https://a b.org", "https://user@example.org", "javascript://example.org/%0aalert(1)"} {
		if a, reason := Website(text); reason == "" {
			t.Errorf("%q is taken as %q", text, a)
		}
	}
	if got := Host("https://www.example.org/walks/"); got != "example.org/walks" {
		t.Error(got)
	}
}
