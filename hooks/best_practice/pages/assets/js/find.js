// The page /find/: results beside facets, and all of its state in the address.

import { searchOf, stateOf } from "./address.js";
import { cards } from "./data.js";
import { openEngine } from "./engine.js";

const A_PAGE = 10;
const LONG_FACET = 9;
const TYPING = 30; // milliseconds of rest before what is typed is searched
const root = document.querySelector("[data-bp-find]");
const part = (name) => root.querySelector(`[data-part="${name}"]`);

let engine;
let state;
let answer;
let shown = A_PAGE;
let turn = 0; // of the answers under way only the last is shown

async function start() {
  // What was asked stands in the box at once, and stays there should the rest not come.
  part("query").value = new URLSearchParams(location.search).get("q") ?? "";
  try {
    engine = await openEngine();
  } catch {
    part("failed").hidden = false;
    return;
  }
  state = stateOf(location.search, engine.data.facets);
  shown = history.state?.shown ?? A_PAGE;
  part("query").value = state.q;
  buildFacets();
  listen();
  // Wide screens show the filters beside the results; narrow ones keep them folded.
  part("filters").open = matchMedia("(min-width: 60em)").matches;
  await show();
  // Only now, with the first results: what came in two steps would push the lists about.
  root.classList.add("bp-find--live");
  part("live").hidden = false;
  announce();
}

// A screen reader tells what changes in a status that is shown: so the words are set again.
function announce() {
  const words = part("status").textContent;
  part("status").textContent = "";
  requestAnimationFrame(() => {
    if (!part("status").textContent) part("status").textContent = words;
  });
}

function listen() {
  let resting;
  part("query").addEventListener("input", () => {
    clearTimeout(resting);
    resting = setTimeout(() => change({ q: part("query").value }, { replace: true }), TYPING);
  });
  part("form").addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(resting);
    change({ q: part("query").value });
    part("query").blur(); // lets a phone's keyboard go
  });
  part("sort").addEventListener("change", () => change({ sort: part("sort").value }));
  part("facets").addEventListener("change", ({ target }) => choose(target.dataset.key, Number(target.value), target.checked));
  part("clear").addEventListener("click", () => {
    change({ chosen: new Map() });
    part("status").focus();
  });
  part("more").addEventListener("click", more);
  addEventListener("popstate", (event) => {
    state = stateOf(location.search, engine.data.facets);
    shown = event.state?.shown ?? A_PAGE;
    part("query").value = state.q;
    show();
  });
}

function choose(key, code, on) {
  const chosen = new Map([...state.chosen].map(([name, codes]) => [name, new Set(codes)]));
  if (!chosen.has(key)) chosen.set(key, new Set());
  if (on) chosen.get(key).add(code);
  else chosen.get(key).delete(code);
  change({ chosen });
}

function change(part_, { replace = false } = {}) {
  const before = searchOf(state, engine.data.facets);
  state = { ...state, ...part_ };
  const after = searchOf(state, engine.data.facets);
  if (after === before) return undefined;
  shown = A_PAGE;
  const target = `${location.pathname}${after}`;
  if (replace) history.replaceState({ shown }, "", target);
  else history.pushState({ shown }, "", target);
  return show();
}

async function more() {
  const first = shown;
  shown += A_PAGE;
  history.replaceState({ shown }, "");
  await showCards();
  part("results").children[first]?.querySelector("a")?.focus();
}

async function show() {
  const mine = ++turn;
  part("results").setAttribute("aria-busy", "true");
  const waiting = setTimeout(() => (part("status").textContent = "Searching …"), 300);
  const found = await engine.ask(state);
  clearTimeout(waiting);
  if (mine !== turn) return;
  answer = found;
  part("sort").value = state.sort;
  showFacets();
  showChips();
  showSaid();
  part("lists").hidden = Boolean(state.q.trim() || state.chosen.size);
  part("empty").hidden = answer.order.length > 0;
  part("empty-filters").hidden = !hasChoices();
  part("empty-words").hidden = hasChoices();
  const number = answer.order.length;
  part("status").textContent =
    `${number || "No"} ${number === 1 ? "record" : "records"}${state.q.trim() ? ` for “${state.q.trim()}”` : ""}` +
    // A filter can widen the search: then the number grows, and must say why.
    (answer.widened && number ? `, ${answer.widened.complete || "none"} with all of your words` : "");
  await showCards();
  document.title = `${state.q.trim() ? `${state.q.trim()} - ` : ""}${root.dataset.title}`;
}

function hasChoices() {
  return [...state.chosen.values()].some((codes) => codes.size);
}

async function showCards() {
  const mine = turn;
  const places = answer.order.slice(0, shown);
  let made;
  try {
    made = await cards(places);
  } catch {
    // Without its card a record still has its name.
    const { data } = engine;
    made = places.map((place) => {
      const link = document.createElement("a");
      link.href = data.addressOf(place);
      link.textContent = data.records.title[place];
      return `<li class="bp-card"><h3 class="bp-card__title">${link.outerHTML}</h3></li>`;
    });
  }
  if (mine !== turn) return;
  part("results").innerHTML = made.join("");
  part("more").hidden = answer.order.length <= shown;
  part("more").textContent = `Show ${Math.min(A_PAGE, answer.order.length - shown)} more`;
  part("results").setAttribute("aria-busy", "false");
  performance.mark("bp-find-painted");
}

