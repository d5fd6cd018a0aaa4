// A long list to choose from, made shorter by typing a part of what is looked for.

import { element } from "./elements.js";

const LONG = 30;

// Puts a box before the list, if the list is long. `all()` gives [value, label] of everything; `show(some)` shows those.
export function narrowed(select, { all, show, say }) {
  if (all().length <= LONG) return null;
  const count = element("span", { class: "bp-field__count", id: `${select.id}-found` });
  const box = element("input", {
    type: "search", id: `${select.id}-narrow`, class: "bp-field__text bp-field__text--narrow", autocomplete: "off", spellcheck: "true",
    "aria-describedby": count.id, "data-narrows": "",
    oninput: () => narrow(),
    // Enter would leave the step.
    onkeydown: (event) => event.key === "Enter" && event.preventDefault(),
  });
  function narrow() {
    const words = plain(box.value).split(/\s+/).filter(Boolean);
    const fits = all().filter(([value, label]) => value.startsWith("+new") || words.every((word) => plain(label).includes(word)));
    show(words.length ? fits : all());
    const found = fits.filter(([value]) => !value.startsWith("+new")).length;
    count.textContent = words.length ? `${found} in the list below` : "";
    if (words.length) say(`${found} in the list`);
  }
  return element("div", { class: "bp-narrow" }, element("label", { class: "bp-narrow__label", for: box.id }, "Type a word to shorten the list"), box, count);
}

const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
