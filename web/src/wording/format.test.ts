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
  ["2026-11-12", "21\u00A0days", "21\u00A0dagar"],
  ["2026-12-02", "1\u00A0day", "1\u00A0dag"],
  ["2026-05-03", "7\u00A0months", "7\u00A0mån"],
  ["2024-12-04", "23\u00A0months", "23\u00A0mån"],
  ["2017-08-03", "9\u00A0y 4\u00A0m", "9\u00A0år 4\u00A0mån"],
  ["2022-12-03", "4\u00A0y", "4\u00A0år"],
  ["1992-12-04", "33\u00A0y", "33\u00A0år"],
])("somebody born %s is %s old on 3 December 2026", (born, english, swedish) => {
  expect(en.age(born, "2026-12-03")).toBe(english);
  expect(sv.age(born, "2026-12-03")).toBe(swedish);
});
