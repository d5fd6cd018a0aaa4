// A record as it would be if every part that was begun were complete. A part that is not is left out by most checks; a
// small count must be seen while the rest of its part is still to come.

import { fieldsOfPart } from "./definition.js";

export function asIfFinished(definition, fields, holder) {
  const made = { ...holder };
  for (const field of fields) {
    const value = holder[field.key];
    if (!field.part || value === undefined) continue;
    made[field.key] = field.many ? value.map((item) => filled(definition, field, item)) : filled(definition, field, value);
  }
  return made;
}

function filled(definition, field, item) {
  const fields = fieldsOfPart(definition, field);
  const made = asIfFinished(definition, fields, item);
  for (const inner of fields) if (inner.required && made[inner.key] === undefined) made[inner.key] = standIn(definition, inner);
  return JSON.parse(JSON.stringify(made)); // without what has no stand-in
}

function standIn(definition, { scale, kinds, form, part, many }) {
  if (part || many) return undefined;
  if (scale) return definition.scales[scale][0][0];
  if (kinds?.length) return definition.records[kinds[0]][0]?.[0];
  return ["text", "label"].includes(form) ? "Not said" : undefined;
}
