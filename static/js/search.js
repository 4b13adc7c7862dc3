// The search page. It asks the compiled index (Go package shard says how its files are made) and orders what it finds in
// the steps of Go package rank, number for number: whoever changes the one changes the other, and a test in a browser
// holds them together.
//
//	<script type=application/json id=index>  the table of shards, with the words that say nothing, and where files lie
//	<section id=danger hidden>               the numbers to call, for words of danger (Go package urgent)
//	<form id=ask>, <details id=narrow>, <ul id=chosen>, <p role=status>, <div id=beside>, <ol id=results>
//	<section id=none hidden>                 whom to ask where nothing is found
//
// All that is asked for lives in the address: see search/address.js.
import { read, write } from "./search/address.js";
import { card, stateWords } from "./search/card.js";
import { isDangerous } from "./search/danger.js";
import { element } from "./search/element.js";
import { home, keep, more as moreAddress, postcodes, table } from "./search/index.js";
import { keepEntries, keepForLater } from "./search/offline.js";
import { ask, isLast, isOver, todayOf } from "./search/rank.js";
import { decode, isHere, load, starting, UNSAID } from "./search/shards.js";
import { isFiller, split, terms } from "./search/words.js";

export { ask, decode, split };

const byId = (id) => document.getElementById(id);

const PAGE = 10;
const form = byId("ask"), box = form.elements.q, list = byId("results"), status = byId("status"), beside = byId("beside");
const panel = byId("narrow"), none = byId("none"), chips = byId("chosen");
const today = () => todayOf(new Date());

/** What is asked for: {q, exact, near, chosen}. */
let wanted = read(location);
let turn = 0, last = "", failed = false;

/** Shows the numbers to call before anything is asked for. */
const guard = () => {
  const section = byId("danger"), hidden = !isDangerous(box.value);
  if (section.hidden != hidden) section.hidden = hidden;
};

const row = (entry) => load("e" + Math.floor(entry / table.per) + ".json", (r) => r.json()).then((block) => {
  const shown = [...block[entry % table.per]];
  shown[6] ||= isOver(entry, today()) ? "finished" : "";
  return shown;
});

let loading;
/** The rest of the script, loaded when it is needed. */
const rest = () => (loading ||= import(moreAddress)
  .then(({ extend }) => extend({ table, load, postcodes, split, terms, go, wanted: () => wanted }))
  .catch((error) => {
    loading = undefined;
    throw error;
  }));

// --- Results ---

/** Says how a query was read. */
const explain = (said) => said.filter((s) => s.slip || !s.meant.length).map(({ word, meant }) => {
  const p = element("p");
  if (!meant.length) p.append(`Nothing here has the word “${word}”.`);
  else {
    const only = element("a", { href: write({ ...wanted, exact: true }) }, `Search only for “${word}”`);
    only.addEventListener("click", (event) => {
      event.preventDefault();
      go({ exact: true });
    });
    p.append("Showing results for ", element("strong", {}, meant[0]), `, not “${word}”. `, only);
  }
  return p;
});

/** What is closed or over comes last. Who asks for it by its name is told so at once. @param {[number, number][]} hits */
const ended = async (hits) => {
  const gone = hits.filter(([entry]) => isLast(entry, today())).sort((a, b) => b[1] - a[1])[0];
  if (!gone || gone == hits[0] || gone[1] < 2 * hits[0][1]) return [];
  const shown = await row(gone[0]).catch(() => null);
  return shown ? [element("p", {}, "Looking for ", element("a", { href: home + shown[0] + "/" }, shown[1]), `? ${stateWords[shown[6]]}.`)] : [];
};

/** Shows the next results. @param {[number, number][]} hits */
const more = async (hits, far, turnOf, upTo = list.children.length + PAGE) => {
  const from = list.children.length, next = hits.slice(from, upTo);
  const rows = await Promise.all(next.map(([entry]) => row(entry).catch(() => null)));
  if (turnOf != turn) return;
  if (next.length && !rows.some((shown) => shown)) throw new Error("no result could be loaded");
  list.append(...rows.map((shown, i) => (shown ? card(shown, far?.get(next[i][0])) : element("li", { class: "card" }, "This result could not be loaded."))));
  byId("more")?.remove();
  if (list.children.length < hits.length) {
    const button = element("button", { type: "button", class: "button", id: "more" }, "Show more results");
    button.addEventListener("click", () => {
      const next = list.children.length;
      button.disabled = true; // a second press would show the same again
      more(hits, far, turn).then(() => list.children[next]?.querySelector("a").focus(), () => {
        button.disabled = false;
        status.textContent = "More results could not be loaded. The line may be down.";
      });
    });
    list.after(button);
  }
};

const clear = () => {
  list.replaceChildren();
  beside.replaceChildren();
  none.hidden = true;
  byId("more")?.remove();
};

/** Finds what is wanted: {hits, said, all} where all are the hits before any narrowing, {far, error} where it is near. */
const find = async () => {
  const { q, exact } = wanted, asked = terms(q).length > 0;
  const comesLast = (entry) => isLast(entry, today());
  const { hits: all, said } = asked ? await ask(q, today(), exact) : { hits: Array.from({ length: table.entries }, (_, entry) => [entry, 0]), said: [] };
  if (!asked) all.sort((a, b) => comesLast(a[0]) - comesLast(b[0]) || a[0] - b[0]);
  if (!narrows()) return { all, said, hits: all };
  try {
    return { all, said, ...await (await rest()).narrowed(all, comesLast, asked) };
  } catch (error) {
    console.error(error);
    return { all, said, hits: all, error: "What you chose could not be looked up, so this is everything. The line may be down." };
  }
};

