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
  Media: "film, sound or picture", Equity: "answer", Change: "change", Related: "related record",
  Source: "document", Row: "figure", Outcome: "result", Study: "study", Limit: "limit", Cycle: "cycle",
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

// The field that a path leads to, and the name of the place in words: Result 2, figure 1: How many (n).
export function placeInWords(definition, fields, path) {
  const around = [];
  let field;
  for (const part of path.split(".")) {
    const [key] = part.split("[");
    const number = /\[(\d+)\]/.exec(part)?.[1];
    const found = fields?.find((each) => each.key === key);
    if (!found) break;
    field = found;
    around.push(number === undefined ? field.label : `${itemWord(definition, field)} ${Number(number) + 1}`);
    fields = field.part ? fieldsOfPart(definition, field) : null;
  }
  const last = /\]$/.test(path) ? "" : around.pop();
  const words = around.map((word, i) => (i ? word[0].toLowerCase() : word[0].toUpperCase()) + word.slice(1)).join(", ");
  return { field, words: [words, last].filter(Boolean).join(": ") };
}

// The top-level key of a fault's or field's path: outcomes[2].rows[0].n is outcomes.
export const topKey = (path) => path.split(/[.[]/, 1)[0];

// `["outcomes", 2, "n"]` as people write it: outcomes[2].n
export const dotted = (keys) => keys.map((key, i) => (typeof key === "number" ? `[${key}]` : `${i ? "." : ""}${key}`)).join("");
