package urgent

import (
	"encoding/json"
	"regexp"
	"strings"
	"testing"

	"signpost/cmd/signpost/internal/browsertest"
)

// inDanger is what must bring the numbers.
var inDanger = strings.Split(strings.TrimSpace(`
suicide
suicidal
Suicidal thoughts
feeling suicidal what do I do
sucide
suicidle
sucidal
suiside
I am thinking about suicide
suicide prevention training course
suicide bereavement support group
my brother died by suicide
kill myself
fed up of life
im going to jump
i cant see the point
sewerslide
seizure
I want to kill myself
kil myself
killing my self
thinking about killing myself
my son says he will kill himself
kms
going to kms
kys
unalive myself
I wanna die
want to die
I want 2 die
I just want to die
i dont want to live
I don't want to live any more
I don’t want to be here anymore
don't want to be alive
dont want to wake up
I do not want to wake up tomorrow
I never want to wake up
don't want to exist
wish I was dead
wish i were dead
i wish i was never born
I hope I die
I feel like dying
rather be dead
better off dead
they would be better off without me
end it all
I want to end it
ending it all
end my life
ending my life
took his own life
take my own life
take my life
no reason to live
theres no reason to go on
nothing to live for
nothing left to live for
no point in living
no point living anymore
what is the point of living
life is not worth living
tired of living
tired of life
fed up with life
life is pointless
I have given up on life
I hate my life
can't go on
I can’t go on
cant go on like this
cannot go on any more
can't carry on
cant keep going
can't do this anymore
I can't take it any more
cant cope anymore
can't live like this
hang myself
slit my wrists
cut my wrists
jump off a bridge
jump in front of a train
throw myself under a train
top myself
no way out
nobody would care if I died
nobody would miss me
thoughts of death
thinking of ending it
how to die
painless death
want the pain to end
want it all to stop
self harm
self-harm
selfharm
self harming
self harmin
slef harm
self injury
my daughter self harms
I cut myself
cutting myself
hurting myself
I hurt myself when I am sad
burn myself
he hits me
my husband hits me
My husband hurts me
husband beats me
partner beats me
my boyfriend strangled me
my wife hits me
my mum slaps me
my dad punches me
someone hit me
he beat me up
he threatens me
he threatened to kill me
my ex is stalking me
my son attacks me
he kicked me
my uncle touches me
he touched me
he rapes me
raped
I was raped
was raped last night
rape
rape crisis
rape support
sexually assaulted
sexual assault
sexual abuse as a child
abused
being abused
my partner is abusive
abusive relationship
domestic abuse
domestic violence
domestic abuse support group
domestic voilence
DV
violent partner
my husband is violent to me
scared of my dad
I'm afraid of my partner
frightened of him
scared to go home
not safe at home
I don't feel safe at home
being followed
someone is following me
I am being stalked
stalker
forced marriage
they are forcing me to marry
trafficked
human trafficking
modern slavery
fgm
female genital mutilation
honour based abuse
honour based violence
locked me in
he locks me in
not allowed out
he won't let me leave
controls my money
he controls everything
coercive control
took my passport
run away from home
escape from my husband
child abuse
I am going to hurt someone
I want to kill my husband
I want to hurt my baby
he has a knife
my drink was spiked
revenge porn
my child is missing
women's refuge
groomed online
being groomed
can't breathe
cant breath
struggling to breathe
not breathing
my baby isn't breathing
chest pain
chest pains
pain in my chest
heart attack
heart attack recovery group
having a stroke
face is drooping
unconscious
he has collapsed
won't wake up
bleeding
bleeding heavily
coughing up blood
taken too many tablets
took too many pills
taken a lot of paracetamol
I took all my tablets
overdose
overdosed
overdoes
drank bleach
choking
having a seizure
allergic reaction
house on fire
my house is on fire
smell gas
carbon monoxide
999
call 999
911
police
call the police
ambulance
I need an ambulance
emergency
medical emergency
need help now
please help me
in danger
in crisis
mental health crisis
crisis line
having a breakdown
voices telling me to do it
my mother is dying
hit by a car
my partner punched me
I'm being beaten
he raped me
my dad hit me last night
she hits me
my neighbour attacked me
my boyfriend pushed me
my son is violent
he gets violent
I feel unsafe
I took 20 paracetamol
my friend took an overdose
done with life
can't live anymore
I feel like ending it
he killed himself
my daughter is missing
threatens to kill me
smell of gas
I want to disappear
he's not breathing
scared he will hurt me
I might hurt someone
my carer hits my mum
`), "\n")

