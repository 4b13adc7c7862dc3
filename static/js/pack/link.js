// A pack as it stands behind the "#" of a link, which no browser sends to anybody:
//
//	#p=mfxr970m7-zdxym4811&d=261124&n=…&by=…&e=0.…&e=1.…
//
// p are the entries: of each its id (ids.js) and, as the last four letters, its mark when the pack was made (Go package site, pack.go).
// d is the day on which it was made. n and by, a note and who wrote it, are there only if that person wants them to be; so is
// e, a note about one entry, by its place in p.
//
// What is read was written by a stranger: it is cut to what a pack can hold, and is nothing but text.

const token = /^[0-9b-df-hj-np-tv-z]{9,12}$/;
const MARK = 4;

/** The longest note, note about one entry, and name. */
export const limits = { note: 600, each: 200, by: 80, entries: 40 };

/** A text without what can't be seen, and not longer than that. @param {string} text @param {number} most */
const plain = (text, most) => [...(text || "").replace(/[\p{Cc}\p{Cf}]/gu, (c) => (c == "\n" ? c : ""))].slice(0, most).join("").trim();

/** @param {string} hash @returns {{entries: {id: string, mark: string, note: string}[], made: string, note: string, by: string}} */
export const read = (hash) => {
  const params = new URLSearchParams(hash.slice(1, 20000)), seen = new Set(), entries = [];
  const notes = new Map(params.getAll("e").map((said) => /^(\d+)\.(.*)/s.exec(said)).filter(Boolean).map(([, n, said]) => [+n, said]));
  for (const [n, word] of (params.get("p") || "").split("-").entries()) {
    const id = word.slice(0, -MARK);
    if (!token.test(word) || seen.has(id) || entries.length == limits.entries) continue;
    seen.add(id);
    entries.push({ id, mark: word.slice(-MARK), note: plain(notes.get(n), limits.each) });
  }
  const [, y, m, d] = /^(\d\d)(\d\d)(\d\d)/.exec(params.get("d") || "") || [];
  const made = `20${y}-${m}-${d}`;
  const isDay = y && new Date(made + "T00:00Z").getUTCDate() == +d;
  return { entries, made: isDay ? made : "", note: plain(params.get("n"), limits.note), by: plain(params.get("by"), limits.by) };
};

/** @param {{entries: {id: string, mark: string, note?: string}[], made: string, note?: string, by?: string}} pack */
export const write = ({ entries, made, note, by }) => {
  const rest = new URLSearchParams();
  if (note) rest.set("n", note.slice(0, limits.note));
  if (by) rest.set("by", by.slice(0, limits.by));
  for (const [n, { note: said }] of entries.entries()) if (said) rest.append("e", n + "." + said.slice(0, limits.each));
  const more = rest.toString();
  return "#p=" + entries.map(({ id, mark }) => id + mark).join("-") + "&d=" + made.slice(2).replace(/-/g, "") + (more && "&" + more);
};
