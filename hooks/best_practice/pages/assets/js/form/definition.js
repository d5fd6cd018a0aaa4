// The definition of the form, made from the models at build time, and how to look things up in it.

export const ROOT = new URL("../../../", import.meta.url);

export async function download(path, read = "json") {
  const answer = await fetch(new URL(path, ROOT));
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer[read]();
}

export const loadDefinition = () => download("contribute/form.json");

// Fields of a kind that the form asks of a new term that a record needs: an organisation or a measure.
export function fieldsOfAdded(definition, kind) {
  return definition.kinds[kind].fields.filter((field) => field.required || field.needed);
}

// The fields below a part, by the part's name.
export const fieldsOfPart = (definition, field) => definition.parts[field.part].fields;

// What a list calls one of its items: "document", "figure".
const ITEMS = {
  Source: "document", Row: "figure", Outcome: "outcome", Study: "study", Limit: "limit", Cycle: "cycle",
  PrincipleLink: "principle", Component: "part", TriedIn: "place", Experience: "account", RequiredBy: "requirement",
};
const NAMES_OF_ENTRIES = {
  what_was_done: "step", lessons: "lesson", adaptations: "change", lines: "line", also_known_as: "name", with: "partner", settings: "country",
  interventions: "practice", measures: "measure", materials: "material", policy: "recommendation", formerly: "former id",
};
export function itemWord(definition, field) {
  if (field.part) return ITEMS[field.part] ?? definition.parts[field.part].label;
  return NAMES_OF_ENTRIES[field.key] ?? "entry";
}

// The top-level key of a fault's or field's path: outcomes[2].rows[0].n is outcomes.
export const topKey = (path) => path.split(/[.[]/, 1)[0];

// `["outcomes", 2, "n"]` as people write it: outcomes[2].n
export const dotted = (keys) => keys.map((key, i) => (typeof key === "number" ? `[${key}]` : `${i ? "." : ""}${key}`)).join("");
