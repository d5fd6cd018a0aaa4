// The record as a reader will meet it: the card in a list, then the page. Statements are left to the build.

import { fieldsOfPart, itemWord } from "./definition.js";
import { element } from "./elements.js";

const ON_CARD = new Set(["title", "short_title", "summary", "status"]);

// The words for a single value: the label of a step, the title of a record.
export function inWords(draft, field, value) {
  const { definition } = draft;
  if (field.scale) return definition.scales[field.scale].find(([step]) => step === value)?.[1] ?? value;
  if (field.kinds) {
    const own = draft.added().find(({ id }) => id === value);
    if (own) return own.values.title;
    if (value === definition.notNamed) return "Not named";
    return Object.values(definition.records).flat().find(([id]) => id === value)?.[1] ?? value;
  }
  if (field.named) return draft.answers.values.sources?.find(({ id }) => id === value)?.title ?? value;
  return { true: "Yes", false: "No" }[field.form === "true or false" ? value : ""] ?? value;
}

// A figure in a line: Black African (ethnic group), Before: 50.0 percent, 120 of 240, table 1.
function rowLine(draft, field, row) {
  const inner = new Map(fieldsOfPart(draft.definition, field).map((each) => [each.key, each]));
  const words = (key) => (row[key] === undefined ? "" : inWords(draft, inner.get(key), row[key]));
  const said = new Set(["group", "group_type", "compares", "timepoint", "period", "statistic", "value", "unit", "ci_low", "ci_high", "n", "N", "where"]);
  const type = row.group_type && row.group_type !== "none" ? ` (${words("group_type").toLowerCase()})` : "";
  const who = [`${words("group") || words("compares")}${type}`, words("timepoint"), words("period")].filter(Boolean).join(", ");
  const count = row.n === undefined && row.N === undefined ? "" : `${row.n ?? "?"} of ${row.N ?? "?"}`;
  const interval = row.ci_low === undefined && row.ci_high === undefined ? "" : `95% interval ${row.ci_low ?? "?"} to ${row.ci_high ?? "?"}`;
  const rest = Object.keys(row).filter((key) => !said.has(key)).map((key) => `${inner.get(key).label.toLowerCase()} ${words(key)}`);
  const figure = [words("statistic"), words("value"), words("unit")].filter(Boolean).join(" ");
  return `${who || "No group yet"}: ${[figure, interval, count, ...rest, words("where")].filter(Boolean).join(", ")}`;
}

// Lines of { level, label, text } for a field that has an answer: a part's fields stand one below the other.
export function told(draft, field, value, level = 0) {
  if (field.many && !value.length) return [{ level, label: field.label, text: "None" }];
  if (field.many && !field.part && !field.prose) return [{ level, label: field.label, text: value.map((item) => inWords(draft, field, item)).join(", ") }];
  if (!field.many && !field.part) return [{ level, label: field.label, text: inWords(draft, field, value) }];
  const items = field.many ? value : [value];
  if (field.part === "Row") return [{ level, label: field.label, text: "" }, ...items.map((row) => ({ level: level + 1, label: "", text: rowLine(draft, field, row) }))];
  return [
    { level, label: field.label, text: "" },
    ...items.flatMap((item, i) => {
      if (!field.part) return [{ level: level + 1, label: "", text: item }];
      const inner = fieldsOfPart(draft.definition, field).filter(({ key }) => key in item && !(field.part === "Source" && key === "id"));
      const name = items.length > 1 ? [{ level: level + 1, label: numbered(draft, field, i), text: "" }] : [];
      return [...name, ...inner.flatMap((each) => told(draft, each, item[each.key], level + (items.length > 1 ? 2 : 1)))];
    }),
  ];
}

// Result 2
function numbered({ definition }, field, i) {
  const word = itemWord(definition, field);
  return `${word[0].toUpperCase()}${word.slice(1)} ${i + 1}`;
}

// What stands between a label and its answer.
export const labelled = (label) => (label.endsWith("?") ? `${label} ` : `${label}: `);

export function card(draft) {
  const { values } = draft.answers;
  const badges = [["kind", draft.kind.label], ...(values.status === "draft" ? [["gap", "Draft"]] : [])];
  return element("ul", { class: "bp-cards" },
    element("li", { class: "bp-card" },
      element("h4", { class: "bp-card__title" }, values.short_title ?? values.title ?? "No title yet"),
      element("p", { class: "bp-card__summary" }, values.summary ?? "No summary yet."),
      element("ul", { class: "bp-card__facts", "aria-label": "In short" }, ...badges.map(([tone, text]) => element("li", {}, element("span", { class: `bp-badge bp-badge--${tone}` }, text)))),
    ),
  );
}

export function page(draft) {
  const { values } = draft.answers;
  const sections = draft.steps.map((step) => {
    const fields = draft.fieldsOfStep(step).filter(({ key }) => key in values && !ON_CARD.has(key));
    if (!fields.length) return null;
    const lines = fields.flatMap((field) => told(draft, field, values[field.key]));
    return element("section", {}, element("h4", {}, step.title), ...lines.map(({ level, label, text }) =>
      element("p", { class: `bp-told bp-told--${Math.min(level, 3)}` }, label && element("strong", {}, text ? labelled(label) : label), text)));
  });
  const more = draft.state.body.trim();
  return element("div", { class: "bp-preview" },
    element("p", { class: "bp-preview__title" }, values.title ?? "No title yet"),
    element("p", { class: "bp-summary" }, values.summary ?? "No summary yet."),
    element("p", { class: "bp-caveat" }, "How sure it is, whether the gap closed and whether it can be copied are not typed: the site works them out from the figures when the record is checked, by published rules. They are not shown here."),
    ...sections.filter(Boolean),
    more ? element("section", {}, element("h4", {}, "Anything more"), element("pre", { class: "bp-preview__body", tabindex: "0" }, more)) : null,
  );
}

// The same for a Word copy.
export function paragraphs(draft, said) {
  const { values } = draft.answers;
  const found = [
    { style: "Title", text: values.title ?? "No title yet" },
    { text: said },
    { label: "File", text: draft.path },
    { style: "Heading1", text: "Summary" },
    { text: values.summary ?? "No summary yet." },
  ];
  for (const step of draft.steps) {
    const fields = draft.fieldsOfStep(step).filter(({ key }) => key in values && key !== "title" && key !== "summary");
    if (!fields.length) continue;
    found.push({ style: "Heading1", text: step.title });
    for (const { level, label, text } of fields.flatMap((field) => told(draft, field, values[field.key]))) {
      if (label && !text) found.push(level ? { style: "ListBullet", label, text: "" } : { style: "Heading2", text: label });
      else found.push({ style: level ? "ListBullet" : undefined, label, text });
    }
  }
  const more = draft.state.body.trim();
  if (more) found.push({ style: "Heading1", text: "Anything more" }, ...more.split(/\n{2,}/).map((text) => ({ text })));
  for (const term of draft.added()) {
    found.push({ style: "Heading1", text: `New ${draft.definition.kinds[term.kind].label.toLowerCase()}: ${term.values.title ?? ""}` });
    found.push(...draft.fieldsOfNew(term.kind).filter(({ key }) => key in term.values && key !== "title").flatMap((field) => told(draft, field, term.values[field.key]).map(({ label, text }) => ({ label, text }))));
  }
  return found;
}
