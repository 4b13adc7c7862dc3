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

/** Cuts a name where a word ends. */
const cut = (name, longest) => {
  if (name.length <= longest) return name;
  const whole = name.slice(0, longest + 1), end = whole.lastIndexOf("-");
  return whole.slice(0, end > 0 ? end : longest);
};

/** The name of a new file: one that none has yet. @param {string} title @param {Set<string>} taken @param {number} longest */
export const freeSlug = (title, taken, longest) => {
  const first = cut(slug(title), longest);
  let name = first;
  for (let n = 2; taken.has(name); n++) name = cut(first, longest - 1 - String(n).length) + "-" + n;
  return name;
};
