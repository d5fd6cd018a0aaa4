// Choosing by facets: OR within a facet, AND across, and how many a further choice would give.

// Places that fit every choice. chosen: Map key -> Set of codes.
export function fitting(places, chosen, records) {
  return places.filter((place) => fits(place, chosen, records, null));
}

// For each facet the number of places for each value, with the choices in the other facets kept.
export function counts(places, chosen, data) {
  const result = new Map();
  for (const { key, values } of data.facets) {
    const column = data.records[key];
    const numbers = new Array(values.length).fill(0);
    for (const place of places) {
      if (fits(place, chosen, data.records, key)) for (const code of column[place]) numbers[code] += 1;
    }
    result.set(key, numbers);
  }
  return result;
}

function fits(place, chosen, records, besides) {
  for (const [key, codes] of chosen) {
    if (key !== besides && codes.size && !records[key][place].some((code) => codes.has(code))) return false;
  }
  return true;
}

const COMPARE = {
  newest: (a, b, { added }) => (added[b] > added[a]) - (added[b] < added[a]),
  strongest: (a, b, { strength }) => (strength[b][0] ?? -1) - (strength[a][0] ?? -1),
};

// Places in another order; what compares alike keeps the order it had.
export function sorted(places, sort, records) {
  const compare = COMPARE[sort];
  return compare ? [...places].sort((a, b) => compare(a, b, records)) : places;
}
