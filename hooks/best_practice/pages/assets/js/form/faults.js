// What the checks say of the draft, with the place of each fault in the form. One module checks: checks/check.js.

import { download, placeInWords, topKey } from "./definition.js";
import { asIfFinished } from "./finished.js";
import { inForm } from "./words.js";

const RESTING = 350; // milliseconds without a key before what was typed is checked

// These protect people: they are said as soon as they are seen, in any step.
export const PROTECTS_PEOPLE = /^E(44\d|5[0-2]\d)$/;
const SMALL_COUNT = /^E44\d$/;
const MISSING = /^(\w+) is missing\b/;

export class Faults {
  constructor(draft, show) {
    this.draft = draft;
    this.show = show;
    this.all = [];
    this.failed = false; // whether the checks could not be downloaded
    this.turn = 0;
  }

  soon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.now(), RESTING);
  }

  async now() {
    clearTimeout(this.timer);
    const mine = ++this.turn;
    const found = [];
    try {
      const { checked } = await import("../checks/check.js");
      const collection = await this.collection();
      for (const part of this.draft.toCheck()) {
        const said = await checked(part.kind, part.data, part.body, { id: part.id, ...collection });
        const whole = asIfFinished(this.draft.definition, this.draft.definition.kinds[part.kind].fields, part.data);
        const small = (await checked(part.kind, whole, "", { id: part.id, ...collection })).filter(({ code }) => SMALL_COUNT.test(code));
        said.push(...small.filter(({ code, at }) => !said.some((fault) => fault.code === code && fault.at === at)));
        found.push(...said.filter(({ severity }) => severity !== "advice").map((fault) => this.placed(fault, part)));
      }
      this.failed = false;
    } catch (error) {
      console.warn(error);
      this.failed = true;
      found.length = 0;
    }
    if (mine !== this.turn) return this.all;
    this.all = this.inOrder([...found.filter((fault) => !this.isUnasked(fault)), ...this.ofNames()]);
    this.show();
    return this.all;
  }

  // The checks know every id of the site; they are told of those that are begun here.
  async collection() {
    const added = this.draft.added().filter(({ id }) => id);
    if (!added.length) return {};
    const site = await (this.ids ??= download("data/v1/ids.json"));
    return { collection: { ...site, kinds: { ...site.kinds, ...Object.fromEntries(added.map(({ id, kind }) => [id, kind])) } } };
  }

  placed(fault, { places, prefix }) {
    let field = fault.at || fault.field || MISSING.exec(fault.message)?.[1] || "body";
    // What is not answered has no place of its own: it has that of what is around it, and its name.
    let rest = "";
    let around = field;
    while (around && !places.has(around)) {
      const cut = Math.max(around.lastIndexOf("."), around.lastIndexOf("["));
      rest = around.slice(Math.max(cut, 0)) + rest;
      around = cut > 0 ? around.slice(0, cut) : "";
    }
    field = (places.get(around) ?? "") + rest;
    return this.inForm({ ...fault, field: prefix + field });
  }

  inForm(fault) {
    const { kind, field } = this.placeOf(fault.field);
    return inForm({ ...fault, lead: kind === "lead" }, field);
  }

  // What is asked only after a certain answer is not missing as long as there is another one, or none.
  isUnasked({ code, field }) {
    const { data } = this.draft.state;
    const { onlyWith } = this.draft.kind.fields.find(({ key }) => key === field) ?? {};
    return code === "E205" && Boolean(onlyWith) && data[field] === undefined && data[onlyWith[0]] !== onlyWith[1];
  }

  // As the questions stand: by step, then by question.
  inOrder(list) {
    const { steps } = this.draft;
    const rank = ({ field }) => {
      const step = this.draft.stepOf(field);
      const question = step < 0 ? 0 : steps[step].fields.indexOf(topKey(field));
      return (step < 0 ? steps.length : step) * 100 + (question < 0 ? 99 : question);
    };
    return list.map((fault, i) => [rank(fault), i, fault]).sort((a, b) => a[0] - b[0] || a[1] - b[1]).map(([, , fault]) => fault);
  }

  // A name that is taken cannot be given again.
  ofNames() {
    const { draft } = this;
    const wrong = [];
    const known = Object.values(draft.definition.records).flat();
    const taken = (id) => known.some(([other]) => other === id);
    const say = (field, message, hint) => wrong.push({ code: "E302", severity: "error", field, message, hint });
    const { pattern, longest } = draft.definition.id;
    if (!draft.isCorrection) {
      if (taken(draft.id)) say("file name", `There is a record called ${draft.id} already.`, "Add the place or the year, or open that record to correct it.");
      else if (!new RegExp(pattern).test(draft.id) || draft.id.length > longest)
        say("file name", `"${draft.id}" cannot be a name.`, `Use small letters, digits and single hyphens, ${longest} at most.`);
      else if (draft.title && !draft.isNamed) say("file name", "No name can be made from the title.", "Type one, in small letters from a to z, digits and hyphens.");
    }
    for (const { kind, index, id } of draft.added()) {
      if (id && taken(id)) say(`added.${kind}[${index}].title`, `${id} is here already.`, "Choose it in the list.");
    }
    return wrong;
  }

  get errors() {
    return this.all.filter(({ severity }) => severity === "error");
  }

  // Those of one step that its reader should be told of by now.
  ofStep(index) {
    const { steps, state } = this.draft;
    const seen = state.seen.includes(steps[index]?.id);
    return this.all.filter(({ code, field }) => {
      if (this.draft.stepOf(field) !== index) return false;
      return seen || PROTECTS_PEOPLE.test(code) || this.touched?.has(field);
    });
  }

  // The name of a fault's field in words, for a list of faults.
  labelOf(field) {
    const { draft } = this;
    if (field === "body") return "Anything more";
    if (field === "file name") return "File name";
    const { added, words } = this.placeOf(field);
    if (!added) return words || field;
    return `New ${added.toLowerCase()}${words ? `: ${words}` : ""}`;
  }

  // The kind that a path is of, what the definition says of its field, and the place in words.
  placeOf(path) {
    const { definition, state, kind } = this.draft;
    const [, own, rest] = /^added\.([\w-]+)\[\d+\]\.?(.*)/.exec(path) ?? [];
    const { label, fields } = own ? definition.kinds[own] : kind;
    return { kind: own ?? state.kind, added: own && label, ...placeInWords(definition, fields, own ? rest : path) };
  }
}
