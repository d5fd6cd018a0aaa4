// The state of a search and its address: /find/?q=&area=&area=&sort=, a key repeated is OR.

export const SORTS = ["best", "newest", "strongest"];

// { q, sort, chosen: Map key -> Set of codes }. Values that the site does not have are left out.
export function stateOf(search, facets) {
  const parameters = new URLSearchParams(search);
  const chosen = new Map();
  for (const { key, values } of facets) {
    const codes = parameters.getAll(key).map((value) => values.findIndex(([name]) => name === value)).filter((code) => code >= 0);
    if (codes.length) chosen.set(key, new Set(codes));
  }
  const sort = parameters.get("sort");
  return { q: parameters.get("q") ?? "", sort: SORTS.includes(sort) ? sort : "best", chosen };
}

// The part of the address after the path: empty where nothing is asked.
export function searchOf({ q, sort, chosen }, facets) {
  const parameters = new URLSearchParams();
  if (q.trim()) parameters.set("q", q.trim());
  for (const { key, values } of facets) {
    for (const code of [...(chosen.get(key) ?? [])].sort((a, b) => a - b)) parameters.append(key, values[code][0]);
  }
  if (sort !== "best") parameters.set("sort", sort);
  const text = parameters.toString();
  return text ? `?${text}` : "";
}
