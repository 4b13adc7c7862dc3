// The words of a text (Go package words).
import { filler } from "./index.js";

const fillers = new Set(filler.split(" "));
const foldings = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i", ς: "σ" };
const encoder = new TextEncoder();

/** The spellings of a text. @param {string} text @returns {string[]} */
export const split = (text) =>
  ([...text].slice(0, 1000).join("").normalize("NFKD").toLowerCase().replace(/[\p{M}'’ʼ`]/gu, "").replace(/[ßæœøłđðþıς]/g, (c) => foldings[c])
    .match(/[\p{L}\p{N}]+/gu) || []).map((word) => {
    while (encoder.encode(word).length > 40) word = [...word].slice(0, -1).join("");
    return word;
  });

/** Whether a word belongs to the way of asking. */
export const isFiller = (word) => fillers.has(word);

/** The words of a query that are looked for. @param {string} query */
export const terms = (query) => {
  const all = [...new Set(split(query))], some = all.filter((w) => !fillers.has(w));
  return (some.length ? some : all).slice(0, 12);
};
