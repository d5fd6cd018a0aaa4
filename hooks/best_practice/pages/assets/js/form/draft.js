// The record in hand: what was typed, and what it comes to as fields, checks and files.

import { fieldsOfAdded, topKey } from "./definition.js";
import { idFromTitle } from "./ids.js";
import { answered, cleaned, typed } from "./record.js";
import { opened, rewritten, same, written } from "./source.js";

export const NEW_KINDS = ["organisation", "measure"];

export class Draft {
  constructor(definition, state) {
    this.definition = definition;
    this.state = state;
    this.kind = definition.kinds[state.kind];
    this.source = state.original ? opened(state.original.text) : null;
    this.before = this.source ? answered(definition, this.kind.fields, this.source.data).values : null;
  }

  static begun(definition, kind, shared) {
    const state = { kind, shared, data: {}, body: "", added: {}, name: "", original: null, seen: [] };
    if (kind === "lead") state.data.status = "lead";
    else if (definition.kinds[kind].statuses.length) state.data.status = "published";
    return new Draft(definition, state);
  }

  // `path` is where the file stands in the repository; empty for one from the reader's own device.
  static of(definition, kind, text, { path, id, shared }) {
    const { data, body } = opened(text);
    const seen = definition.kinds[kind].steps.map((step) => step.id);
    return new Draft(definition, { kind, shared, data, body, added: {}, name: id, original: { text, path }, seen });
  }

  get steps() {
    return this.kind.steps;
  }

  get title() {
    return cleaned(this.state.data.title ?? "");
  }

  // A record that is in the repository keeps its id for ever.
  get id() {
    return this.state.name || idFromTitle(this.title) || "untitled";
  }

  // Whether the title, or who writes, gives the file a name.
  get isNamed() {
    return Boolean(this.state.name || idFromTitle(this.title));
  }

  get isCorrection() {
    return Boolean(this.state.original?.path);
  }

  get path() {
    return this.state.original?.path || `${this.kind.folder}/${this.id}.md`;
  }

  get answers() {
    return answered(this.definition, this.kind.fields, this.state.data, (token) => this.idOfAdded(token));
  }

  text() {
    const { values } = this.answers;
    return this.source
      ? rewritten(this.definition, this.kind.fields, this.source, this.before, values, this.state.body)
      : written(this.definition, this.kind.fields, values, this.state.body);
  }

  // The labels of the fields that are not as they were when the record was opened.
  changes() {
    const { values } = this.answers;
    const labels = this.kind.fields.filter(({ key }) => !same(this.before[key], values[key])).map(({ label }) => label);
    return this.state.body === this.source.body ? labels : [...labels, "Anything more"];
  }

  // New organisations and measures that the record needs, each a file of its own.
  added() {
    return NEW_KINDS.flatMap((kind) =>
      (this.state.added[kind] ?? []).map((item, index) => {
        const fields = this.definition.kinds[kind].fields;
        const found = answered(this.definition, fields, item);
        const id = idFromTitle(found.values.title ?? "");
        const path = `${this.definition.kinds[kind].folder}/${id || "untitled"}.md`;
        return { kind, index, id, path, ...found, text: () => written(this.definition, fields, found.values, "") };
      }),
    );
  }

  idOfAdded(token) {
    return this.added().find(({ kind, index }) => this.state.added[kind][index].token === token)?.id;
  }

  // What is handed to the checks: the record, then each new term, with the place of every answer in the form.
  toCheck() {
    const { definition, state } = this;
    const own = this.answers;
    const record = { kind: state.kind, id: this.id, body: state.body, prefix: "", places: own.places, data: typed(definition, this.kind.fields, own.values) };
    const terms = this.added().map(({ kind, index, id, values, places }) => ({
      kind, id, body: "", prefix: `added.${kind}[${index}].`, places, data: typed(definition, definition.kinds[kind].fields, values),
    }));
    return [record, ...terms];
  }

  // The step in which a path of the form is asked; -1 for what is asked at the end.
  stepOf(path) {
    const added = /^added\.(\w+)/.exec(path)?.[1];
    if (added) return this.steps.findIndex(({ adds }) => adds.includes(added));
    return this.steps.findIndex(({ fields }) => fields.includes(topKey(path)));
  }

  fieldsOfStep(step) {
    return step.fields.map((key) => this.kind.fields.find((field) => field.key === key));
  }

  fieldsOfNew(kind) {
    return fieldsOfAdded(this.definition, kind);
  }
}

// The kind that a file from the reader's device has, by the fields that only that kind knows.
export function kindOfText(definition, text) {
  const { data } = opened(text);
  if (data.status === "lead") return "lead";
  const fit = (kind) => {
    const known = new Set(definition.kinds[kind].fields.map(({ key }) => key));
    return Object.keys(data).filter((key) => known.has(key)).length;
  };
  return Object.keys(definition.kinds).filter((kind) => kind !== "lead").sort((a, b) => fit(b) - fit(a))[0];
}
