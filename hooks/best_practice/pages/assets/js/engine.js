// The search without its page: a state goes in, ranked and counted records come out.

import * as download from "./data.js";
import { counts, fitting, sorted } from "./facets.js";
import { askable, nameBook, read } from "./query.js";
import { mixed, ranked, subjectOf } from "./rank.js";
import { plainWords, singular } from "./words.js";

const IN_PASSING = 0.2; // of the best page's weight; a page with less only mentions the word, or a longer one that begins so
const FEW = 5; // with fewer pages that have all words, those that lack some follow

// Facets are needed; without words or the word index the search goes on with titles and says so.
export async function openEngine() {
  const data = await download.facets();
  const byWord = new Map();
  let titlesOnly = !data.records.fragment;
  let book = null;

  async function hitsOf(word) {
    if (!byWord.has(word)) byWord.set(word, await searched(word));
    return byWord.get(word);
  }

  async function searched(text) {
    if (!titlesOnly) {
      try {
        const index = await download.wordIndex();
        return weighed((await index.search(text)).results, data.byFragment);
      } catch {
        titlesOnly = true;
      }
    }
    return inTitles(text, data);
  }

  async function ask(state) {
    const answer = { corrected: [], subject: null, widened: null, words: [], titlesOnly: false };
    let places = data.records.id.map((_, place) => place);
    if (state.q.trim() && plainWords(state.q).length) {
      let vocabulary = { names: [], spellings: new Map() };
      try {
        vocabulary = await download.words();
        book ??= nameBook(vocabulary.names);
      } catch {
        titlesOnly = true;
      }
      const query = read(state.q, {
        spellings: vocabulary.spellings,
        book: book ?? new Map(),
      });
      const hits = [];
      for (const word of query.words) hits.push(together(await Promise.all((titlesOnly ? word.spellings : askable(word, vocabulary.spellings)).map(hitsOf))));
      if (!titlesOnly) await addAreaWords(query, hits);
      const phrases = titlesOnly ? [] : await Promise.all(query.phrases.map((phrase) => hitsOf(`"${phrase}"`)));
      const result = ranked(query, hits, phrases, data);
      const complete = result.order.filter((place) => !result.lacking.get(place).length);
      const enough = query.exact || fitting(complete, state.chosen, data.records).length >= FEW;
      places = enough ? complete : result.complete ? result.order : mixed(result.order, result.lacking, query.words);
      Object.assign(answer, {
        corrected: query.corrected,
        exact: query.exact,
        subject: subjectOf(query, data),
        words: query.words.map(({ text }) => text),
        widened: !enough && result.order.length > result.complete ? { complete: result.complete } : null,
        lacking: result.lacking,
      });
    } else if (!state.chosen.get("kind")?.size) {
      // Without a question, practices; terms are there for the asking.
      answer.others = places.filter((place) => !data.isPractice[place]);
      places = places.filter((place) => data.isPractice[place]);
    }
    const fit = fitting(places, state.chosen, data.records);
    answer.counts = counts(answer.others ? [...places, ...answer.others] : places, state.chosen, data);
    answer.order = sorted(fit, state.sort, data.records);
    if (answer.widened) answer.widened.complete = fit.filter((place) => !answer.lacking.get(place).length).length;
    answer.titlesOnly = titlesOnly && Boolean(state.q.trim());
    return answer;
  }

  // A short form or a lay word for an area (PPH, prem) also asks for the area's own words.
  async function addAreaWords(query, hits) {
    for (const { key, codes, words } of query.names) {
      if (key !== "area" || codes.length > 1) continue;
      const [[id]] = [data.facets.find((facet) => facet.key === "area").values[codes[0]]];
      const own = plainWords(data.records.title[data.records.id.indexOf(id)]).join(" ");
      if (words.map((word) => query.words[word].text).join(" ").includes(own)) continue;
      const found = await hitsOf(own);
      for (const word of words) hits[word] = together([hits[word], found]);
    }
  }

  return { ask, data };
}

// Weights from 0 to 1, the best page for the word having 1.
function weighed(results, byFragment) {
  const best = results.reduce((most, { score }) => Math.max(most, score), 0) || 1;
  const found = new Map();
  for (const { id, score } of results) {
    const place = byFragment.get(id);
    if (place !== undefined && score > IN_PASSING * best) found.set(place, Math.sqrt(score / best));
  }
  return found;
}

function inTitles(text, data) {
  const words = plainWords(text).map(singular);
  const found = new Map();
  data.records.title.forEach((title, place) => {
    const there = plainWords(title).map(singular);
    if (words.every((word) => there.some((part) => part.startsWith(word)))) found.set(place, 1);
  });
  return found;
}

function together(maps) {
  const all = new Map();
  for (const map of maps) for (const [place, weight] of map) all.set(place, Math.max(weight, all.get(place) ?? 0));
  return all;
}
