// Links, pictures and headings of a body, and media: E504 to E509, E311 and E315. Patterns alone are E501 to E503.

import { isWholeAddress } from "./links.js";
import { cited } from "./nearest.js";
import { mirrorReason } from "./sources.js";
import { labelOf } from "./schema.js";

const at = (link, message, hint) => ({ body: [link.at, link.end], message, hint });

function* linkIsSafe({ links }) {
  for (const link of links) {
    if (link.byName || (link.picture && link.isElsewhere)) continue; // E505, E506
    const shown = cited(link.target);
    if (!["", "https", "mailto"].includes(link.scheme)) {
      yield at(link, `${shown} uses ${link.scheme}:, which is not allowed.`, link.scheme === "http" ? "Begin it with https://." : "");
    } else if (link.scheme === "https" && !isWholeAddress(link.target)) {
      yield at(link, `${shown} is not a whole address.`, "Copy the address from your browser: https://, then the name of the site.");
    } else if (link.isElsewhere && !link.scheme) {
      yield at(link, `${shown} leaves out its scheme.`, "Begin it with https://.");
    } else if (!link.target) {
      yield at(link, "A link leads nowhere.", "Write the address in the round brackets.");
    }
  }
}

function* pictureIsOurs({ links }) {
  for (const link of links) {
    if (link.picture && link.isElsewhere) yield at(link, `The picture ${cited(link.target)} would be fetched from elsewhere.`);
  }
}

function* pictureHasText({ links }) {
  for (const link of links) {
    if (link.byName && !link.isElsewhere) yield at(link, "This picture has its path elsewhere in the text.");
    else if (link.picture && !link.text.trim()) yield at(link, `The picture ${cited(link.target)} has no text.`);
  }
}

// Which files there are the browser does not know; an address of the site is no path in any case.
function* linkedFileIsAPath({ links }) {
  for (const link of links) {
    if (link.isPath && link.target.startsWith("/")) yield at(link, `${cited(link.target)} is an address of the site, not a path.`);
  }
}

function* linkedPageIsThePublishers({ links, rules }) {
  for (const link of links) {
    const found = link.scheme === "https" ? mirrorReason(link.target, rules.mirrors) : null;
    if (found) yield at(link, `${found[0]} ${found[1]}.`);
  }
}

function* titleIsTheOnlyH1(subject) {
  for (const heading of headings(subject)) {
    if (heading.level === 1) yield at(heading, "This heading is of the first level, as the title is.");
  }
}

function* headingsDoNotSkip(subject) {
  let before = 1;
  for (const heading of headings(subject)) {
    const { level } = heading;
    if (level > before + 1 && before === 1) yield at(heading, `The first heading has ${level} #.`, "Begin with ##.");
    else if (level > before + 1) yield at(heading, `A heading with ${level} # follows one with ${before}.`);
    before = Math.max(level, 2); // one # is E507; what follows it is judged as if it had two
  }
}

function* headings({ body, rules }) {
  const { source, flags } = rules.expressions.heading;
  const heading = new RegExp(source, `${flags}y`);
  let fenced = false;
  let start = 0;
  for (const line of body.split("\n")) {
    if (/^(?:```|~~~)/.test(line.trimStart())) fenced = !fenced;
    heading.lastIndex = start;
    const match = fenced ? null : heading.exec(body);
    if (match?.[1]) {
      const from = start + match[0].length - match[1].length;
      yield { level: match[1].length, at: from, end: start + line.length };
    } else if (match) {
      yield { level: match[2].startsWith("=") ? 1 : 2, at: start, end: start + line.length };
    }
    start += line.length + 1;
  }
}

const MEDIA = {
  film: "Add captions, or a transcript: the words spoken in it.",
  audio: "Add a transcript: the words spoken in it.",
  image: "Add a transcript: what the picture shows.",
};

function* mediaHaveWords({ practice, page, root }) {
  for (const [index, item] of (practice && page.media ? page.media : []).entries()) {
    if (!item) continue;
    const key = ["media", index];
    const label = labelOf(root, "MediaKind", item.kind).toLowerCase();
    if (!item.transcript && !(item.captions && item.kind === "film")) {
      yield { key, message: `This ${label} has no words for those who cannot see or hear it.`, hint: MEDIA[item.kind] };
    }
    if (!item.url && !item.file) {
      yield { key, message: `This ${label} has neither url nor file.`, hint: "Add url or file: where it can be found." };
    }
  }
}

export const MARKUP = [
  ["E504", linkIsSafe],
  ["E505", pictureIsOurs],
  ["E506", pictureHasText],
  ["E311", linkedFileIsAPath],
  ["E315", linkedPageIsThePublishers],
  ["E507", titleIsTheOnlyH1],
  ["E508", headingsDoNotSkip],
  ["E509", mediaHaveWords],
];
