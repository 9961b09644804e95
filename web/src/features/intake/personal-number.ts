/** Why a text is no personal number; `undefined` when it is one. The text itself never leaves the form. */
export type NumberFault =
  | { readonly fault: "length"; readonly digits: number }
  | { readonly fault: "date" }
  | { readonly fault: "check-digit" };

/** The digits of a text that holds nothing but digits, a hyphen and spaces. */
export const digitsOf = (text: string): string => text.replaceAll(/[\s-]/gu, "");

/** Whether a text looked for is a number, and not a pseudonym. */
export const looksLikeNumber = (text: string): boolean => /^[\d\s-]{6,}$/u.test(text.trim());

function isDate(digits: string): boolean {
  const day = Number(digits.slice(6, 8));
  // A coordination number has 60 added to the day.
  const date = [
    digits.slice(0, 4),
    digits.slice(4, 6),
    String(day > 60 ? day - 60 : day).padStart(2, "0"),
  ].join("-");
  const read = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(date);
}

/** Modulus 10 with the weights 2 and 1 over the last ten digits (Skatteverket, SKV 704 and SKV 707). */
function checkDigitFits(digits: string): boolean {
  let sum = 0;
  for (const [place, digit] of Array.from(digits.slice(2)).entries()) {
    const weighted = Number(digit) * (place % 2 === 0 ? 2 : 1);
    sum += Math.floor(weighted / 10) + (weighted % 10);
  }
  return sum % 10 === 0;
}

/** What is wrong with a personal or coordination number of twelve digits, with or without its hyphen. */
export function numberFault(text: string): NumberFault | undefined {
  const digits = digitsOf(text);
  if (!/^\d{12}$/u.test(digits)) return { fault: "length", digits: digits.replaceAll(/\D/gu, "").length };
  if (!isDate(digits)) return { fault: "date" };
  return checkDigitFits(digits) ? undefined : { fault: "check-digit" };
}
