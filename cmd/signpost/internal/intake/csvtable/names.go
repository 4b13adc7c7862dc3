package csvtable

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"signpost/cmd/signpost/internal/intake"
)

// names are what columns are called, without case and punctuation, by what they hold. The first in a list are the surest.
var names = map[string][]string{
	"title": {"title", "name", "service name", "name of service", "activity name", "activity", "group name", "name of group", "club name", "event name", "event title", "service title", "service", "group", "event",
		"club", "project", "project name", "programme", "course name", "class", "class name", "provision", "provision name", "listing title", "listing name", "place name title", "resource", "resource name", "what", "session", "session name", "name of activity", "name of event", "name of service group"},
	"summary": {"summary", "short description", "intro", "introduction", "brief description", "about in brief", "tagline", "strapline", "in brief", "excerpt", "short desc", "overview"},
	intake.Body: {"description", "body", "about", "details", "full description", "long description", "service description", "activity description", "what we do", "what they do", "about us", "about the service", "service details",
		"description of service", "what is offered", "what they offer", "info", "information", "service info", "content", "event description", "more information", "further information", "main description"},
	"organisation.title": {"organisation", "organization", "organisation name", "organization name", "provider", "provider name", "service provider", "run by", "delivered by", "agency", "charity", "charity name", "organiser", "company", "host organisation",
		"lead organisation", "name of organisation", "provided by", "parent organisation", "org", "org name"},
	"organisation.contact.website": {"organisation website", "provider website", "organization website", "organisation url"},
	"organisation.contact.phone":   {"organisation phone", "provider phone", "organisation telephone", "organization phone"},
	"organisation.contact.email":   {"organisation email", "provider email", "organization email"},
	"organisation.summary":         {"organisation description", "provider description", "organization description"},
	"contact.phone": {"phone", "telephone", "tel", "phone number", "telephone number", "contact number", "contact phone", "contact telephone", "tel no", "tel number", "phone no", "telephone no", "landline", "contact tel", "main phone", "office phone",
		"phones", "public phone", "helpline", "helpline number", "mobile", "mobile number", "mobile phone", "mob", "contact no", "number to call", "landline number", "tel1", "phone1", "telephone1"},
	"contact.text":    {"text number", "sms", "text", "text line", "textphone number", "sms number"},
	"contact.email":   {"email", "e mail", "email address", "e mail address", "contact email", "mail", "public email", "contact e mail", "contact email address", "enquiries email", "general email", "email1"},
	"contact.website": {"website", "web site", "url", "web", "web address", "website url", "link", "homepage", "home page", "website address", "web link", "website link", "webpage", "web page", "www", "site", "booking link", "more info link"},
	intake.Reach:      {"contact", "contact details", "contacts", "contact information", "contact info", "how to contact", "how to get in touch", "get in touch", "enquiries", "for more information", "for further information", "contact us"},
	intake.Person: {"contact name", "who to ring", "who to call", "who to contact", "who to ask for", "ask for", "person", "person to contact", "your name", "name of person", "organised by", "led by", "contact 1", "contact 2", "contact person", "name of contact", "main contact", "key contact", "first name", "last name", "surname", "forename", "leader", "group leader", "coordinator", "co ordinator", "lead contact",
		"named contact", "primary contact", "lead", "secretary", "organiser name", "manager", "contact first name", "contact last name", "contact surname", "instructor", "tutor", "teacher", "submitted by", "updated by", "author", "owner", "staff member", "keyworker", "checked by", "verified by"},
	"place.title": {"venue", "location", "venue name", "place", "location name", "where", "where is it", "building", "building name", "site name", "place name", "name of venue", "meeting place", "held at", "location venue"},
	"place.address": {"address", "street", "address 1", "address 2", "address 3", "address 4", "address line 1", "address line 2", "address line 3", "address line 4", "address1", "address2", "address3", "address4", "venue address", "full address",
		"street address", "location address", "road", "street1", "street2", "street3", "street 1", "street 2", "street 3", "street name", "postal address", "add1", "add2", "add3", "address lines", "house number and street", "addressline1", "addressline2", "addressline3",
		"county", "address county", "locality", "streetline1", "streetline2", "streetline3", "streetline4", "street line 1", "street line 2", "street line 3"},
	"place.town":     {"town", "city", "town city", "city town", "town or city", "village", "post town", "address town", "address city"},
	"place.postcode": {"postcode", "post code", "postal code", "zip", "zip code", "pcode", "venue postcode", "location postcode", "post code of venue", "postcode of venue", "address postcode", "postalcode", "zipcode"},
	"place.lat":      {"lat", "latitude", "y", "geo lat", "location latitude", "coordinates lat"},
	"place.lon":      {"lon", "long", "lng", "longitude", "x", "geo long", "location longitude", "coordinates lng", "coordinates lon"},
	"areas":          {"area", "areas", "area covered", "areas covered", "catchment", "catchment area", "coverage", "service area", "service areas", "district", "geographical area", "geographic area", "areas served", "localities", "neighbourhood", "borough"},
	"when": {"when", "times", "opening times", "opening hours", "hours", "hours of operation", "open", "session times", "day and time", "days and times", "day time", "dates and times", "date and time", "times and dates", "schedule", "day s and time s",
		"when is it", "opening", "meeting times", "day s time s", "days times", "days and hours", "opening times and days", "when open", "open when", "days open and times", "opening days and times", "date time", "availability", "service hours", "hours text", "day and time of meetings", "meets"},
	Day:    {"day", "days", "day of week", "day of the week", "weekday", "days of week", "which day", "day s", "days of the week", "meeting day", "days open", "day held"},
	Date:   {"date", "dates", "event date", "start date", "date of event", "session date"},
	Time:   {"time", "time of day", "session time", "what time", "event time", "time s", "meeting time", "timing", "timings"},
	Start:  {"start time", "start", "from", "starts", "opens", "opens at", "open from", "time from", "begin", "begins", "starttime", "time start", "opening time", "start at"},
	End:    {"end time", "end", "to", "ends", "closes", "closes at", "finish", "finish time", "time to", "endtime", "time end", "closing time", "until", "finishes"},
	Often:  {"frequency", "how often", "recurrence", "regularity", "repeats"},
	"cost": {"cost", "£", "price", "fee", "fees", "charge", "charges", "cost per session", "how much", "costs", "prices", "admission", "entry fee", "price gbp", "cost gbp", "cost of session", "is there a cost", "cost details", "price per session", "subs", "membership fee", "ticket price", "cost £"},
	"who": {"who", "who is it for", "for whom", "eligibility", "target group", "target audience", "audience", "who for", "client group", "eligibility criteria", "who can attend", "who can use it", "suitable for", "criteria", "beneficiaries", "client groups", "participants", "for",
		"who can access", "who is this for", "target client group", "eligibility notes", "who can use this service"},
	"min_age":   {"min age", "minimum age", "age from", "lower age", "from age", "youngest", "age min", "minage", "minimumage", "age lower", "lowest age"},
	"max_age":   {"max age", "maximum age", "age to", "upper age", "to age", "oldest", "age max", "maxage", "maximumage", "age upper", "highest age"},
	intake.Ages: {"age", "ages", "age range", "age group", "age groups", "age limit", "age restrictions", "age restriction", "ages covered"},
	"referral":  {"referral", "referral type", "how to refer", "referral process", "referral route", "self referral", "access route", "referrals", "how to access", "referral method", "referral required", "referral pathway"},
	"access":    {"access", "accessibility", "disabled access", "access features", "accessibility features", "facilities", "wheelchair access", "building access", "accessible features", "accessibility information"},
	"languages": {"languages", "language", "languages spoken", "languages available"},
	intake.Category: {"category", "categories", "theme", "themes", "type of service", "service type", "type of support", "tags", "taxonomy", "topic", "topics", "subject", "sub category", "subcategory", "sub categories", "subcategories", "support type",
		"need", "needs", "area of need", "category 1", "category 2", "service category", "main category", "category name", "categories of support", "type of activity", "activity type", "themes covered", "intent category", "primary category", "sector", "tag"},
	"type":                 {"type", "kind", "entry type", "delivery type"},
	"keywords":             {"keywords", "alternate name", "alternative name", "other names", "also known as", "aka", "key words", "search terms", "search words"},
	"checked.on":           {"last checked", "checked on", "last verified", "verified on", "verified at", "last reviewed", "review date", "reviewed on", "date checked", "date verified", "assured date", "last confirmed", "date reviewed", "last updated", "updated", "date updated", "last update", "updated on", "updated at", "last modified", "modified", "date last updated", "date modified", "date of last update", "last edited", "checked"},
	"status":               {"status", "active", "service status", "current status", "is active", "live", "state", "still running"},
	ID:                     {"id", "ref", "reference", "reference number", "uid", "uuid", "guid", "service id", "record id", "unique id", "unique reference", "ref no", "record number", "row id", "item id", "external id", "listing id", "activity id", "identifier", "key", "record", "no", "number"},
	"say":                  {"say", "what to say", "what to say when you call", "access script", "script"},
	"bring":                {"bring", "what to bring", "documents required", "required documents"},
	"food":                 {"food", "refreshments", "food and drink"},
	"room":                 {"room", "which room"},
	"on_arrival":           {"on arrival", "when you arrive", "what happens when you arrive", "arrival"},
	"contact.consent":      {"contact consent", "consent to publish", "permission to publish", "consent given", "happy to share", "consent", "gdpr consent", "consent to share"},
	"confidential_address": {"confidential address", "address confidential", "confidential", "hide address", "is address confidential", "do not publish address"},
	"getting_there":        {"getting there", "directions", "public transport", "transport", "how to get there", "transportation", "bus routes", "travel information"},
	intake.Told: {"notes", "note", "additional information", "other information", "additional info", "other details", "how to book", "booking", "booking information", "booking details", "how to join", "how to apply", "application process", "parking", "other",
		"further details", "capacity", "waiting list", "what to expect", "additional notes", "extra information", "support offered", "services offered", "joining instructions", "parking information", "wait time", "waiting time", "accepted payments", "hours notes", "opening hours notes", "location description", "venue description", "interpretation services"},
	"when.monday": {"monday", "mon", "monday hours", "mon hours", "monday opening", "hours monday", "opening hours monday"}, "when.tuesday": {"tuesday", "tue", "tues", "tuesday hours", "hours tuesday", "opening hours tuesday", "tuesday opening"},
	"when.wednesday": {"wednesday", "wed", "weds", "wednesday hours", "hours wednesday", "opening hours wednesday", "wednesday opening"}, "when.thursday": {"thursday", "thu", "thur", "thurs", "thursday hours", "hours thursday", "opening hours thursday", "thursday opening"},
	"when.friday": {"friday", "fri", "friday hours", "hours friday", "opening hours friday", "friday opening"}, "when.saturday": {"saturday", "sat", "saturday hours", "hours saturday", "opening hours saturday", "saturday opening"},
	"when.sunday": {"sunday", "sun", "sunday hours", "hours sunday", "opening hours sunday", "sunday opening"},
}

