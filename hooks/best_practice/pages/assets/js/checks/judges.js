// What a pattern alone cannot say of a match: whether ten digits are an NHS number, whether a number can be dialled.
// Each judge is made anew for every run, from the published rules, and says of a hit whether it counts.

export const JUDGES = {
  "nhs-number": (rules) => ({ match }) => isNhsNumber(match[0], rules.scottish_numbers),
  "telephone-number": (rules) => ({ match }) => canBeDialled(match[0], rules.telephone),
  "tag-not-told": () => {
    const opened = new Set();
    return ({ match: [tag] }) => {
      if (tag.startsWith("</") && opened.has(tag.slice(2))) return false;
      opened.add(tag.slice(1));
      return true;
    };
  },
  "not-inside-a-name": (rules) => {
    const { source, flags } = rules.expressions["inside-a-name"];
    const inside = new RegExp(source, flags);
    return ({ match, text }) => {
      const two = [...text.slice(Math.max(0, match.index - 4), match.index)].slice(-2).join("");
      return !(/^\p{Lu}/u.test(match[0]) && inside.test(two));
    };
  },
};

// Modulus 11: https://www.datadictionary.nhs.uk/attributes/nhs_number.html. A Scottish number begins with a day of birth.
export function isNhsNumber(text, scottish) {
  const digits = text.replace(/[^0-9]/g, "");
  if (digits.length !== 10) return false;
  const number = Number(digits);
  if (scottish.some(([first, last]) => first <= number && number <= last) && !isDay(digits)) return false;
  const sum = [...digits.slice(0, 9)].reduce((total, digit, index) => total + Number(digit) * (10 - index), 0);
  return (11 - (sum % 11)) % 11 === Number(digits[9]) && 11 - (sum % 11) !== 10;
}

function isDay(digits) {
  const [day, month, short] = [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4, 6)].map(Number);
  const year = short < 69 ? 2000 + short : 1900 + short; // as Python reads two digits
  const date = new Date(Date.UTC(year, month - 1, day));
  return month >= 1 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

// The numbering plan is published with the rules. Of other countries than ours, every length that may be is a number.
export function canBeDialled(text, plan) {
  let digits = text.replace(/[^0-9]/g, "");
  let abroad = text.includes("+");
  if (!abroad && /^00[1-9]/.test(digits)) [abroad, digits] = [true, digits.slice(2)];
  if (!abroad) return isOurs(digits, plan);
  const code = plan.calling_codes.find((one) => digits.startsWith(one));
  if (!code) return false;
  if (code === plan.calling_code) return isOurs(digits.slice(code.length), plan);
  return digits.length >= 8 && digits.length <= 15;
}

function isOurs(digits, { plans, prefix }) {
  const fits = ({ lengths, source }, number) =>
    (!lengths.length || lengths.includes(number.length)) && new RegExp(`^(?:${source})$`).test(number);
  const stripped = digits.replace(new RegExp(`^(?:${prefix})`), "");
  const number = fits(plans[0].every, digits) && !fits(plans[0].every, stripped) ? digits : stripped;
  const known = (one) => fits(one.every, number) && one.services.some((service) => fits(service, number));
  const region = plans.find((one) => (one.begins ? new RegExp(`^(?:${one.begins})`).test(number) : known(one)));
  return Boolean(region && known(region));
}
