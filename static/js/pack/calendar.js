// The dates of a pack as one iCalendar file (RFC 5545).

const escape = (text) => text.replace(/[\\;,]/g, "\\$&").replace(/\r?\n/g, "\\n");

/** Lines are no longer than 75 bytes; what is more goes on after a space. */
export const fold = (line) => {
  const parts = [];
  let part = "", bytes = 0;
  for (const c of line) {
    const n = new TextEncoder().encode(c).length;
    if (bytes + n > 75) {
      parts.push(part);
      part = " ";
      bytes = 1;
    }
    part += c;
    bytes += n;
  }
  return [...parts, part].join("\r\n");
};

/** Milliseconds as iCalendar writes them: "20270223T100000Z", of a day "20270223". */
const stamp = (ms, day) => new Date(ms).toISOString().replace(/[-:]|\.\d+/g, "").slice(0, day ? 8 : 16);

const DAY = 864e5, HOUR = 36e5;

/** How far the clock is before UTC, in milliseconds. @param {string} offset "Z" or "+01:00" */
const ahead = (offset) => {
  const [, sign, h, m] = /^([+-])(\d\d):(\d\d)$/.exec(offset) || [, "+", 0, 0];
  return (sign == "-" ? -1 : 1) * (+h * 60 + +m) * 6e4;
};

/**
 * @param {{id: string, title: string, where: string, about: string, url: string, at?: Object<string, string>, notes?: Object<string, string>, dates: [number, string, string, string][]}[]} series
 * whose dates are those of dates/days.js; at and notes tell what differs on a day, "2027-02-23" @param {number} now @param {string} host
 */
export const calendar = (series, now, host) => {
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Signpost//Pack//EN"];
  for (const { id, title, where, about, url, dates, at = {}, notes = {} } of series) {
    for (const [day, from, to, offset] of dates) {
      const begin = day + from * 6e4 - ahead(offset), end = to ? day + to * 6e4 - ahead(offset) : begin + HOUR;
      lines.push("BEGIN:VEVENT", `UID:${stamp(day, true)}-${from}-${id}@${host}`, "DTSTAMP:" + stamp(now));
      if (from) lines.push("DTSTART:" + stamp(begin), "DTEND:" + stamp(end));
      else lines.push("DTSTART;VALUE=DATE:" + stamp(day, true), "DTEND;VALUE=DATE:" + stamp(day + DAY, true));
      lines.push("SUMMARY:" + escape(title));
      const iso = new Date(day).toISOString().slice(0, 10), there = at[iso] || where, told = [notes[iso], about].filter(Boolean).join("\n");
      if (there) lines.push("LOCATION:" + escape(there));
      if (told) lines.push("DESCRIPTION:" + escape(told));
      lines.push("URL:" + url, "END:VEVENT");
    }
  }
  return [...lines, "END:VCALENDAR", ""].map(fold).join("\r\n");
};
