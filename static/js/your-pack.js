// The visitor's pack. It is in the address behind the "#", which no browser sends, and in the storage of the tab
// (pack/store.js). What is known of the entries comes from one file, whatever is in the pack: so no request tells.
//
//	<div id=pack data-facts hidden>   the pack; its parts have the ids that this script asks for
//	<section id=no-pack>              what is there instead while it is empty
import { calendar } from "./pack/calendar.js";
import { coming, dateNodes, dayWords, dateWords, date, noteOn, now, soonest, stateOf, today } from "./pack/coming.js";
import { shortest } from "./pack/ids.js";
import { leaf, notices, places } from "./pack/leaf.js";
import * as links from "./pack/link.js";
import { encode, path } from "./pack/qr.js";
import { forget, home, isKept, load, most, onOther, own, save } from "./pack/store.js";
import { element as el } from "./search/element.js";
import { keepForLater } from "./search/offline.js";

export { calendar, encode, links }; // for tests

const byId = (id) => document.getElementById(id);
const root = byId("pack"), list = byId("entries"), status = byId("pack-status");
const note = byId("note"), by = byId("by"), inLink = byId("in-link"), week = byId("week"), keep = byId("keep");

let facts = null, pack = load();
const byAddress = new Map();

const say = (text) => (status.textContent = text);

// --- What is in it ---

const index = () => {
  for (const entry of facts.entries) {
    entry.begin = Date.parse(facts.made);
    byAddress.set(entry.address, entry);
  }
  const short = shortest(facts.entries.flatMap((entry) => entry.ids));
  for (const entry of facts.entries) entry.id = short.get(entry.ids[0]);
};

/** The entries that a link may mean: one, unless a newer entry has an id that begins in the same way. */
const meant = (id) => facts.entries.filter((entry) => entry.ids.some((other) => other.startsWith(id)));

const entries = () => pack.entries.map((address) => byAddress.get(address)).filter(Boolean);

/** What has changed of an entry since the pack was made. */
const changes = (entry) => {
  const mark = pack.marks[entry.address];
  if (typeof mark != "string" || mark == entry.mark) return [];
  const differs = (from, to) => mark.slice(from, to) != entry.mark.slice(from, to);
  return [differs(0, 2) && "new times or dates", differs(2, 3) && "another place or room", differs(3, 4) && "new ways to get in touch"].filter(Boolean);
};

/** Takes over a pack from a link, for this tab. What the visitor keeps on this phone stays as it is. */
const open = () => {
  const shared = links.read(location.hash), last = load(), before = last.shared ? own() : last;
  pack = last;
  const told = [];
  if (shared.entries.length && !(history.state?.mine && before.entries.length)) {
    pack = { entries: [], marks: {}, notes: {}, made: shared.made, note: shared.note, by: shared.by, shared: true, inLink: !!(shared.note || shared.by || shared.entries.some((e) => e.note)) };
    pack.gone = [];
    for (const { id, mark, note } of shared.entries) {
      const found = meant(id);
      if (!found.length) pack.gone.push(id + mark);
      if (found.length > 1) told.push(`This link may mean one of these: ${found.map((entry) => entry.title).join(" or ")}. Remove what you don't need.`);
      for (const entry of found) {
        if (!pack.entries.includes(entry.address)) pack.entries.push(entry.address);
        pack.marks[entry.address] = mark;
        if (note) pack.notes[entry.address] = note;
      }
    }
  }
  const gone = pack.gone.length; // told until somebody says that it is seen
  if (gone) {
    told.push(gone == 1 ? "One thing of this pack is no longer in the directory, or can't be kept in a pack any more." : `${gone} things of this pack are no longer in the directory, or can't be kept in a pack any more.`);
  }
  pack.entries = pack.entries.filter((address) => byAddress.has(address)).slice(0, most);
  byId("told").replaceChildren(...told.map((text) => el("p", { class: "notice" }, text)), ...(pack.shared ? rejoin(before) : []));
  note.value = pack.note;
  by.value = pack.by;
  inLink.checked = pack.inLink;
};

