// What the schema says of a record, in the words of our own codes E201 to E214. The library finds where; this says what.

import { Validator } from "../vendor/cfworker-json-schema-4.1.6/validator.js";
import { dotted, keyOfPointer, valueAt } from "./keys.js";
import { cited, didYouMean, nearest } from "./nearest.js";
import { isDigits } from "./reading.js";
import { isList, isNumber, isPart, schemaAt, stepsOf } from "./schema.js";

const DRAFT = "2020-12";
const TOLD = new Set(["type", "enum", "oneOf", "const", "pattern", "format", "minLength", "maxLength", "minimum", "maximum", "minItems"]);

// `typed` as reading.js gives it; `needed` are the fields that the status asks for, which rule E205 tells; `empty` the
// names of those that stand there without a value, which are not missing too.
export function fieldFaults(root, typed, needed, empty) {
  const { errors } = new Validator(root, DRAFT, false).validate(typed);
  const faults = new Map();
  const tell = (fault) => {
    const name = dotted(fault.key);
    if (!faults.has(name)) faults.set(name, fault);
  };
  const keywords = new Map();
  for (const { keyword, instanceLocation } of errors) {
    const key = keyOfPointer(instanceLocation, typed);
    if (keyword === "additionalProperties") unknown(root, typed, key).forEach(tell);
    else if (keyword === "required") missing(root, typed, key, needed).forEach((fault) => empty.has(dotted(fault.key)) || tell(fault));
    else if (TOLD.has(keyword) && key.length) {
      const name = dotted(key);
      keywords.set(name, { key, keywords: new Set([...(keywords.get(name)?.keywords ?? []), keyword]) });
    }
  }
  for (const { key, keywords: failed } of keywords.values()) {
    const fault = said(schemaAt(root, key), valueAt(typed, key), key, failed, root);
    if (fault) tell({ key, ...fault });
  }
  return [...faults.values()];
}

function unknown(root, typed, key) {
  const known = Object.keys(schemaAt(root, key)?.properties ?? {});
  if (!known.length) return [];
  return Object.keys(valueAt(typed, key))
    .filter((name) => !known.includes(name))
    .map((name) => ({
      code: "E201",
      key: [...key, name],
      message: `There is no field ${cited(name)} here.`,
      hint: didYouMean(name, known),
      meant: meantBy(name, key, known),
    }));
}

// The key of the field that a misspelt name most likely means; that field is not missing too.
function meantBy(name, key, known) {
  const match = nearest(name, known);
  return match && [...key, match];
}

function missing(root, typed, key, needed) {
  const { required = [], properties = {} } = schemaAt(root, key) ?? {};
  const there = Object.keys(valueAt(typed, key));
  const known = Object.keys(properties);
  const misspelt = there.filter((name) => !known.includes(name)).map((name) => nearest(name, known));
  const told = [...misspelt, ...(key.length ? [] : needed)];
  return required
    .filter((name) => !there.includes(name) && !told.includes(name))
    .map((name) => ({
      code: "E206",
      key: [...key, name],
      message: `${name} is missing.`,
      hint: `Add ${name}; see the field guide for what it holds.`,
    }));
}

function said(schema, value, key, failed, root) {
  if (!schema || value === null || value === undefined) return null; // empty, and told
  const name = key.findLast((part) => typeof part === "string") ?? "";
  const shape = wrongShape(schema, value);
  if (shape) return shape;
  if (isList(schema)) return null;
  if (schema.scale) {
    const steps = stepsOf(schema.scale);
    if (steps.includes(String(value))) return null; // a step that does not fit here: E215
    return { code: "E204", message: `${cited(String(value))} is not one of the words for ${name}.`, hint: didYouMean(String(value), steps) };
  }
  if (schema.enum) {
    return { code: "E203", message: `${cited(String(value))} is not in the list of countries.`, hint: didYouMean(String(value), schema.enum) };
  }
  if (isNumber(schema)) return number(schema, value, name, failed);
  if (schema.type === "boolean") return { code: "E213", message: `${cited(String(value))} is neither true nor false.` };
  if (schema.format === "date") return day(String(value));
  return text(schema, value, name, failed, root);
}

function wrongShape(schema, value) {
  const what = Array.isArray(value) ? "a list" : typeof value === "object" ? "a set of fields" : null;
  if (isPart(schema) && what !== "a set of fields") {
    return { code: "E209", message: `This needs fields of its own: ${Object.keys(schema.properties).slice(0, 4).join(", ")}.` };
  }
  if (isList(schema) && what !== "a list") {
    return { code: "E209", message: "This takes a list.", hint: "Put it in square brackets, or on lines of its own that begin with a hyphen." };
  }
  return !isPart(schema) && !isList(schema) && what ? { code: "E209", message: `This takes a single value, not ${what}.` } : null;
}

function number(schema, value, name, failed) {
  if (failed.has("type")) {
    if (isDigits(String(value).trim())) {
      return { code: "E207", message: `${value} is not a whole number.`, hint: "Only whole numbers are counted here." };
    }
    return { code: "E207", message: `${cited(String(value))} is not a plain number.` };
  }
  if (failed.has("minimum")) return { code: "E214", message: `${name} is ${value}; it must be ${schema.minimum} or more.` };
  return { code: "E214", message: `${name} is ${value}; it must be ${schema.maximum} or less.` };
}

function day(value) {
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return { code: "E208", message: `There is no day ${value}.` };
  return { code: "E208", message: `${cited(value)} is not a date as YYYY-MM-DD.` };
}

function text(schema, value, name, failed) {
  if (typeof value !== "string" && failed.has("type")) {
    const kind = typeof value === "boolean" ? "true or false" : "a number";
    return { code: "E202", message: `YAML takes ${value} for ${kind}; here it must be text.`, hint: `Put it in double quotes: ${cited(String(value))}.` };
  }
  const count = [...String(value)].length;
  const length = count === 1 ? "1 character" : `${count} characters`;
  if (failed.has("minLength")) return { code: "E211", message: `This has ${length}; it needs ${schema.minLength} or more.` };
  if (failed.has("maxLength")) return { code: "E211", message: `This has ${length}; it may have ${schema.maxLength} at most.` };
  return form(name, String(value));
}

function form(name, value) {
  const shown = cited(value);
  if (["start", "end", "date"].includes(name)) {
    return { code: "E208", message: `${shown} is not a date.`, hint: "Write it as YYYY, YYYY-MM or YYYY-MM-DD, as exact as it is known." };
  }
  if (name === "doi") return { code: "E212", message: `${shown} is not a DOI.`, hint: "Write it from the 10. onwards, without https://doi.org/." };
  if (name === "url") {
    return { code: "E212", message: `${shown} is not an https address.`, hint: "Write the whole address, beginning with https://." };
  }
  if (name === "email") return { code: "E212", message: `${shown} is not an e-mail address.`, hint: "Write it as name@place.nhs.uk." };
  if (value.includes("\n")) return { code: "E212", message: "This must be a single line.", hint: "Take the line breaks out." };
  return { code: "E212", message: `${shown} is not an id.`, hint: "Use small letters, digits and single hyphens: measured-blood-loss." };
}
