// Package urgent knows whom to call in an emergency, nation by nation, and the words by which people say that they are in
// one.
//
// The numbers are those of the services' own websites, looked up in November 2026. They stand here and not in content/
// so that nobody's slip can change them.
package urgent

// A Number is someone to call or to text at any hour, unless its Hours say otherwise.
type Number struct {
	Who   string // who answers
	For   string // what it is for, as a person would say it
	Call  string // digits with spaces, or ""
	Text  string // the number to text, or ""
	Words string // what to write in the text, or ""
	Hours string // "" for day and night
}

// Dial is the number to call as digits alone, for a link.
func (n Number) Dial() string { return digits(n.Call) }

// TextDial is the number to text as digits alone, for a link.
func (n Number) TextDial() string { return digits(n.Text) }

// Emergency reports whether the number is for danger to life.
func (n Number) Emergency() bool { return n.Call == "999" }

func digits(s string) string {
	var b []byte
	for i := range len(s) {
		if s[i] >= '0' && s[i] <= '9' {
			b = append(b, s[i])
		}
	}
	return string(b)
}

var (
	emergency   = Number{Who: "Emergency services", For: "Someone is in danger now", Call: "999"}
	samaritans  = Number{Who: "Samaritans", For: "You need someone to listen", Call: "116 123"}
	shout       = Number{Who: "Shout", For: "You would rather text than talk", Text: "85258", Words: "SHOUT"}
	childline   = Number{Who: "Childline", For: "You are under 19", Call: "0800 1111"}
	nhsEngland  = Number{Who: "NHS 111", For: "You need urgent medical help, or mental health help (option 2)", Call: "111"}
	nhsWales    = Number{Who: "NHS 111 Wales", For: "You need urgent medical help, or mental health help (option 2)", Call: "111"}
	nhsScotland = Number{Who: "NHS 24", For: "You need urgent medical help, or mental health help", Call: "111"}
	lifelineNI  = Number{Who: "Lifeline", For: "You are in distress or despair", Call: "0808 808 8000"}
	abuse       = Number{Who: "National Domestic Abuse Helpline", For: "Someone at home hurts or frightens you", Call: "0808 2000 247"}
	abuseWales  = Number{Who: "Live Fear Free", For: "Someone at home hurts or frightens you", Call: "0808 80 10 800"}
	abuseScot   = Number{Who: "Scotland's Domestic Abuse and Forced Marriage Helpline", For: "Someone at home hurts or frightens you", Call: "0800 027 1234"}
	abuseNI     = Number{Who: "Domestic and Sexual Abuse Helpline", For: "Someone at home hurts or frightens you", Call: "0808 802 1414"}
	breathing   = Number{Who: "Breathing Space", For: "You feel low or anxious", Call: "0800 83 85 87", Hours: "weekdays 6pm to 2am, all weekend"}
)

// Numbers are those of a nation: england, wales, scotland or northern-ireland. The one for danger to life is first. An
// unknown nation has England's.
func Numbers(nation string) []Number {
	switch nation {
	case "wales":
		return []Number{emergency, nhsWales, samaritans, shout, abuseWales, childline}
	case "scotland":
		return []Number{emergency, nhsScotland, samaritans, breathing, shout, abuseScot, childline}
	case "northern-ireland":
		return []Number{emergency, lifelineNI, samaritans, shout, abuseNI, childline}
	}
	return []Number{emergency, nhsEngland, samaritans, shout, abuse, childline}
}
