// What the search downloads, each file once: facets, words, cards, and the word index.

export const ROOT = new URL("../../", import.meta.url);
const CARDS_A_FILE = 4; // as in outputs/search_files.py

const downloads = new Map();

function once(name, load) {
  if (!downloads.has(name)) {
    const download = load();
    download.catch(() => downloads.delete(name)); // so that another try can succeed
    downloads.set(name, download);
  }
  return downloads.get(name);
}

async function json(path) {
  const answer = await fetch(new URL(path, ROOT));
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
}

// { facets, records, places: Map id -> place, count }
export function facets() {
  return once("facets", async () => {
    const data = await json("data/v1/facets.json");
    const { records } = data;
    const kinds = data.facets.find((facet) => facet.key === "kind").values.map(([value]) => value);
    const kindOf = records.kind.map(([code]) => kinds[code]);
    return {
      ...data,
      count: records.id.length,
      kindOf,
      isPractice: kindOf.map((kind) => kind === "intervention" || kind === "case-study"),
      addressOf: (place) => new URL(`${data.folders[kindOf[place]]}/${records.id[place]}/`, ROOT).href,
      byFragment: new Map((records.fragment ?? []).map((fragment, place) => [fragment, place])),
    };
  });
}

// { names: [[phrase, key, codes]], spellings: Map word -> 0 (rare) to 25 (everywhere) }
export function words() {
  return once("words", async () => {
    const data = await json("find/words.json");
    return { names: namesOf(data.names), spellings: frontDecoded(data.spellings) };
  });
}

// The cards of some records as HTML, in the order asked for.
export async function cards(places) {
  const files = [...new Set(places.map((place) => Math.floor(place / CARDS_A_FILE)))];
  const loaded = await Promise.all(files.map((file) => once(`cards ${file}`, () => json(`find/cards/${file}.json`))));
  const byFile = new Map(files.map((file, i) => [file, loaded[i]]));
  return places.map((place) => byFile.get(Math.floor(place / CARDS_A_FILE))[place % CARDS_A_FILE]);
}

// Pagefind, ready to search.
export function wordIndex() {
  return once("word index", async () => {
    const base = new URL("pagefind/", ROOT);
    const pagefind = await import(new URL("pagefind.js", base).href);
    // A word counts far more where it stands as it was typed than where it only begins a longer one: MIS, mistake.
    await pagefind.options({ basePath: base.pathname, noWorker: true, ranking: { termSimilarity: 6 } });
    await pagefind.init();
    return pagefind;
  });
}

// See `words_json` in outputs/search_files.py: for each facet its first code, and a line of names for each code.
function namesOf(data) {
  const codes = new Map();
  for (const [key, [first, text]] of Object.entries(data)) {
    for (const [line, names] of text.split("\n").entries()) {
      for (const phrase of names ? names.split("|") : []) {
        const name = `${phrase}|${key}`;
        if (!codes.has(name)) codes.set(name, []);
        codes.get(name).push(first + line);
      }
    }
  }
  return [...codes].map(([name, found]) => [...name.split("|"), found]);
}

// See `words_json` in outputs/search_files.py: shared letters as a digit, the further letters, a capital for the count.
function frontDecoded(text) {
  const found = new Map();
  let before = "";
  for (const [, shared, rest, count] of text.matchAll(/([0-9a-z])([0-9a-z]*)([A-Z])/g)) {
    before = before.slice(0, parseInt(shared, 36)) + rest;
    found.set(before, count.charCodeAt(0) - 65);
  }
  return found;
}
