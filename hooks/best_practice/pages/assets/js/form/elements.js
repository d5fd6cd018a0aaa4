// An element with what it holds. Text is text: nothing that somebody typed becomes markup.

export function element(name, properties = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (key === "class") made.className = value;
    else if (key in made && typeof value !== "string") made[key] = value;
    else made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}

export const button = (text, onclick, look = "bp-button bp-button--quiet", more = {}) =>
  element("button", { type: "button", class: look, onclick, ...more }, text);

// The first thing in an element that takes an answer.
export const firstControl = (holder) =>
  holder.matches?.("input, select, textarea") ? holder : holder.querySelector("input:not([type=hidden], [data-narrows]), select, textarea, button");
