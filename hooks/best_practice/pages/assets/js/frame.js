// What surrounds every page: light or dark, the menu of narrow screens, fold-outs that a link or a printer needs open.
// In place of the theme's script, which is fifty times as large: docs/adr/0018-a-frame-of-our-own.md.

const NAME = "maternity-equity:scheme"; // the same in theme/partials/javascripts/palette.html

// Light or dark: what is chosen here stays on this device; until then the device's own setting holds.
function schemes(button) {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const store = {
    get: () => {
      try {
        return localStorage.getItem(NAME); // a browser may forbid it
      } catch {
        return null;
      }
    },
    set: (scheme) => {
      try {
        localStorage.setItem(NAME, scheme);
      } catch {
        // the choice then holds for this page only
      }
    },
  };
  const now = () => document.body.dataset.mdColorScheme;
  const show = (scheme) => {
    document.body.dataset.mdColorScheme = scheme;
  };
  dark.addEventListener("change", () => {
    if (!store.get()) show(dark.matches ? "slate" : "default");
  });
  button.addEventListener("click", () => {
    show(now() === "slate" ? "default" : "slate");
    store.set(now());
  });
  button.hidden = false;
}

// The menu of narrow screens. Without this a label and a hidden checkbox open it; a button in the label's place gives it
// to the keyboard and to screen readers too.
function menu(box, label, drawer) {
  const narrow = matchMedia("(max-width: 76.234375em)"); // the theme's own width
  const button = document.createElement("button");
  button.type = "button";
  button.className = `${label.className} bp-menu`;
  button.setAttribute("aria-label", label.getAttribute("aria-label"));
  button.append(...label.childNodes);
  label.replaceWith(button);
  const tell = () => {
    button.setAttribute("aria-expanded", String(box.checked));
    drawer.inert = narrow.matches && !box.checked; // what slid out of sight is not to be reached
  };
  const set = (open) => {
    box.checked = open;
    tell();
    if (open) drawer.querySelector("a[href]").focus({ preventScroll: true });
    else button.focus();
  };
  button.addEventListener("click", () => set(!box.checked));
  box.addEventListener("change", tell);
  narrow.addEventListener("change", tell);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && box.checked) set(false);
  });
  // Past its last link the keyboard would go on behind it.
  drawer.addEventListener("focusout", ({ relatedTarget }) => {
    if (!box.checked || !narrow.matches || !relatedTarget || drawer.contains(relatedTarget)) return;
    box.checked = false;
    tell();
  });
  tell();
}

// The theme's menu folds by labels, which a keyboard can reach and not press.
function labels() {
  document.addEventListener("keydown", (event) => {
    if ((event.key !== "Enter" && event.key !== " ") || !event.target.matches("label[tabindex]")) return;
    event.preventDefault();
    event.target.click();
  });
}

// A link to a place in a fold-out opens it.
function reveal() {
  const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  let closed = false;
  for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) {
    closed ||= !fold.open;
    fold.open = true;
  }
  if (closed) target.scrollIntoView();
}

// Paper has no fold-outs and no dark colours: both are put right while it prints.
function printing() {
  let opened = [];
  let scheme;
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details:not([open])")];
    for (const fold of opened) fold.open = true;
    scheme = document.body.dataset.mdColorScheme;
    document.body.dataset.mdColorScheme = "default";
  });
  addEventListener("afterprint", () => {
    for (const fold of opened) fold.open = false;
    document.body.dataset.mdColorScheme = scheme;
    opened = [];
  });
  for (const button of document.querySelectorAll("[data-bp-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => print());
  }
}

const button = document.querySelector("[data-bp-scheme]");
if (button) schemes(button);
const box = document.getElementById("__drawer");
const label = document.querySelector(".md-header [for=__drawer]");
const drawer = document.querySelector(".md-sidebar--primary");
if (box && label && drawer) menu(box, label, drawer);
labels();
reveal();
addEventListener("hashchange", reveal);
printing();
if (document.querySelector(".bp-term")) import("./terms.js");
if (document.querySelector("[data-bp-take]")) import("./take.js");
