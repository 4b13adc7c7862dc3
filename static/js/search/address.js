// What is asked for, as it stands in the address:
//
//	/search/?q=owe+money&theme=debt-advice&area=redditch&day=tuesday&type=group&cost=free&access=step-free#near=B97+4EX
//
// A value may stand there several times. Where somebody is stands behind the "#", which no browser sends: a link with
// ?near= is understood as well, and becomes one with #near=.
const facets = ["theme", "area", "day", "type", "cost", "referral", "access", "language"];

/** @returns {{q: string, exact: boolean, near: string, chosen: Object<string, string[]>}} */
export const read = ({ search, hash }) => {
  const params = new URLSearchParams(search), behind = new URLSearchParams(hash.slice(1));
  const chosen = {};
  for (const name of facets) {
    const values = [...new Set(params.getAll(name))].filter((v) => v).slice(0, 20);
    if (values.length) chosen[name] = values;
  }
  return {
    q: (params.get("q") || "").slice(0, 1000), exact: params.has("exact"), chosen,
    near: (behind.get("near") || params.get("near") || "").trim().slice(0, 60),
  };
};

export const write = ({ q, exact, near, chosen }) => {
  const params = new URLSearchParams();
  if (q.trim()) params.set("q", q.trim());
  if (exact) params.set("exact", "1");
  for (const name of facets) for (const value of chosen[name] || []) params.append(name, value);
  const query = params.toString();
  return "./" + (query && "?" + query) + (near ? "#" + new URLSearchParams({ near }) : "");
};
