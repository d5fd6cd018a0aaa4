// Sources can be found again, at their publisher; what names a source, names one that the record has.

import { hostOf } from "./links.js";
import { cited, didYouMean, listed } from "./nearest.js";
import { entries, rowsOf, studyNamed } from "./record.js";

export function mirrorReason(address, mirrors) {
  const host = hostOf(address) ?? "";
  return mirrors.find(([known]) => host === known || host.endsWith(`.${known}`)) ?? null;
}

function* sourceCanBeFound({ page, had }) {
  for (const [index, source] of entries(page.sources)) {
    const key = ["sources", index];
    const tried = ["doi", "url", "no_link"].some((name) => had([...key, name]));
    if (!(source.doi || source.url || source.no_link || tried)) {
      yield { key, message: `The source "${source.id}" has neither a DOI nor an address.` };
    }
    if (source.no_link && (source.doi || source.url)) {
      yield { key: [...key, "no_link"], message: `The source "${source.id}" has a link and no_link too.`, hint: "Take no_link away." };
    }
  }
}

function* addressIsThePublishers({ leaves, rules }) {
  for (const leaf of leaves) {
    const found = leaf.use === "address" ? mirrorReason(leaf.text, rules.mirrors) : null;
    if (found) yield { key: leaf.key, message: `${found[0]} ${found[1]}.` };
  }
}

function* namedSourceIsListed(subject) {
  const { page, practice, kind, had, status } = subject;
  const known = [...entries(page.sources)].map(([, source]) => source.id);
  const asked = [];
  const ask = (name, items) => {
    for (const [index, item] of entries(items)) if (item.source) asked.push([[name, index, "source"], item.source]);
  };
  if (practice) ["studies", "lived_experience", "cautions"].forEach((name) => ask(name, page[name]));
  if (kind === "priority-area") ask("gap_today", page.gap_today);
  for (const [key, row] of rowsOf(subject)) if (row.source) asked.push([[...key, "source"], row.source]);
  if (had(["sources"]) || (!known.length && status !== "draft")) return;
  for (const [key, word] of asked) {
    if (known.includes(word)) continue;
    const hint = known.length ? didYouMean(word, known) : "Add the source to sources, with this id.";
    yield { key, message: `There is no source ${cited(word)} in this record.`, hint };
  }
}

function* outcomeNamesItsStudy({ page, practice, had }) {
  const outcomes = [...entries(page.outcomes)];
  if (!practice || !outcomes.length || had(["studies"])) return;
  const known = [...entries(page.studies)].map(([, study]) => study.id ?? study.source);
  if (!known.length) {
    yield {
      key: ["outcomes"],
      message: "The record has outcomes and no study.",
      hint: "Add studies, with the source and design of each.",
    };
    return;
  }
  for (const [index, outcome] of outcomes) {
    const key = ["outcomes", index];
    if (had([...key, "study"])) continue;
    if (outcome.study === undefined && known.length > 1) {
      yield { key, message: `The record has ${known.length} studies; this outcome names none.`, hint: `Add study: ${listed(known)}.` };
    } else if (outcome.study !== undefined && !known.includes(outcome.study)) {
      yield {
        key: [...key, "study"],
        message: `There is no study ${cited(outcome.study)} in this record.`,
        hint: didYouMean(outcome.study, known),
      };
    }
  }
}

function* namesInsideAreUnique({ page, practice }) {
  for (const name of practice ? ["sources", "studies"] : ["sources"]) {
    const seen = new Set();
    for (const [index, item] of entries(page[name])) {
      const word = name === "studies" ? (item.id ?? item.source) : item.id;
      if (seen.has(word)) yield { key: [name, index], message: `"${word}" stands twice in ${name}.` };
      seen.add(word);
    }
  }
}

function* oneLeadInAStudy(subject) {
  const { page, practice } = subject;
  if (!practice) return;
  const seen = new Map();
  for (const [index, outcome] of entries(page.outcomes)) {
    if (!outcome.lead) continue;
    const study = studyNamed(page, outcome.study);
    const name = study ? (study.id ?? study.source) : outcome.study;
    if (seen.has(name)) {
      yield { key: ["outcomes", index, "lead"], message: `${seen.get(name).measure} is the main outcome of this study already.` };
    } else {
      seen.set(name, outcome);
    }
  }
}

export const SOURCES = [
  ["E307", namedSourceIsListed],
  ["E308", outcomeNamesItsStudy],
  ["E309", namesInsideAreUnique],
  ["E312", sourceCanBeFound],
  ["E313", addressIsThePublishers],
  ["E416", oneLeadInAStudy],
];
