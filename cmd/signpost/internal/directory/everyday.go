package directory

import "strings"

// What people call a field in everyday words, and what they call its values: these come before the nearest name, which for
// "day" would be "say".

// everydayNames are names that people give to fields, each line with the field that they mean, by where they stand: a kind of
// entry, or a group of fields. A field may stand in a group: contact.phone.
var everydayNames = map[string][]string{
	"": { // of every kind of entry
		"title: name heading called",
		"summary: description desc about intro introduction overview abstract what purpose",
		"keywords: tags tag labels search also_known_as",
		"aliases: alias redirect redirects redirect_from old_name old_names former_name",
		"id: uuid guid identifier",
		"checked: reviewed verified last_checked last_reviewed last_updated updated date_checked confirmed lastmod",
		"contact: contacts contact_details get_in_touch enquiries",
		"contact.phone: tel telephone fone phon mobile cell landline phone_number number call ring phones",
		"contact.text: sms whatsapp",
		"contact.email: mail e-mail e_mail email_address emails",
		"contact.website: web url site link links www homepage web_address facebook twitter instagram webpage",
		"sensitive: private discreet hide",
		"areas: town towns city district region county catchment coverage covers borough neighbourhood village",
		"organisation: organiser organizer organised_by provider run_by charity host company owner leader agency",
		"access: accessibility facilities accessible",
		"instead: replacement replaced_by see_also alternative alternatives",
	},
	"services": {
		"type: kind sort format service_type",
		"places: venue venues location locations where building hall centre place address postcode",
	},
	"events": {
		"place: venue location where building hall centre places address postcode",
		"sessions: exceptions special series programme",
		"partners: speakers guests stalls with attending",
	},
	"services events": {
		"when: date dates day days time times hours opening opening_hours opening_times open_hours schedule start starts end ends finish frequency timetable runs session_times",
		"themes: category categories topic topics subject subjects need needs",
		"cost: price prices fee fees charge charges admission donation entry_fee how_much",
		"who: audience for eligibility suitable_for target members participants gender who_for open_to",
		"min_age: minimum_age age_from youngest from_age over",
		"max_age: maximum_age age_to oldest to_age under",
		"cancelled: canceled cancel cancellations not_on closed_on off except dates_cancelled no_session",
		"moved: rescheduled postponed changed",
		"status: closed active state published ended finished paused suspended",
		"referral: refer referrals self_referral how_to_join referred",
		"say: script ask what_to_say",
		"on_arrival: arrival arriving when_you_arrive",
		"bring: wear equipment what_to_bring clothing",
		"food: drinks refreshments lunch catering tea meal meals",
		"room: floor upstairs",
		"languages: lang languages_spoken spoken",
		"confidential_address: secret_address hidden_address",
	},
	"places": {
		"address: street addr location line1 road where",
		"postcode: zip post_code zipcode post-code",
		"area: town city areas district village borough",
		"lat: latitude",
		"lon: longitude lng long",
		"getting_there: directions travel transport bus buses how_to_get_there parking what3words w3w public_transport",
		"confidential_address: confidential secret private",
	},
	"areas":  {"part_of: parent in within county region area", "synonyms: other_names also nicknames"},
	"themes": {"order: weight position rank sort", "synonyms: other_words words"},
	"packs":  {"entries: services items list contents links pages", "organisation: author by made_by"},
	"guide":  {"answers: options choices links", "title: question"},
	"home": {
		"base_url: url address site domain baseurl web website",
		"title: name site_name site_title",
		"nation: country",
		"timezone: tz time_zone",
		"repository: repo github source",
		"review_after_days: review_after review_days review stale_after",
		"notice: banner message",
		"licence: license",
		"terms: school_terms term_dates holidays",
	},
	"contact": {
		"phone: tel telephone fone phon mobile cell landline number call ring ph",
		"text: sms whatsapp texts",
		"email: mail e-mail e_mail email_address",
		"website: web url site link www homepage web_address facebook twitter instagram page webpage social",
	},
	"checked":  {"on: date when day at", "by: who person name checked_by team", "how: method via means"},
	"sessions": {"on: date when day", "title: name topic", "themes: theme", "place: where venue location places", "note: notes details info what", "partners: partner organisation organisations who with", "services: service"},
	"moved":    {"from: old date on when was original", "to: new now"},
	"entries":  {"entry: service event organisation place slug name link id item page", "why: reason note because text notes"},
	"answers":  {"answer: text option label title name", "to: link leads_to next goto go_to target url page", "area: areas town"},
	"terms":    {"from: start starts begins begin", "to: end ends until finish", "name: title term"},
	"licence":  {"url: link website web", "attribution: by credit author"},
}

