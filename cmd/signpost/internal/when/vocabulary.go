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
	"advice surgery", "aerobics", "after school club", "allotment", "allotment group", "allotments", "appointments", "aqua aerobics", "art class",
	"art club", "art gallery", "art group", "autism group", "availability", "baby and toddler group", "baby bank", "baby cafe", "baby clinic",
	"baby group", "baby massage", "baby rhyme time", "baby sensory", "bacon rolls", "badminton", "ballet", "basketball", "beavers", "bell ringing",
	"bell ringing practice", "benefits advice", "bereavement cafe", "bereavement group", "bingo", "blind club", "board games", "board games club",
	"book club", "book group", "book swap", "boot camp", "bounce and rhyme", "bowls", "bowls club", "box office", "breakfast",
	"breakfast club", "breastfeeding cafe", "breastfeeding group", "bridge", "bridge club", "brownies", "brunch", "bumps and babies", "cafe", "café",
	"cake and chat", "camera club", "car boot sale", "cardiac rehab", "carers cafe", "carers drop in", "carers group", "carers support group",
	"carpet bowls", "castle", "centre", "chair based exercise", "chair exercise", "chair yoga", "charity shop", "chatty cafe", "chess club",
	"childminder group", "childrens centre", "choir", "choir practice", "church", "church hall", "church service", "church services", "cinema",
	"circuits", "citizens advice", "citizens advice drop in", "city farm", "clinic", "clinics", "clothes bank", "clothes swap", "clothing bank",
	"coffee", "coffee and cake", "coffee and chat", "coffee morning", "coffee mornings", "coffee shop", "communion", "community breakfast",
	"community cafe", "community café", "community centre", "community choir", "community cinema", "community cupboard", "community food club",
	"community fridge", "community garden", "community hall", "community hub", "community kitchen", "community larder", "community lunch",
	"community meal", "community orchard", "community pantry", "community shop", "community supper", "community tea", "computer class",
	"computer classes", "computer club", "conversation cafe", "conversation class", "council office", "council offices", "country dancing",
	"craft and chat", "craft and natter", "craft cafe", "craft club", "craft group", "crafts", "creche", "credit union", "cribbage", "cricket club",
	"crisis line", "crochet", "cubs", "customer service centre", "cycling club", "dads club", "dads group", "dance class", "dance fit", "darts",
	"day centre", "deaf club", "debt advice", "dementia cafe", "diabetes group", "digital cafe", "digital drop in", "digital help", "dispensary",
	"dominoes", "drop in centre", "embroidery", "energy advice", "english class", "english classes", "esol class", "esol classes", "evening meal",
	"evening prayer", "evening service", "evening worship", "evensong", "exercise class", "exercise classes", "exhibition", "falls prevention class",
	"family history group", "family hub", "family worship", "farm", "farmers market", "film club", "film night", "flower arranging", "flower club",
	"flu clinic", "folk dancing", "food bank", "food bank session", "food bank sessions", "food club", "food cupboard", "food hub", "food larder",
	"food pantry", "food parcels", "food share", "food truck", "food van", "foodbank", "foot clinic", "football", "free meal", "free meals",
	"friendship cafe", "friendship club", "friendship group", "gallery", "games club", "games night", "garden", "gardening", "gardening club",
	"gardening group", "gardens", "gentle exercise", "gp surgery", "guides", "gym", "gymnastics", "hall", "health walk", "health walks", "healthy walk",
	"hearing aid clinic", "helpdesk", "helpline", "heritage centre", "history group", "holiday club", "holy communion", "homework club",
	"homework help", "hot food", "hot meal", "hot meals", "hotline", "housing advice", "indoor bowls", "information centre", "information desk",
	"information line", "it drop in", "it help", "job club", "job shop", "judo", "jumble sale", "jummah prayers", "jumuah", "junior parkrun", "karate",
	"keep fit", "knit and chat", "knit and natter", "knitting", "knitting club", "knitting group", "ladies group", "language cafe", "larder",
	"legal advice", "lego club", "leisure centre", "library", "library of things", "line", "line dancing", "lines", "litter pick", "little fishes",
	"live chat", "local history group", "lunch", "lunch club", "luncheon club", "lunches", "mah jong", "mahjong", "market", "martial arts", "mass",
	"meal", "meals", "memory cafe", "memory café", "mens group", "mens shed", "mens sheds", "messy church", "messy play", "money advice",
	"morning prayer", "morning service", "morning worship", "mums and tots", "mums group", "museum", "netball", "nursery", "office", "office hours",
	"online", "online chat", "our lines are open", "out of school club", "over 50s club", "over 60s club", "pantry", "parent and baby group",
	"parent and toddler group", "parent group", "parents and toddlers", "parish council", "parish hall", "parish office", "park", "parkinsons group",
	"parkrun", "patchwork", "peer support", "peer support group", "pharmacy", "phone", "phone advice", "phone line", "phone lines", "phones",
	"photography club", "pilates", "play group", "playgroup", "playgroup sessions", "post office", "prayer group", "prayer meeting", "prayers",
	"pre school", "quilting", "quiz night", "rainbows", "reading cafe", "reading group", "reception", "recovery group", "recycling centre",
	"repair cafe", "repair café", "residents association", "rhyme and story time", "rhyme time", "rhymetime", "running club", "school uniform bank",
	"scottish country dancing", "scouts", "scrabble", "self help group", "service", "services", "sewing group", "shed", "shop", "short mat bowls",
	"sign language class", "singing for fun", "singing group", "snooker", "social club", "social group", "social supermarket", "soft play",
	"soup and roll", "soup kitchen", "soup lunch", "soup run", "sports centre", "sports hall", "stay and play", "stitch and chat",
	"story and rhyme time", "story time", "storytime", "strength and balance class", "stroke club", "stroke group", "study club", "sunday club",
	"sunday school", "supper club", "support", "support group", "support line", "surgeries", "surgery", "swap shop", "swimming", "swimming club",
	"swimming lessons", "swimming pool", "switchboard", "table tennis", "table top sale", "taekwondo", "tai chi", "tea and cake", "tea and chat",
	"tea and toast", "tea dance", "tea room", "tea rooms", "tech cafe", "tech help", "telephone", "telephone advice", "telephone helpline",
	"telephone line", "telephone lines", "telephone support", "tennis club", "text line", "theatre", "tiny tots", "toddler group", "toddler time",
	"toddlers", "tool library", "tots", "tourist information centre", "toy library", "toy swap", "trampolining", "twins group", "ukulele group",
	"uniform bank", "village hall", "visiting", "visiting hours", "visitor centre", "walking football", "walking group", "walking netball",
	"walks", "warm hub", "warm hubs", "warm space", "warm spaces", "warm welcome", "warm welcome space", "web chat", "webchat", "welfare rights advice",
	"whist", "whist drive", "wi", "womens group", "womens institute", "work club", "worship", "wraparound care", "writing group", "yoga", "yoga class",
	"youth centre", "youth club", "youth drop in", "youth group", "zumba",
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
