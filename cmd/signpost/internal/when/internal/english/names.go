package english

import (
	"slices"
	"strings"

	"signpost/cmd/signpost/internal/when/internal/timetable"
)

// nameWords are those that the name of a thing is made of: what people do
// there, with what, where and who runs it. None of them says when; a word that
// could (morning, summer, half, new) stands in namePhrases alone, where its
// neighbours settle what it means.
var nameWords = wordSet(`
	abbey academy acoustic acting activities activity acupuncture admin adoration advice adviceline adviser advisers advocacy
	aerial aerobic aerobics agm aid aikido alcohol allotment allotments alpha amateur anglers angling annexe anonymous antenatal
	antiques aqua aquacise aquafit aquarobics arabic arboretum archery archive archives armchair army arranging art arts
	association astroturf athletic athletics atrium audiology autism award baby backgammon bacon badminton bagatelle baking
	ballet ballroom band barn barre basketball bats beading beavers beekeepers beekeeping bell bellringing belly benediction
	benefits bereaved bereavement bible bike bingo biscuits bistro blind blood board bocce boccia body bodypump bollywood boogie
	book bookbug bookclub books bookstart boost boot boules bounce bowling bowls box boxercise boxing brass bread breakfast
	breastfeeding brew brick bridge brigade british broadband brownies brunch bsl buddies buddy buffet buggy buggyfit building
	bulb bumps bus buses cab cadets cafe café cake camera camp campus canasta cancer canoe canoeing cantonese car caravan card
	cardiac cardio cards care carers carol carpet castle cathedral centre chair changing chapel chaplain chaplaincy charity chat
	chatter chatty chess chestfeeding chi childminder children childrens chiropody choir choral church cic cinema circle circuit
	circuits citizens city civic climbing clinic clinics clothes clothing club clubhouse coach cobblers coding coeliac coffee
	collage collection collections communion community compline computer concert confession confessions conservation conservatory
	conversation cookery cooking corner council councillor councillors counsel counselling counter country countryside county
	court courts craft crafters crafting crafts crafty creche credit crib cribbage cricket crisis crochet croquet crossfit crown
	crypt crèche cubs cupboard cuppa curling customer cycle cycling dads dance dancercise dancers dancing darts deaf debt
	deliveries delivery dementia dental depression desk development diabetes dietitian digital diners dining dinner disability
	disabled disco discussion dispensary district doctor doctors dog dogs domestic domino dominoes dominos donate donations drama
	drawing dressmaking drink drinks drive drug drumming dwp ebay education elderly email emails embroiderers embroidery
	emergency employability employment energy english enquiries enterprise entertainment epilepsy esol eucharist evensong
	exercise exhibition explorer explorers express eye fair fairtrade faith falls families family fare farm farmers fashion fayre
	feeding fellowship fencing festival fete fibre fibromyalgia film fish fishes fit fitness fitsteps flamenco flea flower
	flowers flu folk food foodbank foot football forest forum foundation foyer freezer french fridge friendly friends friendship
	fun fundraising funny furniture futsal gaelic gallery games garden gardeners gardening gardens gathering gentle gentlemens
	german gin girlguiding glee gold golf gong gospel gp gran grandad grandparents grief group grub guide guides guiding guild
	guitar gurdwara gym gymnastics gyms hair hall handbells handcrafts handicraft handicrafts hangout harmony harp hatha health
	healthy hearing heart help helpdesk helpline heritage hiit hiking history hobbies hobby hockey holy home homegroup homegroups
	homeless homelessness homestart homework hospice hospital hot hotline house housegroup housing hub hubs huddle hula
	hydrotherapy hypnotherapy ict improv indoor infant infants info information inn insanity inspired institute intercession
	intergenerational internet irish italian itsy japanese jazz jcp jigsaw jigsaws jitsu jiu jive job jobcentre jobs jog jogging
	jolly jong judo jujitsu jukido jumble jummah jumuah junior justice karate kayak keep kettlebells kettlercise kick kickboxing
	kids kidz kiosk kitchen knit knitandnatter knitters knitting korfball krav kung kurling lace lacrosse ladies lads ladybirds
	lakeside landlord language larder latin launderette laundry leaders leadership leaflets learn learning legal legion lego legs
	leisure lending lesson lessons library lifestyle lions listeners listening literacy literature litter little liturgy live
	local lodge loneliness lounge lunch luncheon lunches maga magic mah mahjong mahjongg majorettes makers making male mandarin
	marathon marching market martial mass massage mat maternity maths matins maypole meal meals medical meditation meeting meetup
	meetups melodies members memorial memories memory menopause mens mental mentoring mentors messy metafit methodist midwife
	midwives military mind mindful mindfulness minecraft mini minibus minis ministry minster mobile mobility model modern money
	morris mosque mother mothers motor motorcycle multigym mum mums museum music musical musicians nappy natal natter nature nct
	needlecraft neighbourhood netball network nhs nordic novice nurse nursery nursing nurture nurturing nutrition oasis
	observatory office offices olympic online opera orchard orchestra organ orienteering origami osteopathy outdoor outdoors
	outing outings outreach paddle paint painters painting panto pantomime pantry parcels parent parentcraft parents parish park
	parkinson parkinsons parkour parkrun party patchwork pathfinders pathways patient peace peer pensioners people performance
	perinatal pet petanque pharmacy phoneline phones photo photographers photography physio physiotherapy piano pick pickle
	pickleball picnic pilates pilgrims ping pipe pitch pitches pizza planning plant plants play playbus players playgroup playing
	playscheme playtime podiatry poetry poets polish pong pool pools pop popup portuguese postnatal pottery powerchair practice
	prayer prayers pre pregnancy preschool prevention priory probus project pub punjabi puppet puppets puzzles pétanque qi quaker
	quartet quilt quilters quilting quiz radio rainbows ramble rambler ramblers rambles raqs reading rebels reception recital
	recovery recreation rectory recycled recycling reflexology refreshments refugee registration registry rehab rehearsal
	rehearsals reiki relaxation reminiscence repair residents resource respite response retired rhyme rhymes rhymetime riding
	rights ringers ringing rock roller rolls rosary rotary rounders rowing rspb rugby rumba rummage rummikub running sacrament
	sacristy safari sailing sale salon salsa salvation samba sangha sauna scallywags science scooter scottish scouts scrabble
	scrapbook scrapbooking scrapstore screening sculpture sea seated sensory service services sewers sewing sexual share sharing
	shed sheds shelter shelters shiatsu shop shopping short show shuffleboard sight sing singalong singers singing sitting skate
	skating sketch sketching skills skip skipping skittles sleep slimming smart smoking snooker soccer social society soft
	softball soldiers songs sounds soup spa space spaces spanish spin spinners spinning spiritual sport sports squad squash
	squirrels stamp starters steam step stitch stories story storytime stretch stretching stroke strollers strumming student
	studio study sugarcraft sunbeams sunshine supermarket supper support surgeries surgery sweaty swim swimming swing switchboard
	synagogue tabata table tables taekwondo tai taize takeaway tales talk talking talks tap tarot tatting tea team tearoom
	tearooms teas teashop teatime tech temple tennis tenpin testing text textile textiles texting textline texts thai theatre
	therapy threads thrift tiddlers tiny toddler toddlers together tone tones toning tool tools top tots tourist town toy track
	trail training trampoline trampolining treasure tree tribe trip trips truck tuition tumble tumbletots tunes tv twins twirlers
	u3a ukulele unemployment uniform union united upcycling upholsterers upholstery urdu vaccination van vegan vespers veterans
	veterinary vicarage village vinyasa viola visiting visitor visitors vocal volleyball volunteer volunteering volunteers
	vouchers waist walk walkers walking walks waltz wanderers wargames warm watchers watercolour watercolours weaning weaving web
	webchat website wedding weigh weight weights welcome welfare wellbeing wellies wellness welsh wheel wheelchair wheelers
	wheels whiskers whist wi wildlife wine womens woodcarving woodland woodturners woodturning woodwork woodworking wool work
	workshop workshops world worship wraparound wrestling write writers writing xpress yarn ymca yoga yogalates young youth zumba
	toilet toilets carpark changing cubbies launderettes showers scout hut pavilion sanctuary vestry marquee matinee u3a sibling siblings ballroom tribute karaoke darts dominoes premises grounds playground playpark skatepark bmx cycling
	aa anon alanon code coding registrar registrars test tests timetable vigil midweek prayers praise
	donor donors committee witness household waste tip recycle wassail choral sung tasting stargazing astronomy
	course courses lecture lectures seminar performance performances matinees screenings rehearsal programme programmes clubs teaching tutor tutorial exercise
`)