// elsewhere is where a thing is written that people look for a field for.
var elsewhere = map[string]string{
	"notes": inText, "note": inText, "details": inText, "detail": inText, "info": inText, "information": inText, "body": inText, "content": inText,
	"more": inText, "text": inText, "comments": inText, "comment": "begin a remark for other volunteers with #",
	"booking": inText, "book": inText, "how_to_book": inText,
	"image": inPicture, "picture": inPicture, "photo": inPicture, "logo": inPicture, "images": inPicture, "pictures": inPicture, "photos": inPicture,
	"coordinates": inDegrees, "coords": inDegrees, "geo": inDegrees, "location_map": inDegrees, "map": inDegrees,
	"slug": "take the line out: the name of the file is its address", "permalink": "take the line out: the name of the file is its address",
	"layout": "take the line out: every page of a kind looks alike", "draft": "take the line out: keep what is not ready in a pull request",
}

// notHere is the same for names within a group.
var notHere = map[string]string{
	"contact.name": inText, "contact.person": inText, "contact.who": inText, "contact.contact": inText, "contact.hours": inText, "contact.notes": inText, "contact.note": inText,
	"contact.address": inPlace, "contact.postcode": inPlace, "contact.post": inPlace,
	"checked.note": "begin a remark with #, on a line of its own", "checked.notes": "begin a remark with #, on a line of its own",
}

const (
	inPlace   = "it stands in the file of a place, in content/places/"
	inText    = `write it in the text, below the second line "---"`
	inPicture = `put it into the text, below the second line "---": ![what it shows](/pictures/name-of-the-file.jpg)`
	inDegrees = "write lat: 52.3066 and lon: -1.9430, each on a line of its own"
)

// everydayValues are words that people write for one that a field takes, each line with the word that is meant.
var everydayValues = map[string][]string{
	"access": {"step-free: wheelchair wheelchairs disabled level wheelchair-access wheelchair-accessible flat no-steps disabled-access level-access ground-floor",
		"hearing-loop: loop induction-loop t-loop", "accessible-toilet: disabled-toilet disabled-toilets disabled-loo accessible-loo accessible-toilets wheelchair-toilet",
		"toilets: loo loos wc toilet", "blue-badge-parking: blue-badge disabled-parking disabled-bays", "parking: car-park carpark cars free-parking",
		"bsl: sign-language british-sign-language signing signed", "quiet-space: quiet quiet-room calm", "lift: lifts elevator",
		"assistance-dogs: guide-dogs guide-dog dogs assistance-dog", "public-transport: bus buses train", "wifi: wi-fi internet", "food: cafe café refreshments"},
	"how":      {"phone: call called rang ring telephone tel phoned by-phone", "visit: visited in-person person went came", "website: web online internet site", "email: mail e-mail emailed mailed", "import: imported"},
	"referral": {"professional: gp doctor referral nurse social-worker", "self: none open anyone anybody drop-in self-referral no self-refer yourself", "either: both any"},
	"status":   {"open: active running live on current", "closed: ended finished over cancelled stopped shut inactive gone", "paused: suspended on-hold temporarily-closed postponed waiting-list full"},
	"type": {"group: club meeting support-group peer-support social community", "class: course lesson workshop lessons classes training exercise", "helpline: phone-line phone line hotline telephone crisis-line",
		"advice: information support counselling help clinic", "website: web online site", "app: mobile-app", "other: charity service activity drop-in"},
	"nation": {"england: eng english", "wales: cymru welsh", "scotland: scottish", "northern-ireland: ni"},
}

// meant finds the word for which people write another, in lines of such words; "" for none.
func meant(word string, lines []string) string {
	word = strings.ToLower(word)
	for _, line := range lines {
		right, others, _ := strings.Cut(line, ": ")
		for other := range strings.FieldsSeq(others) {
			if other == word {
				return right
			}
		}
	}
	return ""
}

// everydayName is the field that is meant by a name within a kind of entry or a group of fields; "" for none.
func everydayName(where, name string) string {
	name = strings.NewReplacer(" ", "_").Replace(strings.ToLower(name))
	var lists [][]string
	switch kind := Kind(where); {
	case where == "home":
		lists = [][]string{everydayNames["home"], everydayNames[""]}
	case kind == Services || kind == Events:
		lists = [][]string{everydayNames[where], everydayNames["services events"], everydayNames[""]}
	case kind == Places, kind == Areas, kind == Themes, kind == Packs, kind == Guide, kind == Organisations, kind == Pages:
		lists = [][]string{everydayNames[where], everydayNames[""]}
	default:
		lists = [][]string{everydayNames[where]}
	}
	for _, lines := range lists {
		if field := meant(name, lines); field != "" {
			return field
		}
	}
	return ""
}