/** Offers what was in the visitor's own pack before a link was opened. */
const rejoin = (before) => {
  const lost = before.entries.filter((address) => !pack.entries.includes(address));
  if (!lost.length) return [];
  const button = el("button", { type: "button", class: "button slim" }, lost.length == 1 ? "Add the one thing of yours to this pack" : `Add the ${lost.length} things of yours to this pack`);
  const p = el("p", { class: "notice screen-only" }, "You had put together a pack already. ", button);
  button.addEventListener("click", () => {
    const room = [...pack.entries, ...lost].length - most;
    Object.assign(pack, { entries: [...pack.entries, ...lost].slice(0, most), notes: { ...before.notes, ...pack.notes }, shared: false });
    pack.note = [pack.note, before.note].filter(Boolean).join("\n");
    pack.by ||= before.by;
    note.value = pack.note;
    by.value = pack.by;
    p.remove();
    changed("Both packs are together now." + (room > 0 ? ` There was no room for ${room}.` : ""));
  });
  return [p];
};

// --- Links ---

/** The address that opens this pack, with the note where its writer wants that. */
const address = (noted = pack.inLink) => new URL(home + "pack/", location.href).href + links.write({
  entries: entries().map((entry) => ({ id: entry.id, mark: pack.marks[entry.address] || entry.mark, note: noted ? pack.notes[entry.address] : "" })).concat(pack.gone.map((token) => ({ id: token.slice(0, -4), mark: token.slice(-4) }))),
  made: pack.made || today, ...(noted ? { note: pack.note, by: pack.by } : {}),
});

const showCode = () => {
  const whole = encode(address()), code = whole || encode(address(false)), figure = byId("code");
  figure.hidden = !code;
  byId("code-short").hidden = !!whole || !code;
  if (!code) return;
  const size = code.grid.length + 8, svg = figure.querySelector("svg");
  svg.setAttribute("viewBox", `0 0 ${size} ${size}`);
  svg.querySelector(".light").setAttribute("d", `M0 0h${size}v${size}H0z`);
  svg.querySelector(".dark").setAttribute("d", path(code.grid));
};

const showLinks = () => {
  const url = address(), text = byId("share").dataset.text, both = encodeURIComponent(text + " " + url);
  byId("by-sms").href = "sms:?&body=" + both;
  byId("by-whatsapp").href = "https://wa.me/?text=" + both;
  byId("by-mail").href = `mailto:?subject=${encodeURIComponent(text.replace(/:$/, ""))}&body=${both}`;
  byId("plain-link").value = url;
  history.replaceState({ mine: true }, "", entries().length ? url : location.pathname);
  showCode();
};

// --- The page ---

/** Begins anew. What was noted was for the person whose pack it was. */
const empty = () => {
  forget(pack.shared);
  pack = { ...load(), entries: [], marks: {}, notes: {}, gone: [], made: "", note: "", by: "", inLink: false, shared: false };
  note.value = by.value = "";
  inLink.checked = false;
};

const act = (what, place) => {
  const at = pack.entries.indexOf(place), title = byAddress.get(place).title;
  if (what == "remove") {
    pack.entries = pack.entries.filter((address) => address != place);
    delete pack.marks[place];
    delete pack.notes[place];
    if (!pack.entries.length) empty();
    changed(title + " is no longer in your pack.");
    const near = list.querySelectorAll('[data-act="remove"]');
    (near[Math.min(at, near.length - 1)] || byId("no-pack")).focus();
    return;
  }
  const to = what == "up" ? at - 1 : at + 1;
  if (at < 0 || to < 0 || to >= pack.entries.length) return say(title + (what == "up" ? " is first already." : " is last already."));
  pack.entries.splice(to, 0, ...pack.entries.splice(at, 1));
  changed(`${title} is now ${to + 1} of ${pack.entries.length}.`);
  const buttons = list.querySelector(`[data-address="${place}"]`);
  buttons.querySelector(`[data-act="${what}"]`).focus();
};

