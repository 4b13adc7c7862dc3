// What entries are called in links: the beginning of an id of eight letters (Go package site, func packID), five letters
// long, or as many more as no other has.
const SHORT = 5;

const alike = (a, b = "") => {
  let n = 0;
  while (n < a.length && a[n] == b[n]) n++;
  return n;
};

/** @param {string[]} ids @returns {Map<string, string>} the shortest name of each */
export const shortest = (ids) => {
  const sorted = [...new Set(ids)].sort();
  return new Map(sorted.map((id, i) => [id, id.slice(0, Math.max(SHORT, alike(id, sorted[i - 1]) + 1, alike(id, sorted[i + 1]) + 1))]));
};
