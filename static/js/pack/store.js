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
  const { entries, marks, notes, made, note, by, inLink } = pack || {};
  const text = (value) => (typeof value == "string" ? value : "");
  return {
    entries: [...new Set((Array.isArray(entries) ? entries : []).filter(isAddress))].slice(0, most),
    marks: marks && typeof marks == "object" ? marks : {},
    notes: Object.fromEntries(Object.entries(notes || {}).filter(([address, said]) => isAddress(address) && typeof said == "string")), made: text(made), note: text(note), by: text(by), inLink: inLink === true,
  };
};

const read = (storage) => attempt(storage, (s) => JSON.parse(s.getItem(key)));

/** Whether the pack is kept on this phone. */
export const isKept = () => !!read(phone);

/** @returns {{entries: string[], marks: Object<string, string>, notes: Object<string, string>, made: string, note: string, by: string, inLink: boolean}} */
export const load = () => clean(read(tab) || read(phone));

/** Stores the pack where it was, and tells the page. */
export const save = (pack, kept = isKept()) => {
  attempt(tab, (s) => s.setItem(key, JSON.stringify(pack)));
  attempt(phone, (s) => (kept ? s.setItem(key, JSON.stringify(pack)) : s.removeItem(key)));
  show();
};

/** Forgets it everywhere. */
export const forget = () => {
  for (const storage of [tab, phone]) attempt(storage, (s) => s.removeItem(key));
  show();
};

/** Shows in the navigation how much is in the pack. */
export const show = () => {
  const n = load().entries.length;
  link.textContent = link.dataset.name + (n ? ` (${n})` : "");
};
