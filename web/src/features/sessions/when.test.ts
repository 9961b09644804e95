import { expect, test } from "vitest";
import { stockholmTime } from "./when";

test("winter time is an hour ahead of UTC", () => {
  expect(stockholmTime("2026-12-03", "13:00")).toBe("2026-12-03T12:00:00.000Z");
});

test("summer time is two hours ahead of UTC", () => {
  expect(stockholmTime("2026-06-03", "13:00")).toBe("2026-06-03T11:00:00.000Z");
});

test("the day the clocks go back begins in summer time and goes on in winter time", () => {
  expect(stockholmTime("2026-10-25", "01:30")).toBe("2026-10-24T23:30:00.000Z");
  expect(stockholmTime("2026-10-25", "02:30")).toBe("2026-10-25T00:30:00.000Z");
  expect(stockholmTime("2026-10-25", "13:00")).toBe("2026-10-25T12:00:00.000Z");
});

test("half a date is no moment", () => {
  expect(stockholmTime("", "13:00")).toBeUndefined();
  expect(stockholmTime("2026-12-03", "")).toBeUndefined();
});
