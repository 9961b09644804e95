import { afterEach, expect, test } from "vitest";
import { readPlaced, rememberPlaced } from "./placed";

afterEach(() => localStorage.clear());
const hour = 3_600_000;

test("a placed file stays in one's own list for a day, the newest first", () => {
  rememberPlaced("p1", "f1", 0);
  rememberPlaced("p1", "f2", 10 * hour);
  expect(readPlaced("p1", 11 * hour).map(({ file }) => file)).toEqual(["f2", "f1"]);
  expect(readPlaced("p1", 25 * hour).map(({ file }) => file)).toEqual(["f2"]);
});

test("another person on the same computer has another list", () => {
  rememberPlaced("p1", "f1", 0);
  expect(readPlaced("p2", 1)).toEqual([]);
});

test("what is not a list of files is no list", () => {
  localStorage.setItem("samsyn.placed.p1", '{"file":"f1"}');
  expect(readPlaced("p1", 1)).toEqual([]);
  localStorage.setItem("samsyn.placed.p1", "not json");
  expect(readPlaced("p1", 1)).toEqual([]);
});
