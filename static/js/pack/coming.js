// When the things of a pack are next, by the visitor's clock, in the directory's time zone.
import { clock, next, wallClock } from "../dates/days.js";
import { element as el } from "../search/element.js";

const { zone, made } = document.documentElement.dataset;
const begin = Date.parse(made), DAY = 864e5;

/** The wall clock of the directory, in milliseconds. */
export const now = wallClock(zone);

/** Today, as "2026-11-24". */
export const today = new Date(now).toISOString().slice(0, 10);

/** What is on more often than twice a week has opening times, and not dates to write down. */
const often = (days) => (next(days, 9, now, begin)[8] || [Infinity])[0] < now + 28 * DAY;

/** The coming dates of an entry, at most n; none of what is open most days. */
export const coming = (entry, n) => (entry.days && !entry.status && !often(entry.days) ? next(entry.days, n, now, begin) : []);

/** How an entry stands today: "", "paused", "closed", or "finished" where its last date is over. */
export const stateOf = (entry) => entry.status || (entry.ends && entry.days !== undefined && !next(entry.days, 1, now, begin).length ? "finished" : "");

const say = (day, options) => new Date(day).toLocaleDateString(document.documentElement.lang, { timeZone: "UTC", ...options }).replace(",", "");

/** "Monday" */
export const weekday = (day) => say(day, { weekday: "long" });

/** "Wednesday 25 November" */
export const dayWords = (day) => say(day, { weekday: "long", day: "numeric", month: "long", ...(day > now + 300 * DAY ? { year: "numeric" } : {}) });

/** "12 October 2026" */
export const dateWords = (iso) => say(Date.parse(iso), { day: "numeric", month: "long", year: "numeric" });

const iso = (day) => new Date(day).toISOString().slice(0, 10);

/** A date in words, within <time>. */
export const date = ([day, from, to, offset]) => el("time", { datetime: from ? new Date(day + from * 6e4).toISOString().slice(0, 19) + offset : iso(day) },
  dayWords(day) + (from && ", " + clock(from)) + (to && " to " + clock(to)));

/** The next three dates of an entry with what differs on each, and those between them that are off. */
export const dateNodes = (entry) => {
  const three = coming(entry, 3), last = three.length ? iso(three[three.length - 1][0]) : "";
  const nodes = three.map((d) => [iso(d[0]), el("span", {}, date(d), entry.notes?.[iso(d[0])] ? ". " + entry.notes[iso(d[0])] : "")]);
  for (const day of entry.off || []) if (day >= today && day <= last) nodes.push([day, el("span", {}, el("strong", { class: "tag" }, "Not on"), " " + dayWords(Date.parse(day)))]);
  return nodes.sort((a, b) => (a[0] < b[0] ? -1 : 1)).map(([, node]) => node);
};

/** The soonest dates of all, for the fridge: the next one of each, then others while there is room. */
export const soonest = (entries, room) => {
  const found = [];
  for (let n = 0; n < 3 && found.length < room; n++) {
    const more = entries.map((entry) => [coming(entry, n + 1)[n], entry]).filter(([d]) => d).sort(([a], [b]) => a[0] - b[0]);
    if (n == 0 || found.length + more.length <= room) found.push(...more);
  }
  return found.sort(([a], [b]) => a[0] + a[1] * 6e4 - b[0] - b[1] * 6e4);
};
