// Writes an entry's file: its fields as YAML, and below them its text as Markdown, so that what was typed is what is read.
import { line, lines } from "./text.js";

// A text that begins with a letter and has nothing else that means something in YAML stands as it is; in a list a comma does.
const bare = /^\p{L}[\p{L}\p{N} ,.()/&’'–-]*$/u;
// These words are something else than text to one reader of YAML or another.
const meant = /^(?:null|true|false|yes|no|on|off|y|n)$/i;

/** A text as a value in YAML. @param {string} text */
export const quote = (text, listed = false) =>
  bare.test(text) && !meant.test(text) && !(listed && text.includes(",")) ? text : '"' + text.replace(/["\\]/g, "\\$&") + '"';

const list = (items) => `[${items.map((item) => quote(item, true)).join(", ")}]`;

/** The lines of one field, or none. @param answers Map of answers by question: a text, a list, or true */
const field = (f, answers) => {
  if (f.fields) {
    const parts = f.fields.flatMap((part) => field(part, answers));
    return parts.length ? [f.name + ":", ...parts.map((part) => "  " + part)] : [];
  }
  const answer = answers.get(f.ask);
  if (!answer?.length && answer !== true) return [];
  if (answer === true) return [f.name + ": true"];
  if (f.form == "number") return [`${f.name}: ${answer}`];
  if (f.form == "phone") return [`${f.name}: "${answer}"`]; // else it is a number to some
  if (f.form == "times") {
    const times = lines(answer).filter(Boolean);
    return times.length < 2 ? times.map((one) => `${f.name}: ${quote(one)}`) : [f.name + ":", ...times.map((one) => "  - " + quote(one))];
  }
  return [`${f.name}: ${Array.isArray(answer) && f.form != "slug" ? list(answer) : quote([answer].flat()[0])}`];
};

/** What means something within a line of Markdown. An address of the web stays whole. */
const inline = (text) => text.split(/(https?:\/\/[^\s<>"\\`[\]*|]+)/).map((part, i) => (i % 2 ? part : part.replace(/[\\`*_[\]<|]|&(?=[#\w])/g, "\\$&"))).join("");

/** What means something at the beginning of one. Lists stay lists. */
const start = (text) => {
  if (/^(?:-\s*)+$|^=+\s*$/.test(text)) return text.replace(/[-=]/, "\\$&");
  const [, mark, rest] = /^((?:-|\d{1,9}[.)]) )?(.*)$/s.exec(text);
  // Within a list nothing else begins; and a number with a dot alone would begin an empty one.
  return (mark ?? "") + inline(rest).replace(/^[#>+~]|^-(?=\s|-*$)/, "\\$&").replace(/^(\d{1,9})([.)])(?=\s|$)/, "$1\\$2");
};

/** A text that somebody typed, as Markdown that shows it. @param {string} text */
export const body = (text) => lines(text).map(start).join("\n").replace(/^\n+|\n+$/g, "").replace(/\n{3,}/g, "\n\n");

/** The whole file. @param fields those of the kind @param answers a Map @param {string[]} notes for the team */
export const file = (fields, answers, notes) => {
  const text = body(answers.get("body") ?? "");
  return ["---", ...notes.map((note) => "# " + line(note)), ...fields.flatMap((f) => field(f, answers)), "---", ...(text ? [text] : []), ""].join("\n");
};
