// The search page. It asks the compiled index (Go package shard says how its files are made) and orders what it finds in
// the steps of Go package rank, number for number: whoever changes the one changes the other, and a test in a browser
// holds them together.
//
//	<script type=application/json id=index>  the table of shards, with the words that say nothing, and where files lie
//	<section id=danger hidden>               the numbers to call, for words of danger (Go package urgent)
//	<form id=ask>, <p role=status>, <ol id=results>, <div id=beside>
//
// The query lives in the address: /search/?q=owe+money.

const { table, filler, danger, from, home } = JSON.parse(document.getElementById("index").textContent);
const fillers = new Set(filler.split(" "));
const byId = (id) => document.getElementById(id);

// --- Words (Go package words) ---

const foldings = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i", ς: "σ" };
const encoder = new TextEncoder();

/** The spellings of a text. @param {string} text @returns {string[]} */
export const split = (text) =>
  ([...text].slice(0, 1000).join("").normalize("NFKD").toLowerCase().replace(/[\p{M}'’ʼ`]/gu, "").replace(/[ßæœøłđðþıς]/g, (c) => foldings[c])
    .match(/[\p{L}\p{N}]+/gu) || []).map((word) => {
    while (encoder.encode(word).length > 40) word = [...word].slice(0, -1).join("");
    return word;
  });

/** The words of a query that are looked for. @param {string} query */
const terms = (query) => {
  const all = [...new Set(split(query))], some = all.filter((w) => !fillers.has(w));
  return (some.length ? some : all).slice(0, 12);
};

// --- Shards (Go package shard) ---

const loaded = new Map();

/** A file of the index, fetched once; a second time if the first fails. */
const load = (name, read) => {
  if (!loaded.has(name)) {
    const attempt = () => fetch(from + table.build + "/" + name).then((r) => {
      if (!r.ok) throw new Error(name + ": " + r.status);
      return read(r);
    });
    const promise = attempt().catch(() => new Promise((wait) => setTimeout(wait, 400)).then(attempt));
    promise.catch(() => loaded.delete(name));
    loaded.set(name, promise);
  }
  return loaded.get(name);
};

/** Reads the bytes of a shard: its spellings, each with a number, and its lists of postings. @param {Uint8Array} b */
export const decode = (b, build, withLists) => {
  let at = 8;
  const number = () => {
    let n = 0, factor = 1, byte;
    do {
      byte = b[at++];
      if (byte === undefined || factor > 2 ** 35) throw new Error("the shard is cut short");
      n += (byte & 127) * factor;
      factor *= 128;
    } while (byte > 127);
    return n;
  };
  if (b.length < 8 || String.fromCharCode(...b.slice(0, 4)) != "\0sp1" || [...b.slice(4, 8)].map((x) => x.toString(16).padStart(2, "0")).join("") != build) {
    throw new Error("this is no shard of this index");
  }
  const text = new TextDecoder(), spellings = [], numbers = [], lists = [];
  const word = [];
  for (let n = number(); n > 0; n--) {
    const same = number(), more = number();
    if (same > word.length || at + more > b.length) throw new Error("the shard is damaged");
    word.length = same;
    word.push(...b.slice(at, at + more));
    at += more;
    spellings.push(text.decode(new Uint8Array(word)));
    numbers.push(number());
  }
  if (withLists) {
    for (let n = number(); n > 0; n--) {
      const rarity = number(), length = number(), entries = [];
      if (length > b.length) throw new Error("the shard is damaged");
      for (let i = 0, entry = 0; i < length; i++) entries.push((entry += number()));
      if (at + length > b.length) throw new Error("the shard is cut short");
      lists.push({ rarity, entries, values: b.slice(at, (at += length)) });
    }
  }
  return { spellings, numbers, lists };
};

const shard = (kind, i) => load(kind + i + ".txt", (r) => r.arrayBuffer().then((a) => decode(new Uint8Array(a), table.build, kind == "w")));

/** Which shard has a spelling, if any has. */
const place = (firsts, word) => {
  let low = 0, high = firsts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (firsts[middle] <= word) low = middle; else high = middle;
  }
  return low;
};

/** The postings of a spelling's stem, or null. */
const find = async (word) => {
  const { spellings, numbers, lists } = await shard("w", place(table.words, word));
  const i = spellings.indexOf(word);
  return i < 0 ? null : lists[numbers[i]];
};

/** The spellings with a beginning, as [spelling, weight]. */
const beginning = async (kind, firsts, prefix) => {
  const all = [];
  for (let i = place(firsts, prefix); i <= place(firsts, prefix + "\u{10ffff}"); i++) all.push(shard(kind, i));
  return (await Promise.all(all)).flatMap(({ spellings, numbers }) =>
    spellings.map((s, i) => [s, numbers[i]]).filter(([s]) => s.startsWith(prefix)));
};
const reverse = (word) => [...word].reverse().join("");
const starting = (prefix) => beginning("f", table.forward, prefix);
const ending = async (suffix) => (await beginning("b", table.backward, reverse(suffix))).map(([s, w]) => [reverse(s), w]);

// --- Slips (Go package rank, repair.go) ---

const forms = new Set(["", "s", "e", "es", "ed", "d", "ing", "er", "ers", "or", "ors", "y", "ies", "ied", "ly", "al", "ion", "ions"]);
const alike = (a, b) => /^[aeiouy]{2}$|^[csz]{2}$|^[ckq]{2}$/.test(a + b);

const distance = (a, b) => {
  let same = 0;
  while (same < a.length && a[same] == b[same]) same++;
  if (same > 2 && forms.has(a.slice(same).join("")) && forms.has(b.slice(same).join(""))) return 3;
  if (Math.abs(a.length - b.length) > 2) return 99;
  const letter = (w, i) => (i > 0 && w[i] == w[i - 1] ? 2 : i ? 4 : 6);
  let before, above, row = [0];
  for (let j = 0; j < b.length; j++) row.push(row[j] + letter(b, j));
  for (let i = 1; i <= a.length; i++) {
    [before, above, row] = [above, row, [row[0] + letter(a, i - 1)]];
    for (let j = 1; j <= b.length; j++) {
      const x = a[i - 1], y = b[j - 1];
      const change = x == y ? 0 : (alike(x, y) ? 2 : 4) + (i + j == 2 ? 2 : 0);
      row[j] = Math.min(above[j - 1] + change, above[j] + letter(a, i - 1), row[j - 1] + letter(b, j - 1));
      if (i > 1 && j > 1 && x == b[j - 2] && a[i - 2] == y && x != y) row[j] = Math.min(row[j], before[j - 2] + 2);
    }
  }
  return row[b.length];
};

const byBytes = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/** What a word that no entry has may stand for. */
const mend = async (word, last) => {
  const letters = [...word], n = letters.length;
  if (last && n > 1) {
    const started = await starting(word);
    if (started.length) return { word, meant: started.sort((a, b) => b[1] - a[1]).slice(0, 8).map(([s]) => s) };
  }
  if (n < 4) return { word, meant: [] };
  const start = Math.min(n >> 1, 3), end = Math.min((n + 1) >> 1, 4), middle = n >> 1;
  const swapped = [...letters];
  [swapped[middle - 1], swapped[middle]] = [swapped[middle], swapped[middle - 1]];
  const near = (await Promise.all([
    starting(letters.slice(0, start).join("")),
    ending(letters.slice(n - end).join("")),
    n < 8 ? starting(swapped.slice(0, start).join("")) : [],
  ])).flat();
  const guesses = new Map();
  for (const [spelling, weight] of near) {
    const cost = distance(letters, [...spelling]);
    if (cost <= (n < 6 ? 6 : 8)) guesses.set(spelling, [4 * cost - weight, cost != 3]);
  }
  const sorted = [...guesses].sort((a, b) => a[1][0] - b[1][0] || byBytes(a[0], b[0])).slice(0, 3);
  return { word, meant: sorted.filter(([, [cost]]) => cost <= sorted[0][1][0] + 5).map(([s]) => s), slip: sorted[0]?.[1][1] };
};

// --- Order (Go package rank, rank.go) ---

const worth = (entry, today) => {
  let month = -1;
  for (const [first, m] of table.checked) if (first <= entry) month = m;
  const age = today - month;
  return month == -1 || (month > 0 && age <= 6) ? 64 : month > 0 && age <= 12 ? 61 : 57;
};

/** Finds what a query asks for: [entry, score], best first, with the words that were read in another way. */
export const ask = async (query, today) => {
  const all = split(query), words = terms(query), said = [], found = [];
  await Promise.all(words.map((w) => find(w).catch(() => {}))); // all at once
  for (const word of words) {
    const term = { rarity: 0, value: new Map(), title: new Set() };
    const add = ({ rarity, entries, values }, share, of) => {
      term.rarity = Math.max(term.rarity, rarity);
      entries.forEach((entry, i) => {
        const value = Math.floor((rarity * (values[i] >> 1) * share) / of);
        if (value > (term.value.get(entry) || 0)) term.value.set(entry, value);
        if (values[i] & 1) term.title.add(entry);
      });
    };
    const exact = await find(word);
    if (exact) add(exact, 1, 1);
    else {
      const repair = await mend(word, word == words[words.length - 1] && word == all[all.length - 1]);
      said.push(repair);
      const lists = await Promise.all(repair.meant.map(find));
      lists.forEach((list, i) => list && (i == 0 || !repair.slip ? add(list, 1, 1) : add(list, 3, 4)));
      if (!repair.meant.length) continue;
    }
    found.push(term);
  }
  const total = found.reduce((sum, t) => sum + t.rarity, 0), sums = new Map();
  for (const { rarity, value, title } of found) {
    for (const [entry, v] of value) {
      const s = sums.get(entry) || [0, 0, 0];
      s[0] += v;
      s[1] += rarity;
      if (title.has(entry)) s[2] += rarity;
      sums.set(entry, s);
    }
  }
  const hits = [];
  for (const [entry, [value, shared, titled]] of sums) {
    const share = Math.floor((64 * shared) / total), title = Math.floor((64 * titled) / total);
    const score = Math.floor((value * (2 * share * share + 3 * 4096 + 3 * title * title)) / 64);
    hits.push([entry, Math.floor((score * worth(entry, today)) / 64)]);
  }
  hits.sort((a, b) => (a[0] >= table.open) - (b[0] >= table.open) || b[1] - a[1] || a[0] - b[0]);
  return { hits, said };
};

// --- Danger (Go package urgent) ---

const dangerous = new RegExp(danger);
const fold = (text) => ` ${text.replace(/['’‘ʼ´`′＇]/g, "").normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim()} `;

/** Shows the numbers to call before anything is asked for. */
const guard = () => {
  const section = byId("danger"), hidden = !dangerous.test(fold(box.value));
  if (section.hidden != hidden) section.hidden = hidden;
};

// --- The page ---

const PAGE = 10;
const form = byId("ask"), box = form.elements.q, list = byId("results"), status = byId("status"), beside = byId("beside");
const thisMonth = () => new Date().getFullYear() * 12 + new Date().getMonth();
let turn = 0, last = "";

const element = (name, attributes = {}, ...children) => {
  const e = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) e.setAttribute(key, value);
  e.append(...children);
  return e;
};
const row = (entry) => load("e" + Math.floor(entry / table.per) + ".json", (r) => r.json()).then((block) => block[entry % table.per]);
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
    const { hits, said } = await ask(query, thisMonth());
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