// byName are the targets by the names of columns, with how sure the name is: the first in a list are.
var byName = func() map[string]guess {
	m := map[string]guess{}
	for target, list := range names {
		for i, name := range list {
			if known, twice := m[name]; twice {
				panic(fmt.Sprintf("column %q is both %s and %s", name, known.target, target))
			}
			m[name] = guess{target, i}
		}
	}
	return m
}()

type guess struct {
	target string
	rank   int // 0 is the surest
}

// foldName is the name of a column without case and punctuation: "Tel. No." is "tel no", "PostCode" "postcode",
// "contact_phone" "contact phone".
func foldName(name string) string {
	name = strings.ToLower(unstressed.ReplaceAllString(strings.TrimSpace(name), "$1 $2"))
	return strings.Join(strings.FieldsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '£' }), " ")
}

// unstressed is where a name in one word begins its next: "contactPhone".
var unstressed = regexp.MustCompile(`([a-z])([A-Z][a-z])`)

// bracketed is what a name adds in brackets: "Cost (£ per session)".
var bracketed = regexp.MustCompile(`\s*[(\[].*$|\s*[:*?]+\s*$`)

// nameTarget is what a column of that name is likely to hold, or "".
func nameTarget(name string) string { return guessName(name).target }

func guessName(name string) guess {
	if m := dayEdge.FindStringSubmatch(foldName(name)); m != nil {
		edge := ".start"
		if strings.HasPrefix(m[2], "c") || strings.HasPrefix(m[2], "e") || m[2] == "to" || m[2] == "finish" {
			edge = ".end"
		}
		i := slices.IndexFunc(weekdays, func(day string) bool { return strings.HasPrefix(day, "when."+m[1]) })
		return guess{weekdays[i] + edge, 0}
	}
	for _, form := range []string{name, bracketed.ReplaceAllString(name, "")} {
		folded := foldName(form)
		for _, try := range []string{folded, strings.ReplaceAll(folded, " ", ""), strings.TrimSuffix(folded, " optional"), strings.TrimPrefix(folded, "service "), strings.TrimPrefix(folded, "the "), strings.TrimPrefix(folded, "activity "), strings.TrimPrefix(folded, "event "), strings.TrimPrefix(folded, "group "), strings.TrimPrefix(folded, "venue "), strings.TrimPrefix(folded, "location "), strings.ReplaceAll(strings.TrimPrefix(folded, "location "), " ", "")} {
			if g, known := byName[try]; known {
				return g
			}
		}
	}
	return guess{}
}

// dayEdge are the columns of tables with two for each day: "Monday open", "hours monday close".
var dayEdge = regexp.MustCompile(`^(?:opening |hours |opening hours )?(mon|tue|wed|thu|fri|sat|sun)[a-z]* (opens?|from|start|starts|opening|opening time|closes?|to|end|ends|finish|closing|closing time)$`)
