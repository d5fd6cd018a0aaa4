// The first page of the form: whose computer it is, and what to write.

import { button, element } from "./elements.js";

const CHOICES = ["case-study", "intervention", "lead"];

export function startPage({ definition, kept, correction, goOn, clear, open, begin }) {
  const radio = (name, value, label, about, checked) => {
    const id = `${name}-${value}`;
    const input = element("input", { type: "radio", name, id, value, "aria-describedby": about ? `${id}-about` : undefined });
    input.checked = checked;
    return element("div", { class: "bp-choose" }, input, element("label", { for: id }, label), about && element("span", { class: "bp-choose__about", id: `${id}-about` }, about));
  };
  const set = (name, legend, hint, ...options) =>
    element("fieldset", { class: "bp-field bp-field--set", "data-field": name, "aria-describedby": `${name}-hint` },
      element("legend", { class: "bp-field__label" }, legend), element("span", { class: "bp-field__hint", id: `${name}-hint` }, hint),
      element("span", { class: "bp-field__error", role: "alert", hidden: true }), ...options);

  const wrong = correction?.failed;
  const form = element("form", { class: "bp-form__fields", novalidate: true, autocomplete: "off", onsubmit: submit },
    set("shared", "Is this a shared computer?", "For example on a ward, or one that others use too.",
      radio("shared", "yes", "Yes, or I am not sure", "What you type is kept in this tab only, and is gone when you close it.", true),
      radio("shared", "no", "No, only I use it", "What you type is kept in this browser for seven days, so that you can go on later.", false)),
    correction && !wrong ? null : set("kind", "What do you want to write?", "You can tell of work that went well, of work that did not, and of work that is not finished.",
      ...CHOICES.map((kind) => radio("kind", kind, definition.kinds[kind].label, definition.kinds[kind].about, false))),
    element("div", { class: "bp-form__moves" }, element("button", { type: "submit", class: "bp-button" }, "Continue")),
  );

  function submit(event) {
    event.preventDefault();
    const chosen = form.querySelector("[name=kind]:checked");
    if (!chosen && (!correction || wrong)) {
      const error = form.querySelector('[data-field="kind"] .bp-field__error');
      error.textContent = "Choose what you want to write.";
      error.hidden = false;
      form.querySelector("[name=kind]").focus();
      return;
    }
    begin(chosen?.value, isShared());
  }

  const isShared = () => form.querySelector("[name=shared]:checked").value === "yes";

  const file = element("input", { type: "file", id: "open-file", accept: ".md,text/markdown,text/plain", class: "bp-field__file", "aria-describedby": "open-file-hint open-file-error", onchange: () => read() });
  const fileError = element("span", { class: "bp-field__error", id: "open-file-error", role: "alert", hidden: true });
  async function read() {
    const [chosen] = file.files;
    if (!chosen) return;
    const failed = open(await chosen.text(), chosen.name, isShared());
    fileError.hidden = !failed;
    fileError.textContent = failed ? `This file cannot be opened. ${failed}` : "";
    if (failed) file.value = "";
  }

  return element("div", {},
    kept && element("div", { class: "bp-notice", role: "note" },
      element("p", { class: "bp-notice__title" }, "An unfinished record is waiting here"),
      element("p", {}, `${kept.title}. `, kept.shared ? "It is in this tab only." : "It stays in this browser for seven days after the last change.", correction || !kept ? "" : " If you begin another one, it is lost."),
      element("div", { class: "bp-form__moves" }, button("Go on with it", goOn, "bp-button"), button("Delete it from this computer", clear))),
    wrong && element("div", { class: "bp-notice bp-notice--warning", role: "alert" },
      element("p", { class: "bp-notice__title" }, "The record could not be opened"), element("p", {}, wrong)),
    element("h2", { class: "bp-form__title", tabindex: "-1" }, correction && !wrong ? `Correct: ${correction.title}` : "Before you begin"),
    element("p", {}, correction && !wrong
      ? "Go to the step you want to change; everything else stays as it is, letter for letter."
      : "Short questions, one step at a time. Nothing leaves your device until you take it away yourself, at the end."),
    element("p", {}, "Never write anything about one patient, or a person's name."),
    form,
    correction && !wrong ? null : element("div", { class: "bp-field" },
      element("label", { class: "bp-field__label", for: "open-file" }, "Or go on with a file that you downloaded here"),
      element("span", { class: "bp-field__hint", id: "open-file-hint" }, "It is read on your device and sent nowhere."),
      fileError, file),
  );
}
