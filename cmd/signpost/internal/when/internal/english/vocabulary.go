package english

import (
	"time"

	"signpost/cmd/signpost/internal/when/internal/timetable"
)

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

var ordinalWords = map[string]int{
	"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "last": -1,
}

// dayGroups are words that stand for several days of the week.
var dayGroups = map[string]timetable.Weekdays{
	"weekdays": timetable.Workdays, "weekday": timetable.Workdays,
	"weekends": timetable.Weekends, "weekend": timetable.Weekends,
	"daily": timetable.EveryDay, "everyday": timetable.EveryDay,
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
	"day": true, "days": true, "when": true, "any": true, "session": true, "sessions": true, "meet": true, "meets": true, "meeting": true,
	"meetings": true, "we": true, "class": true, "classes": true, "run": true, "runs": true, "running": true, "held": true,
	"takes": true, "take": true, "place": true, "on": true, "the": true, "is": true, "are": true, "group": true, "club": true,
	"available": true, "our": true, "only": true, "each": true, "regular": true,
	"groups": true, "currently": true, "weekly": true, "normal": true, "usual": true, "present": true,
	"from": true, "at": true, "every": true, "all": true, "dropin": true, "dropins": true,
}

const (
	booking   = "booking essential"
	byPhoning = "ring first"
)

