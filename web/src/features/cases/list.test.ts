import { expect, test } from "vitest";
import { caseRow } from "./example";
import { isLate, listed, readListSearch } from "./list-order";
import { wantedOf } from "./wanted";

const rowan = caseRow({ case: "c1", pseudonym: "Rowan 4172", needed_by: "2026-12-07" });
const birch = caseRow({
  case: "c2",
  pseudonym: "Birch 1180",
  needed_by: "2026-12-01",
  referrer: { person: "p9", name: "Erik Falk", place: "Lund" },
});
const named = (rows: readonly { pseudonym: string }[]) => rows.map(({ pseudonym }) => pseudonym);

test("every word must be found, in any of the columns", () => {
  expect(named(listed([rowan, birch], { find: "birch LUND" }))).toEqual(["Birch 1180"]);
  expect(named(listed([rowan, birch], { find: "birch umeå" }))).toEqual([]);
});

test("the server's order stands until another one is chosen", () => {
  expect(named(listed([rowan, birch], {}))).toEqual(["Rowan 4172", "Birch 1180"]);
  expect(named(listed([rowan, birch], { sort: "needed" }))).toEqual(["Birch 1180", "Rowan 4172"]);
});

test("an address with nonsense shows the whole list", () => {
  expect(readListSearch({ find: 7, sort: "colour" })).toEqual({});
});

test("a case is late on the day after the one it was needed by, until the board has decided", () => {
  expect(isLate(birch, "2026-12-01")).toBe(false);
  expect(isLate(birch, "2026-12-02")).toBe(true);
  expect(isLate({ ...birch, state: "signed" }, "2026-12-02")).toBe(false);
});

test("a geneticist is asked for variant files before anything is chased", () => {
  const waiting = caseRow({ pseudonym: "Rowan 4172", missing: ["variant_file", "findings", "wishes"] });
  expect(wantedOf(["geneticist"], "p1", [birch, waiting])).toEqual({ what: "files", cases: [waiting] });
  expect(wantedOf(["coordinator"], "p1", [birch, waiting])).toEqual({
    what: "gaps",
    cases: [waiting],
    things: 3,
  });
});

test("a coordinator whose cases lack nothing is asked for a date", () => {
  expect(wantedOf(["coordinator"], "p1", [birch])).toEqual({ what: "dates", cases: [birch] });
});

test("a referrer is asked only for what a referrer can say, of own cases", () => {
  const own = caseRow({ ...birch, missing: ["variant_file", "wishes"] });
  expect(wantedOf(["referrer"], "p9", [own])).toEqual({ what: "own-gaps", cases: [own], things: 1 });
  expect(wantedOf(["referrer"], "p1", [own])).toBeUndefined();
});

test("a decided case asks nothing", () => {
  const signed = caseRow({ state: "signed", missing: ["wishes"] });
  expect(wantedOf(["coordinator", "geneticist"], "p1", [signed])).toBeUndefined();
});