// What the search did with the words, and the way back.
function showSaid() {
  const said = part("said");
  said.replaceChildren();
  const asTyped = { ...state, q: `"${state.q.trim()}"` };
  const line = (text, undo) => {
    const paragraph = document.createElement("p");
    paragraph.append(text, " ");
    const link = document.createElement("a");
    link.href = searchOf(asTyped, engine.data.facets);
    link.textContent = undo;
    link.addEventListener("click", (event) => {
      event.preventDefault();
      part("query").value = asTyped.q;
      change({ q: asTyped.q });
    });
    paragraph.append(link);
    said.append(paragraph);
  };
  if (answer.subject !== null) {
    const { data } = engine;
    const paragraph = document.createElement("p");
    const link = document.createElement("a");
    link.href = data.addressOf(answer.subject);
    link.textContent = data.records.title[answer.subject];
    paragraph.append("All about this subject on one page: ", link);
    said.append(paragraph);
  }
  if (answer.corrected.length) {
    const pairs = answer.corrected.map(([typed, used]) => `“${used}” instead of “${typed}”`).join(", ");
    line(`We searched for ${pairs}.`, "Search for exactly what you typed");
  }
  if (answer.widened && answer.order.length) {
    const { complete } = answer.widened;
    const text = complete
      ? `Only ${complete === 1 ? "1 record has" : `${complete} records have`} all of your words. Records with some of them follow.`
      : "No record has all of your words. These are the nearest.";
    line(text, "Show only records with all of your words");
  }
  if (answer.exact) {
    const paragraph = document.createElement("p");
    paragraph.textContent = "These records have exactly your words. Remove the quotation marks to search more widely.";
    said.append(paragraph);
  }
  if (answer.titlesOnly) {
    const paragraph = document.createElement("p");
    paragraph.textContent = "The full search did not load, so we searched titles and names only.";
    said.append(paragraph);
  }
}

function showChips() {
  const list = part("chips");
  list.replaceChildren();
  for (const { key, label, values } of engine.data.facets) {
    for (const code of state.chosen.get(key) ?? []) {
      const item = document.createElement("li");
      const button = document.createElement("button");
      button.type = "button";
      button.className = "bp-chip";
      button.innerHTML = '<span class="bp-hidden">Remove </span><span></span> <span aria-hidden="true">×</span>';
      button.children[1].textContent = `${label}: ${values[code][1]}`;
      button.addEventListener("click", () => {
        choose(key, code, false);
        part("status").focus();
      });
      item.append(button);
      list.append(item);
    }
  }
  part("chosen").hidden = !list.children.length;
  part("chosen-count").textContent = list.children.length ? ` (${list.children.length} chosen)` : "";
}

// Built once and then kept up to date in place, so that the keyboard's place is never lost.
function buildFacets() {
  for (const { key, label, values } of engine.data.facets) {
    const fold = document.createElement("details");
    fold.className = "bp-facet";
    fold.dataset.facet = key;
    fold.open = state.chosen.has(key) || ["area", "kind", "country"].includes(key);
    const summary = document.createElement("summary");
    summary.textContent = label;
    const group = document.createElement("fieldset");
    const legend = document.createElement("legend");
    legend.className = "bp-hidden";
    legend.textContent = label;
    group.append(legend);
    values.forEach(([value, name], code) => {
      const choice = document.createElement("label");
      choice.className = "bp-choice";
      choice.innerHTML = '<input type="checkbox"><span class="bp-choice__name"></span> <span class="bp-count"></span>';
      const box = choice.firstChild;
      box.value = code;
      box.dataset.key = key;
      box.dataset.value = value;
      choice.children[1].textContent = name;
      group.append(choice);
    });
    fold.append(summary, group);
    if (values.length > LONG_FACET) {
      const all = document.createElement("button");
      all.type = "button";
      all.className = "bp-link";
      all.textContent = `Show all ${values.length}`;
      group.classList.add("bp-facet--short");
      all.addEventListener("click", () => {
        group.classList.remove("bp-facet--short");
        all.remove();
        group.querySelector("input:not(:disabled)")?.focus();
      });
      fold.append(all);
    }
    part("facets").append(fold);
  }
}

function showFacets() {
  for (const fold of part("facets").children) {
    const key = fold.dataset.facet;
    const numbers = answer.counts.get(key);
    const boxes = [...fold.querySelectorAll("input")];
    // The values most worth a place in a long list: those chosen, then those with most records.
    const first = new Set(
      boxes.map((_, code) => code).sort((a, b) => numbers[b] - numbers[a] || a - b).slice(0, LONG_FACET - 1),
    );
    boxes.forEach((box, code) => {
      box.checked = state.chosen.get(key)?.has(code) ?? false;
      box.disabled = !numbers[code] && !box.checked;
      box.parentElement.classList.toggle("bp-choice--none", box.disabled);
      box.parentElement.classList.toggle("bp-choice--first", first.has(code) || box.checked);
      box.parentElement.lastChild.textContent = `(${numbers[code]})`;
    });
  }
}

start();
