// What a record must hold for its status, fields that belong together, dates in order, consent, and advice.

import { entries } from "./record.js";

const HINTS = {
  lead: "Add the field: a lead needs title, organisation, summary and priority_areas.",
  withdrawn: "Add the field again: a withdrawn record stays complete, so that it can still be read.",
  term: "Add the field; the field guide says what it holds.",
};

// Whether a field is there, or stood there with a fault that is told already.
function has({ page, raw, had }, name) {
  const value = page[name];
  return (value !== undefined && value !== null && value.length !== 0) || (raw[name] !== undefined && raw[name] !== null) || had([name]);
}

function* neededToPublish(subject) {
  const { kind, practice, page, status, had, rules } = subject;
  if (practice && (status === "draft" || had(["status"]) || status === undefined)) return;
  if (status === "lead" && kind !== "lead") return; // in the wrong folder: E215
  const submitted = kind === "case-study" && page.provenance === "submitted";
  const needed = rules.kinds[kind].needed.filter((name) => !(submitted && name === "compiled"));
  const hint = kind === "lead" ? HINTS.lead : practice ? HINTS[status] : HINTS.term;
  for (const name of needed) if (!has(subject, name)) yield { key: [], at: name, message: `${name} is missing.`, hint };
  if (practice && kind !== "lead" && !has(subject, "sources")) {
    yield { key: [], at: "sources", message: "sources is missing: a record names at least one document.", hint };
  }
  if (kind === "priority-area" && page.gap_today?.length && !has(subject, "sources")) {
    const message = "sources is missing: figures need the document they come from.";
    yield { key: [], at: "sources", message, hint: HINTS.term };
  }
}

function* statusFits(subject) {
  const { kind, practice, page } = subject;
  if (!practice) return;
  if (page.status === "lead" && kind !== "lead") {
    yield {
      key: ["status"],
      message: "An intervention cannot be a lead.",
      hint: "Move the file to case_studies/, or set status: draft.",
    };
  }
  if (page.status === "withdrawn" && !has(subject, "withdrawn")) {
    yield {
      key: ["status"],
      message: "The status is withdrawn, and nothing says why.",
      hint: 'Add withdrawn: {date: 2026-11-21, why: "..."}.',
    };
  }
  if (page.withdrawn && page.status !== "withdrawn") {
    const message = `withdrawn is filled in, and the status is ${page.status ?? "draft"}.`;
    yield { key: ["withdrawn"], message, hint: "Set status: withdrawn." };
  }
}

function* fieldsThatBelongTogether(subject) {
  const { kind, page, had, collection, rules } = subject;
  if (kind === "case-study" || kind === "lead") {
    const { organisation } = page;
    const wants = organisation === rules.not_named;
    if (!wants && !(organisation in collection.kinds)) return; // a name that is not known, or misspelt: E305
    for (const name of ["country", "setting"]) {
      if (wants && !has(subject, name)) {
        yield { key: ["organisation"], message: `The organisation is not named, so ${name} is needed.`, hint: `Add ${name}.` };
      }
      if (!wants && page[name] !== undefined) {
        const message = `${name} comes from the organisation's own page.`;
        yield { key: [name], message, hint: `Take ${name} away, or write organisation: not-named.` };
      }
    }
  }
  if (kind === "principle" && page.kind && !had(["number"])) {
    const message = "Principles of the Observatory, and only those, have a number.";
    const numbered = page.number !== undefined;
    if (page.kind === "observatory" && !numbered) yield { key: ["kind"], message, hint: "Add number, or write kind: working." };
    if (page.kind !== "observatory" && numbered) {
      yield { key: ["number"], message, hint: "Take number away, or write kind: observatory." };
    }
  }
}

function* noValueTwice({ page }) {
  for (const [name, values] of Object.entries(page)) {
    // Sources and studies have E309; one document may require a practice in several places.
    if (!Array.isArray(values) || ["sources", "studies", "required_by"].includes(name)) continue;
    const seen = new Set();
    for (const [index, value] of entries(values)) {
      const word = typeof value === "object" ? value.id : String(value);
      if (word === undefined) break;
      if (seen.has(word)) yield { key: [name, index], message: `${word} stands twice.` };
      seen.add(word);
    }
  }
}

function endsBefore(start, end) {
  if (!start || !end) return false;
  const known = Math.min(String(start).length, String(end).length);
  return String(end).slice(0, known) < String(start).slice(0, known);
}

function* datesInOrder({ kind, practice, page, today }) {
  const happened = [...entries(page.changes)].map(([i, change]) => [["changes", i, "date"], change.date]);
  const day = (name) => page[name] && happened.push([[name, "date"], page[name].date]);
  day("withdrawn");
  if (practice) ["compiled", "clinical_review", "checked_by_organisation"].forEach(day);
  if (page.period && endsBefore(page.period.start, page.period.end)) {
    yield { key: ["period", "end"], message: `${page.period.end} lies before ${page.period.start}.` };
  }
  if (kind === "event" && endsBefore(page.start, page.end)) {
    yield { key: ["end"], message: `${page.end} lies before ${page.start}.` };
  }
  for (const [key, date] of happened) {
    if (date > today) {
      yield { key, message: `${date} lies after today, ${today}.`, hint: "Write the day on which it happened." };
    }
  }
}

function* partialDatesExist({ page }) {
  const asked = [["period", "start"], ["period", "end"], ["start"], ["end"], ["date"]];
  for (const key of asked) {
    const text = key.reduce((value, name) => value?.[name], page);
    if (typeof text === "string" && text.length === 10 && !isDay(text)) yield { key, message: `There is no day ${text}.` };
  }
}

function isDay(text) {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

function* reviewIsDue({ page, status, today }) {
  if (page.review_due && page.review_due < today && status === "published") {
    yield { key: ["review_due"], message: `The review was due on ${page.review_due}.` };
  }
}

function* contactHasAgreed({ page }) {
  if (page.contact && page.contact.consent === false) yield { key: ["contact", "consent"], message: "consent is false." };
}

function advise(name, onlyFor) {
  return function* advice(subject) {
    const { kind, practice, status } = subject;
    const judged = practice && kind !== "lead" && status === "published" && (!onlyFor || kind === onlyFor);
    if (judged && !has(subject, name)) yield { key: [], at: name, message: `${name} is not filled in.` };
  };
}

function* hasALeadOutcome({ kind, practice, page, status, had }) {
  const outcomes = [...entries(page.outcomes)];
  const judged = practice && kind !== "lead" && status === "published" && !had(["outcomes"]);
  if (judged && outcomes.length && !outcomes.some(([, outcome]) => outcome.lead)) {
    yield { key: ["outcomes"], message: "None of the outcomes is marked with lead." };
  }
}

export const COMPLETENESS = [
  ["E205", neededToPublish],
  ["E215", statusFits],
  ["E216", fieldsThatBelongTogether],
  ["E217", datesInOrder],
  ["E218", noValueTwice],
  ["E219", partialDatesExist],
  ["E527", contactHasAgreed],
  ["W603", reviewIsDue],
  ["A701", advise("also_known_as")],
  ["A702", advise("our_estimate", "intervention")],
  ["A703", hasALeadOutcome],
  ["A704", advise("equity")],
];