/** Puts another entry in the place of one that is closed. */
const replace = (address, old) => {
  pack.entries = [...new Set(pack.entries.map((a) => (a == old ? address : a)))];
  delete pack.marks[old];
  changed(byAddress.get(address).title + " is in your pack.");
  list.querySelector(`[data-address="${address}"] a`).focus();
};

/** Links are made anew when somebody has stopped typing: a code takes a phone a moment. */
let typing;
const linksSoon = () => {
  save(pack);
  clearTimeout(typing);
  typing = setTimeout(showLinks, 200);
};

const write = (address, text) => {
  if (text) pack.notes[address] = text;
  else delete pack.notes[address];
  linksSoon();
};

const leafOf = (entry, level) => leaf(entry, {
  all: facts.places, dates: dateNodes(entry), home, act, level, note: pack.notes[entry.address] || "", write,
  closed: ["closed", "finished"].includes(stateOf(entry)), notices: notices(entry, { state: stateOf(entry), changed: changes(entry), byAddress, home, replace }),
});

/**
 * The entries under each day that they have of the seven from today. What has none of them, like a weekly group that is over
 * for today, stands under its next day where that is in the week after; then comes what is later, and what has no dates.
 */
const byDay = (all) => {
  const day = (n) => Date.parse(today) + n * 864e5;
  const groups = new Map([...Array.from({ length: 14 }, (_, n) => dayWords(day(n))), "Later", "Any day"].map((name) => [name, []]));
  for (const entry of all) {
    const dates = coming(entry, 9), days = new Map(); // more there are not in a week, or it would be open most days
    for (const d of dates) if ((d[0] < day(7) || (d == dates[0] && d[0] < day(14))) && !days.has(dayWords(d[0]))) days.set(dayWords(d[0]), d);
    if (!days.size) days.set(dates.length ? "Later" : "Any day", dates[0] || [0, 0]);
    for (const [name, d] of days) (groups.get(name) || groups.get(dayWords(day(0)))).push([d, entry]); // a night that began yesterday is today's
  }
  return [...groups].filter(([, found]) => found.length).map(([name, found]) => [name, found.sort(([a], [b]) => a[0] - b[0] || a[1] - b[1])]);
};

/** The week as a list of days. What is on again on a later day is told there in a line. */
const weekOf = (all) => {
  const told = new Set();
  return byDay(all).map(([name, found]) => el("li", {}, el("h2", { class: "group" }, name), el("ol", { class: "leaves" }, ...found.map(([d, entry]) => {
    if (told.has(entry)) return el("li", { class: "leaf again" }, el("h3", {}, el("a", { href: home + entry.address + "/" }, entry.title)), el("p", {}, date(d), ". ", noteOn(entry, d).slice(2) || places(entry, facts.places).join("; ")));
    told.add(entry);
    return leafOf(entry, "h3");
  }))));
};

const draw = () => {
  const all = entries();
  byId("no-pack").hidden = all.length > 0;
  root.hidden = !all.length;
  keep.checked = isKept();
  list.className = "leaves" + (week.checked ? " by-day" : "");
  list.replaceChildren(...(week.checked ? weekOf(all) : all.map((entry) => leafOf(entry, "h2"))));
  byId("by-keys").hidden = week.checked;
  const dates = soonest(all, 8);
  byId("fridge").hidden = !dates.length;
  byId("ics").hidden = !series().length;
  byId("fridge").querySelector("ul").replaceChildren(...dates.map(([d, entry]) => el("li", {}, date(d), " ", el("b", {}, entry.title), noteOn(entry, d))));
  const since = pack.gone.length > 0 || all.some((entry) => changes(entry).length);
  byId("since").hidden = !since;
  byId("since-day").textContent = pack.made ? dateWords(pack.made) : "an earlier day";
  byId("made-on").textContent = dateWords(pack.made || today);
  byId("printed-on").textContent = dateWords(today);
  showNote();
};

const showNote = () => {
  byId("note-shown").textContent = pack.note;
  byId("by-shown").textContent = pack.by && "Prepared by " + pack.by + ". ";
};