// notePhrases are what a line may add. An empty note is dropped: it changes
// nothing about when one may come.
var notePhrases = []struct{ phrase, note string }{
	{"at other times by appointment", timetable.Otherwise},
	{"other times by appointment only", timetable.Otherwise},
	{"other times by appointment", timetable.Otherwise},
	{"otherwise by appointment", timetable.Otherwise},
	{"also by appointment", timetable.Otherwise},
	{"or by appointment", timetable.Otherwise},
	{"other days by appointment", timetable.Otherwise}, {"other days by arrangement", timetable.Otherwise}, {"all other times by appointment", timetable.Otherwise},
	{"other times by arrangement", timetable.Otherwise}, {"at other times by arrangement", timetable.Otherwise}, {"or by arrangement", timetable.Otherwise},
	{"extended hours", ""}, {"extended access", ""}, {"extended opening", ""}, {"extended opening hours", ""}, {"bcp", ""}, {"new members always welcome", ""}, {"newcomers always welcome", ""}, {"visitors always welcome", ""},
	{"and by appointment", timetable.Otherwise},
	{"strictly by appointment only", timetable.ByAppointment},
	{"strictly by appointment", timetable.ByAppointment},
	{"by prior appointment only", timetable.ByAppointment},
	{"by prior appointment", timetable.ByAppointment},
	{"by appointment only", timetable.ByAppointment},
	{"by appointments only", timetable.ByAppointment},
	{"by appointment", timetable.ByAppointment},
	{"by prior arrangement", timetable.ByAppointment},
	{"by arrangement only", timetable.ByAppointment},
	{"by arrangement", timetable.ByAppointment},
	{"appointments only", timetable.ByAppointment},
	{"appointment only", timetable.ByAppointment},
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
	{"please ring first", byPhoning}, {"please phone first", byPhoning}, {"please call first", byPhoning}, {"please telephone first", byPhoning},
	{"ring first", byPhoning}, {"phone first", byPhoning}, {"call first", byPhoning}, {"please ring", byPhoning}, {"please phone", byPhoning}, {"please call", byPhoning},
	{"please ring beforehand", byPhoning}, {"please ring in advance", byPhoning}, {"please call in advance", byPhoning}, {"please call before visiting", byPhoning}, {"please ring before visiting", byPhoning},
	{"call before visiting", byPhoning}, {"ring before visiting", byPhoning}, {"phone before visiting", byPhoning}, {"please ring to check", byPhoning}, {"please call to check", byPhoning}, {"ring to check", byPhoning},
	{"please contact us first", byPhoning}, {"please contact us before visiting", byPhoning}, {"please check before travelling", byPhoning}, {"please check before visiting", byPhoning}, {"please check before coming", byPhoning},
	{"please ring to book", booking}, {"please phone to book", booking}, {"please call to book", booking}, {"ring to book", booking}, {"call to book", booking}, {"phone to book", booking},
	{"please ring for details", ""}, {"please phone for details", ""}, {"please call for details", ""}, {"ring for details", ""}, {"phone for details", ""}, {"call for details", ""}, {"contact us for details", ""},
	{"ring for more details", ""}, {"call for more details", ""}, {"ring for information", ""}, {"ring for more information", ""}, {"call for more information", ""}, {"phone for more information", ""},
	{"please contact us for details", ""}, {"contact for details", ""}, {"more details on our website", ""}, {"see website for details", ""}, {"see our website for details", ""}, {"please see website for details", ""},
	{"referral only", "by referral"}, {"by referral only", "by referral"}, {"by referral", "by referral"}, {"referrals only", "by referral"}, {"referral required", "by referral"}, {"voucher required", "voucher needed"}, {"voucher needed", "voucher needed"},
	{"must book", booking}, {"must be pre booked", booking}, {"please book in advance", booking}, {"book in advance", booking}, {"booking advised", "booking advised"}, {"booking recommended", "booking advised"},
	{"please pre book", booking}, {"pre book", booking}, {"pre booked only", booking}, {"ticket only", booking}, {"by invitation only", "by invitation"},
	{"membership required", "members"}, {"late night opening", ""}, {"late opening", ""}, {"late night", ""}, {"early closing", ""},
	{"first session free", ""}, {"first class free", ""}, {"first visit free", ""}, {"first session is free", ""}, {"in the main hall", ""}, {"in the large hall", ""}, {"in the small hall", ""}, {"in the hall", ""},
	{"in the back room", ""}, {"in the meeting room", ""}, {"in the side room", ""}, {"in the committee room", ""}, {"in the upstairs room", ""}, {"in the scout hut", ""}, {"in the foyer", ""}, {"in the lounge", ""},
	{"upstairs", ""}, {"downstairs", ""}, {"rehearses", ""}, {"rehearse", ""}, {"is served", ""}, {"served", ""}, {"serving", ""}, {"everyone is welcome to join us", ""}, {"hot food available", ""}, {"light refreshments", ""},
	{"with refreshments", ""}, {"including refreshments", ""}, {"tea and coffee available", ""}, {"parking available", ""}, {"free parking", ""}, {"booking through", ""},
	{"this meets", ""}, {"this is", ""}, {"this group", ""}, {"this class", ""}, {"this session", ""}, {"this service", ""}, {"it is", ""}, {"it runs", ""}, {"it meets", ""}, {"is held", ""},
	{"turn up and play", ""}, {"just come along", ""}, {"just pop in", ""}, {"come along", ""}, {"pop in", ""}, {"call in", ""}, {"come and join us", ""}, {"join us", ""}, {"contact us", ""},
	{"no need to book just turn up", ""}, {"no appointment", ""}, {"no booking", ""}, {"no referral needed", ""}, {"no referral necessary", ""}, {"no referral required", ""},
	{"donations accepted", ""}, {"donation requested", ""}, {"voluntary donation", ""}, {"pay what you can", ""}, {"pay as you go", ""}, {"pay on the door", ""}, {"tickets on the door", ""},
	{"tea and coffee provided", ""}, {"refreshments served", ""}, {"refreshments included", ""}, {"bring a friend", ""}, {"wheelchair accessible", ""}, {"indoors", ""}, {"outdoors", ""},
	{"all ages welcome", ""}, {"all abilities welcome", ""}, {"families welcome", ""}, {"children welcome", ""}, {"dogs welcome", ""}, {"everybody welcome", ""}, {"everyone is welcome", ""}, {"all are welcome", ""},
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
