// Reads telephone numbers, postcodes, mail and web addresses as Go package contact does, by its patterns. A reader gives
// the written form as value, or says in reason what is wrong. A test tries both on the same examples.
import { words } from "./text.js";

const pattern = (source) => (source.startsWith("(?i)") ? new RegExp(source.slice(4), "iu") : new RegExp(source, "u"));
const digitsOf = (text) => text.replace(/[^0-9]/g, "");
const trim = (text) => text.replace(/^[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+|[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+$/g, "");

/** Spaces a number as Ofcom prints it. */
const group = (d) => {
  const apart = (...ends) => ends.map((end, i) => d.slice(i ? ends[i - 1] : 0, end)).join(" ");
  const n = d.length;
  if (n == 6) return apart(3, n);
  if (n < 8) return d;
  if (n == 8) return apart(4, n);
  if (d.startsWith("02")) return apart(3, 7, n);
  if (/^(?:011|01.1|03|08|09)/.test(d)) return apart(4, 7, n);
  return n == 10 ? apart(5, n) : apart(5, 8, n);
};

/** @param {Object<string, string>} patterns by name: see contact.Patterns */
export const readers = (patterns) => {
  const known = Object.fromEntries(Object.entries(patterns).map(([name, source]) => [name, pattern(source)]));

  const wrongNumber = (digits, abroad) => {
    const n = digits.length;
    if (!n) return "has no digits";
    if (abroad) return n < 7 || n > 15 ? `has ${n} digits after the +, a number abroad has 7 to 15` : "";
    if (digits[0] != "0") return known.shortCodes.test(digits) ? "" : "does not begin with 0";
    if ((n < 10 && digits != "08001111" && digits != "08454647") || n > 11) return `has ${n} digits, a number here has 11 (a few have 10)`;
    if (n == 10 && !known.tenDigits.test(digits)) return "has 10 digits, this one needs 11";
    return "046".includes(digits[1]) ? `begins with ${digits.slice(0, 2)}, which no number does` : "";
  };

  const phone = (text) => {
    const typed = words(text.replace(/^tel:/, "")).join(" "), end = known.extension.exec(typed);
    const number = end ? typed.slice(0, end.index) : typed;
    if (!known.phone.test(number)) return { reason: "holds more than digits" };
    let digits = digitsOf(number), abroad = false;
    if (/^(?:\+|00)44/.test(number)) digits = "0" + digits.replace(/^00/, "").replace(/^44/, "").replace(/^0/, "");
    else if (number.startsWith("+") || (number.startsWith("00") && !digits.startsWith("000"))) [digits, abroad] = [digits.replace(/^00/, ""), true];
    const reason = wrongNumber(digits, abroad);
    if (reason) return { reason };
    const spaced = words(number).join(" "), asTyped = abroad ? typed : spaced.includes(" ") && /^[0-9 ]+$/.test(spaced) && digitsOf(spaced) == digits;
    const shown = abroad ? typed : asTyped ? spaced : group(digits), mobile = !abroad && known.mobile.test(digits);
    return { value: end ? `${shown} ext. ${end[1]}` : shown, mobile };
  };

  const postcode = (text) => {
    const found = known.postcode.exec(text.replace(/[ \t\-.\u00a0]+/g, "").toUpperCase());
    return found ? { value: found[1] + " " + found[2] } : { reason: "is no postcode" };
  };

  const email = (text) => {
    const found = known.mailbox.exec(trim(text).replace(/^mailto:/, ""));
    if (!found) return { reason: "is no mail address" };
    if (!known.domain.test(found[2])) return { reason: "has no full domain after the @" };
    return { value: found[1] + "@" + found[2].toLowerCase() };
  };

  const website = (text) => {
    const typed = trim(text);
    const full = typed.includes("://") || /^http:/i.test(typed) ? typed : "https://" + typed;
    const found = /^([A-Za-z][A-Za-z0-9+.-]*):(?:\/\/([^/?#]*))?([^?#]*)(?:\?[^#]*)?(?:#(.*))?$/su.exec(full);
    if (!found || /[\x00-\x20\x7f<>"\\]/.test(typed) || /%(?![0-9A-Fa-f]{2})/.test(found[3] + (found[4] ?? ""))) return { reason: "is no web address" };
    const [, scheme, authority = ""] = found, at = authority.lastIndexOf("@"), host = /^(.*?)(?::([^:]*))?$/su.exec(authority.slice(at + 1));
    if (/[^0-9]/.test(host[2] ?? "") || host[1].includes("%")) return { reason: "is no web address" };
    if (!/^https?$/i.test(scheme)) return { reason: "begins with neither https:// nor http://" };
    if (at >= 0) return { reason: "holds a user's name" };
    return known.domain.test(host[1]) ? { value: full } : { reason: "has no full domain" };
  };

  return { phone, postcode, email, website };
};