// namePhrases are names with a word that alone could speak about time.
var namePhrases = byFirstWord([]string{
	"lane swim", "lane swimming", "lanes swim", "private prayer", "quiet prayer", "visits", "visit", "viewings", "viewing", "general swim", "scout hut", "guide hut", "quick test", "peer support",
	"air cadets", "army cadets", "sea cadets", "al anon", "big breakfast", "big lunch", "street outreach", "night prayer",
	"midnight mass", "midnight communion", "midnight eucharist", "midnight service", "walk of witness", "said eucharist", "sung eucharist", "sung mass", "all age worship", "all age communion", "all age service",
	"telephone", "telephone advice", "telephone helpline", "telephone support", "phone support", "phone helpline",
	"food bank", "food bank session", "food bank sessions", "clothes bank", "clothing bank", "baby bank", "toy bank", "uniform bank", "school uniform bank", "sunday school", "pre school", "tea room", "tea rooms", "reading room", "post office", "post natal", "sign language", "sign language class", "step class", "street dance", "street pastors", "coffee bar", "juice bar", "licensed bar", "bottle bank", "book bank", "bank of things",
	"advice drop in", "advice line", "after school club", "afternoon clinic", "afternoon club", "afternoon service", "afternoon surgery",
	"afternoon tea", "appointments", "arts and crafts", "autism hour", "availability", "baby and toddler group", "baby rhyme time",
	"bell ringing practice night", "bingo night", "bounce and rhyme", "bowls and darts", "bring and buy", "bring and buy sale",
	"bring and share", "bring and share lunch", "bumps and babies", "cake and chat", "call centre", "call line", "carers drop in",
	"chair based exercise", "church of england", "citizens advice drop in", "club night", "coffee and cake", "coffee and chat",
	"coffee and company", "coffee morning", "coffee mornings", "come and sing", "craft and chat", "craft and natter", "craft and story time",
	"cream teas", "crisis line", "day care", "day centre", "day service", "desk hours", "dial a ride", "digital drop in", "dining in",
	"drop in centre", "drop off", "early bird", "early bird swim", "early morning swim", "early morning swimming", "evening cafe",
	"evening class", "evening classes", "evening clinic", "evening meal", "evening prayer", "evening service", "evening surgery",
	"evening worship", "extend exercise", "family fun day", "family time", "film night", "first aid", "first steps", "folk night", "free play",
	"free swim", "free swimming", "games afternoon", "games evening", "games night", "happy hour", "harvest festival", "home from home",
	"homework hour", "in the community", "information line", "it drop in", "it help", "knit and chat", "knit and natter", "learn to swim",
	"library hours", "library of things", "line", "line dancing", "lines", "lunch time club", "lunchtime club", "lunchtime concert",
	"lunchtime concerts", "lunchtime recital", "market day", "meals on wheels", "men in sheds", "morning clinic", "morning prayer",
	"morning service", "morning surgery", "morning worship", "move it or lose it", "movie night", "mums and tots", "mums in the know",
	"music and movement", "music night", "new mums", "new parents", "night cafe", "night shelter", "night stop", "not for profit",
	"office hours", "one stop shop", "one to one", "open air theatre", "open day", "open door", "open gardens", "open house", "open mic",
	"open mic night", "open space", "open studio", "our lines are open", "out of school club", "over the counter", "parent and baby group",
	"parent and toddler group", "parents and toddlers", "parents evening", "pay as you feel", "phone", "phone advice", "phone line",
	"phone lines", "power hour", "praise and play", "public meeting", "public meetings", "public session", "public skating", "public swim",
	"public swimming", "quiet hour", "quiet time", "quiz evening", "quiz night", "reading for pleasure", "rhyme and story time", "rhyme time",
	"ring and ride", "self defence", "self help", "self test", "service of the word", "shop hours", "sing and play", "sing and sign",
	"singing for fun", "social evening", "song and rhyme time", "songs and rhymes", "soup and roll", "soup run", "sports day", "stay and play",
	"stitch and chat", "stop smoking", "story and craft time", "story and rhyme time", "story telling", "story time",
	"strength and balance class", "support line", "tea and cake", "tea and chat", "tea and company", "tea and talk", "tea and toast",
	"tea and tots", "tea time club", "telephone advice line", "telephone line", "telephone lines", "text line", "time for tea", "time out",
	"tiny time", "toddler and baby time", "toddler time", "visiting hours", "walk for health", "walk in centre", "walk in clinic",
	"walk in service", "walking for health", "wild about play", "women on wheels", "youth drop in", "zumba gold",
})

