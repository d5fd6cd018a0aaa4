// Figures that contradict themselves, E401 to E418, and numbers so small that they could show a person, E440 and E441.

import { cited } from "./nearest.js";
import { entries, rowsOf, studyNamed } from "./record.js";
import { labelOf } from "./schema.js";

const RATIOS = ["OR", "aOR", "RR", "aRR", "HR"];
const NEED_UNIT = ["risk-difference", "mean-difference", "slope"];

const has = (value) => value !== undefined && value !== null;

// A figure as whole digits and the number of them after the point, so that nothing is rounded: 7.0 is 70 and 1.
function exact(figure) {
  const text = String(figure);
  const [, whole, part = ""] = /^(-?\d+)(?:\.(\d+))?$/.exec(text) ?? /^(-?\d+)(?:\.(\d+))?$/.exec(Number(text).toFixed(20));
  return { digits: BigInt(whole + part), places: part.length };
}

function* events(subject) {
  for (const [key, { n, N }] of rowsOf(subject)) {
    if (has(n) && has(N) && Number(n) > Number(N)) yield { key: [...key, "n"], message: `n is ${n}, N is ${N}.` };
  }
}

function* intervalHoldsValue(subject) {
  for (const [key, { ci_low: low, value, ci_high: high }] of rowsOf(subject)) {
    if (!has(low) || !has(high)) continue;
    if (Number(low) > Number(high)) {
      yield { key: [...key, "ci_low"], message: `ci_low ${low} is larger than ci_high ${high}.` };
    } else if (has(value) && !(Number(low) <= Number(value) && Number(value) <= Number(high))) {
      yield { key: [...key, "value"], message: `${value} does not lie between ${low} and ${high}.` };
    }
  }
}

function* percentageAgrees(subject) {
  for (const [key, { n, N, value, unit, statistic }] of rowsOf(subject)) {
    if (unit !== "percent" || !has(value) || !Number(N) || !has(n) || statistic) continue;
    if (Number(n) > Number(N) || Number(value) < 0 || Number(value) > 100) continue; // E401, E410
    const { digits, places } = exact(value);
    const scale = 10n ** BigInt(places);
    const [hundred, total] = [100n * BigInt(n) * scale, BigInt(N)];
    const off = hundred - digits * total;
    if ((off < 0n ? -off : off) * 2n > total) {
      yield { key: [...key, "value"], message: `${n} of ${N} is ${percentage(BigInt(n), total, digits ? places : 1)} percent, not ${value}.` };
    }
  }
}

// n out of N in percent with so many digits after the point; a half goes to the even digit.
function percentage(n, total, places) {
  const scaled = 100n * n * 10n ** BigInt(places);
  let [whole, rest] = [scaled / total, (scaled % total) * 2n];
  if (rest > total || (rest === total && whole % 2n)) whole += 1n;
  const text = whole.toString().padStart(places + 1, "0");
  return places ? `${text.slice(0, -places)}.${text.slice(-places)}` : text;
}

function* rowHasOneSubject(subject) {
  for (const [key, row] of rowsOf(subject)) {
    const told = subject.had([...key, "group"]) || subject.had([...key, "compares"]);
    if (has(row.group) === has(row.compares) && !told) {
      yield { key, message: `This row has ${row.group ? "both group and compares" : "neither group nor compares"}.` };
    }
  }
}

function* comparisonIsWhole(subject) {
  for (const [key, row] of rowsOf(subject)) {
    if (row.group && row.compares) continue; // E404
    const missing = ["statistic", "value"].filter((name) => !has(row[name]) && !subject.had([...key, name]));
    if (row.compares && missing.length) yield { key, message: `This comparison lacks ${missing.join(" and ")}.` };
    if (row.group && row.statistic && row.statistic !== "slope") {
      yield {
        key: [...key, "statistic"],
        message: `${row.statistic} compares two groups; this row names one.`,
        hint: "Write compares in place of group.",
      };
    }
  }
}

