// The form with which anybody proposes an entry. It checks what is typed by the rules of the directory (Go package suggest
// hands them over in the page), writes the file, and hands it over by the visitor's own hand: nothing is sent or kept. One file of
// the names that the directory has is asked for when the page opens; nothing after it, whatever is typed.
//
//	<script id=facts>                what it has to know, as JSON
//	<div data-ask data-control data-kinds>   a question; its control is #q-…, what is wrong with it stands in #wrong-…
//	<section id=ready>               the ways to hand over
import { element as el } from "./search/element.js";
import { readers } from "./suggest/contact.js";
import { file } from "./suggest/file.js";
import { freeSlug, slug } from "./suggest/slug.js";
import { line, lines } from "./suggest/text.js";
import { look } from "./suggest/times.js";

const byId = (id) => document.getElementById(id);
const form = byId("suggest"), ready = byId("ready"), facts = JSON.parse(byId("facts").textContent);
const read = readers(facts.patterns), home = new URL("..", location.href).pathname;

// Some programs cut longer addresses: mail programs soon, GitHub at about eight thousand characters.
const longestMail = 2000, longestAddress = 8000;

const questions = [...form.querySelectorAll("[data-ask]")].map((box) => ({
  box, ask: box.dataset.ask, control: box.dataset.control, kinds: box.dataset.kinds.split(" "),
  inputs: [...box.querySelectorAll("input, textarea, select")], wrong: box.querySelector(".wrong"),
  target: box.querySelector("fieldset") ?? box.querySelector("input, textarea, select"), left: false,
}));
const question = new Map(questions.map((q) => [q.ask, q]));
const kind = () => form.elements.kind.value;
const typed = (ask) => line(question.get(ask)?.inputs[0].value ?? "");
const ticked = (ask) => question.get(ask)?.inputs.some((input) => input.checked) ?? false;

// --- What is known ---

/** A name without what people leave out or write in another way. */
const core = (name) => slug(name).replace(/^the-/, "");
const taken = Object.fromEntries(Object.keys(facts.kinds).map((kind) => [kind, new Set()])), known = { places: new Map(), organisation: new Map() };

/** Entries by the core of their names, and of their titles: of two with the same one the first. One of two with the same title is
 * proposed with where it is. */
const know = (ask, list) => {
  const times = new Map(), byTitle = new Map(), byName = known[ask];
  for (const { title } of list) times.set(title, (times.get(title) ?? 0) + 1);
  const add = (map, key, entry) => map.has(key) || map.set(key, entry);
  const names = list.map((entry) => {
    const name = entry.where && times.get(entry.title) > 1 ? `${entry.title}, ${entry.where}` : entry.title;
    add(byName, core(name), entry);
    add(byTitle, core(entry.title), entry);
    return el("option", { value: name });
  });
  for (const [key, entry] of byTitle) add(byName, key, entry);
  byId("known-" + ask)?.append(...names);
};

/** Without the lists, as on a bad line, the form does its work, and the team finds out what is known. */
const learn = async () => {
  const lists = await (await fetch(facts.lists)).json();
  for (const kind of Object.keys(taken)) taken[kind] = new Set(lists.taken[kind]);
  know("places", lists.places ?? []);
  know("organisation", lists.organisations ?? []);
  form.dataset.known = "yes";
  changed();
};
const learned = () => !!form.dataset.known;
const find = (ask) => (typed(ask) ? known[ask].get(core(typed(ask))) : undefined);

// --- What is wrong ---

const staffed = () => kind() == "services" && facts.staffed.includes(typed("type"));
const mobile = () => ["contact.phone", "contact.text"].some((ask) => typed(ask) && read.phone(typed(ask)).mobile);
/** Whether a number or an address may be somebody's own. */
const personal = () => !staffed() && (mobile() || read.personal(typed("contact.email")));
const required = (ask) => facts.kinds[kind()].some((f) => f.ask == ask && f.required);
const asked = (q) => q.kinds.includes(kind()) && !q.box.hidden;

