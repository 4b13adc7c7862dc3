// The name of a file, made out of a title as Go package content makes it.
const letter = /^[a-z0-9]$/, silent = /^(?:['’.]|\p{Mn})$/u;

/** "Women's Aid (Redditch)" is "womens-aid-redditch". @param {string} title */
export const slug = (title) => {
  let made = "", gap = false;
  for (const c of title.toLowerCase().normalize("NFKD")) {
    if (letter.test(c)) {
      made += (gap && made ? "-" : "") + c;
      gap = false;
    } else if (c == "&") {
      made += (made ? "-" : "") + "and";
      gap = true;
    } else if (!silent.test(c)) gap = true;
  }
  return made || "entry";
};

/** A short mark of a title, the same each time: FNV-1a of its UTF-8, in 32 bits. */
const markOf = (title) => new TextEncoder().encode(title).reduce((h, byte) => Math.imul(h ^ byte, 0x01000193) >>> 0, 0x811c9dc5).toString(36);

/** Cuts a name where a word ends. */
const cut = (name, longest) => {
  if (name.length <= longest) return name;
  const whole = name.slice(0, longest + 1), end = whole.lastIndexOf("-");
  return whole.slice(0, end > 0 ? end : longest);
};

/** The name of a new file: one that none has yet. Of a title without Latin letters it has a mark, since two that are proposed at
 * the same time would both be "entry". @param {string} title @param {{has(name: string): boolean}} taken @param {number} longest */
export const freeSlug = (title, taken, longest) => {
  const plain = slug(title), first = cut(plain == "entry" ? "entry-" + markOf(title) : plain, longest);
  let name = first;
  for (let n = 2; taken.has(name); n++) name = cut(first, longest - 1 - String(n).length) + "-" + n;
  return name;
};
