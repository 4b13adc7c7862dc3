// The files of the compiled index (Go package shard).
import { table, from } from "./index.js";

const loaded = new Map(), here = new Set();

/** A file of the index, fetched once; a second time if the first fails. */
export const load = (name, read) => {
  if (!loaded.has(name)) {
    const attempt = () => fetch(from + table.build + "/" + name).then((r) => {
      if (!r.ok) throw new Error(name + ": " + r.status);
      return read(r);
    });
    const promise = attempt().catch(() => new Promise((wait) => setTimeout(wait, 400)).then(attempt));
    promise.then(() => here.add(name), () => loaded.delete(name));
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
  if (at != b.length || (withLists && numbers.some((n) => n >= lists.length))) throw new Error("the shard is damaged");
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

/** Whether a word can be looked up without waiting for the line. */
export const isHere = (word) => here.has("w" + place(table.words, word) + ".txt");

/** The postings of a spelling's stem, or null. */
export const find = async (word) => {
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
/** The weight of a word that is no slip, though no entry has it: rank.Unsaid. */
export const UNSAID = 16;
const reverse = (word) => [...word].reverse().join("");
export const starting = (prefix) => beginning("f", table.forward, prefix);
export const ending = async (suffix) => (await beginning("b", table.backward, reverse(suffix))).map(([s, w]) => [reverse(s), w]);
