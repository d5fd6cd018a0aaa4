// The checks speak of a file and its fields; here are the same faults in the words of the form.

// By code: a message, a hint, or both, in place of those of the check. A function is given the fault and its field.
const WORDS = {
  E205: { message: missing, hint: ({ lead }, field) => (field?.none ? 'Add one, or tick "None".' : lead ? "A lead needs it." : 'Answer it, or choose "Still a draft" at the end.') },
  E206: { message: missing, hint: ({ field: path }) => (path.includes("[") ? "Answer it, or remove this part." : path.includes(".") ? "Answer it, or empty what stands beside it." : "A draft needs it too.") },
  E204: { hint: "Choose one of the answers." },
  E207: { hint: "Write digits only, with a full stop for decimals." },
  E211: { hint: "" },
  E213: { hint: "" },
  E215: { hint: ({ message }) => (message.includes("nothing says why") ? 'Say why, under "Withdrawn".' : 'Choose what it is under "Is it ready?".') },
  E216: { hint: ({ message }) => (message.includes("needed") ? "Answer it below." : 'Empty the answer, or choose "Not named" as the organisation.') },
  E305: { hint: "Choose one of the list, or add it." },
  E306: { hint: "Choose one of the list." },
  E307: { hint: "Choose one of your documents, or add it." },
  E308: { hint: "Choose one of your studies, or add it." },
  E312: {
    message: ({ message }) => (message.includes("neither") ? "This document has neither a DOI nor a web address." : "This document has a link, and also says where it can be read without one."),
    hint: ({ message }) => (message.includes("neither") ? 'Give one of them. If there is neither, say under "Where it can be read" who keeps it.' : 'Empty "Where it can be read".'),
  },
  E313: { hint: 'Give the publisher\'s own page, or the DOI and no web address.' },
  E404: { hint: 'Fill in "Group" for the figure of one group, or "Comparison" for a printed comparison of two.' },
  E405: { hint: 'A comparison needs "Statistic" and "Figure"; the figure of one group takes no statistic.' },
  E408: { hint: "Leave the NHS category empty: a group such as BAME, non-white or South Asian is not one of them." },
  E409: { message: "One end of the interval is missing." },
  E410: { hint: 'Look at the figure and the unit; for a change or a difference choose a "Statistic".' },
  E411: { message: "The group and the kind of group do not go together.", hint: 'For an ethnic group choose "Ethnic group" under "Kind of group"; for all choose "Everyone".' },
  E412: { message: "There is no figure here.", hint: 'Give the figure, or how many out of how many; or remove this part.' },
  E414: { hint: 'Give N as printed, or the percentage. A plain count goes under "Figure", with a unit such as women or teams.' },
  E416: { hint: 'Keep "Main outcome" on the one that decides.' },
  E418: { message: "It is not said when this was.", hint: 'Choose it under "When".' },
  E423: { hint: "Choose the measure of one of the results, or empty the answer." },
  E522: { hint: 'Give a shared mailbox under "Whom others can ask"; never a person\'s own address.' },
  E527: { message: "Consent is not ticked.", hint: "Ask first, then tick it; or empty the role and the mailbox." },
};

// A check of the repository speaks of its history. Here nothing has been sent yet.
for (const code of ["E520", "E525"]) WORDS[code] = { hint: "Delete it now. It has not left this device." };

WORDS.W603 = { hint: 'Read it again against its documents, then give a new day under "Review due".' };

function missing({ message }, field) {
  if (message.includes(":")) return "A record names at least one document.";
  return field?.form === "true or false" ? "This is not ticked." : "This is not answered yet.";
}

// The fault with the form's words. `field` is what the definition says of the field that it leads to.
export function inForm(fault, field) {
  const words = WORDS[fault.code];
  const worded = (name) => (typeof words?.[name] === "function" ? words[name](fault, field) : words?.[name]) ?? fault[name];
  const hint = worded("hint");
  return { ...fault, message: worded("message"), hint: /field guide/i.test(hint) ? "" : hint };
}
