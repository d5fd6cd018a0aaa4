// All texts of a record as one, so that a pattern is looked for once and each hit still has its place.

const GAP = "\n\x00\n"; // no pattern reaches across two texts

// Every text with its key and its use, by the plan of the models. `kinds` says what a reference may name.
export function leavesOf(texts, model, part, key = []) {
  const found = [];
  for (const { key: name, use, part: inner, kinds } of texts[model] ?? []) {
    const value = part?.[name];
    const items = Array.isArray(value) ? value.map((item, index) => [item, [...key, name, index]]) : [[value, [...key, name]]];
    for (const [item, here] of items) {
      if (inner && typeof item === "object" && item !== null) found.push(...leavesOf(texts, inner, item, here));
      else if (use && (typeof item === "string" || typeof item === "number")) found.push({ key: here, text: String(item), use, kinds });
    }
  }
  return found;
}

// The texts of some uses, and the body, joined. `find` gives { match, key, at, joined }: key is null in the body.
export function joined(leaves, body, uses) {
  const chosen = [...leaves.filter((leaf) => uses.includes(leaf.use)), { key: null, text: body }];
  const starts = [];
  let text = "";
  for (const leaf of chosen) {
    if (starts.length) text += GAP;
    starts.push(text.length);
    text += leaf.text;
  }
  return {
    *find(expression) {
      for (const match of text.matchAll(expression)) {
        const index = before(starts, match.index);
        yield { match, key: chosen[index].key, at: match.index - starts[index], text };
      }
    },
  };
}

function before(starts, at) {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle] <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

export function expressionOf({ source, flags }, more = "g") {
  return new RegExp(source, flags + more);
}
