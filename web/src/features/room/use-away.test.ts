import { expect, test } from "vitest";
import { lostSince } from "./use-away";

test("a lost line is counted from when it was lost, and not at all once it is back", () => {
  const first = lostSince(new Map(), ["petra", "annika"], (person) => person === "annika", 1000);
  expect([...first]).toEqual([["petra", 1000]]);
  const later = lostSince(first, ["petra", "annika"], (person) => person === "annika", 9000);
  expect([...later]).toEqual([["petra", 1000]]);
  expect([...lostSince(later, ["petra", "annika"], () => true, 10_000)]).toEqual([]);
});