const readWith = { tel: [read.phone, "This number"], email: [read.email, "This address"], url: [read.website, "This address"], postcode: [read.postcode, "This"] };
const examples = { tel: "01632 960 123", email: "walks@example.org", url: "https://example.org", postcode: "SW1A 1AA" };

const number = (q, text) => {
  const { low, high } = q.inputs[0].dataset;
  return /^\d+$/.test(text) && Number(text) >= Number(low) && Number(text) <= Number(high) ? "" : `Write a whole number from ${low} to ${high}.`;
};

/** What is wrong with an answer, in a sentence, or "". */
const wrongWith = (q) => {
  const text = typed(q.ask);
  if (q.control == "consent") return ticked(q.ask) ? "" : "Please ask whose it is, then tick this. Or take it out.";
  if (!text || q.control == "some" || q.control == "yes") return required(q.ask) && !text ? needed[q.ask] ?? "This is needed." : "";
  if (q.control == "number") return number(q, text) || (q.ask == "max_age" && crossed() ? "The oldest age is below the youngest." : "");
  if (!readWith[q.control]) return "";
  const [reader, what] = readWith[q.control], { reason } = reader(text);
  return reason ? `${what} ${reason}. An example: ${examples[q.control]}` : "";
};
const needed = { title: "Write what it is called.", when: "Write when it is on: an event has a date." };
const crossed = () => typed("min_age") && !number(question.get("min_age"), typed("min_age")) && Number(typed("min_age")) > Number(typed("max_age"));

const tell = (q, text) => {
  q.wrong.hidden = !text;
  q.wrong.textContent = text;
  for (const input of q.inputs) text ? input.setAttribute("aria-invalid", "true") : input.removeAttribute("aria-invalid");
};
const check = (q) => {
  const text = asked(q) ? wrongWith(q) : "";
  tell(q, text);
  return text;
};

/** Shows questions that are behind the fold. */
const unfold = (list) => {
  if (list.some((q) => byId("more").contains(q.box))) byId("more").open = true;
};

/** Tells all that is wrong, in a list of links as well. */
const summarise = (wrong) => {
  byId("wrongs").hidden = !wrong.length;
  byId("wrongs").querySelector("ul").replaceChildren(...wrong.map(([q, text]) => {
    const a = el("a", { href: "#" + q.target.id }, text);
    a.addEventListener("click", (event) => {
      event.preventDefault();
      unfold([q]);
      q.inputs[0].focus();
    });
    return el("li", {}, a);
  }));
};
const allWrong = () => questions.map((q) => [q, check(q)]).filter(([, text]) => text);

// --- What is written ---

const written = (q) => {
  const text = typed(q.ask);
  if (q.control == "some") return q.inputs.filter((input) => input.checked).map((input) => input.value);
  if (q.control == "yes" || q.control == "consent") return ticked(q.ask) || "";
  if (q.control == "propose") return find(q.ask) ? [find(q.ask).slug] : [];
  if (q.control == "lines") return q.inputs[0].value;
  if (q.control == "number") return text && String(Number(text));
  return readWith[q.control] && text ? readWith[q.control][0](text).value : text;
};

const answers = () => {
  const all = new Map(questions.filter(asked).map((q) => [q.ask, written(q)]));
  all.set("keywords", typed("keywords").split(",").map((word) => word.trim()).filter(Boolean));
  if (secret()) all.set("places", []).set("room", "");
  return all;
};
const secret = () => kind() == "services" && ticked("confidential_address");

/** What the team has to know, and no field can say. */
const notes = () => {
  const list = ["Suggested with the form on the site. Nobody has checked it yet."];
  if (form.elements.own.checked) list.push("Whoever suggested it runs it, or helps to.");
  if (typed("places") && !find("places") && !secret()) list.push(`${learned() ? "The place is not in the directory yet" : "The place (the form could not look it up)"}: ${[typed("places"), typed("postcode") && read.postcode(typed("postcode")).value].filter(Boolean).join(", ")}`);
  if (typed("organisation") && !find("organisation")) list.push((learned() ? "Who runs it is not in the directory yet: " : "Who runs it (the form could not look it up): ") + typed("organisation"));
  return list;
};