/** Whether anything is wanted beside words. */
const narrows = () => wanted.near || Object.keys(wanted.chosen).length > 0;

/**
 * Shows what is chosen where anything is, or can be.
 * @param {number} mine the turn for which it is @param {[number, number][]} [hits] before any narrowing
 */
const showChosen = async (mine, hits) => {
  if (!narrows() && !panel.open && chips.hidden) return;
  try {
    const entries = hits ? hits.map(([entry]) => entry) : Array.from({ length: table.entries }, (_, entry) => entry);
    await (await rest()).show(entries, () => mine != turn);
  } catch (error) { // what was found is there all the same
    console.error(error);
    byId("here-said").textContent = "What can be chosen could not be loaded. Close this and open it again.";
  }
};

/** Does what is wanted. @param {number} shown how many results, where more were shown before */
const run = async (shown = PAGE) => {
  const mine = ++turn;
  guard();
  last = write(wanted);
  const anything = terms(wanted.q).length || narrows();
  form.classList.toggle("asked", anything);
  failed = false;
  try {
    if (!anything) {
      clear();
      status.textContent = byId("asked").textContent = "";
      await showChosen(mine);
      return;
    }
    const { hits, all, far, said, error } = await find();
    const saying = hits.length ? [] : (await rest()).nothing(narrows() && all.length);
    await Promise.allSettled(hits.slice(0, shown).map(([entry]) => row(entry))); // before the old ones go
    const past = await ended(hits);
    if (mine != turn) return;
    clear();
    beside.append(...explain(said), ...past, ...(error ? [element("p", {}, error)] : []), ...saying);
    none.hidden = hits.length > 0;
    status.textContent = (hits.length == 1 ? "1 result" : hits.length + " results") + (!far ? "" : terms(wanted.q).length ? ", the near ones first" : ", nearest first");
    byId("asked").textContent = wanted.q.trim() && "Asked for: " + wanted.q.trim();
    await more(hits, far, mine, shown);
    await showChosen(mine, all);
  } catch (error) {
    console.error(error);
    if (mine == turn) fail();
  }
};

const fail = () => {
  clear();
  failed = true;
  status.textContent = "The search could not be loaded.";
  const again = element("button", { type: "button", class: "button" }, "Try again");
  again.addEventListener("click", () => run());
  beside.append(element("p", {}, "The line may be down, or the site has just changed. Load the page again, or look through the themes below and the ",
    element("a", { href: home + "a-to-z/" }, "A to Z"), "."), again);
};

/** Asks for something else, as a new step of the way back. */
const go = async (change) => {
  clearTimeout(noting);
  history.replaceState(shownNow(), "", write(wanted)); // for the way back
  wanted = { ...wanted, ...change };
  history.pushState(null, "", write(wanted));
  await run();
  // What was pressed may be gone: who goes by the keyboard must not begin at the top again.
  if (document.activeElement == document.body) status.focus();
};

/** How much is shown, and where on the page. */
const shownNow = () => ({ shown: list.children.length, y: scrollY });

/** Offers words that begin as the last one does. */
const complete = async () => {
  const word = split(box.value).pop();
  if (!word || [...word].length < 2 || /\s$/.test(box.value)) return;
  const mine = turn, before = box.value.replace(/\S+$/, "");
  const words = await starting(word).catch(() => []);
  if (mine == turn) {
    const said = words.filter(([spelling, weight]) => weight != UNSAID && !isFiller(spelling));
    byId("words").replaceChildren(...said.sort((a, b) => b[1] - a[1]).slice(0, 6).map(([s]) => element("option", { value: before + s })));
  }
};

let timer, noting;
box.addEventListener("input", () => {
  guard();
  clearTimeout(timer);
  const typed = () => {
    wanted = { ...wanted, q: box.value, exact: false };
    clearTimeout(noting);
    noting = setTimeout(() => history.replaceState(null, "", write(wanted)), 300); // Safari counts how often it is asked
    run().then(complete);
  };
  // Where the line would be asked, the next letter may save it the trouble.
  if (terms(box.value).every(isHere)) typed();
  else timer = setTimeout(typed, 120);
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(timer);
  const q = box.value;
  if (q.trim() == wanted.q.trim() && write(wanted) == last && !failed) return;
  go({ q, exact: false });
});

// Until the rest of the script is there the controls do nothing, and above all send nothing.
for (const part of panel.querySelectorAll("div, form")) part.inert = true;
byId("where").addEventListener("submit", (event) => event.preventDefault());
panel.hidden = !table.facets.length && !table.spots;
panel.addEventListener("toggle", () => panel.open && run(Math.max(PAGE, list.children.length)));

// Back restores all: what was asked for, how much was shown, and where on the page.
const restore = async () => {
  if (last && location.hash && !location.hash.startsWith("#near=")) { // a link within the page
    history.replaceState(history.state, "", write(wanted));
    return;
  }
  wanted = read(location);
  if (wanted.near && new URLSearchParams(location.search).has("near")) history.replaceState(history.state, "", write(wanted));
  box.value = wanted.q;
  if (write(wanted) == last) return;
  const { shown, y } = history.state || {};
  await run(shown || PAGE);
  if (y) scrollTo(0, y);
};
addEventListener("pagehide", () => history.replaceState(shownNow(), "", write(wanted)));
addEventListener("popstate", restore);

restore().then(() => setTimeout(async () => {
  await keepForLater(keep);
  const { saveData, effectiveType = "" } = navigator.connection || {};
  if (!saveData && !effectiveType.includes("2g")) keepEntries(keep); // they are many: not where data are dear
}, 3000));
