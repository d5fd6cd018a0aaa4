// Words as search compares them. `plain_words` in catalogue/words.py cuts in the same way; a test holds the two together.

const STOP = new Set(
  ("a about all an and any are as at be been being but by can could did do does doing for from get got had has have " +
    "he her hers him his how i if in into is it its me my need of on or our ours out should so some than that the " +
    "their them then there these they this those to us was we were what when where which who whom whose why will " +
    "with would you your im id ive dont isnt vs via per one ones way ways thing things want wants look looking use used " +
    "using make makes making give given find show tell try trying happen happens really please much many more most very " +
    "new best good also just only year years ever still about am go going come comes put take takes").split(" "),
);

export function plainWords(text) {
  const bare = text.toLowerCase().normalize("NFKD").replace(/\p{Mn}/gu, "").replace(/['’]/g, "");
  return bare.match(/[a-z0-9]+/g) ?? [];
}

// The words that carry the question; all of them, when none does.
export function telling(words) {
  const kept = words.filter((word) => !STOP.has(word));
  return kept.length ? kept : words;
}

// One form for singular and plural, for comparing names: `doulas` and `doula`.
export function singular(word) {
  if (word.length > 4 && word.endsWith("ies")) return `${word.slice(0, -3)}y`;
  return word.length > 3 && word.endsWith("s") && !word.endsWith("ss") ? word.slice(0, -1) : word;
}
