// The fields of a step as controls: GOV.UK patterns, native elements, every label and hint from the models.

import { dotted, fieldsOfPart, itemWord } from "./definition.js";
import { button, element, firstControl } from "./elements.js";
import { narrowed } from "./narrowing.js";
import { cleaned } from "./record.js";
import { tidied } from "./tidying.js";

const MOST_RADIOS = 7;
const MOST_BOXES = 20;
const ADD_NEW = "+new";

// Shows fields of a draft. `changed(path)` is told of every change; `say(text)` tells a screen reader.
export class Fields {
  constructor(draft, { changed, say, addNew }) {
    Object.assign(this, { draft, definition: draft.definition, changed, say, addNew, refills: [] });
  }

  // `root` is what the path begins at: draft.state.data, or one of draft.state.added.
  field(field, root, path, prefix = "") {
    const at = { root, path: [...path, field.key], prefix };
    if (field.many) return this.#isBoxes(field) ? this.#boxes(field, at) : this.#repeated(field, at);
    if (field.part) return this.#group(field, at);
    return this.#single(field, at);
  }

  newItems(kind, fields) {
    const items = (this.draft.state.added[kind] ??= []);
    const { label } = this.definition.kinds[kind];
    const word = `new ${label.toLowerCase()}`;
    const list = { key: kind, label: `Not in the list? Add the ${label.toLowerCase()}`, help: `It becomes a page of its own, in a file beside yours.`, many: true };
    const at = { root: this.draft.state.added, path: [kind], prefix: "added." };
    return this.#list(list, at, items, word, (index) => fields.map((each) => this.field(each, this.draft.state.added, [kind, index], "added.")), () => this.#begun(kind, items));
  }