function* rowsCanBeCompared({ page, practice }) {
  for (const [i, outcome] of practice ? entries(page.outcomes) : []) {
    let first = null;
    for (const [j, row] of entries(outcome.rows)) {
      if (row.statistic || !has(row.unit)) continue;
      first ??= row.unit;
      if (row.unit !== first) {
        yield { key: ["outcomes", i, "rows", j, "unit"], message: `This row is in ${row.unit}, an earlier one in ${first}.` };
      }
    }
  }
}

function* noFigureTwice(subject) {
  const seen = new Set();
  for (const [key, row] of rowsOf(subject)) {
    const names = ["group", "compares", "timepoint", "period", "statistic", "unit", "where"];
    const same = JSON.stringify([key.slice(0, 2), ...names.map((name) => (has(row[name]) ? String(row[name]) : null))]);
    if (seen.has(same)) {
      const which = `${cited(row.group || row.compares || "")} (${row.timepoint || row.statistic || "None"})`;
      yield { key, message: `The figure for ${which} stands here again.` };
    }
    seen.add(same);
  }
}

function* wideGroupIsNotMapped(subject) {
  const { rules, root } = subject;
  const of = (name) => new RegExp(rules.expressions[name].source, rules.expressions[name].flags);
  const [wide, people] = [of("wide-group"), new RegExp(of("of-people"), `${rules.expressions["of-people"].flags}g`)];
  for (const [key, row] of rowsOf(subject)) {
    if (!row.ethnic_group || !row.group) continue;
    const group = row.group.replace(people, "").trim().split(/\s+/u).join(" ");
    const plain = group.toLowerCase().replaceAll("&", "and").replace(/[^a-z]/g, "");
    if (!rules.ethnic_groups[row.ethnic_group].includes(plain) && wide.test(group)) {
      const label = cited(labelOf(root, "EthnicGroup", row.ethnic_group));
      yield { key: [...key, "ethnic_group"], message: `${cited(row.group)} takes in more than ${label}.` };
    }
  }
}

function* intervalHasTwoEnds(subject) {
  for (const [key, row] of rowsOf(subject)) {
    const told = subject.had([...key, "ci_low"]) || subject.had([...key, "ci_high"]);
    if (has(row.ci_low) !== has(row.ci_high) && !told) {
      yield { key, message: `${has(row.ci_high) ? "ci_low" : "ci_high"} is missing.` };
    }
  }
}

function* percentageInRange(subject) {
  for (const [key, { unit, value, statistic }] of rowsOf(subject)) {
    if (unit === "percent" && has(value) && !statistic && !(Number(value) >= 0 && Number(value) <= 100)) {
      yield { key: [...key, "value"], message: `${value} percent is not a share.` };
    }
  }
}

function* groupTypeFits(subject) {
  for (const [key, row] of rowsOf(subject)) {
    if (row.ethnic_group && row.group_type !== "ethnicity") {
      yield { key: [...key, "ethnic_group"], message: "ethnic_group is given, and group_type is not ethnicity." };
    }
    if (row.group === "all" && has(row.group_type) && row.group_type !== "none") {
      yield { key: [...key, "group_type"], message: `The group is all, and group_type is ${row.group_type}.` };
    }
  }
}

function* rowHoldsAFigure(subject) {
  for (const [key, row] of rowsOf(subject)) {
    const told = subject.had([...key, "value"]) || subject.had([...key, "n"]);
    if (!has(row.value) && !has(row.n) && !row.compares && !told) yield { key, message: "This row has neither value nor n." };
  }
}

function* differenceHasAUnit(subject) {
  for (const [key, row] of rowsOf(subject)) {
    if (NEED_UNIT.includes(row.statistic) && !row.unit && !subject.had([...key, "unit"])) {
      yield { key, message: `This ${labelOf(subject.root, "Statistic", row.statistic).toLowerCase()} has no unit.` };
    }
  }
}

function* countHasADenominator(subject) {
  for (const [key, row] of rowsOf(subject)) {
    const answered = row.unit === "percent" && has(row.value);
    if (has(row.n) && !has(row.N) && !answered && !subject.had([...key, "N"])) {
      yield { key: [...key, "n"], message: `n is ${row.n}, and N is missing.` };
    }
  }
}

