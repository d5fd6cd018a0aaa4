// A query as the search understands it: its words, each with the spellings to look for, and the names in it.

import { apart, nearest, spellingsOf } from "./spelling.js";
import { plainWords, singular, telling } from "./words.js";

const LONGEST_NAME = 7; // words
const BEGINNING = 3; // letters from which on a word may be the beginning of another

// Names by their words in the singular: "continuity carer" leads to the same as the name with "of" in it.
export function nameBook(names) {
  const book = new Map();
  for (const [phrase, key, codes] of names) {
    const form = nameForm(phrase.split(" "));
    if (!book.has(form)) book.set(form, []);
    book.get(form).push({ key, codes });
  }
  return book;
}

function nameForm(words) {
  return telling(words).map(singular).join(" ");
}

// Read a query.
//   spellings: every word of the site; book: from `nameBook`.
// Gives { words: [{ text, spellings, from }], names: [{ key, codes, words: [places] }], corrected: [[typed, used]],
//         exact, phrases: neighbouring words }.
export function read(text, { spellings, book }) {
  const exact = /^\s*["“”].*["“”]\s*$/.test(text);
  const typed = telling(plainWords(text));
  const corrected = [];
  const used = [];
  for (const [i, word] of typed.entries()) {
    if (exact || /^\d+$/.test(word) || isSpelt(word, i === typed.length - 1, spellings, book)) {
      used.push(word);
      continue;
    }
    const better = correction(word, typed.filter((_, other) => other !== i), spellings, book);
    if (better) corrected.push([word, better.join(" ")]);
    used.push(...(better ?? [word]));
  }
  const words = [...new Set(used)].map((word) => ({ text: word, spellings: exact ? [word] : [word, ...spellingsOf(word)] }));
  return { words, names: exact ? [] : namesIn(words, book), corrected, exact, phrases: phrasesIn(text, typed, used) };
}

// Neighbouring words with the small ones between them, as they were typed: "continuity of carer".
function phrasesIn(text, typed, used) {
  if (typed.length < 2 || typed.length !== used.length) return used.length > 1 ? [used.join(" ")] : [];
  const all = plainWords(text);
  const found = [];
  let from = 0;
  const places = typed.map((word) => (from = all.indexOf(word, from)));
  for (let i = 0; i + 1 < typed.length; i++) {
    const between = all.slice(places[i] + 1, places[i + 1]);
    if (between.length < 3) found.push([used[i], ...between, used[i + 1]].join(" "));
  }
  if (typed.length > 2) found.push(used.join(" "));
  return found;
}

function isSpelt(word, isLast, spellings, book) {
  return isKnown(word, spellings) || book.has(singular(word)) || (isLast && word.length >= BEGINNING && begins(word, spellings));
}

function isKnown(word, spellings) {
  return word.length < 3 || [word, singular(word), ...spellingsOf(word)].some((form) => spellings.has(form));
}

// The spellings under which the word index may be asked: of a word that no page has, it gives pages with other words.
export function askable(word, spellings) {
  return word.spellings.filter((form) => form.length < 3 || /^\d+$/.test(form) || spellings.has(form) || begins(form, spellings) || spellings.has(singular(form)));
}

// Whether a word of the site begins so: the reader may still be typing.
function begins(start, spellings) {
  for (const word of spellings.keys()) if (word.startsWith(start)) return true;
  return false;
}

// Of words as near as one another, the one that makes a name with the rest: "contunity of carer".
function correction(word, others, spellings, book) {
  for (const candidate of [word, ...spellingsOf(word)]) {
    const near = nearest(candidate, spellings);
    const named = near.find((one) => others.some((other) => book.has(nameForm([one, other])) || book.has(nameForm([other, one]))));
    if (near.length) return [named ?? near[0]];
  }
  return apart(word, spellings);
}

// Names in the words, longest first; a name inside a longer one that was found is left out.
function namesIn(words, book) {
  const forms = words.map(({ spellings }) => spellings.map(singular));
  const found = [];
  const covered = new Set();
  for (let length = Math.min(LONGEST_NAME, words.length); length > 0; length--) {
    for (let start = 0; start + length <= words.length; start++) {
      const span = forms.slice(start, start + length);
      const places = span.map((_, i) => start + i);
      if (places.every((place) => covered.has(place))) continue;
      const hits = variantsOf(span).flatMap((form) => book.get(form) ?? []);
      if (!hits.length) continue;
      for (const hit of hits) found.push({ ...hit, words: places });
      places.forEach((place) => covered.add(place));
    }
  }
  return found;
}

// A span written in each spelling of its words; spans have few words with more than one spelling.
function variantsOf(span) {
  let forms = [""];
  for (const spellings of span) {
    forms = forms.flatMap((form) => spellings.map((word) => (form ? `${form} ${word}` : word)));
  }
  return forms.slice(0, 16);
}
