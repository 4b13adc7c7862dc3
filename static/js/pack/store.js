// The pack between pages: the addresses of its entries, in the storage of the tab, which goes when that is closed. Longer,
// in the phone's own storage, only for who asks for it. Nothing of it is ever sent.
const link = document.querySelector('#your-pack, nav a[href$="/pack/"]');

/** The address of the home page, below which all others lie. */
export const home = link.pathname.replace(/pack\/$/, "");

// Several directories may share a host.
const key = "signpost pack " + home;

/** Storage may be switched off: then a pack is as long as its page. @param {() => Storage} storage */
const attempt = (storage, act) => {
  try {
    return act(storage());
  } catch {
    return null;
  }
};
const tab = () => sessionStorage, phone = () => localStorage;

/** The most entries that a pack holds. */
export const most = 40;

const isAddress = (text) => /^(services|events|organisations|places)\/[a-z0-9-]{1,200}$/.test(text);

/** @param {object} pack what was stored, or anything else */
const clean = (pack) => {
  const { entries, marks, notes, made, note, by, inLink, shared } = pack || {};
  const text = (value) => (typeof value == "string" ? value : "");
  return {
    entries: [...new Set((Array.isArray(entries) ? entries : []).filter(isAddress))].slice(0, most),
    marks: marks && typeof marks == "object" ? marks : {},
    notes: Object.fromEntries(Object.entries(notes || {}).filter(([address, said]) => isAddress(address) && typeof said == "string")), made: text(made), note: text(note), by: text(by), inLink: inLink === true, shared: shared === true,
  };
};

const read = (storage) => attempt(storage, (s) => JSON.parse(s.getItem(key)));

/** The pack that the visitor keeps on this phone, whatever this tab shows. */
export const own = () => clean(read(phone));

/** Whether the pack is kept on this phone. One that came by a link (shared) is not, until somebody asks for that. */
export const isKept = () => !!read(phone) && !load().shared;

/** @returns {{entries: string[], marks: Object<string, string>, notes: Object<string, string>, made: string, note: string, by: string, inLink: boolean, shared: boolean}} */
export const load = () => clean(read(tab) || read(phone));

/**
 * Stores the pack where it was, and tells the page. An empty one leaves nothing behind: what was noted in it was for one person.
 * It gives whether the browser has stored it.
 */
export const save = (pack, kept = !pack.shared && isKept()) => {
  if (!pack.entries.length) return forget(pack.shared);
  const text = JSON.stringify(pack);
  const stored = attempt(tab, (s) => (s.setItem(key, text), true));
  if (kept) attempt(phone, (s) => s.setItem(key, text));
  else if (!pack.shared) attempt(phone, (s) => s.removeItem(key));
  show();
  return !!stored;
};

/** Forgets it everywhere; of one that came by a link only what this tab has. */
export const forget = (shared = false) => {
  for (const storage of shared ? [tab] : [tab, phone]) attempt(storage, (s) => s.removeItem(key));
  show();
  return true;
};

/** Shows in the navigation how much is in the pack. */
export const show = () => {
  const n = load().entries.length;
  link.textContent = link.dataset.name + (n ? ` (${n})` : "");
};
