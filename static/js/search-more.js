// What the search page needs beyond a plain question: how to narrow it down, where somebody is, and what to say where
// nothing is found. The page loads it when somebody opens "Narrow it down", comes by a link that has narrowed already, or
// finds nothing.
import { element } from "./search/element.js";
import { attribution, locate as find } from "./search/near.js";
import { narrower } from "./search/narrow.js";
import { closest } from "./search/nothing.js";
import { choose, fill, names } from "./search/panel.js";

const byId = (id) => document.getElementById(id);

/** A point as it stands in the address, and not a postcode. */
const point = /^(-?\d{1,2}(?:\.\d+)?),\s*(-?\d{1,3}(?:\.\d+)?)$/;

/**
 * Makes the controls work.
 * @param {object} page what the page's own script has: table, load, postcodes, split, terms, wanted() and go(change)
 */
export const extend = ({ table, load, postcodes, split, terms, wanted, go }) => {
  const narrow = narrower(table, load), panel = byId("narrow"), where = byId("where"), box = where.elements.near;
  let bytes, mine; // the postcodes; the point that this browser told
  const say = (text) => (byId("here-said").textContent = text);

  for (const part of panel.querySelectorAll("[inert]")) part.inert = false;
  where.hidden = !table.spots;
  for (const part of where.querySelectorAll("label, div")) part.hidden = !postcodes;
  panel.addEventListener("change", ({ target }) => target.dataset.facet && go({ chosen: choose(wanted().chosen, target) }));
  where.addEventListener("submit", () => { // which the page's own script keeps from being sent
    if (box.value.trim() != wanted().near) go({ near: box.value.trim() }).then(() => byId("status").focus());
  });
  byId("here").addEventListener("click", () => {
    say("");
    if (!navigator.geolocation) return say("This browser does not tell where you are. You can write a postcode.");
    // A kilometre is near enough: the address of the page says it, and may be handed on.
    navigator.geolocation.getCurrentPosition(({ coords }) => go({ near: (mine = coords.latitude.toFixed(2) + "," + coords.longitude.toFixed(2)) }),
      () => say("Your phone did not tell where you are. You can write a postcode."), { timeout: 10000, maximumAge: 600000 });
  });

  /** Where somebody is: a point, or {error} in words. */
  const locate = async (near) => {
    const at = point.exec(near);
    if (at) return { lat: +at[1], lon: +at[2] };
    if (!postcodes) return { error: "This directory has no list of postcodes. Use your location, or choose a town." };
    // The whole list, whatever is asked for: so no request tells where somebody is.
    const list = await (bytes ||= fetch(postcodes).then((r) => {
      if (!r.ok) throw new Error(postcodes + ": " + r.status);
      return r.arrayBuffer();
    }).then((all) => new Uint8Array(all)).catch((error) => {
      bytes = undefined;
      throw error;
    }));
    const found = find(list, near);
    byId("whose").textContent = attribution(list);
    return found || { error: `“${near}” is no postcode that we know. Write it whole, or only its first part.` };
  };

  /**
   * Leaves of the hits what is wanted, the nearest first: {hits, far, error} with how far each is, where that is asked for.
   * @param {[number, number][]} hits @param {(entry: number) => boolean} isLast @param {boolean} asked whether by words
   */
  const narrowed = async (hits, isLast, asked) => {
    const { chosen, near } = wanted(), here = near ? await locate(near) : {};
    const left = new Set(await narrow.keep(hits.map(([entry]) => entry), chosen));
    hits = hits.filter(([entry]) => left.has(entry));
    if (here.lat === undefined) return { hits, error: here.error };
    const far = await narrow.distances(here), none = ![...far.values()].some((d) => d <= narrow.reach), last = hits.filter(([entry]) => isLast(entry));
    hits = [...narrow.nearFirst(hits.filter(([entry]) => !isLast(entry)), far, asked), ...narrow.nearFirst(last, far, asked)];
    return { hits, far, error: none ? `Nothing here is within ${narrow.reach} miles.` : "" };
  };

  /**
   * Shows what is chosen, each to be taken away, and in the open panel what else could be.
   * @param {number[]} entries @param {() => boolean} isStale whether something else is wanted by now
   */
  const show = async (entries, isStale) => {
    const { chosen, near } = wanted();
    const chip = (title, change) => {
      const button = element("button", { type: "button", class: "chip", "aria-label": "Remove " + title }, title + " ×");
      button.addEventListener("click", () => {
        go(change());
        panel.querySelector("summary").focus();
      });
      return element("li", {}, button);
    };
    const named = await names(narrow, chosen);
    if (isStale()) return;
    const items = named.map(({ facet, slug, title }) => chip(title, () => {
      const { [facet]: mine, ...others } = wanted().chosen, still = mine.filter((s) => s != slug);
      return { chosen: still.length ? { ...others, [facet]: still } : others };
    }));
    if (near) items.push(chip("near " + (near == mine ? "you" : point.exec(near) ? "a point on the map" : near), () => ({ near: "" })));
    byId("chosen").replaceChildren(...items);
    // On paper nobody sees the box and the chips.
    const asked = [wanted().q.trim(), ...named.map(({ title }) => title), near && "near " + near].filter((x) => x);
    byId("asked").textContent = asked.length ? "Asked for: " + asked.join("; ") : "";
    byId("chosen").hidden = !items.length;
    if (document.activeElement != box) box.value = point.exec(near) ? "" : near;
    if (panel.open) await fill(panel, narrow, entries, chosen, isStale);
  };

  /** What is said where nothing was found. @param {number} without how many there are without narrowing */
  const nothing = (without) => {
    const said = [];
    if (without) {
      const all = element("button", { type: "button", class: "button" }, `Show all ${without} without them`);
      all.addEventListener("click", () => go({ chosen: {} }));
      said.push(element("p", {}, "Nothing has all that you chose."), element("p", {}, all));
    }
    const themes = closest(terms(wanted().q), split, document);
    if (themes.length) {
      said.push(element("p", {}, "These may help:"), element("ul", { class: "chips" },
        ...themes.map((a) => element("li", {}, element("a", { class: "chip", href: a.href }, a.firstChild.textContent.trim())))));
    }
    const tell = byId("none").querySelector("[data-mail]");
    if (tell) tell.href = tell.dataset.mail.replaceAll("QUERY", encodeURIComponent(wanted().q.trim()));
    return said;
  };

  return { narrowed, show, nothing };
};
