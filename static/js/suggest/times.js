// A light look at a line of times. Their reader is too large for a page: it reads them afterwards. This tells what it most
// often has to ask for.
const day = /\b(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:days?)?\b|\b(?:daily|every ?day|weekdays?|weekends?|appointment|24|any ?time|always|monday|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\d\/\d/i;
const clock = /\d\s*(?:am|pm)|\d[.:]\d\d|\b(?:noon|midnight|all day|appointment|24|any ?time|always)\b|\d\s*(?:-|–|to)\s*\d/i;
const open = /\b(?:fortnightly|monthly|every (?:other|second) week|every two weeks|alternate)\b/i;

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], mostDays = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const dates = /\b(?:(\d{1,2})(?:st|nd|rd|th)?\s+(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*(?:\s+(\d{4}))?|(\d{1,2})\/(\d{1,2})\/(\d{4})|(\d{4})-(\d\d)-(\d\d))\b/gi;

/** The first date in a line that is in no calendar, or "". */
const impossible = (text) => {
  for (const [all, d1, name, y1, d2, m2, y2, y3, m3, d3] of text.matchAll(dates)) {
    const month = name ? months.indexOf(name.toLowerCase()) + 1 : Number(m2 ?? m3), day = Number(d1 ?? d2 ?? d3), year = Number(y1 ?? y2 ?? y3 ?? 2028);
    const leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    if (!(month >= 1 && month <= 12 && day >= 1 && day <= (month == 2 && !leap ? 28 : mostDays[month - 1]))) return all;
  }
  return "";
};

// What may tell the half of the day: a word, another time, a clock of 24 hours.
const half = /\b(?:mornings?|afternoons?|evenings?|eves?|nights?|lunch\w*|breakfast|brunch|tea ?time|noon|midday|midnight)\b|\d\s*[ap]\.?m|\b(?:1[3-9]|2[0-3])[.:][0-5]\d\b/i;
const spans = /(^|[^\d.:/£-])((\d{1,2})(?:[.:](\d\d))?\s*(?:-|–|to)\s*(\d{1,2})(?:[.:](\d\d))?)(?![\d.:/-]*\d|\s*[ap]\.?m|\s*(?:st|nd|rd|th|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|years?|yrs?|weeks?|months?|min|hours?|hrs?|days?|people)|s\b)/gi;

/** Whether two bare times are sure: 10-12, 12-2, and 9-5 with what is like it. Minutes of the day. */
const sure = ({ from, to }) => (from >= 9 * 60 && from < 12 * 60 && to > from && to < 13 * 60) || from >= 12 * 60 || to >= 13 * 60
  || ((from == 8 * 60 + 30 || from == 9 * 60) && [4 * 60 + 30, 5 * 60, 5 * 60 + 30].includes(to));

/** Times of which neither says the half of the day; ages and clocks of 24 hours are none. */
const bareTimes = function* (text) {
  for (const { index, 1: before, 2: said, 3: h1, 4: m1 = 0, 5: h2, 6: m2 = 0 } of text.matchAll(spans)) {
    if (h1[0] == "0" || h2[0] == "0" || /\b(?:age[sd]?|years?)\s*$/i.test(text.slice(0, index + before.length))) continue;
    yield { said, from: h1 * 60 + Number(m1), to: h2 * 60 + Number(m2) };
  }
};

/** The only times of a line, where nobody can tell their half of the day; or "". Others in it might tell: then it is left to the
 * reader. */
const twoWays = (text) => {
  const bare = half.test(text) ? [] : [...bareTimes(text)];
  return bare.length == 1 && !sure(bare[0]) ? bare[0].said : "";
};

/** What to write more plainly in a line of times, or "". @param {string} text */
export const look = (text) => {
  if (impossible(text)) return `There is no ${impossible(text)}: look at a calendar.`;
  if (!day.test(text)) return "Say the day too, like: Every Tuesday, 2pm to 3pm.";
  if (!clock.test(text)) return "Say the time too, like: Every Tuesday, 2pm to 3pm.";
  if (twoWays(text)) return `“${twoWays(text)}” can be read in two ways. Say am or pm, like: 9.30am to 3.30pm.`;
  if (open.test(text) && !/\bfrom\b|\b(?:first|second|third|fourth|last|[1-4](?:st|nd|rd|th))\b.*day/i.test(text)) return "Say from which date it counts, like: Every other Tuesday from 12 January 2027.";
  return "";
};
