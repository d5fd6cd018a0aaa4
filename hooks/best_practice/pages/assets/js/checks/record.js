// What several rules ask of a record: its items that hold, its rows, its studies.

// The items of a list with their places; those left out for a fault are passed over.
export function* entries(items) {
  for (const [index, item] of (items ?? []).entries()) if (item !== null && item !== undefined) yield [index, item];
}

// Every row with its key: of the outcomes, and of the gap today.
export function* rowsOf({ practice, kind, page }) {
  const name = practice ? "outcomes" : kind === "priority-area" ? "gap_today" : null;
  for (const [i, holder] of name ? entries(page[name]) : []) {
    for (const [j, row] of entries(holder.rows)) yield [[name, i, "rows", j], row];
  }
}

// The study an outcome means: by name, or the only one when no name is given.
export function studyNamed(page, name) {
  const studies = [...entries(page.studies)].map(([, study]) => study);
  if (name === undefined) return studies.length === 1 ? studies[0] : undefined;
  return studies.find((study) => (study.id ?? study.source) === name);
}
