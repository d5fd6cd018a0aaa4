// The checks of a record in the browser, before anything leaves the device. The same rules as Python's, from the same
// source: data/v1/rules.json and the schemas. What cannot be told here says `browser` and `because` in the rules.

import { COMPLETENESS } from "./completeness.js";
import { fieldFaults } from "./fields.js";
import { dotted } from "./keys.js";
import { linksOf } from "./links.js";
import { JUDGES } from "./judges.js";
import { MARKUP } from "./markup.js";
import { cited } from "./nearest.js";
import { read, sound } from "./reading.js";
import { REFERENCES } from "./references.js";
import { ROWS } from "./rows.js";
import { SOURCES } from "./sources.js";
import { expressionOf, joined, leavesOf } from "./texts.js";

const DATA = new URL("../../../data/v1/", import.meta.url);
const RULES = [...COMPLETENESS, ...REFERENCES, ...SOURCES, ...ROWS, ...MARKUP];
const loaded = new Map();

/**
 * Every fault of a record: { code, severity, field, message, hint, at, range }, in the order of the fields, body last.
 *
 * `kind` is intervention, case-study, lead or a term's; `data` the fields by their key in the file, numbers best as the
 * text that was typed, because the digits printed count; `body` the Markdown below. What is left out of the last
 * argument is fetched once: `schemas` by kind, `collection` ({ kinds, statuses } by id), `rules`. `today` is a day as
 * YYYY-MM-DD; `id` the record's own, where it has one.
 *
 * `at` is where a form should lead: the field, the field that is missing, or "body". `range` is the place in that text.
 */
export async function checked(kind, data, body = "", { schemas, collection, rules, today, id } = {}) {
  const real = kind === "case-study" && data?.status === "lead" ? "lead" : kind;
  const [schema, ids, published] = await Promise.all([
    schemas?.[real] ?? fetched(`schema/${real}.schema.json`),
    collection ?? fetched("ids.json"),
    rules ?? fetched("rules.json"),
  ]);
  return judged(real, data ?? {}, body, schema, {
    collection: ids,
    rules: published,
    today: today ?? localDay(new Date()),
    id,
  });
}

// The same for those who hold everything already; nothing is fetched.
export function judged(kind, raw, body, root, { collection: { kinds, statuses = {} }, rules, today, id }) {
  const info = rules.kinds[kind];
  const collection = { kinds: bare(kinds), statuses: bare(statuses) };
  if (id) collection.kinds[id] ??= kind; // a draft is not among the published ids
  const { typed, faults: empties } = read(root, raw);
  const empty = new Set(empties.map(({ key }) => dotted(key)));
  const fields = [...empties, ...fieldFaults(root, typed, info.needed, empty)];
  const faulty = new Set(fields.map(({ key }) => dotted(key)));
  const had = (key) => faulty.has(dotted(key));
  const page = sound(root, raw, faulty) ?? {};
  for (const [name, value] of Object.entries(raw)) if (hasLost(value, page[name])) faulty.add(name);
  for (const { meant } of fields) if (meant) faulty.add(dotted(meant));
  const subject = {
    kind,
    root,
    rules,
    collection,
    today,
    id,
    raw,
    body,
    page,
    had,
    faulty,
    practice: info.practice,
    status: info.practice ? page.status : page.withdrawn ? "withdrawn" : "published",
    leaves: leavesOf(rules.texts, info.model, page),
    links: linksOf(body, rules.expressions),
  };
  const found = [...fields, ...unseen(rules, info, raw, body), ...looked(rules, info, raw, body)];
  for (const [code, rule] of RULES) for (const problem of rule(subject)) found.push({ code, ...problem });
  return inOrder(found, root, rules);
}

// Without what every object has, so that no id is taken for known because it is called constructor.
function bare(object) {
  return Object.assign(Object.create(null), object);
}

// Whether something of a list was left out for its fault: what names it is then not told as unknown.
function hasLost(value, kept) {
  return Array.isArray(value) && value.length > 0 && (!kept || kept.includes(null));
}

// What is looked for in every text, whether or not its field has another fault.
function* looked(rules, info, raw, body) {
  const leaves = leavesOf(rules.texts, info.model, raw);
  for (const { code, source, flags, message, uses, judge } of rules.patterns) {
    const counts = judge ? JUDGES[judge](rules) : () => true;
    for (const hit of joined(leaves, body, uses).find(expressionOf({ source, flags }))) {
      if (hit.match.groups && !hit.match.groups.own) continue;
      if (!counts(hit)) continue;
      const said = message.replace("{found}", () => hit.match[0]).replace("{cited}", () => cited(hit.match[0]));
      yield { code, key: hit.key, message: said, range: [hit.at, hit.at + hit.match[0].length] };
    }
  }
}

function* unseen(rules, info, raw, body) {
  const sign = expressionOf(rules.expressions.invisible);
  const uses = ["prose", "words-of-others", "reference", "address", "email", "id"];
  for (const { match, key, at } of joined(leavesOf(rules.texts, info.model, raw), body, uses).find(sign)) {
    if (match[0] === "\x00") continue; // stands between two texts
    const number = match[0].codePointAt(0).toString(16).toUpperCase().padStart(4, "0");
    const message = `An invisible control character (U+${number}) stands here.`;
    yield { code: "E116", key, message, range: [at, at + match[0].length] };
  }
}

function inOrder(found, root, rules) {
  const known = new Map(rules.rules.map((rule) => [rule.code, rule]));
  const order = Object.keys(root.properties);
  const faults = new Map();
  for (const { code, key, body, message, hint, at, range } of found) {
    const inBody = key === null || body !== undefined;
    const field = inBody ? "" : dotted(key);
    const fault = {
      code,
      severity: known.get(code).severity,
      field,
      message,
      hint: hint || known.get(code).hint,
      at: inBody ? "body" : (at ?? field),
      range: body ?? range ?? null,
    };
    const same = JSON.stringify([code, fault.at, message, fault.range]);
    if (!faults.has(same)) faults.set(same, fault);
  }
  const rank = ({ at }) => (at === "body" ? order.length : order.indexOf(/^[^.[]*/.exec(at)[0]));
  return [...faults.values()].sort(
    (one, other) =>
      rank(one) - rank(other) ||
      one.at.localeCompare(other.at, "en", { numeric: true }) ||
      (one.range?.[0] ?? 0) - (other.range?.[0] ?? 0) ||
      one.code.localeCompare(other.code),
  );
}

async function fetched(name) {
  if (!loaded.has(name)) {
    loaded.set(
      name,
      fetch(new URL(name, DATA)).then((answer) => {
        if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
        return answer.json();
      }),
    );
    loaded.get(name).catch(() => loaded.delete(name)); // the next call tries again
  }
  return loaded.get(name);
}

function localDay(date) {
  const two = (number) => String(number).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
