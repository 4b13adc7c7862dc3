package words

import (
	"maps"
	"slices"
)

func sorted(m map[string]bool) []string { return slices.Sorted(maps.Keys(m)) }

// stop are the words of English that join others. Apostrophes are gone by the time that they are compared.
var stop = set(`
a about after again all also am an and any are arent as at be because been before being below between both but by came
can cant cannot could couldnt did didnt do does doesnt doing dont down during each else ever every few for from further
get gets getting go goes going got had hadnt has hasnt have havent having he hed her here heres hers herself hes him
himself his how hows i id if ill im in into is isnt it itd itll its itself ive just keep let lets me more most my myself
no nor not of off on once only or other ought our ours ourselves out over own really same say says she shed shes should
shouldnt so some such than that thats the their theirs them themselves then there theres these they theyd theyll theyre
theyve this those through to too under until up us very was wasnt we wed were werent weve what whats when whens where
wheres which while who whom whos why whys will with without wont would wouldnt yes you youd youll your youre yours
yourself yourselves youve
`)

// filler are the words with which people ask for help.
var filler = set(`
ago anybody anymore anyone anything anywhere available away best bit find finding good help helping helps issue issues like looking lot many
maybe might much must near nearby need needed needing needs new now offer offers please possible program programme
programmes programs provide provides resource resources service services since somebody someone something somewhere
struggling stuff tell thing things think thinking try trying use want wanted wanting wants way ways wondering
`)