  // What is begun here is also chosen, where there is one question for it and it has no answer yet.
  #begun(kind, items) {
    const token = freshToken(kind, items);
    const asks = this.draft.kind.fields.find((field) => !field.many && field.needed && field.kinds?.includes(kind));
    if (asks) this.draft.state.data[asks.key] ??= token;
    return { token };
  }

  // --- where answers are kept

  #get({ root, path }) {
    return path.reduce((holder, key) => holder?.[key], root);
  }

  #set(at, value) {
    const last = at.path.length - 1;
    const holder = at.path.slice(0, last).reduce((each, key, i) => (each[key] ??= typeof at.path[i + 1] === "number" ? [] : {}), at.root);
    if (value === undefined) delete holder[at.path[last]];
    else holder[at.path[last]] = value;
    // What is begun here is offered by the name that it has by now.
    if (at.prefix) this.refills.forEach((refill) => refill());
    this.changed(this.#name(at));
  }

  #name = ({ path, prefix }) => prefix + dotted(path);

  #id = (at) => `f-${this.#name(at).replace(/[^\w-]+/g, "-").replace(/-$/, "")}`;

  // --- what stands around a control

  #hint(field, at) {
    const range = !field.many && !field.part && field.max && ["text", "label"].includes(field.form) ? limits(field) : "";
    const how = { date: "", "partial date": field.help.includes("YYYY") ? "" : " For example 2025, 2025-03 or 2025-03-21.", "https address": field.help.includes("https") ? "" : " It begins with https://." }[field.form] ?? "";
    const help = field.help && !/[.?!]$/.test(field.help) ? `${field.help}.` : field.help;
    return element("span", { class: "bp-field__hint", id: `${this.#id(at)}-hint` }, [help, how.trim(), range].filter(Boolean).join(" "));
  }

  #error = (at) => element("span", { class: "bp-field__error", id: `${this.#id(at)}-error`, hidden: true });

  #label = (field) => [field.label, this.#mark(field)];

  // Within something that may be left out, nothing is needed until it is begun.
  #mark(field) {
    if (!field.required && !field.needed) return null;
    return element("span", { class: "bp-field__needed" }, field.within ? " (needed, if you answer this)" : " (needed)");
  }

  #described = (at) => `${this.#id(at)}-hint ${this.#id(at)}-error`;

  #wrapped(field, at, control) {
    const label = element("label", { class: "bp-field__label", for: this.#id(at) }, this.#label(field));
    return element("div", { class: `bp-field bp-field--${field.form.replaceAll(" ", "-")}`, "data-field": this.#name(at) }, label, this.#hint(field, at), this.#error(at), control);
  }

  #fieldset(field, at, ...inside) {
    const legend = element("legend", { class: "bp-field__label" }, this.#label(field));
    return element("fieldset", { class: "bp-field bp-field--set", "data-field": this.#name(at), id: this.#id(at), tabindex: "-1", "aria-describedby": this.#described(at) }, legend, this.#hint(field, at), this.#error(at), ...inside);
  }

  // --- single answers

  #single(field, at) {
    if (field.form === "true or false") return this.#flag(field, at);
    if (field.form === "step") {
      const steps = this.definition.scales[field.scale];
      const inRow = at.path.length > 3;
      return steps.length <= MOST_RADIOS && !inRow ? this.#radios(field, at, steps) : this.#select(field, at, steps.map(([value, label]) => [value, label]));
    }
    if (field.form === "country") return this.#select(field, at, this.definition.countries.map((name) => [name, name]));
    if (field.named) return this.#select(field, at, () => this.#named(field));
    if (field.kinds && (field.kinds.length || field.form === "id")) return this.#select(field, at, () => this.#records(field));
    return this.#text(field, at);
  }

  #text(field, at) {
    const value = this.#get(at) ?? "";
    const shared = {
      id: this.#id(at), name: this.#name(at), autocomplete: "off", "aria-describedby": this.#described(at),
      oninput: (event) => this.#set(at, event.target.value || undefined),
      onchange: ({ target }) => {
        const tidy = tidied(field, target.value);
        if (tidy === target.value) return;
        target.value = tidy;
        this.#set(at, tidy || undefined);
      },
    };
    if (field.prose && field.form === "text") {
      const rows = String(field.max && field.max <= 400 ? 3 : Math.min(10, Math.max(4, Math.ceil(value.length / 80))));
      const area = element("textarea", { ...shared, rows, class: "bp-field__text" }, value);
      area.value = value;
      const wrapper = this.#wrapped(field, at, area);
      if (field.max && field.max <= 400) wrapper.append(counter(area, field.max));
      return wrapper;
    }
    const number = ["number", "whole number", "year"].includes(field.form);
    const type = field.form === "date" ? "date" : "text";
    const input = element("input", {
      ...shared, type, class: `bp-field__text bp-field__text--${number || field.form.includes("date") ? "short" : "long"}`,
      inputmode: number ? "decimal" : { "e-mail address": "email", "https address": "url" }[field.form],
      spellcheck: ["text", "label"].includes(field.form) ? "true" : "false", autocapitalize: field.form === "text" ? undefined : "none",
    });
    input.value = value;
    const wrapper = this.#wrapped(field, at, input);
    if (field.max && field.form === "text" && field.max <= 200) wrapper.append(counter(input, field.max));
    return wrapper;
  }

  #radios(field, at, steps) {
    const chosen = this.#get(at) ?? "";
    const name = this.#id(at);
    const all = (field.required || field.needed) && !field.within ? steps : [...steps, ["", "Not known, or not said", ""]];
    const options = all.map(([value, label, definition], i) => {
      const id = `${name}-${i}`;
      const input = element("input", { type: "radio", name, id, value, "aria-describedby": definition ? `${id}-about` : undefined, onchange: () => this.#set(at, value || undefined) });
      input.checked = value === chosen && (value !== "" || chosen === "");
      if (value === "" && chosen === "") input.checked = false;
      return choice(input, label, definition);
    });
    return this.#fieldset(field, at, ...options);
  }

  #flag(field, at) {
    const input = element("input", { type: "checkbox", id: this.#id(at), "aria-describedby": this.#described(at), onchange: (event) => this.#set(at, event.target.checked ? "true" : undefined) });
    input.checked = this.#get(at) === "true";
    return element("div", { class: "bp-field bp-field--flag", "data-field": this.#name(at) }, choice(input, field.label), this.#hint(field, at), this.#error(at));
  }

  // `options` may be a function, for choices that change while the form is filled in.
  #select(field, at, options) {
    const select = element("select", {
      id: this.#id(at), name: this.#name(at), class: "bp-field__text", autocomplete: "off", "aria-describedby": this.#described(at),
      onchange: (event) => {
        if (event.target.value === ADD_NEW) this.addNew(field.kinds[0], (token) => this.#set(at, token));
        else this.#set(at, event.target.value || undefined);
      },
    });
    const all = () => (typeof options === "function" ? options() : options);
    const fill = (found = all()) => {
      const value = this.#get(at) ?? "";
      const known = found.some((each) => each[0] === value);
      select.replaceChildren(
        element("option", { value: "" }, found.length ? "Choose" : "Nothing to choose yet"),
        ...(value && !known ? [element("option", { value }, all().find((each) => each[0] === value)?.[1] ?? value)] : []),
        ...found.map(([key, label]) => element("option", { value: key }, label)),
      );
      select.value = value;
    };
    fill();
    if (typeof options === "function") {
      this.refills.push(() => fill());
    }
    const wrapper = this.#wrapped(field, at, select);
    const shorter = narrowed(select, { all, show: fill, say: this.say });
    if (shorter) select.before(shorter);
    else if (typeof options === "function") select.addEventListener("focus", () => fill());
    return wrapper;
  }

  #named(field) {
    const list = this.draft.state.data[field.named] ?? [];
    const titles = new Map((this.draft.state.data.sources ?? []).map((source) => [source.id, cleaned(source.title ?? "")]));
    return list.flatMap((item) => {
      const id = item.id || item.source;
      const title = titles.get(item.source ?? item.id) || "";
      return id ? [[id, `${id}${title ? `: ${shortened(title)}` : ""}`]] : [];
    });
  }

  #records(field) {
    const kinds = field.kinds.length ? field.kinds : Object.keys(this.definition.records);
    const own = kinds.flatMap((kind) => (this.draft.state.added[kind] ?? []).map((item) => [item.token, `${cleaned(item.title ?? "") || "Not named yet"} (new)`]));
    const known = kinds.flatMap((kind) => this.definition.records[kind]);
    const here = this.draft.steps.some(({ adds }) => adds.includes(kinds[0])) && kinds.length === 1;
    const notNamed = field.key === "organisation" && field.needed ? [[this.definition.notNamed, "Not named"]] : [];
    return [...notNamed, ...(here ? [[ADD_NEW, "Not in this list: add it"]] : []), ...own, ...known];
  }

  // --- several answers

  #isBoxes(field) {
    if (field.scale) return true;
    return Boolean(field.kinds?.length) && field.kinds.flatMap((kind) => this.definition.records[kind]).length <= MOST_BOXES;
  }

  #boxes(field, at) {
    const options = field.scale ? this.definition.scales[field.scale] : field.kinds.flatMap((kind) => this.definition.records[kind]);
    const none = field.none ? [this.#none(field, at, () => boxes.forEach((box) => (box.checked = false)))] : [];
    const boxes = options.map(([value], i) => {
      const box = element("input", {
        type: "checkbox", id: `${this.#id(at)}-${i}`, value, "aria-describedby": field.scale ? `${this.#id(at)}-${i}-about` : undefined,
        onchange: () => {
          // The order in which they were chosen stays: the first one is the main one.
          const before = (this.#get(at) ?? []).filter((each) => each !== value);
          const now = box.checked ? [...before, value] : before;
          none.forEach((each) => (each.querySelector("input").checked = false));
          this.#set(at, now.length ? now : undefined);
        },
      });
      box.checked = (this.#get(at) ?? []).includes(value);
      return box;
    });
    return this.#fieldset(field, at, ...boxes.map((box, i) => choice(box, options[i][1], field.scale ? options[i][2] : "")), ...none);
  }

  #none(field, at, whenChosen) {
    const box = element("input", {
      type: "checkbox", id: `${this.#id(at)}-none`,
      onchange: () => {
        this.#set(at, box.checked ? [] : undefined);
        if (box.checked) whenChosen();
      },
    });
    const now = this.#get(at);
    box.checked = Array.isArray(now) && !now.length;
    return choice(box, "None");
  }

  #repeated(field, at) {
    const items = this.#get(at) ?? [];
    const word = itemWord(this.definition, field);
    const one = (index) => {
      const inner = { ...at, path: [...at.path, index] };
      if (field.part) return this.#inside(field, inner);
      const alone = { ...field, many: false, label: `${capital(word)} ${index + 1}`, help: "", required: false, needed: false };
      return [this.#bare(this.#single(alone, inner))];
    };
    const fresh = () => (field.part === "Source" ? { id: freshId(items) } : field.part ? {} : "");
    return this.#list(field, at, items, word, one, fresh);
  }

  // A single value in a list: its legend says enough.
  #bare(wrapper) {
    wrapper.querySelector(".bp-field__hint").textContent = "";
    wrapper.querySelector(".bp-field__label").classList.add("bp-hidden");
    return wrapper;
  }

  #list(field, at, items, word, one, fresh) {
    const holder = element("div", { class: "bp-items" });
    const now = () => this.#get(at) ?? [];
    const redraw = (focus) => {
      holder.replaceChildren(...now().map((_, index) => item(index)));
      none.forEach((each) => (each.querySelector("input").checked = Array.isArray(this.#get(at)) && !now().length));
      add.textContent = now().length ? `Add another ${word}` : `Add ${article(word)}`;
      focus?.();
    };
    const item = (index) => {
      const inner = { ...at, path: [...at.path, index] };
      const name = `${capital(word)} ${index + 1}`;
      const look = "bp-link";
      const tools = element("div", { class: "bp-item__tools" },
        index > 0 && button("Move up", () => move(index, index - 1), look, { "aria-label": `Move ${name.toLowerCase()} up` }),
        index < now().length - 1 && button("Move down", () => move(index, index + 1), look, { "aria-label": `Move ${name.toLowerCase()} down` }),
        field.part === "Row" && button("Copy", () => copy(index), look, { "aria-label": `Copy ${name.toLowerCase()}` }),
        button("Remove", () => remove(index), look, { "aria-label": `Remove ${name.toLowerCase()}` }),
      );
      return element("fieldset", { class: `bp-item${field.part || field.key in this.definition.kinds ? "" : " bp-item--line"}`, "data-field": this.#name(inner), tabindex: "-1", id: this.#id(inner) },
        element("legend", { class: "bp-item__name" }, name), this.#error(inner), ...one(index), tools);
    };
    const change = (list) => this.#set(at, list.length ? list : undefined);
    const to = (index) => () => (firstControl(holder.children[index]) ?? add).focus();
    const move = (from, where) => {
      const list = [...now()];
      list.splice(where, 0, ...list.splice(from, 1));
      change(list);
      redraw(to(where));
      this.say(`Moved. Now ${word} ${where + 1} of ${list.length}.`);
    };
    const copy = (index) => {
      const list = [...now()];
      list.splice(index + 1, 0, structuredClone(list[index]));
      change(list);
      redraw(to(index + 1));
      this.say(`Copied to ${word} ${index + 2}.`);
    };
    const remove = (index) => {
      change(now().filter((_, i) => i !== index));
      redraw(() => add.focus());
      this.say(`Removed. ${now().length ? `${now().length} left.` : "None left."}`);
    };
    const add = button("", () => {
      change([...now(), fresh()]);
      redraw(to(now().length - 1));
    }, "bp-button bp-button--quiet bp-items__add");
    const none = field.none ? [this.#none(field, at, () => redraw())] : [];
    redraw();
    return this.#fieldset(field, at, holder, add, ...none);
  }

  // --- parts

  #group(field, at) {
    return this.#fieldset(field, at, element("div", { class: "bp-item" }, ...this.#inside(field, at)));
  }

  #inside(field, at) {
    const all = fieldsOfPart(this.definition, field).filter((inner) => !(field.part === "Source" && inner.key === "id"));
    const within = !field.many && !field.required && !field.needed;
    const shown = (inner) => this.field({ ...inner, needed: inner.required, required: false, within }, at.root, at.path, at.prefix);
    const folded = all.filter((inner) => inner.folded);
    const open = folded.some((inner) => this.#get({ ...at, path: [...at.path, inner.key] }) !== undefined);
    const look = field.part === "Row" ? "bp-item__fields bp-item__fields--row" : "bp-item__fields";
    const usual = element("div", { class: look }, ...all.filter((inner) => !inner.folded).map(shown));
    if (!folded.length) return [usual];
    const more = element("details", { class: "bp-fold" }, element("summary", {}, `More about this ${itemWord(this.definition, field)}`), element("div", { class: look }, ...folded.map(shown)));
    more.open = open;
    return [usual, more];
  }
}

function choice(input, label, definition) {
  return element("div", { class: "bp-choose" }, input, element("label", { for: input.id }, label), definition ? element("span", { class: "bp-choose__about", id: `${input.id}-about` }, definition) : null);
}

function counter(control, most) {
  const said = element("span", { class: "bp-field__count" });
  const count = () => {
    const left = most - cleaned(control.value).length;
    said.textContent = left >= 0 ? `${left} characters left` : `${-left} characters too many`;
    said.classList.toggle("bp-field__count--over", left < 0);
  };
  control.addEventListener("input", count);
  count();
  return said;
}

function limits({ min, max }) {
  if (max > 180 && !(min > 1)) return ""; // a limit that nobody meets
  return min > 1 ? `${min} to ${max} characters.` : `At most ${max} characters.`;
}

const capital = (text) => text[0].toUpperCase() + text.slice(1);
const article = (word) => `${"aeiou".includes(word[0]) ? "an" : "a"} ${word}`;
const shortened = (text) => (text.length > 60 ? `${text.slice(0, 57)}...` : text);

// s1, s2 ...: the first that no document has yet.
function freshId(sources) {
  const taken = new Set(sources.map(({ id }) => id));
  let number = 1;
  while (taken.has(`s${number}`)) number += 1;
  return `s${number}`;
}

// What stands for a new term until it is written: its id follows its title.
export function freshToken(kind, items) {
  const taken = new Set(items.map(({ token }) => token));
  let number = 1;
  while (taken.has(`+${kind}-${number}`)) number += 1;
  return `+${kind}-${number}`;
}
