import { expect, test } from "vitest";
import { changeBetween, movedBy } from "./change";

test("what was typed is found by the caret where letters repeat", () => {
  expect(changeBetween("aaa", "aaaa", 2)).toEqual({ at: 1, removed: 0, inserted: "a" });
  expect(changeBetween("aaa", "aaaa", 4)).toEqual({ at: 3, removed: 0, inserted: "a" });
  expect(changeBetween("aaa", "aa", 1)).toEqual({ at: 1, removed: 1, inserted: "" });
});

test("a marked part that is typed over is one change", () => {
  expect(changeBetween("give dabrafenib", "give nothing", 12)).toEqual({
    at: 5,
    removed: 10,
    inserted: "nothing",
  });
  expect(changeBetween("same", "same", 2)).toBeUndefined();
});

test("a character of two halves is never torn", () => {
  expect(changeBetween("x😀y", "x😁y", 3)).toEqual({ at: 1, removed: 2, inserted: "😁" });
});

test("a caret keeps its place in the words when others write before it", () => {
  expect(movedBy(5, [{ retain: 2 }, { insert: "abc" }])).toBe(8);
  expect(movedBy(5, [{ retain: 6 }, { insert: "abc" }])).toBe(5);
  expect(movedBy(5, [{ retain: 2 }, { delete: 2 }])).toBe(3);
  expect(movedBy(5, [{ retain: 4 }, { delete: 9 }])).toBe(4);
  expect(movedBy(5, [{ retain: 5 }, { insert: "after" }])).toBe(5);
});
