// Text as it is written into a file.

// What Go takes for a space (unicode.IsSpace); JavaScript's \s is another set.
const space = /[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/;

// Nobody means these when they type: control characters, halves of characters, marks that turn the direction of what
// follows, and what is no character at all.
const unmeant = /[\p{Cc}\p{Cs}\ufeff\ufffe\uffff\u202a-\u202e\u2066-\u2069]/gu;

/** The words of a text, however they are spaced. @param {string} text @return {string[]} */
export const words = (text) => text.split(space).filter(Boolean);

/** A text on one line. @param {string} text */
export const line = (text) => words(words(text).join(" ").replace(unmeant, "")).join(" ");

/** A text line by line, without what nobody means and without spaces at the ends. @param {string} text @return {string[]} */
export const lines = (text) => text.split(/\r\n?|[\n\u2028\u2029]/).map((part) => line(part));
