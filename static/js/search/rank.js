// The order of what is found (Go package rank, rank.go), number for number.
import { isDangerous } from "./danger.js";
import { table } from "./index.js";
import { find } from "./shards.js";
import { mend } from "./slips.js";
import { split, terms } from "./words.js";

/** Today as the order knows it: see rank.Today. The visitor's clock says it. @param {Date} now */
export const todayOf = (now) => ({
  month: now.getFullYear() * 12 + now.getMonth(),
  day: Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / 864e5,
});

const ends = new Map();
table.ends.reduce(([entry, day], number, i) => {
  if (i % 2 == 0) return [entry + number, day];
  ends.set(entry, day + number);
  return [entry, day + number];
}, [0, 0]);

/** Whether an entry's last day is over. */
export const isOver = (entry, today) => ends.get(entry) < today.day;

/** Whether an entry comes after all that are open. */
export const isLast = (entry, today) => entry >= table.open || isOver(entry, today);

const worth = (entry, today) => {
  let month = -1;
  for (const [first, m] of table.checked) if (first <= entry) month = m;
  const age = today.month - month;
  return month == -1 || (month > 0 && age <= 6) ? 64 : month > 0 && age <= 12 ? 61 : 57;
};

/**
 * Finds what a query asks for: [entry, score], best first, with the words that were read in another way; of an exact one
 * all are read as they stand.
 */
export const ask = async (query, today, exact = false) => {
  const all = split(query), words = terms(query), said = [], found = [], careful = isDangerous(query);
  await Promise.all(words.map((w) => find(w).catch(() => {}))); // all at once
  for (const word of words) {
    const term = { rarity: 0, impact: new Map(), title: new Set() };
    const add = ({ rarity, entries, values }, quarters) => {
      term.rarity = Math.min(term.rarity || rarity, rarity);
      entries.forEach((entry, i) => {
        term.impact.set(entry, Math.max(term.impact.get(entry) || 0, (values[i] >> 1) * quarters));
        if (values[i] & 1) term.title.add(entry);
      });
    };
    const postings = await find(word);
    if (postings) add(postings, 4);
    else if (exact) said.push({ word, meant: [] });
    else {
      const repair = await mend(word, word == words[words.length - 1] && word == all[all.length - 1], careful);
      said.push(repair);
      const lists = await Promise.all(repair.meant.map(find));
      lists.forEach((list, i) => list && add(list, i == 0 || !repair.slip ? 4 : 3));
      if (!repair.meant.length) continue;
    }
    found.push(term);
  }
  const total = found.reduce((sum, t) => sum + t.rarity, 0), sums = new Map();
  for (const { rarity, impact, title } of found) {
    for (const [entry, quarters] of impact) {
      const s = sums.get(entry) || [0, 0, 0];
      s[0] += Math.floor((rarity * quarters) / 4);
      s[1] += rarity;
      if (title.has(entry)) s[2] += rarity;
      sums.set(entry, s);
    }
  }
  const hits = [];
  for (const [entry, [value, shared, titled]] of sums) {
    const share = Math.floor((64 * shared) / total), title = Math.floor((64 * titled) / total);
    const score = Math.floor((value * (2 * share * share + 3 * 4096 + title * title)) / 64);
    hits.push([entry, Math.floor((score * worth(entry, today)) / 64)]);
  }
  hits.sort((a, b) => isLast(a[0], today) - isLast(b[0], today) || b[1] - a[1] || a[0] - b[0]);
  return { hits, said };
};
