// The page /contribute/form/: choose what to write, answer step by step, check, take it away.

import { download, loadDefinition } from "./definition.js";
import { Draft, kindOfText } from "./draft.js";
import { button, element } from "./elements.js";
import { Faults } from "./faults.js";
import { Fields, freshToken } from "./fields.js";
import { misfit } from "./record.js";
import { CannotOpen, opened } from "./source.js";
import { draft as keptDraft, forget, keep, whenKeptElsewhere } from "./store.js";
import { review } from "./review.js";
import { startPage } from "./start.js";
import { showFaults, summaryOf } from "./telling.js";

const root = document.querySelector("[data-bp-form]");
const part = (name) => root.querySelector(`[data-part="${name}"]`);
const CHECK = "check";

let definition;
let draft = null;
let faults;
let left = null; // what was in hand when its writer went back to the start
let isElsewhere = false; // whether another tab has kept the same record since
let shownStep = -1; // the step on show; -1 at the start, and at the end the number of steps

const say = (text) => {
  part("status").textContent = "";
  requestAnimationFrame(() => (part("status").textContent = text));
};

async function start() {
  try {
    definition = await loadDefinition();
  } catch {
    part("waiting").hidden = true;
    part("failed").hidden = false;
    return;
  }
  part("waiting").hidden = true;
  history.scrollRestoration = "manual"; // each step is shown from its top
  const asked = new URLSearchParams(location.search).get("open");
  const kept = known(keptDraft());
  const goingOn = kept && location.hash && (!asked || kept.original?.path === pathOf(asked));
  if (goingOn) begin(kept);
  else await showStart(asked, kept);
  window.addEventListener("hashchange", () => moved(asked));
  whenKeptElsewhere(() => {
    if (!draft || draft.state.shared) return;
    isElsewhere = true;
    part("elsewhere").hidden = false;
  });
}

// Back to the start and forward again, as with every other page.
function moved(asked) {
  if (!location.hash.slice(1)) {
    left = draft?.state ?? left;
    if (draft) showStart(asked, left);
  } else if (draft) showPlace();
  else if (left) begin(left);
}

// A draft of an earlier version of the form may name a kind or a step that is no more.
function known(state) {
  return state && definition.kinds[state.kind] && restored(state) ? state : null;
}

function restored(state) {
  try {
    return new Draft(definition, state);
  } catch {
    return null;
  }
}

// case-studies/x is the file case_studies/x.md
function pathOf(asked) {
  const [plural, id] = asked.replace(/\/$/, "").split("/");
  const kind = Object.values(definition.kinds).find((each) => each.plural === plural);
  return kind ? `${kind.folder}/${id}.md` : "";
}

async function showStart(asked, kept) {
  shownStep = -1;
  draft = null;
  const correction = asked ? await opening(asked) : null;
  part("form").replaceChildren(startPage({
    definition,
    kept: kept && { title: restored(kept).title || "Without a title", shared: kept.shared },
    correction,
    goOn: () => begin(kept, kept.place ?? ""),
    clear,
    open: (text, name, shared) => openText(text, { path: "", id: name.replace(/\.md$/i, "").replace(/ ?\(\d+\)$/, ""), shared }),
    begin: (kind, shared) => begin(correction ? ofCorrection(correction, shared) : Draft.begun(definition, kind, shared).state, ""),
  }));
}

// The record that an address asks for, or why it cannot be opened.
async function opening(asked) {
  const [plural, id, ...rest] = asked.replace(/\/$/, "").split("/");
  const kind = Object.keys(definition.kinds).find((each) => definition.kinds[each].plural === plural);
  if (!kind || rest.length || !new RegExp(definition.id.pattern).test(id ?? "")) return { failed: "There is no record at this address." };
  try {
    const text = await download(`${plural}/${id}/record.md`, "text");
    return { ...checkedShape(kind, text), path: `${definition.kinds[kind].folder}/${id}.md`, id };
  } catch (error) {
    return { failed: error instanceof CannotOpen ? error.message : "It could not be downloaded. The connection may be slow, or the record may have another name now." };
  }
}

// Throws CannotOpen for a file that the form could not keep whole.
function checkedShape(kind, text) {
  const { data } = opened(text);
  const wrong = misfit(definition, definition.kinds[kind].fields, data);
  if (wrong) throw new CannotOpen(`The form does not know what stands in ${wrong}.`);
  return { kind, text, title: data.title ?? "" };
}

const ofCorrection = ({ kind, text, path, id }, shared) => Draft.of(definition, kind, text, { path, id, shared }).state;

// Returns why it cannot be opened; "" when it is.
function openText(text, { path, id, shared }) {
  try {
    const { kind } = checkedShape(kindOfText(definition, text), text);
    begin(Draft.of(definition, kind, text, { path, id, shared }).state, "");
    return "";
  } catch (error) {
    if (!(error instanceof CannotOpen)) throw error;
    return error.message;
  }
}

function begin(state, place) {
  draft = new Draft(definition, state);
  isElsewhere = false;
  faults = new Faults(draft, showTold);
  faults.touched = new Set();
  store();
  const to = place === undefined ? location.hash.slice(1) : place || draft.steps[0].id;
  if (location.hash.slice(1) === to) showPlace(true);
  else location.hash = to; // hashchange shows it
}

function clear() {
  forget();
  draft = null;
  left = null;
  const plain = new URL(location.href);
  plain.hash = "";
  plain.search = "";
  history.replaceState(null, "", plain);
  showStart(null, null);
  say("Everything you typed is deleted from this computer.");
  part("form").querySelector("h2")?.focus();
}

