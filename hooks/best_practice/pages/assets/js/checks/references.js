// Ids that stand for other records: each must be known, be of the kind that is meant, and be published.

import { repositoryPath } from "./links.js";
import { cited, didYouMean, nearest } from "./nearest.js";
import { entries } from "./record.js";

const VOCABULARY = ["priority-area", "principle", "theme"];

const isVocabulary = (kinds) => kinds.some((kind) => VOCABULARY.includes(kind));
const isOrganisation = (key) => key.length === 1 && key[0] === "organisation";

function referencesOf({ leaves, rules }) {
  return leaves.filter(({ key, text, use }) => use === "reference" && !(isOrganisation(key) && text === rules.not_named));
}

function named(kinds, rules) {
  const words = kinds.map((kind) => rules.kinds[kind].label.toLowerCase()).join(" or ") || "record";
  return `${"aeiou".includes(words[0]) ? "an" : "a"} ${words}`;
}

function idsOf(kinds, collection) {
  return Object.keys(collection.kinds).filter((id) => !kinds.length || kinds.includes(collection.kinds[id])).sort();
}

function* vocabulary(subject) {
  const { collection, rules } = subject;
  for (const { key, text, kinds } of referencesOf(subject)) {
    if (!isVocabulary(kinds) || kinds.includes(collection.kinds[text])) continue;
    const known = idsOf(kinds, collection);
    const more = nearest(text, known) ? "" : " A new one is a new page, not a new word here.";
    yield { key, message: `${cited(text)} is not ${named(kinds, rules)}.`, hint: didYouMean(text, known) + more };
  }
}

function* exists(subject) {
  const { collection, rules } = subject;
  for (const { key, text, kinds } of referencesOf(subject)) {
    if (text in collection.kinds || isVocabulary(kinds)) continue;
    const known = [...idsOf(kinds, collection), ...(isOrganisation(key) ? [rules.not_named] : [])];
    let hint = didYouMean(text, known);
    if (!nearest(text, known) && kinds.length === 1) hint += ` Or add it first, as a page in ${rules.kinds[kinds[0]].folder}/.`;
    yield { key, message: `${cited(text)} is not ${named(kinds, rules)} of this repository.`, hint };
  }
}

function* hasTheKind(subject) {
  const { collection, rules } = subject;
  for (const { key, text, kinds } of referencesOf(subject)) {
    const kind = collection.kinds[text];
    if (kind && kinds.length && !kinds.includes(kind) && !isVocabulary(kinds)) {
      yield { key, message: `${cited(text)} is ${named([kind], rules)}; here ${named(kinds, rules)} is meant.` };
    }
  }
}

function* isPublished(subject) {
  const { collection, rules, status, links } = subject;
  if (status !== "published") return;
  const unfinished = (id) => ["draft", "lead"].includes(collection.statuses[id]);
  for (const { key, text, kinds } of referencesOf(subject)) {
    if (unfinished(text) && (!kinds.length || kinds.includes(collection.kinds[text]))) {
      yield { key, message: `${text} is a ${collection.statuses[text]}.` };
    }
  }
  const paths = new Map(Object.keys(collection.statuses).map((id) => [`${rules.kinds[collection.kinds[id]].folder}/${id}.md`, id]));
  for (const link of links) {
    const path = repositoryPath(rules.kinds[subject.kind].folder, link.target);
    if (unfinished(paths.get(path))) {
      const message = `This link leads to ${path}, which is a ${collection.statuses[paths.get(path)]}.`;
      yield { body: [link.at, link.end], message, hint: "Publish the other record first, or take the link away." };
    }
  }
}

function* stands(subject) {
  if (subject.status !== "published") return;
  for (const { key, text } of referencesOf(subject)) {
    if (subject.collection.statuses[text] === "withdrawn") yield { key, message: `${text} was withdrawn.` };
  }
}

function* doesNotNameItself({ kind, page, id }) {
  for (const [index, related] of kind === "intervention" ? entries(page.related) : []) {
    if (id && related.id === id) yield { key: ["related", index, "id"], message: `${id} is this record itself.` };
  }
}

export const REFERENCES = [
  ["E203", vocabulary],
  ["E305", exists],
  ["E306", hasTheKind],
  ["E310", isPublished],
  ["E314", doesNotNameItself],
  ["W605", stands],
];
