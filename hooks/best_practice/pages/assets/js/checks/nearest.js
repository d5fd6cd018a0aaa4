// Words in messages, as nearest.py has them: what stands in a field, the nearest known word, a list to choose from.

const LONGEST = 60;
const CUTOFF = 0.6;

export function cited(text) {
  const line = [...text.trim().split(/\s+/u).join(" ")];
  return `"${line.length <= LONGEST ? line.join("") : `${line.slice(0, LONGEST - 3).join("")}...`}"`;
}

// The known word most like this one, or null when none is like it.
export function nearest(word, known) {
  const wanted = word.trim().toLowerCase().replaceAll(" ", "-").replaceAll("_", "-");
  const byForm = new Map([...known].map((one) => [one.toLowerCase().replaceAll("_", "-"), one]));
  let best = null;
  for (const form of byForm.keys()) {
    const ratio = likeness(form, wanted);
    if (ratio >= CUTOFF && (!best || ratio > best.ratio || (ratio === best.ratio && form > best.form))) best = { ratio, form };
  }
  return best ? byForm.get(best.form) : null;
}

export function listed(words, most = 8) {
  const every = [...words];
  if (every.length > most) return `${every.slice(0, most).join(", ")} or one of ${every.length - most} more`;
  return every.length > 1 ? `${every.slice(0, -1).join(", ")} or ${every.at(-1)}` : every.join("");
}

export function didYouMean(word, known) {
  const every = [...known];
  const match = nearest(word, every);
  if (match) return `Did you mean ${match}?`;
  if (every.length < 2) return every.length ? `Write ${every[0]}.` : "There is none to choose from yet.";
  return `Write one of: ${listed(every)}.`;
}

// Python's difflib: twice the letters that match, over all letters. Ratcliff and Obershelp, 1988.
function likeness(one, other) {
  const [a, b] = [[...one], [...other]];
  const all = a.length + b.length;
  return all ? (2 * matching(a, b, 0, a.length, 0, b.length)) / all : 1;
}

function matching(a, b, aFrom, aTo, bFrom, bTo) {
  let [size, atA, atB] = [0, aFrom, bFrom];
  let ends = new Map();
  for (let i = aFrom; i < aTo; i++) {
    const now = new Map();
    for (let j = bFrom; j < bTo; j++) {
      if (a[i] !== b[j]) continue;
      const length = (ends.get(j - 1) ?? 0) + 1;
      now.set(j, length);
      if (length > size) [size, atA, atB] = [length, i - length + 1, j - length + 1];
    }
    ends = now;
  }
  if (!size) return 0;
  return size + matching(a, b, aFrom, atA, bFrom, atB) + matching(a, b, atA + size, aTo, atB + size, bTo);
}