/** What could be better, or is worth a look, by question: texts, or elements. */
const advice = {
  title: () => {
    const name = slug(typed("title"));
    if (!typed("title") || !taken[kind()].has(name)) return [];
    const there = el("a", { href: `${home}${kind()}/${name}/`, target: "_blank" }, "look at it in a new window");
    return [el("span", {}, "Something of this name may be here already: ", there, ". If it is another one, go on.")];
  },
  summary: () => {
    const length = [...typed("summary")].length;
    return length > facts.longestSummary ? [`The one sentence has ${length} characters. Up to ${facts.longestSummary} are read at a glance: move the rest to More.`] : [];
  },
  when: () => lines(question.get("when").inputs[0].value).filter((time) => time && look(time)).map((time) => `“${time}”: ${look(time)}`),
  confidential_address: () => (secret() && (typed("places") || typed("room")) ? ["Nobody may learn where it is: the place and the room are left out."] : []),
  places: () => (learned() && typed("places") && !find("places") && !secret() ? ["We don't have this place yet. Its name goes to the team in a note."] : []),
};

/** Shows advice beside the field that was left. It keeps nobody from going on. */
const advise = (q) => {
  if (!q.left || !advice[q.ask]) return;
  if (!q.note) {
    const input = q.inputs[0];
    q.note = el("p", { class: "note", id: "note-" + q.ask, "aria-live": "polite" });
    input.before(q.note);
    input.setAttribute("aria-describedby", `${input.getAttribute("aria-describedby")} ${q.note.id}`);
  }
  q.note.replaceChildren(...advice[q.ask]().map((text) => el("span", {}, text)));
};

// --- Handing over ---

const made = () => {
  const name = freeSlug(typed("title"), { has: (name) => taken[kind()].has(name) || facts.reserved.includes(name) }, facts.longestSlug);
  return { name: name + ".md", path: `content/${kind()}/${name}.md`, title: typed("title"), text: file(facts.kinds[kind()], answers(), notes()) };
};

const say = (text) => (byId("said").textContent = text);

const showMail = ({ name, title, text }) => {
  byId("mail-way").hidden = !facts.email;
  const brief = [...title].slice(0, 80).join(""); // a letter may take twelve characters of a link
  const to = (body) => `mailto:${facts.email}?subject=${encodeURIComponent("For the directory: " + brief)}&body=${encodeURIComponent(body.replace(/\n/g, "\r\n"))}`;
  const whole = to(`Hello,\n\nI suggest this for the directory.\n\n${text}`), short = whole.length > longestMail;
  byId("by-mail").href = short ? to(`Hello,\n\nI suggest something for the directory. The file ${name} is attached.\n`) : whole;
  byId("mail-said").textContent = short ? "It is too long for a link: save it as a file first, and attach that to the mail." : "Opens your mail program. You see it before you send it.";
};

const showGitHub = ({ path, text }) => {
  byId("github-way").hidden = !facts.newFile;
  const empty = `${facts.newFile}?filename=${encodeURIComponent(path).replace(/%2F/g, "/")}`, whole = `${empty}&value=${encodeURIComponent(text)}`;
  const long = whole.length > longestAddress;
  byId("by-github").href = long ? empty : whole;
  byId("github-said").textContent = long ? "It is too long for a link: copy it first, and paste it there." : "All is filled in: press Propose new file.";
};

const show = () => {
  const entry = made(), list = Object.values(advice).flatMap((given) => given());
  byId("advice").hidden = !list.length;
  byId("advice").replaceChildren(...list.map((text) => el("li", {}, text)));
  byId("made").textContent = entry.text;
  byId("file-said").textContent = entry.name;
  showMail(entry);
  showGitHub(entry);
};

const download = () => {
  const { name, text } = made(), blob = new Blob([text], { type: "text/markdown" });
  const a = el("a", { href: URL.createObjectURL(blob), download: name });
  a.click();
  setTimeout(() => URL.revokeObjectURL(a.href), 1000);
  say(`${name} is saved. Send it to the team as you like.`);
};

