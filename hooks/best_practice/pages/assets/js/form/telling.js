// Faults shown: beside each field, and as a summary whose links lead to the field.

import { element, firstControl } from "./elements.js";

// The innermost thing on the page that a fault belongs to.
function placeOf(root, field) {
  let path = field;
  while (path) {
    const found = root.querySelector(`[data-field="${CSS.escape(path)}"]`);
    if (found) return found;
    const cut = Math.max(path.lastIndexOf("."), path.lastIndexOf("["));
    path = cut > 0 ? path.slice(0, cut) : "";
  }
  return null;
}

const ownError = (place) => [...place.querySelectorAll(".bp-field__error")].find((error) => error.closest("[data-field]") === place);

export function showFaults(root, draft, faults, step) {
  for (const error of root.querySelectorAll("[data-field] .bp-field__error")) {
    error.hidden = true;
    error.replaceChildren();
  }
  for (const wrong of root.querySelectorAll(".bp-field--wrong")) wrong.classList.remove("bp-field--wrong");
  for (const control of root.querySelectorAll("[aria-invalid]")) control.removeAttribute("aria-invalid");
  const last = step === draft.steps.length;
  for (const fault of last ? faults.all.filter(({ field }) => draft.stepOf(field) < 0) : faults.ofStep(step)) {
    const place = placeOf(root, fault.field);
    const error = place && ownError(place);
    if (!error) continue;
    const isError = fault.severity === "error";
    error.append(element("span", {}, element("strong", {}, isError ? "To mend: " : "Look again: "), said(fault)));
    error.hidden = false;
    if (!isError) continue;
    place.classList.add("bp-field--wrong");
    for (let fold = place.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    if (!place.matches("fieldset")) firstControl(place)?.setAttribute("aria-invalid", "true");
  }
  if (last) root.dispatchEvent(new CustomEvent("bp-faults"));
  else shorten(root, faults, step);
}

// A summary that is on show loses what has been mended.
function shorten(root, faults, step) {
  const summary = root.querySelector("[data-part=summary] .bp-errors");
  if (!summary) return;
  const left = faults.ofStep(step).filter(({ severity }) => severity === "error");
  if (!left.length) summary.remove();
  else summary.querySelector("ul").replaceWith(listOf(left, faults));
}

function said({ message, hint }) {
  return hint ? `${message} ${hint}` : message;
}

function listOf(wrong, faults) {
  return element("ul", {}, ...wrong.map((fault) => element("li", {}, element("a", { href: "#", onclick: (event) => { event.preventDefault(); leadTo(fault, faults); } }, `${faults.labelOf(fault.field)}: ${fault.message}`))));
}

export function summaryOf(wrong, faults, title) {
  const name = title ?? (wrong.length === 1 ? "There is 1 thing to mend" : `There are ${wrong.length} things to mend`);
  return element("div", { class: "bp-errors", role: "alert", tabindex: "-1" }, element("h2", { class: "bp-errors__title" }, name), listOf(wrong, faults));
}

// To the field: its step is shown first, if it is another one.
function leadTo(fault, faults) {
  const index = faults.draft.stepOf(fault.field);
  const root = document.querySelector("[data-bp-form]");
  const id = faults.draft.steps[index]?.id ?? "check";
  const focus = () => {
    const place = placeOf(root, fault.field);
    if (!place) return;
    for (let fold = place.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    const control = firstControl(place) ?? place;
    control.focus();
    place.scrollIntoView({ block: "center" });
    const { range } = fault;
    if (range && control.matches("textarea, input[type=text]")) control.setSelectionRange(...range);
  };
  if (location.hash.slice(1) === id) return focus();
  window.addEventListener("hashchange", () => requestAnimationFrame(focus), { once: true });
  location.hash = id;
}