// safe is what must not: words of danger said of other things, and troubles that are for the results to answer.
var safe = strings.Split(strings.TrimSpace(`
kill time
killing time
something to kill time
my feet are killing me
this heat is killing me
die hard
film night die hard
dying to meet people
I am dying to meet people
end of life care
end of life doula
drop dead gorgeous
stroke club
stroke support group
stroke survivors
first aid course
beat the blues
beat the winter blues
hit a rough patch
hit hard by the cost of living
rape seed
rape seed oil
rapeseed oil
drum beat
off the beaten track
self help group
self esteem
self employed
myself and my daughter
harm reduction
shooting practice
clay pigeon shooting
photo shoot
abuse of power
substance abuse
drug abuse
solvent abuse help for parents
alcohol
murder mystery evening
hair cutting
cutting hedges
nail cutting
grass cutting
wood cutting
dog grooming
pet grooming
flu shot
flu jab
covid shot
pedometer
diet group
want to diet
want to diet with others
want to end my tenancy
take my medication
how do I take my tablets
violin lessons
non-violent communication
push chair walk
rapid tests
kilometres
kilt making
wish to live near the sea
let me know
dietitian
healthy diet
lonely
nobody to talk to
no one to talk to
I have nobody to talk to
depressed
anxious
panic attacks
counselling
bereavement
my mum died
someone died
dad died last year
grief cafe
can't pay my rent
behind with rent
bailiffs at the door
threatened with eviction
being evicted
loan shark
food bank
I can't cook
can't cope with paperwork
can't go on holiday
I can't go on the bus by myself
cant go out
can't sleep
can't see well
can't do stairs
can't do maths
can't take milk
wake up early
living with cancer
living with pain
living alone
cancer
heart failure nurse
cardiac rehabilitation
breathing exercises
breathe easy group
asthma
stop smoking
give up smoking
drinking too much
bullying
being bullied at school
hate crime
neighbours
noisy neighbours
anti-social behaviour
fire safety check
fire alarm
smoke alarm
emergency food
emergency shelter
emergency dentist
emergency contraception
emergency planning volunteers
emergency housing
police cadets
police community support officer
ambulance volunteers
st john ambulance
crisis loan
cost of living crisis
blood donor
give blood
blood pressure check
blood test
poison ivy
live music
live streaming
life drawing
life skills
lifeline
hope centre
new life church
wish list
safe and well check
dangerous dogs
missing out
child care
child benefit
family fun day
family support
partner dancing
controlled parking
following the doctor
follow me on facebook
football match
boxing
kickboxing
kick start scheme
slapstick comedy
punch and judy
stab resistant
choke cherry jam
suit hire
sue ryder
burns night
sun burn
dead sea scrolls talk
deadline for PIP form
death certificate
register a death
will writing
men's shed
women's group
I am autistic
my son is autistic and out of work
walk round the lake
running group
jump start my car
bridge club
train station
over the hill club
point of contact
reason to smile choir
no reason to worry
care home
caring for my husband
looking after my wife
my husband has dementia
my wife is ill
my partner is in prison
worried about money
scared of my letters
afraid of the dark
afraid of flying
scared of dogs
01632 960 999
B97 4EX
`), "\n")

func TestDanger(t *testing.T) {
	if len(inDanger) < 150 || len(safe) < 100 {
		t.Errorf("%d in danger, %d safe: the tables are too short", len(inDanger), len(safe))
	}
	for _, text := range inDanger {
		for _, said := range []string{text, strings.ToUpper(text), "  " + text + "!!! ", "“" + text + "”", strings.ReplaceAll(text, " ", "\n")} {
			if !Danger(said) {
				t.Errorf("%q must bring the numbers", said)
			}
		}
	}
	for _, text := range safe {
		if Danger(text) {
			t.Errorf("%q must not bring the numbers: %q", text, danger().compiled.FindString(Fold(text)))
		}
	}
}

// What is no text at all is neither danger nor harm.
var odd = []string{"", " ", "'", "\x00\xff", "((((", "<script>alert(1)</script>", "😀", "שלום", "ÀÉÎ õ ñ", "ＫＩＬＬ　ＭＹＳＥＬＦ", "sùïcíde", "can´t breathe",
	"can`t breathe", "it＇s", "½ ² ①", strings.Repeat("i want to ", 1000), strings.Repeat("a", 10000), strings.Repeat("he is ", 2000) + "x", "a b", "--", "İstanbul"}

func TestFold(t *testing.T) {
	for text, want := range map[string]string{
		"":                          "  ",
		" ?! ":                      "  ",
		"Can't GO on!":              " cant go on ",
		"I can’t,  I can`t; can´t.": " i cant i cant cant ",
		"Zoë's café – naïve":        " zoes cafe naive ",
		"ＫＩＬＬ　ＭＹＳＥＬＦ":               " kill myself ",
		"self-harm/overdose":        " self harm overdose ",
		"😀 a😀b":                     " a b ",
	} {
		if got := Fold(text); got != want {
			t.Errorf("%q is folded to %q, want %q", text, got, want)
		}
	}
}

