// The search box in the header and on the home page: suggestions as you type. Without this script it is a plain form.
// After the combobox pattern of the ARIA Authoring Practices Guide (editable, list autocomplete).

import { facets, words } from "./data.js";
import { plainWords, singular } from "./words.js";

const MOST = 8;
const MOST_TERMS = 3;
const TERM_KINDS = ["area", "principle", "theme", "org", "names"];
const NAMED = ["measure", "recommendation", "resource", "event"];
const MOST_NAMED = 1; // where there are practices to suggest

for (const form of document.querySelectorAll("[data-bp-search]")) attach(form);
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
  if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  const box = [...document.querySelectorAll("[data-bp-search] input, [data-bp-find] input[type=search]")].find((input) => input.offsetParent);
  if (!box) return;
  event.preventDefault();
  box.focus();
  box.select();
});

function attach(form) {
  const input = form.querySelector("input");
  const list = form.querySelector("[role=listbox]");
  const status = form.querySelector("[role=status]");
  let active = -1;
  let asked = 0;

  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", list.id);
  close();

  function close() {
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function move(to) {
    const options = [...list.children];
    if (list.hidden || !options.length) return;
    active = (to + options.length + 1) % (options.length + 1); // one place more: back in the box
    options.forEach((option, i) => option.setAttribute("aria-selected", String(i === active)));
    if (active === options.length) {
      active = -1;
      input.removeAttribute("aria-activedescendant");
    } else {
      input.setAttribute("aria-activedescendant", options[active].id);
      options[active].scrollIntoView({ block: "nearest" });
    }
  }

  async function suggest() {
    const mine = ++asked;
    let found = [];
    try {
      if (plainWords(input.value).length) found = suggestions(input.value, await facets(), await words());
    } catch {
      // Without suggestions the box still searches.
    }
    if (mine !== asked || document.activeElement !== input) return;
    list.replaceChildren(
      ...found.map(({ title, kind, href }, i) => {
        const option = document.createElement("li");
        option.id = `${list.id}-${i}`;
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        option.dataset.href = href;
        const name = document.createElement("span");
        name.textContent = title;
        const what = document.createElement("span");
        what.className = "bp-search__kind";
        what.textContent = kind;
        option.append(name, " ", what);
        return option;
      }),
    );
    active = -1;
    input.removeAttribute("aria-activedescendant");
    list.hidden = !found.length;
    input.setAttribute("aria-expanded", String(found.length > 0));
    status.textContent = found.length ? `${found.length} ${found.length === 1 ? "suggestion" : "suggestions"}. Use the arrow keys to choose one, or press Enter to search.` : "";
  }

  input.addEventListener("focus", () => Promise.all([facets(), words()]).catch(() => {}), { once: true });
  input.addEventListener("input", suggest);
  input.addEventListener("blur", () => setTimeout(close, 150));
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) suggest();
      else move(active + (event.key === "ArrowDown" ? 1 : active < 0 ? 0 : -1) + (event.key === "ArrowUp" && active < 0 ? -1 : 0));
    } else if (event.key === "Escape") {
      if (!list.hidden) event.preventDefault(); // the first Escape closes the list, the second empties the box
      close();
    } else if (event.key === "Enter" && active >= 0) {
      event.preventDefault();
      location.assign(list.children[active].dataset.href);
    }
  });
  list.addEventListener("mousedown", (event) => {
    const option = event.target.closest("[role=option]");
    if (!option) return;
    event.preventDefault(); // the box keeps the focus until the page goes
    location.assign(option.dataset.href);
  });
}

// Terms whose name begins with what is typed, then practices whose title has it; for an area by its name, also the
// strongest practices in it, so that "bleeding after birth" leads to what to do and not to seven ways of counting it.
export function suggestions(text, data, { names }) {
  const typed = plainWords(text);
  const start = typed.join(" ");
  const kindLabels = new Map(data.facets.find((facet) => facet.key === "kind").values);
  const terms = new Map();
  const areas = new Set();
  for (const [phrase, key, codes] of names) {
    if (!TERM_KINDS.includes(key) || !(phrase.startsWith(start) || phrase.includes(` ${start}`))) continue;
    if (key === "area" && !codes.some((code) => isWide(code, data)) && (phrase === start || typed.length > 1)) codes.forEach((code) => areas.add(code));
    for (const code of codes) {
      const place = key === "names" ? code : data.records.id.indexOf(data.facets.find((f) => f.key === key).values[code][0]);
      const rank = 4 * TERM_KINDS.indexOf(key) + (phrase === start ? -10 : phrase.startsWith(start) ? 0 : 2);
      if (place >= 0) terms.set(place, Math.min(rank, terms.get(place) ?? Infinity));
    }
  }
  const practices = [];
  data.records.title.forEach((title, place) => {
    if (!data.isPractice[place]) return;
    const there = plainWords(title);
    const at = typed.map((word) => there.findIndex((part) => part.startsWith(word) || singular(part) === singular(word)));
    if (at.every((i) => i >= 0)) practices.push([at[0], place]);
  });
  practices.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const titled = practices.map(([, place]) => place);
  const within = data.records.area.map((codes, place) => (data.isPractice[place] && areas.has(codes[0]) ? place : -1));
  const others = within.filter((place) => place >= 0 && !titled.includes(place)).sort((a, b) => better(a, b, data.records));
  const found = [...titled, ...others];
  const firstTerms = [...terms].sort((a, b) => a[1] - b[1] || a[0] - b[0]).map(([place]) => place);
  const isNamed = (place) => NAMED.includes(data.kindOf[place]);
  const named = firstTerms.filter(isNamed).slice(0, MOST_NAMED);
  const few = firstTerms.filter((place) => !isNamed(place) || named.includes(place)).slice(0, MOST_TERMS);
  const kept = found.length ? few : firstTerms;
  return [...kept, ...found].slice(0, MOST).map((place) => ({
    title: data.records.title[place],
    kind: kindLabels.get(data.kindOf[place]),
    href: data.addressOf(place),
  }));
}

// The area of all areas: its practices have little to do with one of its names.
function isWide(code, data) {
  return data.facets.find((facet) => facet.key === "area").values[code][0] === "cross-cutting";
}

// What helped before what showed no clear benefit, then the better tested first.
function better(a, b, { no_benefit, strength }) {
  return no_benefit[a] - no_benefit[b] || (strength[b][0] ?? -1) - (strength[a][0] ?? -1) || a - b;
}
