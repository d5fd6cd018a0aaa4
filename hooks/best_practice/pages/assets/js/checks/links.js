// Links and pictures in a body, found as links.py finds them; in doubt one more rather than one less.

import { expressionOf } from "./texts.js";

const LONGEST = 500;

// Each link: { target, at, end, picture, text, byName, scheme, isPath, isElsewhere }, in order.
export function linksOf(body, expressions) {
  if (!body.includes("[") && !body.includes("<")) return [];
  const definition = expressionOf(expressions["link-definition"]);
  const definitions = [...body.matchAll(definition)];
  const defined = new Map(definitions.map((match) => [label(match[1]), bare(match[2])]));
  const make = maker(expressions);
  const found = [...inline(body, defined, expressions, make)];
  for (const match of definitions) {
    const at = body.indexOf("[", match.index);
    found.push(make(bare(match[2]), at, { text: match[1] }));
  }
  for (const match of body.matchAll(expressionOf(expressions.autolink))) {
    found.push(make(match[1], match.index, { text: match[1] }));
  }
  return found.sort((one, other) => one.at - other.at);
}

// The path from the root that a relative link means, without its anchor.
export function repositoryPath(folder, target) {
  const parts = [];
  for (const part of `${folder}/${unquoted(target).split("#")[0]}`.split("/")) {
    if (part === ".." && parts.length && parts.at(-1) !== "..") parts.pop();
    else if (part === ".." || (part && part !== ".")) parts.push(part);
  }
  return parts.join("/");
}

// Whether an https address has its two slashes and a host with a full stop, and names no user.
export function isWholeAddress(target) {
  const place = netloc(target);
  return (hostOf(target) ?? "").includes(".") && !place.includes("@");
}

// The host of an address in small letters; null where there is none.
export function hostOf(address) {
  const place = netloc(address);
  if (/[[\]]/.test(place)) return null;
  return place.slice(place.lastIndexOf("@") + 1).split(":")[0].toLowerCase() || null;
}

function netloc(address) {
  return /^(?:[A-Za-z][A-Za-z0-9+.-]*:)?\/\/([^/?#]*)/.exec(address)?.[1] ?? "";
}

function maker(expressions) {
  const scheme = new RegExp(`^(?:${expressions.scheme.source})`, expressions.scheme.flags);
  return (raw, at, { text = "", picture = false, byName = false, end = at + text.length + 2 } = {}) => {
    const target = decoded(raw);
    // The renderer drops a backslash and the marks of a code span from an address.
    const found = scheme.exec(unquoted(target).replace(/[\\`]/g, ""))?.[0].slice(0, -1).toLowerCase() ?? "";
    return {
      target,
      at,
      end,
      picture,
      text,
      byName,
      scheme: found,
      isPath: !found && Boolean(target) && !["#", "//", "\\", "/\\"].some((start) => target.startsWith(start)),
      isElsewhere: Boolean(found) || ["//", "\\", "/\\"].some((start) => unquoted(target).startsWith(start)),
    };
  };
}

function* inline(body, defined, expressions, make) {
  const title = expressionOf(expressions["link-title"], "");
  const name = expressionOf(expressions["link-name"], "y");
  const spans = [...body.matchAll(expressionOf(expressions["code-span"]))].map((match) => [match.index, match.index + match[0].length]);
  let opened = [];
  let pictured = false; // whether the paragraph has any picture, for brackets that cannot be paired
  for (const sign of body.matchAll(expressionOf(expressions["link-signs"]))) {
    const at = sign.index;
    const hidden = spans.some(([start, end]) => start <= at && at < end);
    if (sign[0].startsWith("\n")) {
      opened = [];
      pictured = false;
    } else if (sign[0] === "[" && !hidden) {
      opened.push(at);
      pictured ||= body[at - 1] === "!";
    } else if (sign[0] === "]") {
      const start = opened.length && !hidden ? opened.pop() : null;
      const picture = start === null ? pictured : body[start - 1] === "!";
      const first = start === null ? at : start - (picture ? 1 : 0);
      const text = start === null ? "" : body.slice(start + 1, at);
      const more = { picture, text, end: at + 1 };
      if (body[at + 1] === "(") {
        yield make(addressAt(body, at + 2, title), first, more);
      } else if (picture && start !== null) {
        name.lastIndex = at + 1;
        const named = name.exec(body);
        const target = defined.get(label(named?.[1] || text));
        if (named || target !== undefined) yield make(target ?? "", first, { ...more, byName: true });
      }
    }
  }
}

// What stands in the round brackets, without a title.
function addressAt(body, at, title) {
  const rest = [...body.slice(at, at + 2 * LONGEST)].slice(0, LONGEST).join("").trimStart();
  if (rest.startsWith("<") && rest.includes(">")) return rest.slice(1, rest.indexOf(">"));
  let depth = 1;
  for (let end = 0; end < rest.length; end++) {
    depth += (rest[end] === "(") - (rest[end] === ")");
    if (depth === 0) return rest.slice(0, end).replace(title, "");
  }
  return rest.split("\n\n")[0];
}

function bare(target) {
  return target.replace(/^<+/, "").replace(/>+$/, "");
}

function label(text) {
  return text.replace(/ ?\n/g, " ").toLowerCase();
}

// Entities twice, then control characters and spaces dropped, as a browser does in the end.
function decoded(target) {
  return unescaped(unescaped(target)).replace(/[\x00-\x20]/g, "");
}

function unescaped(text) {
  if (!text.includes("&")) return text;
  const held = new DOMParser().parseFromString(`<body>.${text.replaceAll("<", "&lt;")}`, "text/html");
  return held.body.textContent.slice(1);
}

export function unquoted(text) {
  return text.replace(/(?:%[0-9A-Fa-f]{2})+/g, (run) =>
    new TextDecoder().decode(Uint8Array.from(run.slice(1).split("%"), (byte) => parseInt(byte, 16))),
  );
}
