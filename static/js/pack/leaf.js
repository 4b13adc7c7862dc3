// An entry of the pack as it stands on the page: all that a person needs to go there or to call.
import { element as el } from "../search/element.js";

/** Large print has what is short side by side, so that an entry takes less of a sheet. */
const short = ["Cost", "Who it is for", "How to start", "Bring", "Food and drink", "Email", "Website"];
/** On paper these begin a line where there is room for that, to be found at a glance; what stands after them follows on. */
const lines = ["When", "Where", "Cost"];
/** What is said in fewer words on paper, and what needs no word there. */
const brief = { "Who it is for": "For", "When you get there": "On arrival", "Food and drink": "Food", Email: "", Website: "" };

const row = (name, ...said) => {
  const of = [short.includes(name) && "short", lines.includes(name) && "line"].filter(Boolean).join(" ");
  return el("div", of ? { class: of } : {}, el("dt", name in brief ? { "data-brief": brief[name] } : {}, el("span", {}, name)), el("dd", {}, ...said));
};
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

/** What makes it easier to come, each word once. @param {string[]} said lists of words */
const accessOf = (said) => [...new Set(said.filter(Boolean).join(", ").split(", "))]
  .filter((word, _, words) => word && !(word == "Toilets" && words.includes("Accessible toilet"))).join(", ");

/** The rows that say where: a place has its way and its access beside its name where there are others. */
const whereRows = (entry, all) => {
  const own = (entry.places || []).map((n) => all[n]), names = places(entry, all), several = own.length > 1;
  const part = (name, said) => said && [el("b", {}, name + ": "), said];
  const about = (p) => [part("Getting there", p.there), part("Access", p.access)].filter(Boolean).flatMap((said, n) => [n && /\.$/.test(p.there || "") ? " " : ". ", ...said]);
  return [
    several ? ["Where", el("ul", { class: "plain" }, ...own.map((p, n) => el("li", {}, el("b", {}, p.title), names[n].slice(p.title.length), ...about(p))))]
      : ["Where", ...bits([...names, entry.where].filter(Boolean))],
    ["Room", entry.room],
    ["Getting there", !several && own[0]?.there],
    ["Access", accessOf([entry.access, !several && own[0]?.access])],
  ];
};

const facts = (entry, all, dates) => {
  const list = el("dl", { class: "facts" }), when = [entry.when, ...dates].filter(Boolean);
  const add = (name, ...said) => said[0] && list.append(row(name, ...said));
  add("When", ...bits(when));
  for (const said of whereRows(entry, all)) add(...said);
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

/** The buttons of an entry. What they say is in what they are called, as WCAG 2.5.3 wants it for those who speak to a phone. */
const tools = (entry, act) => {
  const button = (name, what, arrow) => {
    const b = el("button", { type: "button", class: "button slim", "data-act": what, "aria-label": name.replace("%", entry.title) }, arrow);
    b.addEventListener("click", () => act(what, entry.address));
    return b;
  };
  return el("p", { class: "tools screen-only" }, button("Move % up", "up", "Up"), button("Move % down", "down", "Down"), button("Remove %", "remove", "Remove"));
};

/** What somebody has written about an entry, and the field to write it in. */
const noteOf = (entry, note, write) => {
  const shown = el("p", { class: "why" }, note), field = el("textarea", { rows: "2", maxlength: "200", "aria-label": "Your note about " + entry.title });
  const about = el("span", { class: "unseen" }, " about " + entry.title);
  field.value = note;
  field.addEventListener("input", () => {
    shown.textContent = field.value;
    write(entry.address, field.value.trim());
  });
  return [shown, el("details", { class: "screen-only" }, el("summary", {}, note ? "Change your note" : "Add a note", about), field)];
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
