// Fields as the project's formatter writes them (writing/layout.py, writing/scalars.py): one way to write each value.

import { fieldsOfPart } from "./definition.js";
import { isNumber } from "./record.js";

const STEP = "  ";
const QUOTED = new Set(["text", "https address", "e-mail address", "time"]);
const MUST_ESCAPE = /["\\\n\t\r\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\ud800-\udfff\u200b\u2028-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufff9-\uffff]|[\u{e0000}-\u{e007f}]/gu;
const SHORT = { '"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r" };

// The lines of a top-level field.
export function fieldLines(definition, field, value) {
  return lines(definition, field, value, "");
}

export function quoted(text) {
  return `"${text.replace(MUST_ESCAPE, (sign) => SHORT[sign] ?? escaped(sign.codePointAt(0)))}"`;
}

function escaped(number) {
  const hex = number.toString(16).toUpperCase();
  if (number < 0x100) return `\\x${hex.padStart(2, "0")}`;
  return number < 0x10000 ? `\\u${hex.padStart(4, "0")}` : `\\U${hex.padStart(8, "0")}`;
}

function lines(definition, field, value, indent) {
  if (!field.many && !(field.part && needsLines(definition, field, value))) return [`${indent}${field.key}: ${onOneLine(definition, field, value)}`];
  if (!field.many) return [`${indent}${field.key}:`, ...partLines(definition, field, value, indent + STEP)];
  if (!value.length || !(field.part || field.prose)) return [`${indent}${field.key}: ${listed(definition, field, value)}`];
  const inner = indent + STEP;
  const items = value.flatMap((item) => {
    if (!field.part || !needsLines(definition, field, item)) return [`${inner}- ${onOneLine(definition, field, item)}`];
    const [first, ...rest] = partLines(definition, field, item, inner + STEP);
    return [`${inner}- ${first.trimStart()}`, ...rest];
  });
  return [`${indent}${field.key}:`, ...items];
}

const partLines = (definition, field, value, indent) =>
  fieldsOfPart(definition, field).filter(({ key }) => key in value).flatMap((inner) => lines(definition, inner, value[inner.key], indent));

// A part with rows of figures, or with several parts in one list, has a line for each of its fields.
const needsLines = (definition, field, value) =>
  fieldsOfPart(definition, field).some((inner) => inner.part && inner.many && (value[inner.key]?.length ?? 0) > (inner.part === "Row" ? 0 : 1));

function onOneLine(definition, field, value) {
  if (!field.part) return scalar(definition, field, value);
  const inside = fieldsOfPart(definition, field).filter(({ key }) => key in value);
  return `{${inside.map((inner) => `${inner.key}: ${(inner.many ? listed : onOneLine)(definition, inner, value[inner.key])}`).join(", ")}}`;
}

const listed = (definition, field, value) => `[${value.map((item) => onOneLine(definition, field, item)).join(", ")}]`;

function scalar(definition, field, text) {
  return isBare(definition, field, text) ? text : quoted(text);
}

function isBare(definition, { form, scale }, text) {
  if (QUOTED.has(form)) return false;
  switch (form) {
    case "label":
      return /^[A-Za-z]+(-[A-Za-z]+)*$/.test(text) && staysText(text);
    case "id":
      return /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text) && staysText(text);
    case "step":
      return definition.scales[scale].some(([value]) => value === text);
    case "country":
      return definition.countries.includes(text) && staysText(text);
    case "date":
      return /^\d{4}-\d{2}-\d{2}$/.test(text);
    case "partial date":
      return /^\d{4}(-\d{2}){0,2}$/.test(text);
    case "true or false":
      return ["true", "false"].includes(text);
    default:
      return isNumber(form, text);
  }
}

// Whether YAML 1.1, which Python's reader follows, reads the plain word as text. Words here have letters, digits, hyphens.
const staysText = (text) =>
  !/^(yes|no|true|false|on|off|null)$/i.test(text) && !/^(0|[1-9]\d*|0[0-7]+|0b[01]+|0x[0-9a-f]+|\d{4}-\d{2}-\d{2})$/i.test(text);
