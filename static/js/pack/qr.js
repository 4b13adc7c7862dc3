// QR codes (ISO/IEC 18004) of texts of up to 520 bytes: byte mode, versions 1 to 15. They are made here, because a service
// that makes them would learn what a pack holds.

const MAX = 15;
// Of each version, how many bytes of repair a block has, and how many blocks there are. M mends 15 per cent, L 7.
const levels = [
  { bits: 0, repair: [10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24], blocks: [1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10] },
  { bits: 1, repair: [7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22], blocks: [1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6] },
];

// --- Arithmetic in the field of 256 elements, by the polynomial x⁸+x⁴+x³+x²+1 ---

const power = new Uint8Array(510), log = new Uint8Array(256);
for (let i = 0, x = 1; i < 255; i++) {
  power[i] = power[i + 255] = x;
  log[x] = i;
  x = (x << 1) ^ (x & 128 ? 0x11d : 0);
}
const times = (a, b) => (a && b ? power[log[a] + log[b]] : 0);

/** The bytes by which a block can be mended: what is left of it, divided by (x-2⁰)(x-2¹)… */
const repairOf = (block, n) => {
  let divisor = [1];
  for (let i = 0; i < n; i++) {
    divisor = [...divisor, 0].map((c, k) => c ^ times(k ? divisor[k - 1] : 0, power[i]));
  }
  const rest = [...block, ...new Array(n).fill(0)];
  for (let i = 0; i < block.length; i++) {
    const factor = rest[i];
    for (let k = 0; k <= n; k++) rest[i + k] ^= times(divisor[k], factor);
  }
  return rest.slice(block.length);
};

// --- Bytes ---

/** How many bytes of data and repair a version holds. */
const bytesIn = (version) => {
  let squares = (16 * version + 128) * version + 64;
  if (version > 1) {
    const marks = ((version / 7) | 0) + 2;
    squares -= (25 * marks - 10) * marks - 55;
    if (version > 6) squares -= 36;
  }
  return squares >> 3;
};

/** The smallest version that holds so many bytes, with as much repair as that allows. */
const fit = (length) => {
  for (const level of levels) {
    for (let version = 1; version <= MAX; version++) {
      const data = bytesIn(version) - level.repair[version - 1] * level.blocks[version - 1];
      if (length + (version < 10 ? 2 : 3) <= data) return { version, level, data };
    }
  }
  return null;
};

/** The text's bytes with their length, filled up to what the version holds. */
const dataOf = (bytes, { version, data }) => {
  const bits = [];
  const put = (value, n) => {
    while (n--) bits.push((value >> n) & 1);
  };
  put(4, 4); // byte mode
  put(bytes.length, version < 10 ? 8 : 16);
  bytes.forEach((b) => put(b, 8));
  put(0, Math.min(4, data * 8 - bits.length));
  put(0, -bits.length & 7);
  for (let pad = 0xec; bits.length < data * 8; pad ^= 0xfd) put(pad, 8);
  return Array.from({ length: data }, (_, i) => bits.slice(8 * i, 8 * i + 8).reduce((sum, bit) => sum * 2 + bit));
};

/** Data in blocks, each with its repair, one byte of each block in turn. The last blocks may be a byte longer. */
const woven = (data, { version, level }) => {
  const count = level.blocks[version - 1], n = level.repair[version - 1];
  const short = (data.length / count) | 0, long = data.length % count;
  const blocks = [];
  for (let i = 0, at = 0; i < count; i++) {
    const end = at + short + (i >= count - long);
    blocks.push(data.slice(at, end));
    at = end;
  }
  const repair = blocks.map((block) => repairOf(block, n)), out = [];
  for (let i = 0; i <= short; i++) for (const block of blocks) if (i < block.length) out.push(block[i]);
  for (let i = 0; i < n; i++) for (const block of repair) out.push(block[i]);
  return out;
};

// --- Squares ---

/** Where the small marks stand, across and down. */
const markPlaces = (version) => {
  if (version == 1) return [];
  const n = ((version / 7) | 0) + 2, step = Math.ceil((version * 4 + 4) / (n * 2 - 2)) * 2, places = [6];
  for (let i = n - 2; i >= 0; i--) places.push(version * 4 + 10 - i * step);
  return places;
};

/** The check bits of a number, as its rest by a polynomial. */
const checked = (value, polynomial, n) => {
  let rest = value << n;
  for (let bit = 31 - Math.clz32(polynomial), i = bit + 8; i >= bit; i--) if ((rest >> i) & 1) rest ^= polynomial << (i - bit);
  return (value << n) | rest;
};

