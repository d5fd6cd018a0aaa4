// The last step: what must be mended, the name of the file, the preview, and the ways out.

import { button, element } from "./elements.js";
import { PROTECTS_PEOPLE } from "./faults.js";
import { idFromTitle } from "./ids.js";
import { card, page } from "./preview.js";
import { summaryOf } from "./telling.js";
import { files, save, ways } from "./ways.js";

export function review(draft, faults, { changed, say, redraw }) {
  const { state } = draft;
  const told = element("div", { "data-part": "told" });
  const out = element("div", { "data-part": "out" });
  const seen = element("div", { "data-part": "preview" });
  const root = document.querySelector("[data-bp-form]");

  const update = () => {
    showTold(told, faults);
    out.replaceChildren(...waysOut());
    seen.replaceChildren(
      element("h3", {}, "In a list"), card(draft),
      element("h3", {}, "On its page"), page(draft),
    );
  };
  // The page is replaced when another step is shown; the listener goes with it.
  const listen = () => (told.isConnected ? update() : root.removeEventListener("bp-faults", listen));
  root.addEventListener("bp-faults", listen);

  function waysOut() {
    const allowed = () => {
      if (!faults.errors.length) return true;
      const summary = told.querySelector(".bp-errors");
      summary?.focus();
      summary?.scrollIntoView({ block: "center" });
      say(`There ${faults.errors.length === 1 ? "is 1 thing" : `are ${faults.errors.length} things`} to mend first.`);
      return false;
    };
    if (!faults.errors.length) return [element("h3", { class: "bp-form__sub" }, "Take it away"), ways(draft, { allowed, say })];
    const dangerous = faults.errors.some(({ code }) => PROTECTS_PEOPLE.test(code));
    return [
      element("h3", { class: "bp-form__sub" }, "Take it away"),
      element("p", {}, "When nothing is left to mend, you can put it on GitHub, download the file, or download a Word copy."),
      dangerous
        ? element("p", {}, "Something here could harm a person. Take it out before you save or send anything.")
        : element("div", {}, element("p", {}, "Not finished today? Save what you have, and open the file here again."),
            ...files(draft).slice(-1).map((file) => button("Save an unfinished copy", () => {
              save(file.path.slice(file.path.lastIndexOf("/") + 1), file.text, "text/markdown;charset=utf-8");
              say("An unfinished copy is downloaded.");
            }))),
    ];
  }

  const body = element("textarea", {
    class: "bp-field__text", id: "f-body", rows: "8", autocomplete: "off", "aria-describedby": "f-body-hint f-body-error",
    oninput: (event) => {
      state.body = event.target.value;
      changed("body");
    },
  });
  body.value = state.body;

  return element("div", {},
    told,
    draft.isCorrection && changesOf(draft),
    element("form", { class: "bp-form__fields", novalidate: true, autocomplete: "off", onsubmit: (event) => event.preventDefault() },
      draft.kind.statuses.length > 1 && statusOf(draft, { changed, redraw }),
      !draft.isCorrection && nameOf(draft, { changed }),
      element("div", { class: "bp-field", "data-field": "body" },
        element("label", { class: "bp-field__label", for: "f-body" }, "Anything more"),
        element("span", { class: "bp-field__hint", id: "f-body-hint" }, "Shown below the fields. Begin a heading with ## and a list item with a hyphen."),
        element("span", { class: "bp-field__error", id: "f-body-error", hidden: true }), body)),
    out,
    element("details", { class: "bp-fold bp-form__preview", open: true }, element("summary", {}, "Preview"), seen),
  );
}

function showTold(told, faults) {
  const warnings = faults.all.filter(({ severity }) => severity === "warning");
  const before = told.contains(document.activeElement);
  told.replaceChildren(
    ...(faults.failed
      ? [element("div", { class: "bp-notice bp-notice--warning", role: "note" }, element("p", { class: "bp-notice__title" }, "The checks could not be downloaded"),
          element("p", {}, "So nobody has looked for names, telephone numbers or small counts. Look for them yourself. Load the page again to try once more; what you typed stays."))]
      : []),
    ...(faults.errors.length ? [summaryOf(faults.errors, faults)] : []),
    ...(!faults.failed && !faults.errors.length ? [element("p", { class: "bp-form__ready" }, "Nothing is left to mend.")] : []),
    ...(warnings.length ? [element("details", { class: "bp-fold" }, element("summary", {}, warnings.length === 1 ? "1 thing to look at again" : `${warnings.length} things to look at again`),
          element("ul", {}, ...warnings.map((fault) => element("li", {}, `${faults.labelOf(fault.field)}: ${fault.message} ${fault.hint}`))))] : []),
  );
  if (before) told.querySelector(".bp-errors")?.focus();
}

function changesOf(draft) {
  const labels = draft.changes();
  return element("div", { class: "bp-notice", role: "note" },
    element("p", { class: "bp-notice__title" }, labels.length ? "What you have changed" : "You have changed nothing yet"),
    labels.length ? element("ul", {}, ...labels.map((label) => element("li", {}, label))) : element("p", {}, "Choose a step under All steps."));
}

function statusOf(draft, { changed, redraw }) {
  const now = draft.state.data.status;
  const options = draft.kind.statuses.filter(([value]) => value !== "withdrawn" || now === "withdrawn" || draft.isCorrection);
  return element("fieldset", { class: "bp-field bp-field--set", "data-field": "status", id: "f-status", "aria-describedby": "f-status-hint f-status-error" },
    element("legend", { class: "bp-field__label" }, "Is it ready?"),
    element("span", { class: "bp-field__hint", id: "f-status-hint" }, "A draft may have gaps, and is not shown on the site. Somebody reads everything before it is published."),
    element("span", { class: "bp-field__error", id: "f-status-error", hidden: true }),
    ...options.map(([value, label, about]) => {
      const id = `f-status-${value}`;
      const input = element("input", { type: "radio", name: "status", id, value, "aria-describedby": `${id}-about`, onchange: () => {
        draft.state.data.status = value;
        changed("status");
        redraw();
        document.getElementById(id).focus();
      } });
      input.checked = value === now;
      const said = { published: "Ready to be published", draft: "Still a draft" }[value] ?? label;
      return element("div", { class: "bp-choose" }, input, element("label", { for: id }, said), element("span", { class: "bp-choose__about", id: `${id}-about` }, about));
    }));
}

function nameOf(draft, { changed }) {
  const input = element("input", {
    type: "text", class: "bp-field__text bp-field__text--long", id: "f-name", autocomplete: "off", autocapitalize: "none", spellcheck: "false", "aria-describedby": "f-name-hint f-name-error",
    oninput: (event) => {
      const typed = event.target.value.trim().replace(/\.md$/, "");
      draft.state.name = typed === idFromTitle(draft.title) ? "" : typed;
      changed("file name");
    },
  });
  input.value = draft.id;
  return element("div", { class: "bp-field", "data-field": "file name" },
    element("label", { class: "bp-field__label", for: "f-name" }, "Name of the file"),
    element("span", { class: "bp-field__hint", id: "f-name-hint" }, "The place and the practice, for example anytown-booking-letters. It becomes the page's address and never changes."),
    element("span", { class: "bp-field__error", id: "f-name-error", hidden: true }), input);
}
