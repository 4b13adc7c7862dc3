package specimen

import (
	"math/rand/v2"
	"slices"
	"sort"
	"strings"
)

// vocabularySize is how many words the text is drawn from.
const vocabularySize = 15_000

// commonWords are those that English text has most of, commonest first.
var commonWords = strings.Fields(`the and to a of you in is for it we can are with or on your at be that have this our if not
	who from people as they do come one there all will an by so when what no out about up help but more time has just them
	some how new or any first which their need may find every day over who own way also here only then before most after
	where well other each two week please like than us many us into back make get group local open`)

// directoryWords are those that directories use, whatever an entry is about.
var directoryWords = strings.Fields(`volunteer volunteers staff team friendly free trained meet meeting meetings session
	sessions join joining ring call email book booking drop weekly monthly morning afternoon evening weekend hall room centre
	library church café bus train parking lift entrance kettle biscuits beginners everyone anyone adult adults child partner
	women men age young old family area town village county street road leader organiser coordinator worker nurse doctor
	surgery hospital referral refer professional self assessment appointment waiting list form questions answer listen
	listening talk talking share safe space private confidential respect trust kind patience choice confident confidence
	practical step steps plan goals change start begin try taster regular newcomers member members membership fee cost
	donation pay affordable charity funded grant lottery council public transport taxi lift travel map directions building
	floor upstairs toilet ramp hearing loop chair seats quiet garden park lake river path walk cup lunch soup cake bread
	bring wear shoes coat water letter letters papers papers laptop phone paperwork complaint rights law legal benefit
	universal claim appeal income pension wages saving loan bank hardship emergency crisis urgent night health healthy body
	mind illness condition pain cancer heart stroke diabetes breathing medicine exercise activity fun games cards music
	singing art history culture trip outing holiday christmas summer winter spring autumn term school college teacher tutor
	certificate english maths reading writing speaking language interpreter polish urdu welsh punjabi arabic romanian deaf`)

// The parts of made-up words. What is left out of these lists keeps the words decent.
var (
	onsets  = strings.Fields(`b br c cl d dr f fl g gl gr h j l m n p pl pr qu r s sl sm st t th tr v w`)
	nuclei  = strings.Fields(`a e i o a e i o a e i o a e i o ai ea oa ie`)
	codas   = strings.Fields(`l m n r nd rn ll lm rth mb`)
	endings = []string{"", "s", "ing", "ed", "er", "ly", "ment"}
)

// vocabulary is all words, commonest first. Words that directories use lie among the first two thousand; the made-up
// ones come with some of their forms: plural, past, adverb.
var vocabulary = func() []string {
	d := dice{rand.New(rand.NewPCG(1, vocabularySize))}
	seen := map[string]bool{}
	keep := func(list []string, w string) []string {
		if w = strings.ToLower(w); seen[w] {
			return list
		}
		seen[w] = true
		return append(list, w)
	}
	var first, directory, made []string
	for _, w := range commonWords {
		first = keep(first, w)
	}
	for _, w := range directoryWords {
		directory = keep(directory, w)
	}
	for _, t := range themes {
		for _, w := range t.words {
			directory = keep(directory, w)
		}
	}
	for len(first)+len(directory)+len(made) < vocabularySize {
		base := madeUp(d)
		for _, ending := range endings[:1+d.IntN(len(endings))] {
			made = keep(made, base+ending)
		}
	}
	made = made[:vocabularySize-len(first)-len(directory)]
	d.Shuffle(len(directory), func(i, j int) { directory[i], directory[j] = directory[j], directory[i] })
	d.Shuffle(len(made), func(i, j int) { made[i], made[j] = made[j], made[i] })
	list := first
	for len(directory) > 0 {
		list = append(list, directory[0])
		list = append(list, made[:3]...)
		directory, made = directory[1:], made[3:]
	}
	return append(list, made...)
}()

// madeUp is a word of two or three syllables, as long as English words are.
func madeUp(d dice) string {
	var b strings.Builder
	for range 2 + d.IntN(3)/2 {
		b.WriteString(oneOf(d, onsets) + oneOf(d, nuclei))
	}
	if d.oneIn(2) {
		b.WriteString(oneOf(d, codas))
	}
	return b.String()
}

// shares are the odds of the words up to each, by the law of Zipf as Mandelbrot put it: the n-th word is as frequent as
// 1/(n + 2.7).
var shares = func() []float64 {
	list := make([]float64, vocabularySize)
	sum := 0.0
	for i := range list {
		sum += 1 / (float64(i+1) + 2.7)
		list[i] = sum
	}
	return list
}()

// word draws a word.
func word(d dice) string {
	at := d.Float64() * shares[len(shares)-1]
	return vocabulary[min(sort.SearchFloat64s(shares, at), vocabularySize-1)]
}

// rareWord draws a word that says something.
func rareWord(d dice) string {
	for {
		if w := word(d); !slices.Contains(commonWords, w) {
			return w
		}
	}
}
