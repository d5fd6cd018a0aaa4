// The ways out of the form: GitHub, the file, a Word copy. Nothing is sent by the site itself.

import { button, element } from "./elements.js";
import { paragraphs } from "./preview.js";

const LONGEST_ADDRESS = 8191; // bytes; GitHub refuses longer ones

// The page on which GitHub begins a new file or changes one; "" where the repository is not known. The text is never
// part of the address: it would be too long, and would stand in logs and histories.
export function githubAddress({ owner, name, branch }, path, isNew) {
  if (!owner || !name) return "";
  const parts = [owner, name, isNew ? "new" : "edit", branch || "main"].map(encodeURIComponent);
  const cut = path.lastIndexOf("/");
  const folders = (isNew ? path.slice(0, cut) : path).split("/").map(encodeURIComponent).join("/");
  const address = `https://github.com/${parts.join("/")}/${folders}${isNew ? `?filename=${encodeURIComponent(path.slice(cut + 1))}` : ""}`;
  return address.length <= LONGEST_ADDRESS ? address : "";
}

export function save(name, content, type) {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = element("a", { href: address, download: name, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

// What a person needs to hand over: one file, or several where the record names something new.
export function files(draft) {
  const own = { path: draft.path, isNew: !draft.isCorrection, text: draft.text() };
  return [...draft.added().map(({ path, text }) => ({ path, isNew: true, text: text() })), own];
}

const nameOf = (path) => path.slice(path.lastIndexOf("/") + 1);

// The cards; `allowed` says whether the record is ready, and tells its reader why when it is not.
export function ways(draft, { allowed, say }) {
  const { repository } = draft.definition;
  const all = files(draft);
  const heading = (text) => element("h3", {}, text);
  const each = (make) => element("div", { class: "bp-ways__files" }, ...all.map(make));
  const which = (file) => (all.length > 1 ? ` ${nameOf(file.path)}` : "");

  const github = element("section", { class: "bp-way" }, heading("Put it on GitHub"),
    ...(githubAddress(repository, all[0].path, all[0].isNew)
      ? [
          element("p", {}, draft.isCorrection
            ? "The button copies the text and opens the file on GitHub, where you put the new text in place of the old. "
            : "The button copies the text and opens a new file on GitHub, in the right folder and with the right name. Paste the text there. ",
            'Then choose "Commit changes" and "Propose changes": GitHub makes your own copy and a pull request. You need a free account. What you send is public at once.'),
          each((file) => button(`Copy${which(file)} and open GitHub`, () => allowed() && copyAndOpen(file, githubAddress(repository, file.path, file.isNew)), "bp-button")),
          element("p", { class: "bp-way__said", role: "status", "data-part": "copied" }),
        ]
      : [element("p", {}, "This copy of the site does not say where its files are kept, so it cannot open the right page for you. Download the file, or copy its text below, and give it to whoever runs the site.")]),
  );

  const download = element("section", { class: "bp-way" }, heading("Download the file"),
    element("p", {}, `A text file that anybody can put into the repository as it is${draft.isCorrection ? "" : `, in the folder ${draft.kind.folder}`}. You can also open it here again and go on.`),
    each((file) => button(`Download ${nameOf(file.path)}`, () => {
      if (!allowed()) return;
      save(nameOf(file.path), file.text, "text/markdown;charset=utf-8");
      say(`${nameOf(file.path)} is downloaded.`);
    })),
    draft.state.shared && element("p", { class: "bp-caveat" }, "On a shared computer, delete the file after you have sent it: the form cannot do that for you."),
  );

  const word = element("section", { class: "bp-way" }, heading("Download a Word copy"),
    element("p", {}, "For those who approve it first: communications, information governance, the women who took part."),
    button(`Download ${draft.id}.docx`, async (event) => {
      if (!allowed()) return;
      const said = event.target.nextElementSibling;
      try {
        const { wordFile } = await import("./word.js");
        const about = "A copy for reading and approval. The record itself is a text file, made with the form.";
        save(`${draft.id}.docx`, wordFile(draft.title, paragraphs(draft, about)), "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
        said.textContent = `${draft.id}.docx is downloaded.`;
      } catch {
        said.textContent = "What makes the Word copy could not be downloaded. Try again, or use the text file.";
      }
    }),
    element("p", { class: "bp-way__said", role: "status", "data-part": "word" }),
  );

  const text = element("details", { class: "bp-fold" }, element("summary", {}, all.length > 1 ? "The text of the files" : "The text of the file"),
    ...all.map((file) => element("div", {}, element("label", { class: "bp-field__label", for: `text-${nameOf(file.path)}` }, file.path),
      element("textarea", { class: "bp-field__text bp-field__text--code", id: `text-${nameOf(file.path)}`, rows: "12", readonly: true, spellcheck: "false" }, file.text),
      button(`Copy the text${which(file)}`, () => allowed() && copy(file)))),
    element("p", { class: "bp-way__said", role: "status", "data-part": "text-copied" }));

  function byHand(file) {
    text.open = true;
    const area = text.querySelector(`#${CSS.escape(`text-${nameOf(file.path)}`)}`);
    area.focus();
    area.select();
    return "Your browser did not let us copy. The text is selected: copy it with Ctrl+C (Command+C on a Mac)";
  }

  async function copy(file) {
    const said = text.querySelector("[data-part=text-copied]");
    try {
      await navigator.clipboard.writeText(file.text);
      said.textContent = `${nameOf(file.path)} is copied.`;
    } catch {
      said.textContent = `${byHand(file)}.`;
    }
  }

  async function copyAndOpen(file, address) {
    const said = github.querySelector("[data-part=copied]");
    const link = element("a", { href: address, target: "_blank", rel: "noopener" }, "Open GitHub");
    try {
      await navigator.clipboard.writeText(file.text);
      said.replaceChildren(`${nameOf(file.path)} is copied. If GitHub did not open: `, link, ".");
      window.open(address, "_blank", "noopener");
    } catch {
      said.replaceChildren(`${byHand(file)}, then `, link, ".");
    }
  }

  return element("div", { class: "bp-ways" }, github, download, word, text);
}
