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

const DAY = 864e5, WEEKDAYS = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];

/** How far the clock is before UTC, in milliseconds. @param {string} offset "Z" or "+01:00" */
const ahead = (offset) => {
  const [, sign, h, m] = /^([+-])(\d\d):(\d\d)$/.exec(offset) || [, "+", 0, 0];
  return (sign == "-" ? -1 : 1) * (+h * 60 + +m) * 6e4;
};

const iso = (day) => new Date(day).toISOString().slice(0, 10);

/** Milliseconds of the directory's clock as a property in its zone, or as a day. */
const local = (name, ms, zone) => (zone ? `${name};TZID=${zone}:` + stamp(ms).slice(0, 15) : `${name};VALUE=DATE:` + stamp(ms, true));

const commonest = (words) => words.reduce((best, word) => (words.filter((w) => w == word).length > words.filter((w) => w == best).length ? word : best));

/** The lines of a VEVENT that say when and what a date is. */
const about = ({ uid, title, where, about, url, at = {}, titles = {}, notes = {} }, [day, from, to], now, zone) => {
  const there = at[iso(day)] || where, told = [notes[iso(day)], about].filter(Boolean).join("\n");
  return [
    "BEGIN:VEVENT", "UID:" + uid, "DTSTAMP:" + stamp(now), local("DTSTART", day + from * 6e4, from && zone),
    ...(from && !to ? [] : [local("DTEND", from ? day + to * 6e4 : day + DAY, from && zone)]), // an end that nobody has said would be a promise
    "SUMMARY:" + escape(titles[iso(day)] || title), ...(there ? ["LOCATION:" + escape(there)] : []), ...(told ? ["DESCRIPTION:" + escape(told)] : []), "URL:" + url,
  ];
};

/**
 * A series as Go's package calendar writes one, so that who has both files sees it once: under its UID a weekly rule at the
 * usual time, without the days that are not on (EXDATE), and an exception (RECURRENCE-ID) for each date that differs.
 */
const events = (series, now, zone) => {
  const { dates, at = {}, titles = {}, notes = {} } = series, last = dates[dates.length - 1][0];
  const timed = dates.filter(([, from]) => from), usual = commonest((timed.length ? timed : dates).map(([, from, to]) => from + "/" + to));
  const [from, to] = usual.split("/"), own = from && zone;
  const days = dates.reduce((m, d) => m.set(d[0], [...(m.get(d[0]) || []), d]), new Map());
  const weekdays = [...new Set(dates.map(([day]) => new Date(day).getUTCDay()))].sort();
  if (dates.length == 1) return [...about(series, dates[0], now, zone), "END:VEVENT"];
  const except = [], extra = [], exceptions = [];
  const differs = (d, id) => exceptions.push(...about(series, d, now, zone), local("RECURRENCE-ID", id, own), "END:VEVENT");
  for (let day = dates[0][0]; day <= last; day += DAY) {
    const on = days.get(day);
    if (!on && weekdays.includes(new Date(day).getUTCDay())) except.push(local("EXDATE", day + from * 6e4, own));
    const inPlace = on?.find((d) => d[1] + "/" + d[2] == usual) || on?.[0];
    for (const d of on || []) {
      const id = day + (d == inPlace ? from : d[1] == from ? +from + 1 : d[1]) * 6e4;
      if (d != inPlace) extra.push(local("RDATE", id, own));
      if (d != inPlace || d[1] + "/" + d[2] != usual || at[iso(day)] || titles[iso(day)] || notes[iso(day)]) differs(d, id);
    }
  }
  const until = own ? stamp(last + from * 6e4 - ahead(days.get(last)[0][3])) : stamp(last, true);
  const main = about({ ...series, at: {}, titles: {}, notes: {} }, [dates[0][0], from, to], now, zone);
  return [...main, `RRULE:FREQ=WEEKLY;UNTIL=${until};BYDAY=${weekdays.map((n) => WEEKDAYS[n]).join()}`, ...except, ...extra, "END:VEVENT", ...exceptions];
};

/**
 * @param {{uid: string, title: string, where: string, about: string, url: string, at?: Object<string, string>, titles?: Object<string, string>, notes?: Object<string, string>, dates: [number, string, string, string][]}[]} series
 * whose dates are those of dates/days.js; at, titles and notes tell what differs on a day, "2027-02-23" @param {number} now
 * @param {string} zone the VTIMEZONE of the directory, its lines
 */
export const calendar = (series, now, zone) => {
  const [, name] = /^TZID:(.+?)\r?$/m.exec(zone), lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Signpost//Pack//EN", ...zone.trim().split(/\r?\n/)];
  for (const one of series) lines.push(...events(one, now, name));
  return [...lines, "END:VCALENDAR", ""].map(fold).join("\r\n");
};