// seasonal names are of things that are not all the year round, so that days of
// the week beside them say too little.
var seasonal = byFirstWord([]string{
	"summer fete", "summer fair", "summer fayre", "summer festival", "summer show", "summer party", "summer school", "summer concert", "summer reading challenge",
	"christmas fair", "christmas fayre", "christmas market", "christmas concert", "christmas party", "christmas lunch", "christmas bazaar", "christmas tree festival",
	"christmas carols", "christmas craft fair", "xmas fair", "xmas fayre", "xmas party", "easter egg hunt", "easter fair", "easter fayre", "easter concert", "easter service",
	"harvest supper", "harvest lunch", "harvest service", "remembrance service", "carol service", "carol singing", "carols by candlelight", "nativity", "nativity play",
	"spring fair", "spring fayre", "spring concert", "autumn fair", "autumn fayre", "winter fair", "winter fayre", "flower festival", "firework display", "bonfire night",
	"holiday club", "holiday scheme", "holiday playscheme", "holiday activities", "half term club", "half term activities",
})

func wordSet(text string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(text) {
		set[w] = true
	}
	return set
}

// nameItem takes the words for the thing itself. At the beginning they are
// about the whole line. Further on they would tell two things apart, if the
// line had a second day or time: see [reader.titles].
func (r *reader) nameItem() bool {
	start := r.i
	r.any("in the", "in our", "at our", "at the", "with")
	first := r.i
	if !r.takeName() {
		r.i = start
		return false
	}
	always := func(it item) bool {
		return it.kind == iNote || it.kind == iTimes && slices.Equal(it.spans, timetable.WholeDay) || it.kind == iDays && len(it.days) == 1 && it.days[0].days == timetable.EveryDay
	}
	switch {
	case r.name == "" && !slices.ContainsFunc(r.items, func(it item) bool { return !always(it) }):
		r.name = strings.ToLower(r.typed(start, r.i-1))
		r.namePart = partOfName(r.toks[first:r.i])
		r.heading = title{first: first, last: r.i - 1, at: len(r.items)}
	default:
		r.asides = append(r.asides, title{first: first, last: r.i - 1, at: len(r.items)})
	}
	return true
}

