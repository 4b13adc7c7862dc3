// When the things of a pack are next, by the visitor's clock, in the directory's time zone.
import { clock, next, wallClock } from "../dates/days.js";
import { element as el } from "../search/element.js";

const { zone } = document.documentElement.dataset;
const DAY = 864e5;

/** The wall clock of the directory, in milliseconds. */
export const now = wallClock(zone);

/** Today, as "2026-11-24". */
export const today = new Date(now).toISOString().slice(0, 10);

/** The next dates; they are told from the day on which the file was made, which may be another than the page's. */
const all = (entry, n) => (entry.days ? next(entry.days, n, now, entry.begin) : []);

/**
 * What is on more often than twice a week has opening times, and not dates to write down. Of what is on twice a week the ninth
 * date is four weeks after the first, and still 24 days where one date is extra or has moved.
 */
const often = (entry) => {
  const nine = all(entry, 9);
  return nine.length == 9 && nine[8][0] - nine[0][0] < 24 * DAY;
};

/** The coming dates of an entry, at most n; none of what is open most days. */
export const coming = (entry, n) => (entry.status || often(entry) ? [] : all(entry, n));

/** How an entry stands today: "", "paused", "closed", or "finished" where its last date is over. */
export const stateOf = (entry) => entry.status || (entry.ends && entry.days && !all(entry, 1).length ? "finished" : "");

const say = (day, options) => new Date(day).toLocaleDateString(document.documentElement.lang, { timeZone: "UTC", ...options }).replace(",", "");

const yearOf = (day) => (new Date(day).getUTCFullYear() != today.slice(0, 4) ? { year: "numeric" } : {});

/** "Wednesday 25 November", of another year than this "Monday 4 January 2027" */
export const dayWords = (day) => say(day, { weekday: "long", day: "numeric", month: "long", ...yearOf(day) });

/** "12 October 2026" */
export const dateWords = (iso) => say(Date.parse(iso), { day: "numeric", month: "long", year: "numeric" });

const iso = (day) => new Date(day).toISOString().slice(0, 10);

/** A date in words, within <time>. */
const timeOf = ([day, from, , offset], ...words) => el("time", { datetime: from ? new Date(day + from * 6e4).toISOString().slice(0, 19) + offset : iso(day) }, ...words);

/** "Wednesday 25 November, 10.30am" */
export const date = (d) => timeOf(d, dayWords(d[0]) + (d[1] && ", " + clock(d[1])));

/** What differs on a date, after a full stop; or "". */
export const noteOn = ({ titles, notes }, [day]) => [titles, notes].map((told) => (told?.[iso(day)] ? ". " + told[iso(day)] : "")).join("");

/** "Wed 25 Nov": what paper has room for. */
const briefly = (day) => say(day, { weekday: "short", day: "numeric", month: "short", ...yearOf(day) });

/** The next three dates of an entry with what differs on each, and those between them that are off. */
export const dateNodes = (entry) => {
  const three = coming(entry, 3), last = three.length ? iso(three[three.length - 1][0]) : "";
  // The time of day is in the words before, unless there are several.
  const varies = !entry.when || new Set((entry.days || "").split(" ").map((part) => part.split("/", 2).join())).size > 1;
  const hours = ([, from, to]) => (varies && from ? ", " + clock(from) + (to && " to " + clock(to)) : "");
  const time = (d) => timeOf(d, el("span", { "data-brief": briefly(d[0]) }, el("span", {}, dayWords(d[0]))), hours(d));
  const nodes = three.map((d) => [iso(d[0]), el("span", {}, time(d), noteOn(entry, d))]);
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
