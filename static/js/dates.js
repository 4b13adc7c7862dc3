// Keeps dates right without a new build: it works out what is over, today and next by the visitor's clock, in the
// directory's time zone, and takes away what is over. Without it each page shows the dates of the day it was made, in
// full. site/upcoming.go writes what this reads:
//
//	<html data-zone data-made>   the directory's time zone, and the day of the build
//	<li data-end>                the end of one date, on the wall clock: 2027-02-23T12:00
//	<ul data-show="6">           a list that shows that many, and takes them from the list in the element after it
//	<* data-dates>               goes away when no date is left in it, with the link that leads to it
//	<p data-none>                is shown when the list before it has run out
//	<* data-days>                the coming dates of one thing: see dates/days.js
//	<p data-until>               is shown from a month before that day on
//	<a data-today>               the day at the end of where it leads becomes the visitor's
import { clock, next, wallClock } from "./dates/days.js";

const root = document.documentElement;
const { zone, made } = root.dataset;
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const DAY = 864e5;

const now = wallClock(zone);
const midnight = now - (now % DAY);
const begin = Date.parse(made);

const write = (time, [date, from, to, offset]) => {
  const at = new Date(date + from * 6e4);
  const stamp = at.toISOString().slice(0, from ? 19 : 10) + offset;
  if (time.dateTime == stamp) return;
  // What was said of the date that stood here is not true of another.
  all(".soft, .tag", time.closest("li, div")).forEach((word) => word.remove());
  const say = (options) => at.toLocaleDateString(root.lang, { timeZone: "UTC", ...options }).replace(",", "");
  time.dateTime = stamp;
  time.textContent = say({ dateStyle: "full" }) + (from && ", " + clock(from)) + (to && " to " + clock(to));
  const tile = time.closest("li")?.querySelector(".tile");
  if (tile) tile.innerHTML = `<span>${say({ month: "short" })}</span> ${at.getUTCDate()}`;
};

// What has an end that can't be read goes too: better no date than one that stays for ever.
for (const li of all("[data-end]")) if (!(Date.parse(li.dataset.end + "Z") > now)) li.remove();

for (const holder of all("[data-days]")) {
  const times = all(":not(del) > time", holder), coming = next(holder.dataset.days, times.length, now, begin);
  times.forEach((time, i) => (coming[i] ? write(time, coming[i]) : time.closest("li, [data-days]").remove()));
}

const start = (li) => li.querySelector("time").dateTime;
for (const list of all("ul[data-show]")) {
  const more = list.nextElementSibling?.querySelector("ul");
  while (more?.firstElementChild && list.children.length < list.dataset.show) list.append(more.firstElementChild);
  list.append(...all("li", list).sort((a, b) => start(a).localeCompare(start(b))));
}

for (const part of all("[data-dates]").reverse()) {
  if (part.querySelector("[data-end]")) continue;
  all(`a[href="#${part.id}"]`).forEach((a) => a.closest("li")?.remove());
  part.remove();
}

for (const note of all("[data-none]")) note.hidden = note.previousElementSibling?.querySelector("time");
for (const note of all("[data-until]")) note.hidden = Date.parse(note.dataset.until) - now > 30 * DAY;

for (const a of all("[data-today]")) a.href = a.href.replace(/[\d-]{10}$/, new Date(now).toISOString().slice(0, 10));

for (const time of all("main :not(.checked) > time")) {
  const word = ["Today", "Tomorrow"][(Date.parse(time.dateTime.slice(0, 10)) - midnight) / DAY];
  if (word) time.insertAdjacentHTML("beforebegin", `<b class="tag screen-only">${word}</b> `);
}
