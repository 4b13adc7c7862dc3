// An entry of the pack as it stands on the page: all that a person needs to go there or to call.
import { element as el } from "../search/element.js";

/** Large print has what is short side by side, so that an entry takes less of a sheet. */
const short = ["Cost", "Who it is for", "How to start", "Bring", "Food and drink", "Email", "Website"];
const row = (name, ...said) => el("div", short.includes(name) ? { class: "short" } : {}, el("dt", {}, name), el("dd", {}, ...said));
/** Parts that stand below each other on a screen, and side by side on paper. */
const bits = (parts) => parts.map((part) => el("span", { class: "bit" }, part));

/**
 * What is said of an entry that is not on as it was.
 * @param {object} entry @param {{state: string, changed: string[], byAddress: Map<string, object>, home: string, replace: Function}} about
 */
export const notices = (entry, { state, changed, byAddress, home, replace }) => {
  const said = [];
  const say = (strong, ...rest) => said.push(el("div", { class: "notice" }, el("p", {}, el("strong", {}, strong), ...rest)));
  if (state == "closed") say("Closed.", " This is no longer on.");
  if (state == "paused") say("Paused for now.", " It is not on at the moment.");
  if (state == "finished") say("This series is over.", " There are no more dates.");
  for (const address of state ? entry.instead || [] : []) {
    const other = byAddress.get(address);
    if (!other) continue;
    const button = el("button", { type: "button", class: "button slim screen-only" }, `Put ${other.title} in its place`);
    button.addEventListener("click", () => replace(address, entry.address));
    said.at(-1).append(el("p", {}, "Try this instead: ", el("a", { href: home + address + "/" }, other.title), other.phone ? ", " + other.phone : ""), button);
  }
  if (changed.length && state != "closed") say("Changed since this pack was made:", " " + changed.join(", ") + ".");
  return said;
};

const numbers = (entry) => {
  const list = el("ul", { class: "plain big" });
  const add = (word, href, text) => href && list.append(el("li", {}, word + " ", el("a", { href }, text)));
  add("Call", entry.dial && "tel:" + entry.dial, entry.phone);
  add("Text", entry.textTo && "sms:" + entry.textTo, entry.text);
  if (entry.whose && list.firstChild) list.prepend(el("li", { class: "soft" }, entry.whose));
  return list.firstChild ? list : "";
};

/** The places of an entry in words, one each. */
export const places = (entry, all) => (entry.places || []).map((n) => all[n]).map((p) => [p.title, p.post].filter(Boolean).join(", "));

const facts = (entry, all, dates) => {
  const list = el("dl", { class: "facts" }), own = (entry.places || []).map((n) => all[n]);
  const when = [entry.when, ...dates].filter(Boolean), where = [...places(entry, all), entry.where, entry.room].filter(Boolean);
  const access = [...new Set([entry.access, ...own.map((p) => p.access)].filter(Boolean).join(", ").split(", "))]
    .filter((word, _, words) => word && !(word == "Toilets" && words.includes("Accessible toilet")));
  const add = (name, ...said) => said[0] && list.append(row(name, ...said));
  add("When", ...bits(when));
  add("Where", ...bits(where));
  add("Getting there", own.map((p) => p.there).filter(Boolean).join(" "));
  add("Access", access.join(", "));
  add("Cost", entry.cost);
  add("Who it is for", entry.who);
  add("How to start", entry.start);
  add("When you get there", entry.arrive);
  add("Bring", entry.bring);
  add("Food and drink", entry.food);
  add("Email", entry.email && el("a", { href: "mailto:" + entry.email }, entry.email));
  add("Website", entry.website && el("a", { href: entry.website }, entry.website.replace(/^https?:\/\/(www\.)?/, "").replace(/\/$/, "")));
  list.append(el("div", { class: "soft short" }, el("dt", {}, "Checked"), el("dd", {}, entry.checked || "Not yet. Please ask before you go", entry.by ? el("span", { class: "screen-only" }, " by " + entry.by) : "")));
  return list;
};

const tools = (entry, act) => {
  const button = (name, what, arrow) => {
    const b = el("button", { type: "button", class: "button slim", "data-act": what, "aria-label": name.replace("%", entry.title) }, arrow);
    b.addEventListener("click", () => act(what, entry.address));
    return b;
  };
  return el("p", { class: "tools screen-only" }, button("Move % up", "up", "Move up"), button("Move % down", "down", "Move down"), button("Remove %", "remove", "Remove"));
};

/** What somebody has written about an entry, and the field to write it in. */
const noteOf = (entry, note, write) => {
  const shown = el("p", { class: "why" }, note), field = el("textarea", { rows: "2", maxlength: "200", "aria-label": "Your note about " + entry.title });
  field.value = note;
  field.addEventListener("input", () => {
    shown.textContent = field.value;
    write(entry.address, field.value.trim());
  });
  return [shown, el("details", { class: "screen-only" }, el("summary", {}, note ? "Change your note" : "Add a note"), field)];
};

/**
 * @param {object} entry of packFile @param {object} about {all, dates, notices, home, act, note, write}: all places, the
 * dates as nodes, what is said first, closed where nobody can go there any more, act(what, address) for the buttons, the
 * note about it, and write(address, note) for what is typed
 */
export const leaf = (entry, { all, dates, notices: said, closed, home, act, level, note, write }) => {
  const [shown, field] = noteOf(entry, note, write);
  return el("li", { class: "leaf", "data-address": entry.address },
    el("div", { class: "name-of" }, el("p", { class: "kind" }, entry.kind), el(level, {}, el("a", { href: home + entry.address + "/" }, entry.title))),
    ...said,
    ...(closed ? [] : [numbers(entry)]),
    shown,
    el("div", { class: "about" }, entry.summary ? el("p", {}, entry.summary) : "",
      ...(closed ? [] : [entry.say ? el("p", { class: "say" }, el("span", {}, "You could say: "), entry.say) : "", facts(entry, all, dates)])),
    field, tools(entry, act));
};
