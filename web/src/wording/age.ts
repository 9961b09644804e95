/** An age in the unit that is told at that age. */
export type Age =
  | { unit: "days"; days: number }
  | { unit: "months"; months: number }
  | { unit: "years-and-months"; years: number; months: number }
  | { unit: "years"; years: number };

/** Below this many days an age is told in days: dosing of the newborn goes by them. */
const daysUpTo = 60;
/** Below this many whole months an age is told in months. */
const monthsUpTo = 24;
/** From this many whole years on, months are no longer told. */
const yearsOnlyFrom = 10;

function civil(date: string): [number, number, number] {
  const [year, month, day] = date.slice(0, 10).split("-").map(Number);
  return [year ?? Number.NaN, month ?? Number.NaN, day ?? Number.NaN];
}

/** The age on the day `on` of somebody born on the day `born`; both are ISO dates, time of day is not read. */
export function ageBetween(born: string, on: string): Age {
  const [birthYear, birthMonth, birthDay] = civil(born);
  const [year, month, day] = civil(on);
  const days = Math.round(
    (Date.UTC(year, month - 1, day) - Date.UTC(birthYear, birthMonth - 1, birthDay)) / 86_400_000,
  );
  if (days < daysUpTo) return { unit: "days", days };
  const months = (year - birthYear) * 12 + (month - birthMonth) - (day < birthDay ? 1 : 0);
  if (months < monthsUpTo) return { unit: "months", months };
  const years = Math.floor(months / 12);
  if (years < yearsOnlyFrom) return { unit: "years-and-months", years, months: months % 12 };
  return { unit: "years", years };
}
