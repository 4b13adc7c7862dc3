// Package when reads lines of plain English about opening times as a schedule
// of real dates.
//
// [Read] takes the lines of one entry, as a volunteer copied them from
// a poster. It gives a [Schedule], or every [Mistake] it found. A Schedule knows
// its occurrences ([Schedule.Occurrences], [Schedule.Between]), says itself back
// in one fixed wording ([Schedule.Words]), and has the form that calendars and
// open data want ([Schedule.Rules]). Words can be read again, and then mean the
// same occurrences.
//
// # What a line may say
//
// GRAMMAR.md beside this file shows each of these by example; a test reads
// every one.
//
//	days     Mondays; Mon-Fri; weekdays; weekends; daily; bank holidays
//	         first and third Tuesday of the month; 15th of every month
//	         every other Thursday from 7 January 2027
//	         13 February 2027; 12/10/2026; 12, 19 and 26 March 2027
//	         25 December every year
//	times    10am to 12 noon; 9-5; 14:00-16:00; 7pm; 7pm till late; mornings
//	limits   from 5 March 2027; until 9 April 2027; February to April 2027;
//	         May to September; term time only; for 6 weeks
//	without  except bank holidays; closed Sundays; not August; closed 1pm-2pm
//	notes    by appointment; booking essential; drop in
//
// Days and times may stand in either order, sentences end with a full stop,
// semicolon, bullet or new line. A line without days, such as "closed bank
// holidays", is for all the lines of its entry.
//
// # Morning or afternoon
//
// A time without "am" or "pm" is read only where nobody could differ:
//
//   - "10-12", "9.30-11.30", "09.30 - 12.00": a start from 9 to 11 with a later
//     end is as written, since the other reading is the middle of the night.
//   - "2-5pm", "10-2pm": a bare start is the nearest such time before the end;
//     an evening's start is not moved twelve hours away from it. In the same way
//     "1.30 and 4pm" is 1.30pm.
//   - "9am-5", "7pm-9": a bare end is the nearest such time after the start.
//   - "9-5": the one bare pair across noon that is a phrase of the language.
//   - "Tuesday evenings 7-9": the part of the day decides.
//   - "14:00", "09:00": an hour above 12 or a leading zero is a 24-hour clock.
//
// All else is refused with both readings offered: "9.30-3.30", "2-4", "8-6".
// 12pm is noon and 12am midnight; where that would make a backward or very long
// span ("7pm-12pm"), the line is refused as well. An end that is not after its
// start is on the next day, as in "9pm-1am".
//
// # What is refused
//
// A wrong reading sends somebody to a locked door, so Read never guesses. What
// can be read in two ways, lacks its anchor ("fortnightly", "monthly", a date
// without its year) or contradicts itself (a date on another weekday, 31
// February) is a mistake whose hint offers a line to paste where there is one.
// So is any word that is not understood; none is skipped, but for those in
// the short lists of vocabulary.go, which change nothing about when one may
// come. So is "term time" where the directory states no terms.
// [Settings.Today] serves those hints alone: what a line means does not depend
// on the day on which it is read.
//
// # Days, zones, nights
//
// A day without a time is one occurrence that lasts all day: the time is not
// stated. A time without an end is [Occurrence.OpenEnd]. Times are what the
// clock on the wall shows in the directory's zone, on both sides of a change of
// the clock; a time which that night leaves out is moved on as RFC 5545 says,
// and one that comes twice is the first. Bank holidays are those of the
// directory's nation.
//
// # Limits
//
// An entry has at most 50 lines of 2,000 bytes, and dates lie in the years 1900
// to 2200. An ordinary line takes some microseconds to read.
package when
