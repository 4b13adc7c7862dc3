// An entry of the pack as it stands on the page: all that a person needs to go there or to call.
import { element as el } from "../search/element.js";

const row = (name, ...said) => el("div", {}, el("dt", {}, name), el("dd", {}, ...said));
const lines = (parts) => parts.flatMap((part, i) => (i ? [el("br"), part] : [part]));

/** What is said of an entry that is not on as it was. */
export const notices = (entry, state, changed, byAddress, home, add) => {
  const said = [];
  const say = (strong, ...rest) => said.push(el("div", { class: "notice" }, el("p", {}, el("strong", {}, strong), ...rest)));
  if (state == "closed") say("Closed.", " This is no longer on.");
  if (state == "paused") say("Paused for now.", " It is not on at the moment.");
  if (state == "finished") say("This series is over.", " There are no more dates.");
  for (const address of state ? entry.instead || [] : []) {
    const other = byAddress.get(address);
    if (!other) continue;
    const button = el("button", { type: "button", class: "button slim screen-only" }, `Put ${other.title} in its place`);
    button.addEventListener("click", () => add(address, entry.address));
    said.at(-1).append(el("p", {}, "Try this instead: ", el("a", { href: home + address + "/" }, other.title), other.phone ? ", " + other.phone : ""), button);
  }
  if (changed.length && state != "closed") say("Changed since this pack was made:", " " + changed.join(", ") + ".");
  return said;
};

const contact = (entry) => {
  const list = el("ul", { class: "plain big" });
  const add = (word, href, text) => href && list.append(el("li", {}, word + " ", el("a", { href }, text)));
  add("Call", entry.dial && "tel:" + entry.dial, entry.phone);
  add("Text", entry.textTo && "sms:" + entry.textTo, entry.text);
  add("Email", entry.email && "mailto:" + entry.email, entry.email);
  add("Website", entry.website, (entry.website || "").replace(/^https?:\/\/(www\.)?/, "").replace(/\/$/, ""));
  if (entry.whose && list.firstChild) list.prepend(el("li", { class: "soft" }, entry.whose));
  return list.firstChild ? list : "";
};

/** The places of an entry in words, one each. */
export const places = (entry, all) => (entry.places || []).map((n) => all[n]).map((p) => [p.title, p.post].filter(Boolean).join(", "));

const facts = (entry, all, dates) => {
  const list = el("dl", { class: "facts" }), own = (entry.places || []).map((n) => all[n]);
  const when = [entry.when, ...dates].filter(Boolean), where = [...places(entry, all), entry.where, entry.room].filter(Boolean);
  const access = [...new Set([entry.access, ...own.map((p) => p.access)].filter(Boolean).join(", ").split(", "))].filter(Boolean);
  const add = (name, ...said) => said[0] && list.append(row(name, ...said));
  if (when.length) add("When", ...lines(when));
  add("Where", ...lines(where));
  add("Getting there", own.map((p) => p.there).filter(Boolean).join(" "));
  add("Access", access.join(", "));
  add("Cost", entry.cost);
  add("Who it is for", entry.who);
  add("How to start", entry.start);
  add("When you get there", entry.arrive);
  add("Bring", entry.bring);
  add("Food and drink", entry.food);
  return list.firstChild ? list : "";
};

const tools = (entry, act) => {
  const button = (name, what, arrow) => {
    const b = el("button", { type: "button", class: "button slim", "data-act": what, "aria-label": name.replace("%", entry.title) }, arrow);
    b.addEventListener("click", () => act(what, entry.address));
    return b;
  };
  return el("p", { class: "tools screen-only" }, button("Move % up", "up", "Move up"), button("Move % down", "down", "Move down"), button("Remove %", "remove", "Remove"));
};

/**
 * @param {object} entry of packFile @param {object} about {all, dates, notices, home, act}: all places, the dates as nodes,
 * what is said first, and act(what, address) for the buttons
 */
export const leaf = (entry, { all, dates, notices: said, home, act, level }) => el("li", { class: "leaf", id: "in-" + entry.ids[0], "data-address": entry.address },
  el("div", { class: "name-of" }, el("p", { class: "kind" }, entry.kind), el(level, {}, el("a", { href: home + entry.address + "/" }, entry.title))),
  ...said,
  entry.summary ? el("p", {}, entry.summary) : "",
  contact(entry),
  entry.say ? el("p", { class: "say" }, el("span", {}, "You could say: "), entry.say) : "",
  facts(entry, all, dates),
  el("p", { class: "soft" }, entry.checked ? "Checked on " + entry.checked + "." : "We have not checked this yet. Please ask before you go."),
  tools(entry, act));
