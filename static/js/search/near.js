// Where postcodes are, from the one file that the site ships, /postcodes.txt. Go package geo says how its bytes lie and
// what a text means; whoever changes the one changes the other, and a test in a browser holds them together. The file is
// the same for every visitor and is fetched whole, so that no request tells where anybody is.

// The steps of a degree in which the file counts, and the letters that stand last in a postcode.
const LAT = 5000, LON = 2500, LETTERS = "ABDEFGHJLNPQRSTUWXYZ";
const MAGIC = [0, 112, 99, 49, 255, 13, 10, 10];

const known = new WeakMap(); // what was decoded, by its bytes

const read = (bytes) => {
  if (!known.has(bytes)) known.set(bytes, decode(bytes));
  return known.get(bytes);
};

/** @typedef {{ name: string, units: number[], from: number, points: number }} Area  its points are from … from + points - 1 */
/** @typedef {{ lat: number, lon: number }} Point  WGS 84 degrees */

/**
 * Reads the file. Damaged bytes throw.
 * @param {Uint8Array} b
 * @returns {{ attribution: string, areas: Area[], lat: number[], lon: number[] }}
 */
export const decode = (b) => {
  let at = MAGIC.length;
  const damaged = () => new Error("the file of postcodes is damaged");
  const number = () => {
    let n = b[at++], byte = n; // most are of one byte
    if (byte > 127) n -= 128;
    for (let factor = 128; byte > 127; factor *= 128) {
      byte = b[at++];
      n += (byte & 127) * factor;
    }
    if (!(n < 2 ** 31 && at <= b.length)) throw damaged();
    return n;
  };
  const text = (n) => {
    if (n > b.length - at) throw damaged();
    return new TextDecoder().decode(b.subarray(at, (at += n)));
  };
  const times = (n, next) => {
    if (n > b.length - at) throw damaged(); // each takes a byte at least
    const list = [];
    for (let i = 0; i < n; i++) list.push(next());
    return list;
  };
  if (MAGIC.some((byte, i) => b[i] !== byte)) throw damaged();
  const attribution = text(number());
  let before = "", total = 0;
  const areas = times(number(), () => {
    before = before.slice(0, number()) + text(number());
    const units = number(), points = units || 1;
    return { name: before, units, from: (total += points) - points, points };
  });
  for (const area of areas) {
    let last = -1;
    area.units = times(area.units, () => (last += number() + 1));
  }
  const column = () => {
    let last = 0;
    return times(total, () => {
      const n = number();
      return (last += n & 1 ? -(n + 1) / 2 : n / 2);
    });
  };
  const lat = column(), lon = column();
  if (at < b.length) throw damaged();
  return { attribution, areas, lat, lon };
};

/**
 * The ways to read a text as a postcode, a sector or a district, most likely first.
 * @param {string} text
 * @returns {[area: string, unit: number][]}  the unit is -1 for all of the area
 */
const codes = (text) => {
  if (!/^[a-z\d \t.\u00a0-]*$/i.test(text)) return [];
  const parts = text.toUpperCase().split(/[ \t.\u00a0-]+/).filter(Boolean), whole = parts.join("");
  if (whole.length > 7) return [];
  const split = (cut) => {
    const district = whole.slice(0, cut), rest = whole.slice(cut);
    if (!/^[A-Z]{1,2}\d[A-Z\d]?$/.test(district) || !/^(\d[A-Z]{0,2})?$/.test(rest)) return [];
    if (!rest) return [[district, -1]];
    const first = LETTERS.indexOf(rest[1]), second = LETTERS.indexOf(rest[2]);
    if (rest.length < 3) return [[district + " " + rest[0], -1]];
    return first < 0 || second < 0 ? [] : [[district + " " + rest[0], first * LETTERS.length + second]];
  };
  const apart = parts.length == 2 ? split(parts[0].length) : [];
  return apart.length ? apart : [4, 3, 2].filter((cut) => cut <= whole.length).flatMap(split);
};

/**
 * Finds a postcode, a sector or a district, however it is spaced: "B97 4EX", "b974ex", "B97 4", "B97". A postcode that is
 * not known is looked for as its sector, then as its district; the name tells what was found.
 * @param {Uint8Array} bytes  of the file
 * @param {string} text
 * @returns {(Point & { name: string }) | null}
 */
export const locate = (bytes, text) => {
  const asked = codes(text);
  if (!asked.length) return null;
  const { areas, lat, lon } = read(bytes);
  const find = ([name, unit]) => {
    const within = areas.filter((a) => a.name == name || a.name.startsWith(name + " "));
    if (unit >= 0) {
      const i = within.length ? within[0].units.indexOf(unit) : -1;
      if (i < 0) return null;
      const last = LETTERS[(unit / LETTERS.length) | 0] + LETTERS[unit % LETTERS.length], point = within[0].from + i;
      return { lat: lat[point] / LAT, lon: lon[point] / LON, name: name + last };
    }
    let n = 0, north = 0, east = 0;
    for (const a of within) {
      for (let i = a.from; i < a.from + a.points; i++) n++, (north += lat[i]), (east += lon[i]);
    }
    const middle = (sum, steps) => Math.floor((sum * (10000 / steps)) / n + 0.5) / 10000;
    return n ? { lat: middle(north, LAT), lon: middle(east, LON), name } : null;
  };
  const wider = asked.flatMap(([area]) => [[area, -1], [area.split(" ")[0], -1]]);
  for (const code of [...asked, ...wider]) {
    const found = find(code);
    if (found) return found;
  }
  return null;
};

/** What the owners of the data ask to be shown where it is used. @param {Uint8Array} bytes */
export const attribution = (bytes) => read(bytes).attribution;