const copy = () => navigator.clipboard.writeText(made().text).then(() => say("It is copied."), () => {
  getSelection().selectAllChildren(byId("made"));
  say("Copy what is marked below.");
});

// --- The page ---

/** Shows the questions of the kind, and those that an answer makes necessary. */
const arrange = () => {
  for (const q of questions) {
    q.box.hidden = !q.kinds.includes(kind());
    const must = q.box.querySelector(".must");
    if (must) must.hidden = !required(q.ask);
    if (required(q.ask)) q.inputs[0].setAttribute("aria-required", "true");
    else q.inputs[0].removeAttribute("aria-required");
  }
  byId("consent").hidden = !personal();
  byId("new-place").hidden = secret() || !typed("places") || !!find("places");
};

const filled = () => questions.some((q) => q.inputs.some((input) => (input.type == "checkbox" ? input.checked : input.value.trim())));
const unload = (event) => event.preventDefault();
let warns = false;
/** Leaving is warned of while there is something to lose. */
const warn = (wanted) => {
  if (wanted != warns) (wanted ? addEventListener : removeEventListener)("beforeunload", unload);
  warns = wanted;
};

const changed = () => {
  arrange();
  warn(filled());
  for (const q of questions) {
    if (q.left && (!q.wrong.hidden || !asked(q))) check(q);
    if (q.note?.hasChildNodes()) advise(q);
  }
  if (!byId("wrongs").hidden) summarise(questions.filter((q) => !q.wrong.hidden).map((q) => [q, q.wrong.textContent]));
  if (!ready.dataset.asked) return;
  const wrong = questions.some((q) => asked(q) && wrongWith(q));
  ready.hidden = wrong;
  byId("not-ready").textContent = wrong ? "Something above needs another look before you hand it over." : "";
  if (!wrong) show();
};

const submit = (event) => {
  event.preventDefault();
  arrange();
  for (const q of questions) q.left = true;
  const wrong = allWrong();
  unfold(wrong.map(([q]) => q));
  summarise(wrong);
  ready.dataset.asked = "yes";
  changed();
  byId(wrong.length ? "wrongs" : "ready-title").focus();
  if (wrong.length) byId("wrongs").scrollIntoView({ block: "nearest" });
};

const clear = () => {
  const was = kind();
  form.reset();
  form.elements.kind.value = was;
  delete ready.dataset.asked;
  ready.hidden = true;
  for (const q of questions) {
    q.left = false;
    q.note?.replaceChildren();
    tell(q, "");
  }
  byId("wrongs").hidden = true;
  say("");
  changed();
  question.get("title").inputs[0].focus();
};

form.addEventListener("submit", submit);
// Enter goes to the next field: half-way down nobody is done.
const ends = ({ target, key }) => key == "Enter" && target.matches("input");
form.addEventListener("keypress", (event) => ends(event) && event.preventDefault());
form.addEventListener("keydown", (event) => {
  if (!ends(event) || event.isComposing) return;
  event.preventDefault();
  const fields = [...form.elements].filter((field) => field.tagName != "FIELDSET" && field.getClientRects().length);
  fields[fields.indexOf(event.target) + 1].focus();
});
form.addEventListener("input", changed);
form.addEventListener("change", changed); // what a browser fills in again
// Nobody is told of a mistake while they are still writing: only of what they have left.
form.addEventListener("focusout", (event) => {
  const q = questions.find(({ box }) => box.contains(event.target));
  if (!q || q.box.contains(event.relatedTarget)) return;
  q.left = true;
  check(q);
  advise(q);
  if (q.ask == "min_age" && question.get("max_age").left) check(question.get("max_age"));
});
byId("download").addEventListener("click", () => (download(), warn(false)));
byId("copy").addEventListener("click", () => (copy(), warn(false)));
for (const id of ["by-mail", "by-github"]) byId(id).addEventListener("click", () => warn(false));
byId("afresh").addEventListener("click", clear);

if (new URLSearchParams(location.search).get("kind") == "event") form.elements.kind.value = "events";
form.hidden = false;
changed();
learn().catch(() => {});