// takeName takes a run of words that name something.
func (r *reader) takeName() bool {
	start, named, end := r.i, false, r.i
	for {
		switch at := r.i; {
		case r.numberAhead():
			r.i = end
			return named
		case r.any(seasonal[r.word(0)]...):
			if r.seasonal == 0 {
				r.seasonal = at + 1
			}
			named, end = true, r.i
		case r.namePhrase():
			named, end = true, r.i
		case r.kind(0) == tWord && nameWords[r.word(0)] && !r.noteAhead():
			r.i++
			named, end = true, r.i
		case audienceWords[r.word(0)] && (nameWords[r.word(1)] || audienceWords[r.word(1)] && nameWords[r.word(2)]):
			r.i++ // "ladies choir"
		case r.i > start && (r.skip(tAnd, tSlash, tDash) || r.any("for the", "for", "of the", "of", "with", "in the", "the", "a")):
		default:
			r.i = end
			return named
		}
	}
}

// namePhrase takes a phrase that names something, unless a longer one is a
// note: "appointments" are a thing, "appointments only" is not.
func (r *reader) namePhrase() bool {
	start := r.i
	r.any(notesByWord[r.word(0)]...)
	note := r.i
	if r.i = start; r.any(namePhrases[r.word(0)]...) && r.i >= note {
		return true
	}
	r.i = start
	return false
}

