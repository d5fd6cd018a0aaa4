// Taking a record to the ward: its link or a summary of it to the clipboard. Printing is in frame.js.

const text = (node) => node?.textContent.replace(/\s+/g, " ").trim() ?? "";

for (const row of document.querySelectorAll("[data-bp-take]")) attach(row);

function attach(row) {
  const said = row.querySelector("[role=status]");
  for (const button of row.querySelectorAll("[data-take]")) {
    button.addEventListener("click", async () => {
      const link = location.href.replace(/#.*$/, "");
      const copy = button.dataset.take === "link" ? link : summaryOf(row.closest(".bp-record") ?? document, link);
      try {
        await navigator.clipboard.writeText(copy);
        said.replaceChildren(button.dataset.take === "link" ? "The link is copied." : "The summary is copied. Paste it into a message or a document.");
      } catch {
        byHand(said, copy);
      }
    });
  }
}

// What the first screen says, with what to know before copying the practice: a short copy must not lose its cautions.
function summaryOf(record, link) {
  const answers = [...record.querySelectorAll(".bp-strip__item")].map((item) => {
    const note = text(item.querySelector(".bp-strip__note"));
    return `${text(item.querySelector("dt"))} ${text(item.querySelector("strong"))}${note ? ` (${note})` : ""}`;
  });
  const cautions = [...record.querySelectorAll(".bp-cautions li")].map((item) => `- ${text(item).replace(/ \(source \S+\)$/, "")}`);
  const parts = [
    text(record.querySelector("h1")),
    text(record.querySelector(".bp-summary")),
    answers.join("\n"),
    cautions.length ? ["Know this first:", ...cautions].join("\n") : "",
    `${text(record.querySelector(".bp-banner"))} Not medical advice: follow your local guideline.`.trim(),
    link,
  ];
  return parts.filter(Boolean).join("\n\n");
}

// Where a browser forbids the clipboard, the words stand there, selected.
function byHand(said, copy) {
  const area = document.createElement("textarea");
  area.className = "bp-take__text";
  area.readOnly = true;
  area.rows = 6;
  area.value = copy;
  area.setAttribute("aria-label", "The text to copy");
  said.replaceChildren("Your browser did not let us copy. The text is selected: copy it with your device. ", area);
  area.focus();
  area.select();
}