function* figureSaysWhen(subject) {
  for (const [key, row] of rowsOf(subject)) {
    const told = row.timepoint || row.compares || row.statistic || subject.had([...key, "timepoint"]);
    if (row.group && !told) yield { key, message: `The figure for ${cited(row.group)} has no timepoint.` };
  }
}

function* ratioIsPositive(subject) {
  for (const [key, row] of rowsOf(subject)) {
    if (!RATIOS.includes(row.statistic)) continue;
    for (const name of ["value", "ci_low", "ci_high"]) {
      if (has(row[name]) && Number(row[name]) <= 0) {
        const label = labelOf(subject.root, "Statistic", row.statistic).toLowerCase();
        yield { key: [...key, name], message: `${name} of this ${label} is ${row[name]}.` };
      }
    }
  }
}

// Rows of a source that nobody else can open; no source at all is such a source too.
function* unpublishedRows(subject) {
  const { page, practice, had } = subject;
  const hidden = new Set();
  let known = 0;
  for (const [i, source] of entries(page.sources)) {
    known += 1;
    const tried = had(["sources", i, "doi"]) || had(["sources", i, "url"]);
    if (!(source.doi || source.url || tried)) hidden.add(source.id);
  }
  for (const [key, row] of rowsOf(subject)) {
    const holder = page[key[0]][key[1]];
    const study = practice ? studyNamed(page, holder.study) : undefined;
    const source = row.source ?? (practice ? study?.source : holder.source);
    if (source ? hidden.has(source) : hidden.size || !known) yield [key, row];
  }
}

function* smallCountIsNotShown(subject) {
  for (const [key, row] of unpublishedRows(subject)) {
    for (const name of ["n", "N"]) {
      if (has(row[name]) && Number(row[name]) > 0 && Number(row[name]) < subject.rules.smallest_open_count) {
        yield { key: [...key, name], message: `${name} is ${row[name]}, and the source has no DOI or address.` };
      }
    }
  }
}

function* rateOfFewIsNotShown(subject) {
  for (const [key, { n, N, value, unit, statistic }] of unpublishedRows(subject)) {
    if (has(n) || !has(value) || !Number(N) || unit !== "percent" || statistic) continue;
    const { digits, places } = exact(value);
    const people = digits * BigInt(N); // in hundredths of the last place
    const smallest = BigInt(subject.rules.smallest_open_count) * 100n * 10n ** BigInt(places);
    if (people > 0n && people < smallest) {
      yield { key: [...key, "value"], message: `${value} percent of ${N} is fewer than 8 people.` };
    }
  }
}

function* gapIsJudgedByAnOutcome(subject) {
  const { page, practice, kind, collection } = subject;
  const lost = [...subject.faulty].some((name) => /^(?:outcomes|studies|equity)\b/.test(name));
  const named = practice && kind !== "lead" && !lost ? page.equity?.measure : null;
  const measured = [...entries(page.outcomes)].map(([, outcome]) => outcome.measure);
  if (named && named in collection.kinds && !measured.includes(named)) {
    yield { key: ["equity", "measure"], message: `No outcome is of ${named}.` };
  }
}

export const ROWS = [
  ["E401", events],
  ["E402", intervalHoldsValue],
  ["E403", percentageAgrees],
  ["E404", rowHasOneSubject],
  ["E405", comparisonIsWhole],
  ["E406", rowsCanBeCompared],
  ["E407", noFigureTwice],
  ["E408", wideGroupIsNotMapped],
  ["E409", intervalHasTwoEnds],
  ["E410", percentageInRange],
  ["E411", groupTypeFits],
  ["E412", rowHoldsAFigure],
  ["E413", differenceHasAUnit],
  ["E414", countHasADenominator],
  ["E417", ratioIsPositive],
  ["E418", figureSaysWhen],
  ["E423", gapIsJudgedByAnOutcome],
  ["E440", smallCountIsNotShown],
  ["E441", rateOfFewIsNotShown],
];
