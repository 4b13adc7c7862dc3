// The search page. It asks the compiled index (Go package shard says how its files are made) and orders what it finds in
// the steps of Go package rank, number for number: whoever changes the one changes the other, and a test in a browser
// holds them together.
//
//	<script type=application/json id=index>  the table of shards, with the words that say nothing, and where files lie
//	<section id=danger hidden>               the numbers to call, for words of danger (Go package urgent)
//	<form id=ask>, <p role=status>, <ol id=results>, <div id=beside>
//
// The query lives in the address: /search/?q=owe+money.

import { isDangerous } from "./search/danger.js";
import { home, table } from "./search/index.js";
import { ask, isOver, todayOf } from "./search/rank.js";
import { decode, load, starting } from "./search/shards.js";
import { split, terms } from "./search/words.js";

export { ask, decode, split };

const byId = (id) => document.getElementById(id);

const PAGE = 10;
const form = byId("ask"), box = form.elements.q, list = byId("results"), status = byId("status"), beside = byId("beside");
/** Shows the numbers to call before anything is asked for. */
const guard = () => {
  const section = byId("danger"), hidden = !isDangerous(box.value);
  if (section.hidden != hidden) section.hidden = hidden;
};
const today = () => todayOf(new Date());
let turn = 0, last = "";

const element = (name, attributes = {}, ...children) => {
  const e = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) e.setAttribute(key, value);
  e.append(...children);
  return e;
};
const row = (entry) => load("e" + Math.floor(entry / table.per) + ".json", (r) => r.json()).then((block) => {
  const shown = [...block[entry % table.per]];
  shown[6] ||= isOver(entry, today()) ? "finished" : "";
  return shown;
});
const stateWords = { paused: "Paused for now", closed: "Closed", finished: "This series is over" };

const card = ([address, title, summary, kind, where, when, state]) => {
  const li = element("li", { class: "card" });
  if (kind) li.append(element("p", { class: "kind" }, kind));
  if (state) li.append(element("p", {}, element("strong", { class: "tag" }, stateWords[state] || state)));
  li.append(element("h2", {}, element("a", { href: home + address + "/" }, title)));
  if (summary) li.append(element("p", {}, summary));
  const facts = element("dl");
  for (const [name, value] of [["Where", where], ["When", when]]) {
    if (value) facts.append(element("div", {}, element("dt", {}, name), element("dd", {}, value)));
  }
  if (facts.firstChild) li.append(facts);
  return li;
};

/** Says how a query was read. */
const explain = (said) => said.filter((s) => s.slip || !s.meant.length).map(({ word, meant }) => {
  const p = element("p");
  if (meant.length) p.append("Showing results for ", element("strong", {}, meant[0]), " in place of “" + word + "”.");
  else p.append("Nothing here has the word “" + word + "”.");
  return p;
});

const more = async (hits, turnOf) => {
  const from = list.children.length, rows = await Promise.all(hits.slice(from, from + PAGE).map(([entry]) => row(entry)));
  if (turnOf != turn) return;
  list.append(...rows.map(card));
  byId("more")?.remove();
  if (list.children.length < hits.length) {
    const button = element("button", { type: "button", class: "button", id: "more" }, "Show more results");
    button.addEventListener("click", () => {
      const next = list.children.length;
      more(hits, turn).then(() => list.children[next]?.querySelector("a").focus());
    });
    list.after(button);
  }
};

const clear = () => {
  list.replaceChildren();
  beside.replaceChildren();
  byId("more")?.remove();
};

const run = async () => {
  const query = box.value.trim(), mine = ++turn;
  guard();
  last = box.value;
  if (!terms(query).length) {
    clear();
    status.textContent = "";
    form.classList.remove("asked");
    return;
  }
  form.classList.add("asked");
  try {
    const { hits, said } = await ask(query, today());
    if (mine != turn) return;
    await Promise.all(hits.slice(0, PAGE).map(([entry]) => row(entry))); // before the old ones go
    if (mine != turn) return;
    clear();
    beside.append(...explain(said));
    status.textContent = hits.length == 1 ? "1 result" : hits.length + " results";
    if (!hits.length) beside.append(element("p", {}, "Try another word, or look through the themes below."));
    await more(hits, mine);
  } catch {
    if (mine != turn) return;
    clear();
    status.textContent = "The search could not be loaded.";
    const again = element("button", { type: "button", class: "button" }, "Try again");
    again.addEventListener("click", run);
    beside.append(element("p", {}, "The line may be down, or the site has just changed. Load the page again, or look through the themes below and the ",
      element("a", { href: home + "a-to-z/" }, "A to Z"), "."), again);
  }
};

/** Offers words that begin as the last one does. */
const complete = async () => {
  const word = split(box.value).pop();
  if (!word || [...word].length < 2 || /\s$/.test(box.value)) return;
  const mine = turn, before = box.value.replace(/\S+$/, "");
  const words = await starting(word).catch(() => []);
  if (mine == turn) {
    byId("words").replaceChildren(...words.sort((a, b) => b[1] - a[1]).slice(0, 6).map(([s]) => element("option", { value: before + s })));
  }
};

const address = () => "?" + new URLSearchParams(box.value.trim() ? { q: box.value.trim() } : {});
let timer;
box.addEventListener("input", () => {
  guard();
  clearTimeout(timer);
  timer = setTimeout(() => {
    history.replaceState(null, "", address());
    run().then(complete);
  }, 120);
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(timer);
  if (address() != location.search) history.pushState(null, "", address());
  run();
});
const restore = () => {
  box.value = new URLSearchParams(location.search).get("q") || "";
  if (box.value != last) run();
};
addEventListener("popstate", restore);
restore();