function store() {
  draft.state.place = location.hash.slice(1);
  const kept = keep(draft.state);
  const warning = part("not-kept");
  if (warning) warning.hidden = kept;
}

function changed(path) {
  faults.touched.add(path);
  store();
  faults.soon();
}

function showPlace(first = false) {
  const place = location.hash.slice(1);
  const index = place === CHECK ? draft.steps.length : draft.steps.findIndex(({ id }) => id === place);
  if (index < 0 || (index === shownStep && !first)) return;
  shownStep = index;
  store();
  if (index === draft.steps.length) showReview();
  else showStep(index);
  // Below the header, which stays on top: progress first, then the questions.
  const header = document.querySelector(".md-header")?.offsetHeight ?? 0;
  window.scrollTo(0, Math.max(0, root.querySelector(".bp-form__what").getBoundingClientRect().top + window.scrollY - header - 12));
  faults.now();
}

const goTo = (place) => (location.hash = place);

function frame(index, title, ...inside) {
  const total = draft.steps.length + 1;
  const heading = element("h2", { class: "bp-form__title", tabindex: "-1" }, title);
  const list = element("ol", { class: "bp-form__steps" }, ...[...draft.steps, { id: CHECK, title: "Check and share" }].map(({ id, title: name }, i) =>
    element("li", {}, element("a", { href: `#${id}`, "aria-current": i === index ? "step" : undefined }, name))));
  document.title = `${title} - ${root.dataset.title}`;
  part("form").replaceChildren(
    element("p", { class: "bp-form__what" }, `${draft.isCorrection ? "Correcting" : draft.kind.label}: `, element("strong", { "data-part": "what" }, draft.title || "no title yet")),
    element("p", { class: "bp-field__error", role: "alert", "data-part": "elsewhere", hidden: !isElsewhere }, "This record is open in another tab too, and was changed there. Go on in one of the two: only what is typed last is kept. Load this page again to see it."),
    element("p", { class: "bp-form__progress" }, `Step ${index + 1} of ${total}`),
    element("progress", { class: "bp-form__bar", max: total, value: index + 1, "aria-label": "How far you have come" }),
    element("details", { class: "bp-fold bp-form__all" }, element("summary", {}, "All steps"), list),
    element("div", { "data-part": "summary" }),
    heading,
    ...inside,
    keeping(),
  );
  heading.focus({ preventScroll: true });
}

function keeping() {
  const { shared } = draft.state;
  return element("aside", { class: "bp-form__keeping", "aria-label": "Where your words are kept" },
    element("p", {}, shared
      ? "You are on a shared computer: your words are kept in this tab only, and are gone when it is closed."
      : "Your words are kept in this browser for seven days after your last change."),
    element("p", { class: "bp-field__error", "data-part": "not-kept", hidden: true }, "This browser does not let the form keep anything. Download the file before you leave the page."),
    button("Delete everything from this computer", () => clear(), "bp-link"));
}

function showStep(index) {
  const step = draft.steps[index];
  const fields = new Fields(draft, {
    changed: (path) => {
      changed(path);
      revealed();
      if (path === "title") part("what").textContent = draft.title || "no title yet";
    },
    say,
    addNew: (kind, use) => {
      const items = (draft.state.added[kind] ??= []);
      const token = freshToken(kind, items);
      items.push({ token });
      use(token);
      showStep(index);
      root.querySelector(`[data-field="added.${kind}[${items.length - 1}].title"] input`)?.focus();
      say(`Write the new ${definition.kinds[kind].label.toLowerCase()} below.`);
    },
  });
  const rows = draft.fieldsOfStep(step).map((field) => fields.field(field, draft.state.data, []));
  // Some questions are asked only after a certain answer; what was answered is never hidden.
  const revealed = () => draft.fieldsOfStep(step).forEach(({ key, onlyWith, later }, i) => {
    const unanswered = draft.state.data[key] === undefined;
    if (onlyWith) rows[i].hidden = unanswered && draft.state.data[onlyWith[0]] !== onlyWith[1];
    if (later) rows[i].hidden = unanswered && !draft.isCorrection;
  });
  revealed();
  const added = step.adds.map((kind) => fields.newItems(kind, draft.fieldsOfNew(kind)));
  frame(index, step.title,
    element("p", { class: "bp-form__lead" }, step.lead),
    element("form", { class: "bp-form__fields", novalidate: true, autocomplete: "off", onsubmit: (event) => { event.preventDefault(); goOn(index); } },
      ...rows, ...added,
      element("div", { class: "bp-form__moves" },
        index > 0 && button("Back", () => goTo(draft.steps[index - 1].id)),
        element("button", { type: "submit", class: "bp-button" }, "Continue")),
    ));
  showTold();
}

// The next step; where something must be mended first, say so once and let the writer choose.
async function goOn(index) {
  const step = draft.steps[index];
  const next = draft.steps[index + 1]?.id ?? CHECK;
  if (!draft.state.seen.includes(step.id)) draft.state.seen.push(step.id);
  store();
  await faults.now();
  const wrong = faults.ofStep(index).filter(({ severity }) => severity === "error");
  if (!wrong.length) return goTo(next);
  const summary = summaryOf(wrong, faults, "Mend this, or do it later");
  summary.append(button("Go on and mend it later", () => goTo(next)));
  part("summary").replaceChildren(summary);
  summary.focus();
}

function showReview() {
  draft.state.seen = draft.steps.map(({ id }) => id);
  frame(draft.steps.length, "Check and share", review(draft, faults, { changed, say, goTo, redraw: () => { showReview(); faults.now(); } }));
}

function showTold() {
  if (!draft || shownStep < 0) return;
  showFaults(root, draft, faults, shownStep);
}

start();