// numberAhead reports whether a telephone number follows the word: "phone 01632
// 960 123" names nothing.
func (r *reader) numberAhead() bool {
	switch r.word(0) {
	case "phone", "telephone", "text", "mobile":
	default:
		return false
	}
	n := 1
	for r.kind(n) == tColon || r.kind(n) == tEnd {
		n++
	}
	return r.kind(n) == tNumber && len(r.at(n).text) > 3 && r.at(n).text[0] == '0'
}

// noteAhead reports whether the word begins a note, or a day with a name:
// "walk in" is no walk.
func (r *reader) noteAhead() bool {
	start := r.i
	found := r.any(notesByWord[r.word(0)]...)
	for _, d := range namedDays {
		found = found || r.eat(d.phrase) // nor is Boxing Day a sport
	}
	r.i = start
	return found
}

// partOfName is the part of the day that a name tells: nobody holds a coffee
// morning at half past ten in the evening.
func partOfName(toks []token) string {
	for _, t := range toks {
		switch t.text {
		case "morning", "mornings", "breakfast", "brunch":
			return "mornings"
		case "lunch", "luncheon", "lunches", "lunchtime":
			return "lunchtimes"
		case "afternoon":
			return "afternoons"
		}
	}
	return ""
}

// notAllYear reports days of the week beside a name that is not of the whole
// year: "Christmas market, Saturdays 10am" ends with December.
func (r *reader) notAllYear() {
	if r.seasonal == 0 || r.wrong != nil || slices.ContainsFunc(r.items, func(it item) bool { return it.kind == iPeriod }) {
		return
	}
	for _, it := range r.items {
		if it.kind == iDays && slices.ContainsFunc(it.days, func(d daySet) bool {
			return d.kind != timetable.SingleDates && d.kind != timetable.Yearly && d.kind != timetable.Moveable && d.window.From.IsZero()
		}) {
			t := r.toks[r.seasonal-1]
			r.mistake(t.off, `write the dates, or from when until when it is: "from 5 December 2026 until 19 December 2026", "school holidays only"`,
				"%s is not said to be all the year round", quoted(r.typed(r.seasonal-1, r.seasonal)))
			return
		}
	}
}

// oneOrAll reports "on a Thursday in March": is it one of them, or each?
func (r *reader) oneOrAll() {
	if r.aDay == 0 || r.wrong != nil {
		return
	}
	if slices.ContainsFunc(r.items, func(it item) bool {
		return it.kind == iPeriod && (len(it.period.Windows) > 0 || len(it.period.Seasons) > 0) || it.kind == iFrequency
	}) {
		t := r.toks[r.aDay-1]
		r.mistake(t.off, `write "every Thursday", or the date`, "%s can be one day, or every one", quoted(r.typed(r.aDay-1, min(r.aDay+1, len(r.toks)-2))))
	}
}
