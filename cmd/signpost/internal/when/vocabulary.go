package when

import "time"

// The words that lines are made of. Plurals of days and their spellings are
// those of real posters; "sat" is never the verb, "may" never the other one.
var dayWords = map[string]time.Weekday{
	"mon": time.Monday, "mons": time.Monday, "monday": time.Monday, "mondays": time.Monday, "mo": time.Monday,
	"tue": time.Tuesday, "tues": time.Tuesday, "tuesday": time.Tuesday, "tuesdays": time.Tuesday, "tu": time.Tuesday,
	"wed": time.Wednesday, "weds": time.Wednesday, "wednes": time.Wednesday, "wednesday": time.Wednesday, "wednesdays": time.Wednesday,
	"thu": time.Thursday, "thur": time.Thursday, "thurs": time.Thursday, "thursday": time.Thursday, "thursdays": time.Thursday, "th": time.Thursday, "thus": time.Thursday,
	"fri": time.Friday, "fris": time.Friday, "friday": time.Friday, "fridays": time.Friday, "fr": time.Friday,
	"sat": time.Saturday, "sats": time.Saturday, "saturday": time.Saturday, "saturdays": time.Saturday, "sa": time.Saturday,
	"sun": time.Sunday, "suns": time.Sunday, "sunday": time.Sunday, "sundays": time.Sunday, "su": time.Sunday,
}

var monthWords = map[string]time.Month{
	"january": time.January, "jan": time.January,
	"february": time.February, "feb": time.February, "febuary": time.February,
	"march": time.March, "mar": time.March,
	"april": time.April, "apr": time.April,
	"may":  time.May,
	"june": time.June, "jun": time.June,
	"july": time.July, "jul": time.July,
	"august": time.August, "aug": time.August,
	"september": time.September, "sept": time.September, "sep": time.September,
	"october": time.October, "oct": time.October,
	"november": time.November, "nov": time.November,
	"december": time.December, "dec": time.December,
}

