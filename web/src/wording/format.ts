import type { Age } from "../api/generated/Age";
import type { Language } from "./language";

/** Sessions are held, and times are written, in Swedish time whatever the computer's own zone is. */
const timeZone = "Europe/Stockholm";

/** What a date can come as: the server sends ISO 8601 text. */
export type Moment = string | number | Date;

/** The space that keeps a number and its unit on one line. */
const joined = "\u00A0";

/** How one language writes dates, times and numbers. All of it is pure; get one from `useFormat`. */
export interface Format {
  /** `2026-12-03`, in both languages. */
  date(moment: Moment): string;
  /** `Thu 3 Dec`, `tors 3 dec.` */
  day(moment: Moment): string;
  /** `Thursday 3 December`, `torsdag 3 december`. */
  longDay(moment: Moment): string;
  /** `13:37`, `13.37`. */
  time(moment: Moment): string;
  /** `13:37:52`, `13.37.52`. */
  timeWithSeconds(moment: Moment): string;
  /** `2026-12-03 13:37`. */
  dateTime(moment: Moment): string;
  /** Grouped by thousands: `1,906`, `1 906`. */
  count(value: number): string;
  /** With exactly `decimals` decimals, so that columns line up: `2.10`, `2,10`. */
  number(value: number, decimals: number): string;
  /** An allele fraction (0 to 1) with two decimals: `0.38`, `0,38`. */
  alleleFraction(fraction: number): string;
  /** A share (0 to 1) in whole per cent: `80 %`. */
  percent(share: number): string;
  /** Bytes in decimal units: `3.2 MB`, `3,2 MB`. */
  fileSize(bytes: number): string;
  /** Age as a paediatrician says it: `21 days`, `7 months`, `9 y 4 m`, `34 y`. */
  age(age: Age): string;
}

const fileUnits = ["B", "kB", "MB", "GB", "TB"] as const;

/** Below this many whole months an age is told in months. */
const monthsUpTo = 24;
/** From this many whole years on, months are no longer told. */
const yearsOnlyFrom = 10;

const ageUnits = {
  en: { day: ["day", "days"], month: ["month", "months"], y: "y", m: "m" },
  sv: { day: ["dag", "dagar"], month: ["månad", "månader"], y: "år", m: "mån" },
} as const;

function writtenAge({ years, months, days }: Age, language: Language): string {
  const { day, month, y, m } = ageUnits[language];
  const counted = (count: number, [one, many]: readonly [string, string]) =>
    `${count}${joined}${count === 1 ? one : many}`;
  const allMonths = years * 12 + months;
  if (allMonths === 0) return counted(days, day);
  if (allMonths < monthsUpTo) return counted(allMonths, month);
  if (years < yearsOnlyFrom && months > 0) return `${years}${joined}${y} ${months}${joined}${m}`;
  return `${years}${joined}${y}`;
}

function makeFormat(language: Language): Format {
  const locale = language === "sv" ? "sv-SE" : "en-GB";
  const part = (options: Intl.DateTimeFormatOptions, of = locale) => {
    const format = new Intl.DateTimeFormat(of, { timeZone, ...options });
    return (moment: Moment) => format.format(new Date(moment));
  };
  const isoDate = part({ year: "numeric", month: "2-digit", day: "2-digit" }, "sv-SE");
  const day = part({ weekday: "short", day: "numeric", month: "short" });
  const longDay = part({ weekday: "long", day: "numeric", month: "long" });
  const clock = part({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" }, "en-GB");
  const clockWithSeconds = part(
    { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" },
    "en-GB",
  );
  const inLanguage = (time: string) => (language === "sv" ? time.replaceAll(":", ".") : time);
  const count = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const number = (value: number, decimals: number) =>
    new Intl.NumberFormat(locale, {
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
    }).format(value);
  const time = (moment: Moment) => inLanguage(clock(moment));
  return {
    date: isoDate,
    day: (moment) => day(moment).replace(",", ""),
    longDay: (moment) => longDay(moment).replace(",", ""),
    time,
    timeWithSeconds: (moment) => inLanguage(clockWithSeconds(moment)),
    dateTime: (moment) => `${isoDate(moment)} ${time(moment)}`,
    count: (value) => count.format(value),
    number,
    alleleFraction: (fraction) => number(fraction, 2),
    percent: (share) => `${count.format(share * 100)}${joined}%`,
    fileSize(bytes) {
      const step = bytes < 1000 ? 0 : Math.min(Math.floor(Math.log10(bytes) / 3), fileUnits.length - 1);
      return `${number(bytes / 1000 ** step, step === 0 ? 0 : 1)}${joined}${fileUnits[step]}`;
    },
    age: (age) => writtenAge(age, language),
  };
}

const formats: Record<Language, Format> = { en: makeFormat("en"), sv: makeFormat("sv") };

/** The format of a language. */
export const formatIn = (language: Language): Format => formats[language];
