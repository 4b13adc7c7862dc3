// A light look at a line of times. Their reader is too large for a page: it reads them afterwards. This tells what it most
// often has to ask for.
const day = /\b(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:days?)?\b|\b(?:daily|every ?day|weekdays?|weekends?|appointment|24|any ?time|always|monday|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\d\/\d/i;
const clock = /\d\s*(?:am|pm)|\d[.:]\d\d|\b(?:noon|midnight|all day|appointment|24|any ?time|always)\b|\d\s*(?:-|–|to)\s*\d/i;
const open = /\b(?:fortnightly|monthly|every (?:other|second) week|every two weeks|alternate)\b/i;

/** What to write more plainly in a line of times, or "". @param {string} text */
export const look = (text) => {
  if (!day.test(text)) return "Say the day too, like: Every Tuesday, 2pm to 3pm.";
  if (!clock.test(text)) return "Say the time too, like: Every Tuesday, 2pm to 3pm.";
  const span = /\b(\d{1,2})(?:[.:]\d\d)?\s*(?:-|–|to)\s*(\d{1,2})(?:[.:]\d\d)?(?!\d|\s*[ap]\.?m|\s*noon|\s*midnight)/i.exec(text);
  if (span && Number(span[2]) <= Number(span[1])) return "Say am or pm, like: 9.30am to 3.30pm.";
  if (open.test(text) && !/\bfrom\b|\b(?:first|second|third|fourth|last|[1-4](?:st|nd|rd|th))\b.*day/i.test(text)) return "Say from which date it counts, like: Every other Tuesday from 12 January 2027.";
  return "";
};