var numberWords = map[string]int{
	"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
	"seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}

var ordinalWords = map[string]int{
	"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "last": -1,
}

// dayGroups are words that stand for several days of the week.
var dayGroups = map[string]weekdays{
	"weekdays": 0b0111110, "weekday": 0b0111110,
	"weekends": 0b1000001, "weekend": 0b1000001,
	"daily": everyDay, "everyday": everyDay,
}

// partWords are parts of the day, with what we call them.
var partWords = map[string]string{
	"morning": "mornings", "mornings": "mornings",
	"afternoon": "afternoons", "afternoons": "afternoons",
	"evening": "evenings", "evenings": "evenings", "eve": "evenings", "eves": "evenings",
	"night": "nights", "nights": "nights", "nightly": "nights",
	"lunchtime": "lunchtimes", "lunchtimes": "lunchtimes",
}

// fillers are words that a poster may hold and that change nothing about
// days or times. What names something else ("office", "food bank") is not
// among them: the times after it may not be those of the entry.
var fillers = map[string]bool{
	"open": true, "opens": true, "opening": true, "hours": true, "times": true, "time": true, "dates": true, "date": true,
	"day": true, "days": true, "when": true, "session": true, "sessions": true, "meet": true, "meets": true, "meeting": true,
	"meetings": true, "we": true, "class": true, "classes": true, "run": true, "runs": true, "running": true, "held": true,
	"takes": true, "take": true, "place": true, "on": true, "the": true, "is": true, "are": true, "group": true, "club": true,
	"available": true, "our": true, "only": true, "each": true, "regular": true,
	"from": true, "at": true, "every": true, "all": true, "dropin": true, "dropins": true,
}

// descriptors name the thing itself. They may begin a line: all of the line is
// then about it. Further on, one could tell two things apart.
var descriptors = []string{
	"advice", "advice centre", "advice drop in", "advice line", "advice service", "advice session", "advice sessions", "advice surgeries",
	"advice surgery", "after school club", "allotment", "allotments", "appointments", "art class", "art club", "art group", "availability",
	"baby and toddler group", "baby bank", "baby clinic", "baby group", "badminton", "beavers", "bell ringing", "bereavement cafe", "bereavement group",
	"bingo", "book club", "book group", "bounce and rhyme", "bowls", "box office", "breakfast", "breakfast club", "bridge", "bridge club", "brownies",
	"cafe", "café", "car boot sale", "carers group", "carers support group", "centre", "chair based exercise", "chair exercise", "chair yoga",
	"charity shop", "chatty cafe", "chess club", "childrens centre", "choir", "choir practice", "church", "church hall", "church service",
	"church services", "citizens advice", "clinic", "clinics", "clothes bank", "clothing bank", "coffee and cake", "coffee and chat", "coffee morning",
	"coffee mornings", "coffee shop", "communion", "community cafe", "community café", "community centre", "community choir", "community fridge",
	"community garden", "community hall", "community hub", "community kitchen", "community larder", "community lunch", "community meal",
	"community pantry", "community shop", "computer class", "computer classes", "computer club", "craft and chat", "craft club", "craft group",
	"crafts", "creche", "crisis line", "cubs", "dance class", "day centre", "debt advice", "dementia cafe", "digital cafe", "digital help",
	"drop in centre", "esol class", "esol classes", "evening meal", "evening prayer", "evening service", "evening worship", "evensong",
	"exercise class", "exercise classes", "family hub", "family worship", "farmers market", "film club", "food bank", "food bank session",
	"food bank sessions", "food hub", "food larder", "food pantry", "food parcels", "foodbank", "friendship club", "friendship group", "garden",
	"gardening club", "gardening group", "gardens", "gentle exercise", "gp surgery", "guides", "gym", "hall", "health walk", "healthy walk", "helpdesk",
	"helpline", "history group", "holiday club", "holy communion", "homework club", "hotline", "information desk", "information line", "it help",
	"job club", "keep fit", "knit and natter", "knitting club", "knitting group", "larder", "legal advice", "leisure centre", "library", "line",
	"line dancing", "lines", "live chat", "lunch", "lunch club", "luncheon club", "lunches", "market", "mass", "meal", "meals", "memory cafe",
	"memory café", "mens shed", "mens sheds", "messy church", "messy play", "morning prayer", "morning service", "morning worship", "mums and tots",
	"museum", "office", "office hours", "online", "online chat", "our lines are open", "over 50s club", "over 60s club", "pantry",
	"parent and baby group", "parent and toddler group", "parish hall", "parish office", "park", "peer support", "peer support group", "phone",
	"phone advice", "phone line", "phone lines", "phones", "photography club", "pilates", "play group", "playgroup", "playgroup sessions",
	"prayer group", "prayer meeting", "prayers", "pre school", "quiz night", "rainbows", "reading group", "reception", "recycling centre",
	"repair cafe", "repair café", "rhyme time", "rhymetime", "school uniform bank", "scouts", "self help group", "service", "services", "sewing group",
	"shed", "shop", "singing group", "social group", "social supermarket", "soft play", "soup kitchen", "soup run", "stay and play", "story time",
	"storytime", "sunday club", "sunday school", "support", "support group", "support line", "surgeries", "surgery", "swimming", "swimming pool",
	"switchboard", "table tennis", "table top sale", "tai chi", "tea and chat", "tea and toast", "tea room", "tea rooms", "telephone",
	"telephone advice", "telephone helpline", "telephone line", "telephone lines", "telephone support", "text line", "toddler group", "toddlers",
	"tots", "toy library", "ukulele group", "uniform bank", "village hall", "visiting", "visiting hours", "walking group", "warm hub", "warm hubs",
	"warm space", "warm spaces", "warm welcome", "warm welcome space", "web chat", "webchat", "wi", "womens institute", "work club", "worship",
	"writing group", "yoga", "yoga class", "youth centre", "youth club", "youth group", "zumba",
}

const (
	byAppointment = "by appointment"
	otherwise     = "or by appointment"
	booking       = "booking essential"
)

// notePhrases are what a line may add. An empty note is dropped: it changes
// nothing about when one may come.
var notePhrases = []struct{ phrase, note string }{
	{"at other times by appointment", otherwise},
	{"other times by appointment only", otherwise},
	{"other times by appointment", otherwise},
	{"otherwise by appointment", otherwise},
	{"also by appointment", otherwise},
	{"or by appointment", otherwise},
	{"and by appointment", otherwise},
	{"strictly by appointment only", byAppointment},
	{"strictly by appointment", byAppointment},
	{"by prior appointment only", byAppointment},
	{"by prior appointment", byAppointment},
	{"by appointment only", byAppointment},
	{"by appointments only", byAppointment},
	{"by appointment", byAppointment},
	{"by prior arrangement", byAppointment},
	{"by arrangement only", byAppointment},
	{"by arrangement", byAppointment},
	{"appointments only", byAppointment},
	{"appointment only", byAppointment},
	{"booking is essential", booking},
	{"booking essential", booking},
	{"booking required", booking},
	{"booking necessary", booking},
	{"must be booked", booking},
	{"advance booking essential", booking},
	{"advance booking required", booking},
	{"pre booking essential", booking},
	{"pre booking required", booking},
	{"please book", booking},
	{"no appointment necessary", ""},
	{"no appointment needed", ""},
	{"no appointment required", ""},
	{"no need to book", ""},
	{"no booking required", ""},
	{"no booking needed", ""},
	{"no booking necessary", ""},
	{"just turn up", ""},
	{"just drop in", ""},
	{"drop in", ""},
	{"drop ins", ""},
	{"walk in", ""},
	{"walk ins", ""},
	{"walk ins welcome", ""},
	{"drop in only", ""},
	{"drop in any time", ""},
	{"drop in session", ""},
	{"drop in sessions", ""},
	{"refreshments provided", ""},
	{"refreshments available", ""},
	{"new members welcome", ""},
	{"newcomers welcome", ""},
	{"visitors welcome", ""},
	{"beginners welcome", ""},
	{"open to all", ""},
	{"open to the public", ""},
	{"all welcome", ""},
	{"everyone welcome", ""},
	{"all year round", ""},
	{"all the year round", ""},
	{"all year", ""},
	{"year round", ""},
	{"throughout the year", ""},
	{"including school holidays", ""},
	{"inc school holidays", ""},
	{"answerphone at other times", ""},
	{"answerphone at all other times", ""},
	{"answerphone out of hours", ""},
	{"answerphone outside these hours", ""},
	{"hours of opening", ""},
	{"times of opening", ""},
	{"public opening hours", ""},
	{"public opening times", ""},
	{"via zoom", ""},
	{"on zoom", ""},
	{"by zoom", ""},
	{"by phone", ""},
	{"by telephone", ""},
	{"over the phone", ""},
	{"in person", ""},
	{"face to face", ""},
	{"please note", ""},
	{"until further notice", ""},
	{"suggested donation", ""},
	{"donations welcome", ""},
	{"free of charge", ""},
	{"free entry", ""},
	{"free", ""},
}