// The page that asks carries the pattern, so it must stay small, and harmless within a script.
func TestPatternIsSmallAndPlain(t *testing.T) {
	t.Logf("%d bytes", len(Pattern()))
	if len(Pattern()) > maxPattern {
		t.Errorf("the pattern has %d bytes, more than %d", len(Pattern()), maxPattern)
	}
	if i := strings.IndexAny(Pattern(), "/<>\"'`\n"); i >= 0 {
		t.Errorf("the pattern holds %q", Pattern()[i])
	}
}

// maxPattern is about 2.2 kB with brotli.
const maxPattern = 6000

func TestMistakesInTheList(t *testing.T) {
	for text, want := range map[string]string{
		"a (b|c":      "line 1: no closing bracket",
		"\na)":        "line 2: can't be read from \")\"",
		"don't":       "line 1: \"don't\" is no word",
		"a b+":        "line 1: \"b+\" is no word",
		"LIST = a|(b": "line 1: no closing bracket",
		"UNKNOWN a":   "line 1: \"UNKNOWN\" is no word",
		". a":         "line 1: a phrase may end with \".\", or stand between two",
		"(a|)":        "line 1: says nothing",
		"_ (a|)":      "line 1: says nothing",
		". .":         "line 1: \".\" is no word",
	} {
		if _, err := compile(text); err == nil || err.Error() != want {
			t.Errorf("%q: %v, want %s", text, err, want)
		}
	}
}

// What the small language means, each alone.
func TestListLanguage(t *testing.T) {
	for _, test := range []struct{ list, yes, no string }{
		{"a b", "a b|x a b y", "ab|b a|a|a x b|aa b|a bb"},
		{"a* b", "a b|abc b", "xa b|a x b"},
		{"*a b", "a b|cba b", "ab b"},
		{"a _ b", "a x b", "a b|a x y b"},
		{"(a|b c) d", "a d|b c d", "b d|c d|d"},
		{"a (b|c|) d", "a d|a b d|a c d", "a b c d"},
		{"a b .", "a b|x a b", "a b c"},
		{". a .", "a", "a b|b a"},
		{"X = a|b c\nX d\ne X", "a d|b c d|e a|e b c", "x d|d|e b"},
		{"a\nb", "a|b|c a", "c"},
		{"a b\na c\na", "a", "b|c"},
	} {
		pattern, err := compile(test.list)
		if err != nil {
			t.Errorf("%q: %v", test.list, err)
			continue
		}
		compiled := mustCompile(t, pattern)
		for _, text := range strings.Split(test.yes, "|") {
			if !compiled.MatchString(Fold(text)) {
				t.Errorf("%q does not find %q: %s", test.list, text, pattern)
			}
		}
		for _, text := range strings.Split(test.no, "|") {
			if compiled.MatchString(Fold(text)) {
				t.Errorf("%q finds %q: %s", test.list, text, pattern)
			}
		}
	}
}

// JavaScript and Go agree, in a real browser: on the folded text, and on whether it has words of danger.
func TestDangerInTheBrowser(t *testing.T) {
	texts := append(append(append([]string{}, inDanger...), safe...), odd...)
	for i, text := range texts {
		texts[i] = strings.ToValidUTF8(text, "\ufffd")
	}
	list, err := json.Marshal(texts)
	if err != nil {
		t.Fatal(err)
	}
	b := browsertest.Open(t)
	b.Visit("about:blank")
	type answer struct {
		Folded string
		Danger bool
	}
	answers := browsertest.Evaluate[[]answer](b, foldScript+";"+string(list)+
		`.map(text => ({Folded: fold(text), Danger: /`+Pattern()+`/.test(fold(text))}))`)
	if len(answers) != len(texts) {
		t.Fatalf("%d answers to %d texts", len(answers), len(texts))
	}
	for i, text := range texts {
		if answers[i].Folded != Fold(text) || answers[i].Danger != Danger(text) {
			t.Errorf("%q: the browser says %+v, Go %q %t", text, answers[i], Fold(text), Danger(text))
		}
	}
}

// foldScript is as the comment of Fold has it.
const foldScript = "const fold = text => ` ${text.replace(/['’‘ʼ´`′＇]/g, \"\").normalize(\"NFKD\").replace(/\\p{M}/gu, \"\").toLowerCase().replace(/[^\\p{L}\\p{N}]+/gu, \" \").trim()} `"

func mustCompile(t *testing.T, pattern string) *regexp.Regexp {
	t.Helper()
	compiled, err := regexp.Compile(pattern)
	if err != nil {
		t.Fatal(err)
	}
	return compiled
}
