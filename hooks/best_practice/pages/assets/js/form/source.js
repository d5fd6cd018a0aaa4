// A record's file in hand: read into fields, and written again with only those fields anew that were changed.

import { fieldLines } from "./yaml.js";
import { load, FAILSAFE_SCHEMA } from "../vendor/js-yaml-5.5.0/js-yaml.esm.min.mjs";

export class CannotOpen extends Error {}

// { data, body, blocks: [{ key, before, lines }], after, crlf }: every scalar as its own text, digits and all.
export function opened(file) {
  const crlf = file.includes("\r\n");
  const text = file.replace(/^\ufeff/, "").replace(/\r\n/g, "\n");
  const opening = /^---[ \t]*\n/.exec(text);
  const closing = opening && /^---[ \t]*$/m.exec(text.slice(opening[0].length));
  if (!closing) throw new CannotOpen("It does not begin with fields between two lines of three hyphens.");
  const front = text.slice(opening[0].length, opening[0].length + closing.index);
  const data = parsed(front);
  return { data, body: text.slice(opening[0].length + closing.index + closing[0].length + 1), ...blocksOf(front, data), crlf };
}

function parsed(yaml) {
  let data;
  try {
    data = load(yaml, { schema: FAILSAFE_SCHEMA });
  } catch (error) {
    throw new CannotOpen(`Its fields cannot be read: ${error.reason ?? error.message}.`);
  }
  if (data === null || typeof data !== "object" || Array.isArray(data)) throw new CannotOpen("It has no fields.");
  return data;
}

// Each field with its own lines. Comments at the margin belong to the field below them.
function blocksOf(front, data) {
  const blocks = [];
  let waiting = [];
  for (const line of front.split("\n").slice(0, -1)) {
    const key = /^([A-Za-z_][\w-]*):(?=\s|$)/.exec(line)?.[1];
    if (key) {
      blocks.push({ key, before: waiting, lines: [line] });
      waiting = [];
    } else if (!line.trim() || line.startsWith("#")) waiting.push(line);
    else if (blocks.length) {
      blocks.at(-1).lines.push(...waiting, line);
      waiting = [];
    }
  }
  // Nothing is taken on trust: each field's lines must read alone as they do among the others.
  const keys = Object.keys(data);
  const alike = blocks.length === keys.length && blocks.every(({ key, lines }, i) => key === keys[i] && same(alone(lines)?.[key], data[key]));
  if (!alike) throw new CannotOpen("It is written in a way that the form could not keep. Change it on GitHub.");
  return { blocks, after: waiting };
}

function alone(lines) {
  try {
    return load(`${lines.join("\n")}\n`, { schema: FAILSAFE_SCHEMA });
  } catch {
    return undefined;
  }
}

export const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

// The text of a new file.
export function written(definition, fields, values, body) {
  const front = fields.filter(({ key }) => key in values).flatMap((field) => fieldLines(definition, field, values[field.key]));
  return `---\n${front.join("\n")}\n---\n${withEnd(body)}`;
}

// The text of a file that was opened: what was not changed keeps its text, byte for byte.
// `before` and `after` are the answers when it was opened and now; `order` is that of the definition's fields.
export function rewritten(definition, fields, source, before, after, body) {
  const order = fields.map(({ key }) => key);
  const kept = [];
  for (const block of source.blocks) {
    if (same(before[block.key], after[block.key])) kept.push(block);
    else if (block.key in after) kept.push({ ...block, lines: [...commentsIn(block), ...linesOf(block.key)] });
  }
  const there = new Set(source.blocks.map(({ key }) => key));
  for (const key of order) {
    if (!(key in after) || there.has(key)) continue;
    const next = kept.findIndex((block) => order.indexOf(block.key) > order.indexOf(key));
    kept.splice(next < 0 ? kept.length : next, 0, { key, before: [], lines: linesOf(key) });
  }
  const lines = [...kept.flatMap((block) => [...block.before, ...block.lines]), ...source.after];
  const unchanged = body === source.body;
  const text = `---\n${lines.join("\n")}\n---\n${unchanged ? source.body : withEnd(body)}`;
  return source.crlf ? text.replaceAll("\n", "\r\n") : text;

  function linesOf(key) {
    return fieldLines(definition, fields[order.indexOf(key)], after[key]);
  }
}

// Comments of a field that is written anew stand above it.
function commentsIn({ key, lines }) {
  const comments = lines.filter((line) => /^\s+#/.test(line));
  const without = lines.filter((line) => !/^\s+#/.test(line));
  return same(alone(without)?.[key], alone(lines)?.[key]) ? comments.map((line) => line.trim()) : [];
}

function withEnd(body) {
  const text = body.replace(/\r\n?/g, "\n");
  return text.trim() ? (text.endsWith("\n") ? text : `${text}\n`) : "";
}
