// Keeps dates right without a new build: it works out what is over, today and next by the visitor's clock, in the
// directory's time zone, and takes away what is over. Without it each page shows the dates of the day it was made, in
// full. site/upcoming.go writes what this reads:
//
//	<html data-zone data-made>   the directory's time zone, and the day of the build
//	<li data-end>                the end of one date, on the wall clock: 2027-02-23T12:00
//	<ul data-show="6">           a list that shows that many, and takes them from the list in the element after it
//	<* data-dates>               goes away when no date is left in it, with the link that leads to it
//	<p data-none>                is shown when the list before it has run out
//	<* data-days>                the coming dates of one thing, as ranges of minutes with a bit for each day since the
//	                             build, six to a character from "?" on: "630-690/ACOg"
//	<p data-until>               is shown in the last month before that day
const root = document.documentElement;
const { zone, made } = root.dataset;
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const DAY = 864e5;

// The wall clock as a number: milliseconds as if it were UTC. So no rule about the change of the clocks is needed.
const wall = Date.parse(new Date().toLocaleString("sv", { timeZone: zone }).replace(" ", "T") + "Z");
const today = Math.floor((wall - Date.parse(made)) / DAY);

/** The next n dates of a data-days. @param {string} spec @param {number} n */
const next = (spec, n) => {
  const found = [];
  for (let i = Math.max(0, today - 1); found.length < n && i < 500; i++) {
    for (const part of spec.split(" ")) {
      const [, from, to, bits] = part.match(/(.*)-(.*)\/(.*)/);
      const date = Date.parse(made) + i * DAY;
      if (((bits.charCodeAt(i / 6) - 63) >> i % 6) & 1 && date + (to || from || 1440) * 6e4 > wall) {
        found.push({ date, from, to });
      }
    }
  }
  return found;
};

const clock = (minutes) => {
  const h = ((minutes / 60) | 0) % 24, m = minutes % 60;
  if (!m && h % 12 == 0) return h ? "12 noon" : "midnight";
  return (h % 12 || 12) + (m ? "." + (m + "").padStart(2, 0) : "") + (h < 12 ? "am" : "pm");
};

const write = (time, { date, from, to }) => {
  const at = new Date(date + from * 6e4);
  const say = (options) => at.toLocaleDateString(root.lang, { timeZone: "UTC", ...options }).replace(",", "");
  time.dateTime = at.toISOString().slice(0, from ? 16 : 10);
  time.textContent = say({ weekday: "long", day: "numeric", month: "long", year: "numeric" }) +
    (from && ", " + clock(from)) + (to && " to " + clock(to));
  const tile = time.closest("li")?.querySelector(".tile");
  if (tile) tile.innerHTML = `<span>${say({ month: "short" })}</span> ${at.getUTCDate()}`;
};

for (const li of all("[data-end]")) if (Date.parse(li.dataset.end + "Z") <= wall) li.remove();

for (const list of all("ul[data-show]")) {
  const more = list.nextElementSibling?.querySelector("ul");
  while (more?.firstElementChild && list.children.length < list.dataset.show) list.append(more.firstElementChild);
  if (more && !more.firstElementChild) list.nextElementSibling.remove();
  list.append(...[...list.children].sort((a, b) => (a.dataset.end > b.dataset.end ? 1 : -1)));
}

for (const part of all("[data-dates]").reverse()) {
  if (part.querySelector("[data-end]")) continue;
  all(`a[href="#${part.id || "-"}"]`).forEach((a) => a.closest("li").remove());
  part.remove();
}

for (const holder of all("[data-days]")) {
  const times = all(":not(del) > time", holder), coming = next(holder.dataset.days, times.length);
  times.forEach((time, i) => (coming[i] ? write(time, coming[i]) : (time.closest("li") || holder).remove()));
}

for (const note of all("[data-none]")) note.hidden = !!note.previousElementSibling?.querySelector("time");
for (const note of all("[data-until]")) note.hidden = Date.parse(note.dataset.until) - wall > 30 * DAY;

for (const time of all("main :not(.checked) > time")) {
  const days = Math.floor((Date.parse(time.dateTime.slice(0, 10)) - Date.parse(made)) / DAY) - today;
  if (days == 0 || days == 1) time.insertAdjacentHTML("beforebegin", `<b class="tag screen-only">${days ? "Tomorrow" : "Today"}</b> `);
}
