// An id from a title, as writing/ids.py makes it: small letters, digits and single hyphens, cut at a word.

const LONGEST = 60;
const SMALL_WORDS = new Set(["a", "an", "and", "as", "at", "by", "for", "from", "in", "into", "of", "on", "or", "the", "to", "with"]);

export function idFromTitle(title) {
  const plain = title.replaceAll("&", " and ").normalize("NFKD").replace(/[^\x00-\x7f]/g, "").toLowerCase();
  const words = plain.replace(/['`]/g, "").split(/[^a-z0-9]+/).filter(Boolean);
  const kept = [];
  for (const word of words) {
    if ([...kept, word].join("-").length > LONGEST) break;
    kept.push(word);
  }
  if (kept.length < words.length) while (kept.length > 1 && SMALL_WORDS.has(kept.at(-1))) kept.pop();
  return kept.join("-") || words.join("").slice(0, LONGEST);
}