/** After a change: shows it, keeps it, and says it. */
const changed = (text) => {
  for (const entry of entries()) pack.marks[entry.address] ??= entry.mark;
  if (pack.entries.length) {
    pack.made ||= today;
    save(pack);
  }
  draw();
  showLinks();
  if (text) say(text);
};

const series = () => entries().filter((entry) => stateOf(entry) == "").map((entry) => ({
  uid: entry.uid, title: entry.title, where: [...places(entry, facts.places), entry.room].filter(Boolean).join(", "),
  about: [entry.summary, entry.phone && "Call " + entry.phone, entry.arrive].filter(Boolean).join("\n"),
  url: new URL(home + entry.address + "/", location.href).href, dates: coming(entry, 200), at: entry.at || {}, titles: entry.titles || {}, notes: entry.notes || {},
})).filter((s) => s.dates.length);

const download = () => {
  const blob = new Blob([calendar(series(), now, facts.zone)], { type: "text/calendar" });
  const a = el("a", { href: URL.createObjectURL(blob), download: "pack.ics" });
  a.click();
  setTimeout(() => URL.revokeObjectURL(a.href), 1000);
};

const wire = () => {
  byId("copy").addEventListener("click", () => navigator.clipboard.writeText(address()).then(() => say("The link is copied."),
    () => {
      byId("plain-link").hidden = false;
      byId("plain-link").select();
      say("Copy the link from the box.");
    }));
  byId("by-sheet").hidden = !navigator.share;
  byId("by-sheet").addEventListener("click", () => navigator.share({ title: byId("share").dataset.text, url: address() }).catch(() => {}));
  byId("ics").addEventListener("click", download);
  byId("forget").addEventListener("click", () => {
    empty();
    history.replaceState({ mine: true }, "", location.pathname);
    draw();
    say("The pack is forgotten.");
    byId("no-pack").focus();
  });
  keep.addEventListener("change", () => {
    pack.shared = pack.shared && !keep.checked;
    save(pack, keep.checked);
    say(keep.checked ? "The pack is kept on this phone." : "The pack goes when you close this page.");
  });
  byId("seen").addEventListener("click", () => {
    for (const entry of entries()) pack.marks[entry.address] = entry.mark;
    pack.made = today;
    if (pack.gone.length) byId("told").replaceChildren();
    pack.gone = [];
    changed("The pack is up to date.");
    root.querySelector("a").focus();
  });
  week.addEventListener("change", draw);
  for (const field of [note, by, inLink]) field.addEventListener("input", () => {
    Object.assign(pack, { note: note.value, by: by.value, inLink: inLink.checked });
    showNote();
    linksSoon();
  });
  list.addEventListener("keydown", (event) => {
    const place = event.target.closest("[data-address]"), what = { ArrowUp: "up", ArrowDown: "down" }[event.key];
    if (!place || !what || !event.altKey || week.checked || event.target.matches("textarea, input")) return;
    event.preventDefault();
    act(what, place.dataset.address);
  });
};

const start = async () => {
  say("");
  byId("failed").hidden = true;
  try {
    const response = await fetch(root.dataset.facts);
    if (!response.ok) throw new Error(root.dataset.facts + ": " + response.status);
    facts = await response.json();
  } catch (error) {
    console.error(error);
    byId("failed").hidden = false;
    return;
  }
  index();
  open();
  if (pack.entries.length) changed();
  else draw();
};

/** Shows what another tab has made of the pack that is kept. */
const follow = () => {
  if (!facts || pack.shared) return;
  pack = load();
  pack.entries = pack.entries.filter((address) => byAddress.has(address));
  note.value = pack.note;
  by.value = pack.by;
  inLink.checked = pack.inLink;
  draw();
  showLinks();
};

wire();
onOther(follow);
byId("again").addEventListener("click", start);
start();
setTimeout(() => keepForLater(root.dataset.keep), 3000);
addEventListener("hashchange", () => facts && (open(), pack.entries.length ? changed() : draw()));
addEventListener("pageshow", ({ persisted }) => persisted && facts && (open(), pack.entries.length ? changed() : draw()));
