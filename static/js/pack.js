// "Add to pack" beside every entry, and how many are in the pack. It is on all pages but those that somebody may have to
// hide, which store nothing.
//
//	<a id=your-pack>             the way to the pack
//	<* data-pack=ADDRESS>        what can be put into it: by ADDRESS, or by that of its first link
//	<button data-start hidden>   puts all of a page's into it
//	<button data-print hidden>   see pack/paper.js
import { home, load, most, onOther, save, show } from "./pack/store.js";
import { printing } from "./pack/paper.js";

const link = document.querySelector('#your-pack, nav a[href$="/pack/"]');
link.dataset.name = link.textContent;

const said = document.createElement("p");
said.className = "unseen";
said.setAttribute("role", "status");
document.body.append(said);

/** The address of what a holder holds; a translation's is that of the entry itself. */
const addressOf = (holder) => holder.dataset.pack || holder.querySelector("a[href]").pathname.slice(home.length).replace(/\/$/, "").split("/").slice(-2).join("/");

let packed = new Set(load().entries); // there may be thousands of buttons

const add = (addresses) => {
  const pack = load(), before = pack.entries.length;
  pack.entries = [...new Set([...pack.entries, ...addresses])].slice(0, most);
  if (pack.entries.length == before) return "The pack is full.";
  return keep(pack) ? "" : nowhere;
};

const nowhere = "This browser keeps nothing from page to page, so there can be no pack. Its settings for this site say why.";

const keep = (pack) => {
  const stored = save(pack);
  packed = new Set(load().entries);
  return stored;
};

const label = (button) => {
  const inside = packed.has(button.dataset.address);
  button.textContent = inside ? "Remove from pack" : "Add to pack";
  if (button.nextSibling) button.nextSibling.hidden = !inside;
  return inside;
};

/** What a visitor has to see who pressed a button in vain. */
const alertBeside = (button, text) => {
  const p = button.parentNode;
  p.querySelector(".soft")?.remove();
  const note = document.createElement("span");
  note.className = "soft";
  note.textContent = " " + text;
  p.append(note);
};

let count = 0;
const offer = (holder) => {
  const title = holder.querySelector("h1, a[href]"), button = document.createElement("button");
  title.id ||= "packed-" + ++count;
  button.type = "button";
  button.className = "button slim add";
  button.dataset.address = addressOf(holder);
  button.setAttribute("aria-describedby", title.id);
  button.addEventListener("click", () => {
    const pack = load(), address = button.dataset.address, name = title.textContent;
    const inside = pack.entries.includes(address);
    if (inside) keep({ ...pack, entries: pack.entries.filter((a) => a != address) });
    const failed = !inside && add([address]);
    label(button);
    if (failed) alertBeside(button, failed);
    said.textContent = failed || name + (inside ? " is no longer in your pack." : " is in your pack.");
  });
  const place = document.createElement("p");
  place.className = "screen-only";
  place.append(button);
  if (holder.dataset.pack) {
    const see = document.createElement("a");
    see.href = link.href;
    see.textContent = "See your pack";
    place.append(see);
  }
  holder.append(place);
  label(button);
};

const all = (selector) => document.querySelectorAll(selector);
const offerAll = () => all("[data-pack]").forEach((holder) => holder.querySelector(".add") || offer(holder));
const refresh = () => {
  packed = new Set(load().entries);
  show();
  all(".add").forEach(label);
};

offerAll();
show();
const results = document.getElementById("results");
if (results) new MutationObserver(offerAll).observe(results, { childList: true });
addEventListener("pageshow", ({ persisted }) => persisted && refresh());

onOther(refresh);

for (const start of all("[data-start]")) {
  start.hidden = false;
  start.addEventListener("click", () => {
    const leaves = [...all(".leaf[data-pack]")];
    if (add(leaves.map(addressOf)) == nowhere) return alertBeside(start, nowhere);
    const pack = load();
    for (const one of leaves) {
      const why = one.querySelector(".why"); // becomes the visitor's own note
      if (why) pack.notes[addressOf(one)] ||= why.textContent.slice(0, 200);
    }
    keep(pack);
    location.href = link.href;
  });
}
printing();
