// Where a draft waits: in the tab, on a shared computer; on your own computer for seven days. One draft at a time.

const NAME = "maternity-equity:form";
const DAYS = 7;
const FORMAT = 1;

const usable = (kind) => {
  try {
    return window[kind]; // a browser may forbid it
  } catch {
    return null;
  }
};

// The draft that waits, or null. What is older than seven days is deleted.
export function draft() {
  for (const kind of ["sessionStorage", "localStorage"]) {
    try {
      const found = JSON.parse(usable(kind)?.getItem(NAME) ?? "null");
      if (!found) continue;
      if (found.format === FORMAT && (kind === "sessionStorage" || Date.now() < found.until)) return found.state;
      usable(kind).removeItem(NAME);
    } catch {
      // Not ours, or damaged: there is no draft.
    }
  }
  return null;
}

// Returns whether it could be kept.
export function keep(state) {
  const kind = state.shared ? "sessionStorage" : "localStorage";
  try {
    usable(kind === "sessionStorage" ? "localStorage" : "sessionStorage")?.removeItem(NAME);
    usable(kind).setItem(NAME, JSON.stringify({ format: FORMAT, until: Date.now() + DAYS * 86_400_000, state }));
    return true;
  } catch {
    return false;
  }
}

// Tells when another tab of this browser keeps or deletes a draft.
export function whenKeptElsewhere(tell) {
  window.addEventListener("storage", ({ key, newValue }) => key === NAME && newValue !== null && tell());
}

export function forget() {
  for (const kind of ["sessionStorage", "localStorage"]) {
    try {
      usable(kind)?.removeItem(NAME);
    } catch {
      // There is nothing to forget.
    }
  }
}
