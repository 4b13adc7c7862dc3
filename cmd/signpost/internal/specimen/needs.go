package specimen

// A need is a theme: what people say when they mean it, the words that its entries are full of, and what services do
// about it.
type need struct {
	title      string
	synonyms   []string
	words      []string
	activities []string
}

var themes = []need{
	{"Debt advice", []string{"owe money", "in debt", "behind with rent", "bailiffs", "red letters", "final demand", "skint"},
		[]string{"debt", "rent", "arrears", "bills", "court", "letters", "budget", "lender", "council", "tax", "repayment", "credit"},
		[]string{"debt", "money", "budgeting", "credit union", "benefits", "rent arrears"}},
	{"Loneliness", []string{"lonely", "nobody to talk to", "make friends", "isolated", "on my own"},
		[]string{"friends", "company", "chat", "coffee", "tea", "visit", "lonely", "welcome", "neighbours", "laugh", "lunch", "together"},
		[]string{"befriending", "coffee", "lunch", "good company", "chat", "tea and talk"}},
	{"Mental health", []string{"low mood", "anxious", "depressed", "stressed", "panic", "can't cope"},
		[]string{"anxiety", "depression", "mood", "therapy", "counselling", "listening", "stress", "calm", "sleep", "feelings", "recovery", "peer"},
		[]string{"counselling", "anxiety", "mindfulness", "low mood", "stress", "peer support", "talking therapy"}},
	{"Autism support", []string{"autistic", "asperger's", "sensory overload", "waiting for an assessment"},
		[]string{"autism", "autistic", "sensory", "assessment", "diagnosis", "routine", "quiet", "parents", "adults", "needs", "school", "support"},
		[]string{"autism", "sensory play", "neurodiversity", "autism parents"}},
	{"Carers", []string{"look after my mum", "caring for someone", "need a break", "respite"},
		[]string{"carer", "carers", "respite", "break", "caring", "husband", "mother", "assessment", "allowance", "rest", "sitting", "cared"},
		[]string{"carers", "respite", "young carers", "parent carers"}},
	{"Housing", []string{"homeless", "eviction", "nowhere to live", "landlord", "damp flat"},
		[]string{"housing", "landlord", "tenant", "tenancy", "eviction", "homeless", "repairs", "damp", "shelter", "rooms", "deposit", "council"},
		[]string{"housing", "tenants", "homelessness", "home repairs", "supported lodgings"}},
	{"Work and learning", []string{"find a job", "lost my job", "out of work", "CV", "learn something"},
		[]string{"job", "work", "interview", "skills", "training", "employer", "college", "learning", "apprentice", "application", "courses", "career"},
		[]string{"job", "employment", "numeracy", "reading and writing", "job skills", "volunteering"}},
	{"Food", []string{"food bank", "hungry", "no money for food", "food parcel", "pantry"},
		[]string{"food", "parcel", "pantry", "cooking", "meals", "vegetables", "recipes", "kitchen", "shopping", "bread", "fridge", "hot"},
		[]string{"food bank", "pantry", "cooking", "community fridge", "meals"}},
	{"Energy and warmth", []string{"cold house", "can't pay for heating", "prepayment meter", "boiler broken"},
		[]string{"energy", "heating", "boiler", "meter", "insulation", "warm", "gas", "electric", "grant", "fuel", "radiator", "cold"},
		[]string{"energy", "warm homes", "fuel", "boiler"}},
	{"Bereavement", []string{"somebody died", "grief", "lost my husband", "widow"},
		[]string{"grief", "loss", "bereavement", "died", "funeral", "memories", "widow", "counsellor", "remember", "alone", "comfort", "goodbye"},
		[]string{"bereavement", "grief", "widows' and widowers'"}},
	{"Safety at home", []string{"scared of my partner", "controlling partner", "being hurt at home", "refuge"},
		[]string{"safety", "refuge", "partner", "control", "harm", "police", "safe", "leave", "protect", "confidential", "survivors", "trust"},
		[]string{"safe at home", "survivors'", "healthy relationships"}},
	{"Alcohol and drugs", []string{"drinking too much", "stop drinking", "addicted", "coming off drugs"},
		[]string{"alcohol", "drinking", "drugs", "recovery", "sober", "detox", "relapse", "meetings", "sponsor", "treatment", "habit", "family"},
		[]string{"alcohol", "recovery", "sober living", "drugs"}},
	{"Dementia and memory", []string{"forgetful", "memory loss", "Alzheimer's", "losing his memory"},
		[]string{"memory", "dementia", "forget", "singing", "activities", "specialist", "nurse", "diagnosis", "stimulation", "music", "safe", "support"},
		[]string{"memory", "dementia", "singing for the mind"}},
	{"Disability", []string{"wheelchair", "blue badge", "disabled", "equipment", "deaf", "blind"},
		[]string{"disability", "wheelchair", "access", "equipment", "deaf", "blind", "hearing", "sight", "mobility", "signing", "independent", "adapted"},
		[]string{"disability", "wheelchair sports", "sight loss", "deaf", "independent living"}},
	{"Later life", []string{"elderly", "pensioner", "getting older", "falls", "retired"},
		[]string{"older", "pension", "retired", "falls", "balance", "elderly", "seniors", "gentle", "home", "alarm", "minibus", "shopping"},
		[]string{"over 60s", "falls", "pensioners'", "home from hospital", "gentle exercise"}},
	{"Families", []string{"new baby", "toddler group", "parenting", "single parent", "nursery"},
		[]string{"baby", "toddler", "parents", "children", "play", "family", "nursery", "feeding", "stories", "school", "childminder", "rhyme"},
		[]string{"toddler", "parenting", "baby", "dads'", "family play"}},
	{"Young people", []string{"teenager", "youth club", "bullied", "not in school"},
		[]string{"young", "youth", "teenagers", "school", "mentor", "bullying", "exams", "games", "drama", "skate", "confidence", "music"},
		[]string{"youth", "teenage", "mentoring", "drama"}},
	{"Lifestyle", []string{"get fit", "lose weight", "something to do", "exercise", "stop smoking"},
		[]string{"walking", "exercise", "fitness", "swimming", "cycling", "yoga", "weight", "healthy", "dance", "football", "running", "energy"},
		[]string{"walking", "swimming", "yoga", "tai chi", "cycling", "dance", "bowls", "walking football", "running"}},
	{"Arts and making", []string{"craft", "painting", "knitting", "woodwork", "choir"},
		[]string{"craft", "painting", "knitting", "woodwork", "choir", "pottery", "sewing", "drawing", "music", "photography", "reading", "creative"},
		[]string{"craft", "painting", "knitting", "woodwork", "choir", "pottery", "reading", "photography"}},
	{"Gardens and nature", []string{"gardening", "allotment", "outdoors", "fresh air"},
		[]string{"garden", "allotment", "nature", "plants", "birds", "seeds", "outdoors", "woodland", "trees", "flowers", "wildlife", "soil"},
		[]string{"gardening", "allotment", "nature", "wildlife", "woodland"}},
	{"Digital skills", []string{"can't use a computer", "internet", "online forms", "tablet"},
		[]string{"computer", "internet", "online", "tablet", "smartphone", "email", "password", "digital", "website", "forms", "scam", "learn"},
		[]string{"computer", "digital skills", "smartphone", "online forms"}},
	{"New to the country", []string{"asylum seeker", "refugee", "learn English", "visa", "interpreter"},
		[]string{"refugee", "asylum", "english", "visa", "language", "interpreter", "welcome", "solicitor", "arrival", "country", "culture", "letters"},
		[]string{"English conversation", "refugee", "asylum", "immigration"}},
}

// areas are one county, its districts and their towns, each with the larger area it lies in.
var areas = []struct{ title, partOf string }{
	{"Arrowshire", ""},
	{"North Arrow", "arrowshire"}, {"Mid Arrow", "arrowshire"}, {"South Arrow", "arrowshire"},
	{"Oldminster", "north-arrow"}, {"Saltway", "north-arrow"}, {"Kilnbridge", "north-arrow"}, {"Tanners Green", "north-arrow"},
	{"Market Arrow", "mid-arrow"}, {"Hillgate", "mid-arrow"}, {"Weaverham Cross", "mid-arrow"}, {"Priory Bank", "mid-arrow"},
	{"Arrowmouth", "south-arrow"}, {"Sandling", "south-arrow"}, {"Ferry End", "south-arrow"},
}

// firstTown is the first of the areas that have no other within.
const firstTown = 4
