package directory

// A Form is what sort of value a field takes.
type Form string

// The forms. Where a list is taken, one item alone will do.
const (
	FormText      Form = "text"
	FormList      Form = "list"       // texts
	FormYesNo     Form = "yes or no"  // true or false
	FormWhole     Form = "number"     // a whole number within the field's Range
	FormDecimal   Form = "decimal"    // a number within the field's Range
	FormWord      Form = "word"       // one of the field's Values
	FormWords     Form = "words"      // some of the field's Values
	FormDate      Form = "date"       // a day
	FormDates     Form = "dates"      // days
	FormDateTimes Form = "date times" // a day, or a line of times that has one day
	FormSlug      Form = "slug"       // the name of a file of the kind that the field Refers to
	FormSlugs     Form = "slugs"      // names of such files
	FormEntry     Form = "entry"      // the name of a file after that of its folder: services/health-walk
	FormTimes     Form = "times"      // plain English, one line or several
	FormPhone     Form = "phone"
	FormEmail     Form = "email"
	FormWebsite   Form = "website"
	FormPostcode  Form = "postcode"
	FormUUID      Form = "uuid"      // as RFC 9562 writes it
	FormLanguages Form = "languages" // codes, as en
	FormTimezone  Form = "timezone"  // a name, as Europe/London
	FormSynonyms  Form = "synonyms"  // words, each with a list of others
	FormTexts     Form = "texts"     // names that anybody chose, each with a text
	FormGroup     Form = "group"     // the field's Fields
	FormGroups    Form = "groups"    // several groups of the field's Fields
)
