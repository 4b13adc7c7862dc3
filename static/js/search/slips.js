// What a mistyped word may stand for (Go package rank, repair.go).
import { ending, starting, UNSAID } from "./shards.js";
import { isFiller } from "./words.js";

const forms = new Set(["", "s", "e", "es", "ed", "d", "ing", "er", "ers", "or", "ors", "y", "ies", "ied", "ly", "al", "ion", "ions", "ment", "ments", "ness"]);
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

/** What a word that no entry has may stand for; where it is careful nothing is taken for a slip. */
export const mend = async (word, last, careful) => {
  const letters = [...word], n = letters.length;
  const begun = async () => (await starting(word)).filter(([, weight]) => weight != UNSAID).sort((a, b) => b[1] - a[1]).slice(0, 8).map(([s]) => s);
  if (last && n > 1) {
    const meant = await begun();
    if (meant.length) return { word, meant };
  }
  if (n < 4 || isFiller(word)) return { word, meant: [] };
  const start = Math.min(n >> 1, 3), end = Math.min((n + 1) >> 1, 4), middle = n >> 1;
  const swapped = [...letters];
  [swapped[middle - 1], swapped[middle]] = [swapped[middle], swapped[middle - 1]];
  const near = (await Promise.all([
    starting(letters.slice(0, start).join("")),
    ending(letters.slice(n - end).join("")),
    n < 8 ? starting(swapped.slice(0, start).join("")) : [],
  ])).flat();
  const right = careful || near.some(([spelling]) => spelling == word), guesses = new Map();
  for (const [spelling, weight] of near) {
    const cost = distance(letters, [...spelling]), unsaid = weight == UNSAID;
    if ((!right || cost == 3) && cost <= (n < 6 ? 6 : 8) && !isFiller(spelling)) {
      guesses.set(spelling, [4 * cost - (unsaid ? 0 : weight), cost != 3, unsaid]);
    }
  }
  const all = [...guesses].sort((a, b) => a[1][0] - b[1][0] || byBytes(a[0], b[0]));
  let sorted = all.filter(([, [, , unsaid]]) => !unsaid).slice(0, 3);
  if (sorted.length && all[0][1][1] && all[0][1][0] + 10 < sorted[0][1][0]) sorted = []; // a word that no entry has is likelier
  if (!sorted.length) return { word, meant: await begun() };
  return { word, meant: sorted.filter(([, [cost]]) => cost <= sorted[0][1][0] + 5).map(([s]) => s), slip: sorted[0][1][1] };
};
