// British spellings and words for American ones, and the nearest word of the site for a word that it does not have.

const BRITISH = [
  [/^hem(?=[ao])/, "haem"],
  [/^anem/, "anaem"],
  [/^anesth/, "anaesth"],
  [/^(o?)esophag/, "oesophag"],
  [/^estrogen/, "oestrogen"],
  [/^edema/, "oedema"],
  [/^gynec/, "gynaec"],
  [/^pediatric/, "paediatric"],
  [/^foet/, "fet"],
  [/^(c|s)esar[ei]an/, "caesarean"],
  [/^caesarian/, "caesarean"],
  [/^diarrhea/, "diarrhoea"],
  [/glycemi/, "glycaemi"],
  [/^(lab|col|behavi|fav|neighb|hon|rum|tum|vap)or/, "$1our"],
  [/^center/, "centre"],
  [/^fiber/, "fibre"],
  [/^(milli|kilo)?liter/, "$1litre"],
  [/^program(s?)$/, "programme$1"],
  [/^mom(s|my|mies)?$/, (_, end) => `mum${end ?? ""}`],
  [/^(counsel|travel|label|model|cancel|signal)(ed|ing|or|er)/, "$1l$2"],
  [/^(enrol|fulfil)l(?=ment|$)/, "$1"],
  [/iz(e|es|ed|ing|er|ers|ation|ations)$/, "is$1"],
  [/yz(e|ed|ing)$/, "ys$1"],
  [/^prenatal/, "antenatal"],
  [/^postpartum$/, "postnatal"],
  [/^practic(ed|ing)$/, "practis$1"],
  [/^defense/, "defence"],
  [/^licens(e|es)$/, "licenc$1"],
];

// Other ways in which the site may spell a word; usually none.
export function spellingsOf(word) {
  const found = new Set();
  for (const [american, british] of BRITISH) {
    if (american.test(word)) found.add(word.replace(american, british));
  }
  found.delete(word);
  return [...found];
}

// How many slips of a finger lie between two words: a letter more, less, other, or two that changed places.
// Optimal string alignment; gives up with `most + 1` as soon as it is more than `most`.
export function slips(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before = [];
  let last = Array.from({ length: other.length + 1 }, (_, i) => i);
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1;
      let cost = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + same);
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
        cost = Math.min(cost, before[j - 2] + 1);
      }
      row.push(cost);
      if (cost < least) least = cost;
    }
    if (least > most) return most + 1;
    before = last;
    last = row;
  }
  return last[other.length];
}

export function slipsAllowed(word) {
  if (word.length < 4) return 0;
  if (word.length < 6) return 1;
  return word.length < 9 ? 2 : 3;
}

const MOST_CANDIDATES = 4;
const OTHER_FIRST_LETTER = 0.7; // people rarely miss the first letter
const SAME_START = 0.12; // for each letter alike at the start, up to five: slips come late in a word
const COMMON = 0.05; // for each doubling of the number of pages

// The words of the site that were most likely meant, best first. `spellings` is a Map of word to how common it is.
export function nearest(word, spellings) {
  const most = slipsAllowed(word);
  if (!most || /\d/.test(word)) return [];
  const found = [];
  for (const [candidate, commonness] of spellings) {
    if (candidate.length < 4 || (word.length < 6 && candidate[0] !== word[0])) continue;
    const count = slips(word, candidate, most);
    if (count > most) continue;
    let alike = 0;
    while (alike < 5 && candidate[alike] === word[alike]) alike += 1;
    const cost = count + (alike ? 0 : OTHER_FIRST_LETTER) - alike * SAME_START - commonness * COMMON;
    found.push([cost, candidate]);
  }
  found.sort((a, b) => a[0] - b[0] || (a[1] < b[1] ? -1 : 1));
  return found.slice(0, MOST_CANDIDATES).filter(([cost]) => cost < found[0][0] + 1).map(([, candidate]) => candidate);
}

// Two words written as one: `bloodloss`; null when it is not two words of the site.
export function apart(word, spellings) {
  for (let cut = word.length - 4; cut >= 4; cut--) {
    const [left, right] = [word.slice(0, cut), word.slice(cut)];
    if (spellings.has(left) && spellings.has(right)) return [left, right];
  }
  return null;
}
