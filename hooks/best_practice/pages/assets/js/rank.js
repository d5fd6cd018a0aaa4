// The order of results: how well each record answers each word of the query, the rarer words counting more.

import { plainWords, singular } from "./words.js";

const IN_TEXT = 0.15; // a page has the word, however often
const BY_WEIGHT = 0.85; // and how much it is about it, by the word index
const IN_TITLE = 0.55;
const AT_TITLE_START = 0.1;
const OWN_NAME = 1.3; // the word is the record's own name
const NAMED_TERM = 0.75; // the record names the measure, recommendation or resource that the word stands for
const IN_FACET = { area: 0.45, org: 0.9, country: 0.8, no_benefit: 1, names: NAMED_TERM };
// These say where a record belongs, too widely to stand for the word itself: they lift it and do not answer for it.
const EVERYWHERE = 0.18; // of all pages; a single word that so many have (birth, midwife) is nobody's name
const BELONGS = { principle: 0.25, theme: 0.25, stage: 0.2, kind: 0.2 };
const TERM_OF_FACET = { area: "priority-area", principle: "principle", theme: "theme", org: "organisation" };
// Among pages that fit alike: what to do before who did it, and both before pages about a term.
const KIND = {
  "case-study": 0.93,
  "priority-area": 0.7,
  principle: 0.6,
  recommendation: 0.75,
  resource: 0.75,
  organisation: 0.5,
  theme: 0.5,
  event: 0.5,
  measure: 0.35,
};
const PHRASE = 0.3; // two words side by side
const COMPLETE = 1.6; // a page with all the words goes before one that lacks some, unless it has them only in passing
const SMALL = /^(\d{1,2}|no|not)$/; // "year 7", "did not work": alone they are on every page
const LITTLE = 0.3;
const BY_STRENGTH = 0.05; // for each level of strength: among equals the better tested first
const MISSING = 1.6; // how fast a page that lacks words falls behind
const LEAST = 0.25; // of the weight of all words; a page that has less answers another question

// Gives { order: places, best first; complete: how many have all the words; lacking: Map place -> words it lacks }.
//   query: from `read`; hits: for each word a Map of place -> weight 0 to 1; phrases: the same for neighbouring words.
export function ranked(query, hits, phrases, data) {
  const { count, kindOf } = data;
  const titles = titleWords(data);
  const named = namedPlaces(query, hits, data);
  const weights = weighing(query.words.map((_, i) => hits[i].size || named.answering[i].size), count);
  query.words.forEach(({ text }, i) => (weights[i] *= SMALL.test(text) ? LITTLE : 1));
  const whole = weights.reduce((sum, weight) => sum + weight, 0) || 1;
  const all = [];
  for (let place = 0; place < count; place++) {
    let score = 0;
    let matched = 0;
    const lacks = [];
    for (const [i, word] of query.words.entries()) {
      const weight = hits[i].get(place);
      let strength = weight === undefined ? 0 : IN_TEXT + BY_WEIGHT * weight;
      strength = Math.max(strength, named.answering[i].get(place) ?? 0);
      const inTitle = titlePlace(word, titles[place]);
      if (inTitle >= 0) strength += IN_TITLE + (inTitle === 0 ? AT_TITLE_START : 0);
      if (strength) matched += weights[i];
      else lacks.push(word.text);
      score += weights[i] * (strength + (named.belonging[i].get(place) ?? 0));
    }
    if (!matched) continue;
    score *= 1 + PHRASE * phrases.filter((found) => found.has(place)).length;
    score *= 1 + BY_STRENGTH * (data.records.strength[place][0] ?? 0);
    if (!lacks.length && query.words.length > 1) score *= COMPLETE;
    score *= KIND[kindOf[place]] ?? 1;
    score *= (matched / whole) ** MISSING;
    all.push({ place, score, lacks, share: matched / whole });
  }
  const enough = all.filter(({ share }) => share >= LEAST);
  const found = enough.length ? enough : all;
  found.sort((a, b) => b.score - a.score || a.place - b.place);
  return {
    order: found.map(({ place }) => place),
    complete: found.filter(({ lacks }) => !lacks.length).length,
    lacking: new Map(found.map(({ place, lacks }) => [place, lacks])),
  };
}

// The place of the page about what the whole query names: an area, a principle or a theme; null where there is none.
export function subjectOf(query, data) {
  for (const { key, codes, words } of query.names) {
    if (!["area", "principle", "theme"].includes(key) || codes.length > 1 || words.length < query.words.length) continue;
    const place = data.records.id.indexOf(data.facets.find((facet) => facet.key === key).values[codes[0]][0]);
    if (place >= 0) return place;
  }
  return null;
}

// The rarer a word, the more it says. A word that nothing answers says no more than the others do on average.
function weighing(sizes, count) {
  const weights = sizes.map((size) => Math.log(1 + count / (1 + size)));
  const known = weights.filter((_, i) => sizes[i]);
  const usual = known.length ? known.reduce((sum, weight) => sum + weight, 0) / known.length : 1;
  return weights.map((weight, i) => (sizes[i] ? weight : usual));
}

function titlePlace(word, title) {
  return title.findIndex((part) => word.spellings.some((spelling) => part === singular(spelling) || (spelling.length > 3 && part.startsWith(spelling))));
}

function titleWords(data) {
  data.titleWords ??= data.records.title.map((title) => plainWords(title).map(singular));
  return data.titleWords;
}

// For each word of the query, the records that a name leads to, with how much that says: those for which it answers,
// and those that only belong there.
function namedPlaces(query, hits, data) {
  const answering = query.words.map(() => new Map());
  const belonging = query.words.map(() => new Map());
  const put = (words, place, strength, found = answering) => {
    for (const word of words) found[word].set(place, Math.max(strength, found[word].get(place) ?? 0));
  };
  for (const { key, codes, words } of query.names) {
    if (words.length === 1 && hits[words[0]].size > EVERYWHERE * data.count) continue;
    const wanted = new Set(codes);
    const column = data.records[key];
    for (let place = 0; place < data.count; place++) {
      if (![column[place]].flat().some((code) => wanted.has(code))) continue;
      if (key in BELONGS) put(words, place, BELONGS[key], belonging);
      else put(words, place, IN_FACET[key]);
    }
    if (key === "names") codes.forEach((place) => put(words, place, OWN_NAME));
    else if (TERM_OF_FACET[key]) {
      const values = data.facets.find((facet) => facet.key === key).values;
      for (const code of codes) {
        const place = data.records.id.indexOf(values[code][0]);
        if (place >= 0) put(words, place, OWN_NAME);
      }
    }
  }
  return { answering, belonging };
}

// Where no page has all the words: the best of each topic first, so that neither is lost behind the other.
export function mixed(order, lacking, words) {
  const first = [];
  for (const word of words) {
    const best = order.find((place) => !lacking.get(place).includes(word.text) && !first.includes(place));
    if (best !== undefined) first.push(best);
  }
  const shown = first.sort((a, b) => order.indexOf(a) - order.indexOf(b)).slice(0, 3);
  return [...shown, ...order.filter((place) => !shown.includes(place))];
}
