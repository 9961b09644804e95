import { expect, test } from "vitest";
import { formatIn } from "./format";

const en = formatIn("en");
const sv = formatIn("sv");
const winter = "2026-12-03T12:37:52Z";
const summer = "2026-07-01T22:30:00Z";

test("dates are ISO in both languages and in Swedish time", () => {
  expect(sv.date(winter)).toBe("2026-12-03");
  expect(en.date(summer)).toBe("2026-07-02");
});

test("days carry their weekday", () => {
  expect(en.day(winter)).toBe("Thu 3 Dec");
  expect(en.longDay(winter)).toBe("Thursday 3 December");
  expect(sv.longDay(winter)).toBe("torsdag 3 december");
});

test("times are written with a full stop in Swedish", () => {
  expect(en.time(winter)).toBe("13:37");
  expect(sv.time(winter)).toBe("13.37");
  expect(sv.timeWithSeconds(winter)).toBe("13.37.52");
  expect(sv.dateTime(summer)).toBe("2026-07-02 00.30");
});

test("allele fractions have two decimals, with a comma in Swedish", () => {
  expect(en.alleleFraction(0.4)).toBe("0.40");
  expect(sv.alleleFraction(0.384)).toBe("0,38");
});

test("file sizes are told in decimal units", () => {
  expect(en.fileSize(999)).toBe("999\u00A0B");
  expect(sv.fileSize(3_240_000)).toBe("3,2\u00A0MB");
});

test.each([
  [{ years: 0, months: 0, days: 21 }, "21\u00A0days", "21\u00A0dagar"],
  [{ years: 0, months: 0, days: 1 }, "1\u00A0day", "1\u00A0dag"],
  [{ years: 0, months: 1, days: 9 }, "1\u00A0month", "1\u00A0månad"],
  [{ years: 1, months: 11, days: 29 }, "23\u00A0months", "23\u00A0månader"],
  [{ years: 9, months: 4, days: 0 }, "9\u00A0y 4\u00A0m", "9\u00A0år 4\u00A0mån"],
  [{ years: 4, months: 0, days: 3 }, "4\u00A0y", "4\u00A0år"],
  [{ years: 34, months: 8, days: 0 }, "34\u00A0y", "34\u00A0år"],
])("the age %o is told as a clinician tells it", (age, english, swedish) => {
  expect(en.age(age)).toBe(english);
  expect(sv.age(age)).toBe(swedish);
});
