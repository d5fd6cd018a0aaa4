// What people paste, put into the form that the record wants. Only what cannot be meant otherwise is changed, and its
// writer sees it: it happens in the box, when the box is left.

const TIDY = {
  doi: (text) => text.replace(/^(?:https?:\/\/)?(?:dx\.)?doi\.org\/(?=10\.)|^doi:?\s*(?=10\.)/i, ""),
  unit: (text) => (/^(?:%|per ?cent)$/i.test(text) ? "percent" : text),
};
const withoutCommas = (text) => (/^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(text) ? text.replaceAll(",", "") : text);

export function tidied({ key, form }, text) {
  const trimmed = text.trim();
  if (["number", "whole number"].includes(form)) return withoutCommas(trimmed);
  return TIDY[key] && TIDY[key](trimmed) !== trimmed ? TIDY[key](trimmed) : text;
}
