// A word of the glossary opens its meaning below the line it stands in: by touch, by mouse and by keyboard, never by
// hovering. Without this script the word leads to the list at the end of the page.

for (const [number, term] of document.querySelectorAll(".bp-term").entries()) attach(term, number);

function attach(term, number) {
  const meaning = document.getElementById(term.hash.slice(1))?.querySelector("dd")?.textContent;
  if (!meaning) return;
  let tip = null;
  term.setAttribute("role", "button");
  term.setAttribute("aria-expanded", "false");

  const close = (event) => {
    event?.preventDefault();
    tip.remove();
    tip = null;
    term.setAttribute("aria-expanded", "false");
    term.removeAttribute("aria-controls");
    term.focus();
  };
  const open = () => {
    tip = document.createElement("div");
    tip.className = "bp-tip";
    tip.id = `tip-${number}`;
    const said = document.createElement("p");
    said.setAttribute("role", "status"); // read out as soon as it is filled
    const button = document.createElement("button");
    button.type = "button";
    button.className = "bp-tip__close";
    button.setAttribute("aria-label", `Close: ${term.textContent}`);
    button.textContent = "×";
    button.addEventListener("click", close);
    tip.append(said, button);
    tip.addEventListener("keydown", (event) => event.key === "Escape" && close(event));
    const line = term.closest("p, li, dd");
    if (line.localName === "p") line.after(tip);
    else line.append(tip);
    term.setAttribute("aria-expanded", "true");
    term.setAttribute("aria-controls", tip.id);
    requestAnimationFrame(() => {
      const word = document.createElement("strong");
      word.textContent = `${term.textContent}: `;
      said.append(word, meaning);
      tip.scrollIntoView({ block: "nearest" });
    });
  };

  term.addEventListener("click", (event) => {
    event.preventDefault();
    if (tip) close();
    else open();
  });
  term.addEventListener("keydown", (event) => {
    if (event.key === " ") {
      event.preventDefault();
      term.click();
    } else if (event.key === "Escape" && tip) close(event);
  });
}
