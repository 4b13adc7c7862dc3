// Package english reads lines of plain English as a schedule.
//
// [Read] cuts a line into tokens (token.go), the tokens into items that mean
// something by themselves (read.go: days, times, limits, exceptions, notes), the
// items into clauses of days with their times (sentence.go, paragraph.go), and
// the clauses of all lines into a draft whose rules are checked against each
// other (build.go, check.go). Whatever can be read in two ways, or not at all,
// is a [Mistake], with lines to paste that are read.
//
// # The grammar
//
// GRAMMAR.md of package when documents it by examples, all of which a test runs. In short, a
// line is one or more sentences, ended by a full stop, semicolon, bar, bullet
// or a new line. A sentence holds clauses of days and times, in either order:
//
//   - days: days of the week, lists and ranges of them, "first and third
//     Monday of the month", "every other Thursday", "the 15th of every month",
//     dates with their year, ranges of dates, "daily", "bank holidays";
//   - times: "10am-12 noon and 1-3pm", "1.30 and 4pm", "7pm till late",
//     "24 hours a day", or only "mornings";
//   - limits: "from 12 January 2027", "until 31 March 2027", "February to
//     April", "term time only", "Spring term 2027", "for 6 weeks"; what stands
//     between days and their times is for all times of those days;
//   - exceptions: "except bank holidays", "not in August", "closed Sundays",
//     "Wed: closed", "closed 1-2pm", "no session on 25 March 2027";
//   - notes: "by appointment", "booking essential", "last entry 3.30pm", "doors
//     open 7pm", a telephone number;
//   - whom it is for: "beginners", "under 5s", "ages 11 to 16". Where each time
//     has words like these next to it, they are notes that tell the times apart.
//
// A limit without a year is of every year where it is whole months; all other
// dates need their year. What stands before the days of a sentence, or after
// a comma at its end, is for all of its days; what stands in brackets is for
// those just before. What stands alone at the end is for all. Where a reader
// could wonder, it is a mistake.
//
// Words that change nothing ("open", "sessions", "drop-in", "£3") are passed
// over. Those that name the thing itself ("helpline", "lunch club") may begin a
// line, or stand by its only days and times. Elsewhere they tell two things
// apart: where each time has one next to it ("8am Holy Communion, 10am Family
// Service") they are notes. They are made of single words, none of which could
// say when. Any other word is a mistake: it is never ignored.
//
// # Morning or afternoon
//
// A time is inferred only where two people could not differ:
//
//   - "am", "pm", "noon", "midnight", a leading zero, and hours from 13 on say it;
//   - 12pm is noon and 12am midnight, but many mix them up, so that a span
//     which is odd when read so ("7pm-12pm", "10am-12am") is a mistake;
//   - a bare start takes the last such time before an end with "pm" or "am":
//     "2-5pm", "10-2pm", "9-11am"; times in a list take it from the next one:
//     "1.30 and 4pm"; but not where the end is near midnight ("9-midnight"),
//     nor where a long day is as likely as an evening ("9-10pm", or "7-10pm" on
//     most days of the week);
//   - a bare end takes the next such time after the start, if that is past
//     noon ("9am-5") or the start is "pm" ("7pm-9"); "7am-11" has two readings;
//   - two bare numbers are as a 24-hour clock has them if the first is 9, 10
//     or 11 and the second comes after it, up to 12.59: "10-12", "9.30-11.30".
//     "9-5" is an idiom, as are 8.30 for its start and 4.30 or 5.30 for its end.
//     Alone no others are sure: in "9.30-3.30" the halves are
//     not said, "2-4" and "7-9" are as likely early as late somewhere;
//   - a list of times goes through the day: "9-12 and 1-5", "9-1, 2-5.30";
//   - beside days that are sure to be open from the morning until the
//     afternoon, others that begin at 8 to 11 and end at 3 to 7 are so too:
//     "Mon-Thu 9-5, Fri 9-4.30";
//   - a bare 12 is noon in "12-2", "12.30" and "at 12": midnight is called so;
//   - a name tells the half: "coffee morning 10.30", "lunch club 12.30"; so
//     does a break within the hours of a day, "closed 1-2";
//   - "mornings", "afternoons", "evenings", "nights" and "lunchtimes" beside
//     the days say it;
//   - in a line whose other times are of a 24-hour clock, "10:30" is one too;
//   - a bare time alone ("at 7.30") is a mistake that offers both.
//
// An end that comes before its start is on the next day, unless that makes a
// span so long that it must be a slip: what opens before 5pm does not go on for
// more than twelve hours into the next day ("10am-1am").
//
// # What is refused
//
// What can be read in two ways, or lacks an anchor: "fortnightly" without a
// first date, "monthly" without a day, "every second Tuesday (of the month)"
// (every two weeks, or the second of the month) unless its first date is a
// Tuesday in another place of the month, a date without a year, days without a time
// beside days with one, two times for one day that go against each other,
// "Fridays midnight to 2am" (the night before, or after), weeks that are counted
// while some are left out, "half term, 15 to 19 February" behind the times (is it
// on, or off?).
// Contradictions: a date that is not on the weekday given, an end before its
// start, 31 February, a series without any date. Each mistake quotes what was
// typed and, where it can, offers the whole line to paste.
//
// Dates are of the years 2010 to 2200; an entry has at most 50 lines of 2,000
// bytes. There is no clock: Today of the settings serves examples in hints alone.
package english