/** A code without data: squares are true, false, or where data go undefined. */
const frame = (version) => {
  const size = version * 4 + 17, grid = Array.from({ length: size }, () => new Array(size));
  const set = (x, y, dark) => {
    if (x >= 0 && y >= 0 && x < size && y < size) grid[y][x] = dark;
  };
  for (let i = 0; i < size; i++) {
    set(i, 6, i % 2 == 0);
    set(6, i, i % 2 == 0);
  }
  const rings = (cx, cy, reach, light) => {
    for (let y = -reach; y <= reach; y++) for (let x = -reach; x <= reach; x++) {
      set(cx + x, cy + y, !light.includes(Math.max(Math.abs(x), Math.abs(y))));
    }
  };
  for (const [x, y] of [[3, 3], [size - 4, 3], [3, size - 4]]) rings(x, y, 4, [2, 4]);
  const places = markPlaces(version), last = places.length - 1;
  places.forEach((y, i) => places.forEach((x, k) => {
    if (!(i == 0 && k == 0) && !(i == 0 && k == last) && !(i == last && k == 0)) rings(x, y, 2, [1]);
  }));
  if (version > 6) {
    const bits = checked(version, 0x1f25, 12);
    for (let i = 0; i < 18; i++) {
      const a = size - 11 + (i % 3), b = (i / 3) | 0, dark = ((bits >> i) & 1) == 1;
      set(a, b, dark);
      set(b, a, dark);
    }
  }
  return grid;
};

/** Writes level and mask around the corners, twice. */
const format = (grid, level, mask) => {
  const size = grid.length, bits = checked((level.bits << 3) | mask, 0x537, 10) ^ 0x5412;
  for (let i = 0; i < 15; i++) {
    const dark = ((bits >> i) & 1) == 1;
    if (i < 6) grid[i][8] = dark;
    else if (i < 8) grid[i + 1][8] = dark;
    else if (i == 8) grid[8][7] = dark;
    else grid[8][14 - i] = dark;
    if (i < 8) grid[8][size - 1 - i] = dark;
    else grid[size - 15 + i][8] = dark;
  }
  grid[size - 8][8] = true;
};

const masks = [
  (x, y) => (x + y) % 2, (x, y) => y % 2, (x) => x % 3, (x, y) => (x + y) % 3, (x, y) => (((x / 3) | 0) + ((y / 2) | 0)) % 2,
  (x, y) => ((x * y) % 2) + ((x * y) % 3), (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2, (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2,
];

/** Fills data in from the right, two columns at a time, up and down in turn. */
const fill = (grid, empty, bytes, mask) => {
  const size = grid.length;
  let i = 0;
  for (let right = size - 1; right > 0; right -= 2) {
    if (right == 6) right = 5;
    const up = ((right + 1) & 2) == 0;
    for (let n = 0; n < size; n++) for (const x of [right, right - 1]) {
      const y = up ? size - 1 - n : n;
      if (empty[y][x] !== undefined) continue;
      const bit = (bytes[i >> 3] >> (7 - (i & 7))) & 1;
      grid[y][x] = (bit == 1) != (masks[mask](x, y) == 0);
      i++;
    }
  }
};

/** How hard a code is to read: runs, blocks, what looks like a corner, too much dark or light. */
const penalty = (grid) => {
  const size = grid.length;
  let sum = 0, dark = 0;
  for (const lines of [grid, grid.map((_, x) => grid.map((row) => row[x]))]) {
    for (const line of lines) {
      const text = line.map((d) => (d ? 1 : 0)).join("");
      for (const [run] of text.matchAll(/0{5,}|1{5,}/g)) sum += run.length - 2;
      for (const pattern of ["10111010000", "00001011101"]) {
        for (let at = text.indexOf(pattern); at >= 0; at = text.indexOf(pattern, at + 1)) sum += 40;
      }
    }
  }
  for (let y = 0; y < size; y++) for (let x = 0; x < size; x++) {
    const d = grid[y][x];
    dark += d;
    if (x && y && d == grid[y][x - 1] && d == grid[y - 1][x] && d == grid[y - 1][x - 1]) sum += 3;
  }
  return sum + Math.floor(Math.abs((dark * 20) / (size * size) - 10)) * 10;
};

/**
 * A code of a text, as rows of squares that are dark or not; null where the text is too long.
 * @param {string} text @returns {{grid: boolean[][], version: number, mask: number, level: string} | null}
 */
export const encode = (text) => {
  const bytes = [...new TextEncoder().encode(text)], kind = fit(bytes.length);
  if (!kind) return null;
  const data = woven(dataOf(bytes, kind), kind), { version, level } = kind;
  const empty = frame(version);
  format(empty, level, 0); // so that its squares are taken
  let best = null, least = Infinity;
  for (let mask = 0; mask < 8; mask++) {
    const grid = empty.map((row) => [...row]);
    fill(grid, empty, data, mask);
    format(grid, level, mask);
    const sum = penalty(grid);
    if (sum < least) [best, least] = [{ grid, version, mask, level: level.bits ? "L" : "M" }, sum];
  }
  return best;
};

/** The dark squares as an SVG path, within a light margin of four that readers need. @param {boolean[][]} grid */
export const path = (grid) => {
  let d = "";
  grid.forEach((row, y) => {
    for (let x = 0; x < row.length; x++) {
      let run = 0;
      while (row[x + run]) run++;
      if (run) d += `M${x + 4} ${y + 4}h${run}v1h-${run}z`;
      x += run;
    }
  });
  return d;
};
