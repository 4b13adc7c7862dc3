// Narrows a search down: by theme, area, day and so on, and by how far away things are. The files that it reads are those
// of Go package shard: xNAME.json of a facet, xspots.json of the map.

/** The entries of a value, of which the file has the distances. @param {number[]} gaps */
const unpack = (gaps, entries) => {
  let number = 0;
  return gaps.map((gap) => {
    number += gap;
    if (!(gap >= 0 && number < entries)) throw new Error("the list of a facet is damaged");
    return number;
  });
};

const RADIUS = 3958.8; // of the Earth, in miles

/** Miles between two points, by the haversine formula. */
export const miles = (a, b) => {
  const rad = Math.PI / 180, lat = (b.lat - a.lat) * rad, lon = (b.lon - a.lon) * rad;
  const h = Math.sin(lat / 2) ** 2 + Math.cos(a.lat * rad) * Math.cos(b.lat * rad) * Math.sin(lon / 2) ** 2;
  return 2 * RADIUS * Math.asin(Math.min(1, Math.sqrt(h)));
};

// How far people go, in miles. What is farther comes last. What has no place, a helpline or a website, counts as if it
// were not far.
const REACH = 25, NOWHERE = 3;

/**
 * @param {{entries: number, facets: string[], spots: boolean}} table
 * @param {(name: string, read: (r: Response) => Promise) => Promise} load
 */
export const narrower = (table, load) => {
  const json = (name) => load(name + ".json", (r) => r.json());
  const ready = new Map();
  const once = (name, make) => {
    if (!ready.has(name)) ready.set(name, json(name).then(make).catch((error) => { ready.delete(name); throw error; }));
    return ready.get(name);
  };

  /** The values of a facet: [{slug, title, entries}]. */
  const facet = (name) => table.facets.includes(name)
    ? once("x" + name, (rows) => rows.map(([slug, title, gaps]) => ({ slug, title, entries: unpack(gaps, table.entries) })))
    : Promise.resolve([]);

  /** How far each entry is from a point: a Map by entry, without those that are nowhere. */
  const distances = async (point) => {
    const far = new Map();
    for (const [lat, lon, entries] of table.spots ? await once("xspots", (rows) => rows.map(([lat, lon, gaps]) => [lat, lon, unpack(gaps, table.entries)])) : []) {
      const d = miles(point, { lat, lon });
      for (const entry of entries) if (!(far.get(entry) <= d)) far.set(entry, d);
    }
    return far;
  };

  /** The entries that one facet leaves: a Uint8Array with 1 for each. */
  const left = async (name, slugs) => {
    const values = await facet(name), seen = new Uint8Array(table.entries);
    const lists = slugs.map((slug) => values.find((v) => v.slug == slug)?.entries || []);
    for (const list of lists) for (const entry of list) seen[entry]++;
    // Who needs a lift and a toilet needs both; who looks on Monday or on Tuesday takes either.
    return seen.map((n) => +(name == "access" ? n == slugs.length : n > 0));
  };

  const masks = (chosen) => Promise.all(Object.entries(chosen).map(async ([name, slugs]) => [name, await left(name, slugs)]));
  const keeps = (all, entry, but) => all.every(([name, mask]) => name == but || mask[entry]);

  return {
    facet, distances, reach: REACH,

    /** Those of the entries that all facets leave. @param {number[]} entries */
    keep: async (entries, chosen) => {
      const all = await masks(chosen);
      return entries.filter((entry) => keeps(all, entry));
    },

    /**
     * Gives the function that tells of each value of a facet how many entries it would leave beside the other facets:
     * [{slug, title, count}].
     */
    counter: async (entries, chosen) => {
      const all = await masks(chosen);
      return async (name) => {
        // Where all have to be true a value is counted beside those of its own facet.
        const open = new Uint8Array(table.entries);
        for (const entry of entries) open[entry] = +keeps(all, entry, name == "access" ? "" : name);
        return (await facet(name)).map(({ slug, title, entries }) => ({ slug, title, count: entries.reduce((n, e) => n + open[e], 0) }));
      };
    },

    /** Puts what is near first, and what is out of reach last. @param {[number, number][]} hits entries with scores */
    nearFirst: (hits, far, asked) => {
      const worth = ([entry, score]) => {
        const d = far.get(entry) ?? NOWHERE;
        return (d > REACH ? 0 : 1e9) + (asked ? score / (1 + (d / 6) ** 2) / 1e3 : -d);
      };
      return hits.map((hit) => [hit, worth(hit)]).sort((a, b) => b[1] - a[1]).map(([hit]) => hit);
    },
  };
};
