// An entry as a result.
import { element } from "./element.js";
import { home } from "./index.js";

const packable = /^(services|events|organisations|places)\//;
export const stateWords = { paused: "Paused for now", closed: "Closed", finished: "This series is over" };

/** How far a place is, as people say it. @param {number} miles */
const away = (miles) => (miles < 0.1 ? "Very near" : miles < 10 ? `About ${miles.toFixed(1)} miles away` : `About ${Math.round(miles)} miles away`);

/** @param {string[]} shown see Go package site, func shown @param {number} [miles] */
export const card = ([address, title, summary, kind, where, when, state, hidden], miles) => {
  const li = element("li", { class: "card", ...(!hidden && packable.test(address) ? { "data-pack": "" } : {}) }); // see pack.js
  if (kind) li.append(element("p", { class: "kind" }, kind));
  if (state) li.append(element("p", {}, element("strong", { class: "tag" }, stateWords[state] || state)));
  li.append(element("h2", {}, element("a", { href: home + address + (address ? "/" : "") }, title)));
  if (summary) li.append(element("p", {}, summary));
  const facts = element("dl");
  for (const [name, value] of [["Where", where], ["How far", miles === undefined ? "" : away(miles)], ["When", when]]) {
    if (value) facts.append(element("div", {}, element("dt", {}, name), element("dd", {}, value)));
  }
  if (facts.firstChild) li.append(facts);
  return li;
};
