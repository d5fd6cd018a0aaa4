// What was typed, made ready for the schema: numbers from their digits, yes and no from their words; empty values are told.

import { dotted } from "./keys.js";
import { fieldOf, isList, isNumber, isPart, resolved } from "./schema.js";

const NUMBER = /^-?(0|[1-9][0-9]*)(\.[0-9]+)?$/;
const LONGEST_NUMBER = 30;

// { typed, faults }: a copy without empty values, and a fault for each of them.
export function read(root, data) {
  const faults = [];
  const empty = (key) => {
    faults.push({ code: "E210", key, message: "There is no value here." });
    return undefined;
  };

  function part(schema, value, key) {
    const made = {};
    for (const [name, inner] of Object.entries(value)) {
      const plan = fieldOf(root, schema, name);
      const here = [...key, name];
      const typed = plan ? whole(plan, inner, here) : inner === undefined ? undefined : null;
      if (typed !== undefined) made[name] = typed;
    }
    return made;
  }

  function whole(schema, value, key) {
    if (value === undefined) return undefined;
    if (isNothing(value)) return empty(key);
    if (isPart(schema) && isObject(value)) return Object.keys(value).length ? part(schema, value, key) : empty(key);
    if (isList(schema) && Array.isArray(value)) {
      if (!value.length) return schema.minItems ? empty(key) : value;
      // A hole stays where an empty item stood, so that the others keep their places.
      return value.map((item, index) => whole(resolved(root, schema.items), item, [...key, index]) ?? null);
    }
    // 7.0 is no whole number, though the browser would make 7 of it.
    const isCount = schema.type === "integer" && typeof value === "string" && value.includes(".");
    if (isNumber(schema) && typeof value === "string" && isDigits(value.trim()) && !isCount) return Number(value);
    if (schema.type === "boolean" && (value === "true" || value === "false")) return value === "true";
    return value;
  }

  return { typed: part(root, data ?? {}, []), faults };
}

export function isDigits(text) {
  return text.length <= LONGEST_NUMBER && NUMBER.test(text);
}

function isNothing(value) {
  return value === null || (typeof value === "string" && !value.trim());
}

function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

// A copy of what was typed without what has a fault, and without parts that lack what they must have, so that the rules
// judge only what holds. Items of lists stay where they are; one that is left out is null.
export function sound(root, data, faulty) {
  const copy = (schema, value, key) => {
    if (value === undefined || value === null || (key.length && faulty.has(dotted(key)))) return null;
    if (isPart(schema)) {
      if (!isObject(value)) return null;
      const made = {};
      for (const [name, inner] of Object.entries(value)) {
        const plan = fieldOf(root, schema, name);
        const kept = plan ? copy(plan, inner, [...key, name]) : null;
        if (kept !== null) made[name] = kept;
      }
      return key.length && (schema.required ?? []).some((name) => !(name in made)) ? null : made;
    }
    if (isList(schema)) {
      if (!Array.isArray(value)) return null;
      const items = value.map((item, index) => copy(resolved(root, schema.items), item, [...key, index]));
      return items.some((item) => item !== null) || !items.length ? items : null;
    }
    if (isNumber(schema) && typeof value === "string") return value.trim();
    return value === "true" && schema.type === "boolean" ? true : value === "false" && schema.type === "boolean" ? false : value;
  };
  return copy(root, data ?? {}, []);
}
