// What was typed, as a record: empty answers left out, texts cleaned, and each value's place in the form kept.

import { dotted, fieldsOfPart } from "./definition.js";

// As INVISIBLE in reading/files.py, but for line ends: what people paste and nobody sees.
const INVISIBLE = /[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u200b\u2028\u2029\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufff9-\uffff\u{e0000}-\u{e007f}]/gu;

export const cleaned = (text) => text.replace(/\r\n?/g, "\n").replace(INVISIBLE, "").trim();

// { values: the fields that have an answer, texts as strings; places: path in the record -> path in the form }
// `resolve` turns the name of something that is begun in the form itself into its id.
export function answered(definition, fields, data, resolve = (value) => value) {
  const places = new Map();
  const values = ofFields(fields, data, [], []) ?? {};
  return { values, places };

  function ofFields(list, holder, here, there) {
    const found = {};
    for (const field of list) {
      const value = ofField(field, holder?.[field.key], [...here, field.key], [...there, field.key]);
      if (value !== undefined) found[field.key] = value;
    }
    return Object.keys(found).length ? found : undefined;
  }

  function ofField(field, value, here, there) {
    if (!field.many) return ofOne(field, value, here, there);
    if (!Array.isArray(value)) return undefined;
    const items = [];
    value.forEach((item, i) => {
      const kept = ofOne(field, item, [...here, items.length], [...there, i]);
      if (kept !== undefined) items.push(kept);
    });
    if (!items.length && !(field.none && !value.length)) return undefined;
    places.set(dotted(here), dotted(there));
    return items;
  }

  function ofOne(field, value, here, there) {
    const kept = field.part ? ofFields(fieldsOfPart(definition, field), value, here, there) : ofText(field, value);
    if (kept !== undefined) places.set(dotted(here), dotted(there));
    return kept;
  }

  function ofText(field, value) {
    if (typeof value !== "string") return undefined;
    let text = cleaned(value);
    if (field.kinds && text.startsWith("+")) text = resolve(text) ?? "";
    if (field.form === "text" && !field.prose) text = text.replace(/\s*\n\s*/g, " ");
    return text || undefined;
  }
}

const NUMBER = /^[-+]?(\d+(\.\d*)?|\.\d+)$/;
const WHOLE = /^[-+]?\d+$/;

export const isNumber = (form, text) => (form === "number" ? NUMBER : WHOLE).test(text);

// The same for the checks: true and false are no texts there. Numbers stay as typed, for their digits count.
export function typed(definition, fields, values) {
  return ofFields(fields, values);

  function ofFields(list, holder) {
    const found = {};
    for (const field of list) {
      if (!(field.key in holder)) continue;
      const value = holder[field.key];
      found[field.key] = field.many ? value.map((item) => ofOne(field, item)) : ofOne(field, value);
    }
    return found;
  }

  function ofOne(field, value) {
    if (field.part) return ofFields(fieldsOfPart(definition, field), value);
    return field.form === "true or false" && ["true", "false"].includes(value) ? value === "true" : value;
  }
}

// Whether what was read from a file has the shape that the form can hold; else the path of the first thing that has not.
export function misfit(definition, fields, data, here = []) {
  if (data === null || typeof data !== "object" || Array.isArray(data)) return dotted(here) || "the file";
  const known = new Map(fields.map((field) => [field.key, field]));
  for (const [key, value] of Object.entries(data)) {
    const field = known.get(key);
    const at = [...here, key];
    if (!field) return dotted(at);
    if (field.many !== Array.isArray(value) && (field.many || Array.isArray(value))) return dotted(at);
    for (const [item, path] of field.many ? value.map((each, i) => [each, [...at, i]]) : [[value, at]]) {
      if (field.part) {
        const wrong = misfit(definition, fieldsOfPart(definition, field), item, path);
        if (wrong) return wrong;
      } else if (typeof item !== "string") return dotted(path);
    }
  }
  return "";
}
