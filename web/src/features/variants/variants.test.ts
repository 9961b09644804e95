import { describe, expect, test } from "vitest";
import { type ExampleCall, tableOf } from "./example";
import { type Filter, filtered, impactCounts, kindCounts, noFilter, stretchOf } from "./filter";
import { impactOf } from "./impact";
import { readVariantsSearch } from "./search";
import { type SortColumn, sorted } from "./sort";
import { callName, isAnnotated, rowOf, storeOf, wordAt } from "./store";
import { wilson } from "./wilson";

const calls: ExampleCall[] = [
  { gene: "BRAF", hgvs_p: "p.Val600Glu", chrom: "7", pos: 140_753_336, fraction: 0.38, gnomad: "" },
  {
    gene: "NF1",
    hgvs_p: "p.Arg1306Ter",
    chrom: "17",
    pos: 31_235_000,
    fraction: 0.06,
    filter: "weak_evidence",
    severity: 4,
  },
  { gene: "", chrom: "X", pos: 500, fraction: -1, kind: "sv", severity: 255, gnomad: "0.003" },
  { gene: "ABL1", chrom: "9", pos: 500, fraction: 0.51, kind: "indel", severity: 30, gnomad: "1e-05" },
];
const store = storeOf(tableOf(calls));
const all = sorted(store, { by: "file", descending: false });
const genes = (rows: Uint32Array) => [...rows].map((row) => wordAt(store, "gene", row));
const shown = (filter: Partial<Filter>) => genes(filtered(store, { ...noFilter, ...filter }, all));

describe("the filter", () => {
  test("finds genes and changes whatever their case, all words at once", () => {
    expect(shown({ text: "braf" })).toEqual(["BRAF"]);
    expect(shown({ text: "BRAF v600" })).toEqual([]);
    expect(shown({ text: "braf val600" })).toEqual(["BRAF"]);
  });

  test("finds a place with or without its chromosome, and a stretch", () => {
    expect(shown({ text: "chr7:140,753,336" })).toEqual(["BRAF"]);
    expect(shown({ text: "500" })).toEqual(["", "ABL1"]);
    expect(shown({ text: "x:400-600" })).toEqual([""]);
  });

  test("keeps only what passed, only a kind, only a group of consequences", () => {
    expect(shown({ passedOnly: true })).toEqual(["BRAF", "", "ABL1"]);
    expect(shown({ kinds: ["sv", "indel"] })).toEqual(["", "ABL1"]);
    expect(shown({ impacts: ["high", "moderate"] })).toEqual(["BRAF", "NF1"]);
    expect(shown({ impacts: ["other"], passedOnly: true })).toEqual([""]);
  });

  test("keeps only the rows marked for the board", () => {
    expect(shown({ rows: new Set([1, 3]) })).toEqual(["NF1", "ABL1"]);
  });

  test("without a condition gives the order as it is", () => {
    expect(filtered(store, noFilter, all)).toBe(all);
  });

  test("counts kinds and groups", () => {
    expect(kindCounts(store)).toEqual([
      ["snv", 2],
      ["indel", 1],
      ["sv", 1],
    ]);
    expect(impactCounts(store)).toEqual({ high: 1, moderate: 1, low: 1, other: 1 });
  });
});

const by = (column: SortColumn, descending = false) => genes(sorted(store, { by: column, descending }));

describe("sorting", () => {
  test("puts rows without a value last in both directions", () => {
    expect(by("fraction")).toEqual(["NF1", "BRAF", "ABL1", ""]);
    expect(by("fraction", true)).toEqual(["ABL1", "BRAF", "NF1", ""]);
    expect(by("gene")).toEqual(["ABL1", "BRAF", "NF1", ""]);
  });

  test("goes by chromosome and position, not by their letters", () => {
    expect(by("place")).toEqual(["BRAF", "ABL1", "NF1", ""]);
  });

  test("puts the most severe consequence first and the unknown last", () => {
    expect(by("consequence")).toEqual(["NF1", "BRAF", "ABL1", ""]);
  });

  test("reads figures within a word as numbers and disregards case", () => {
    const changes = ["p.Val600Glu", "p.arg99His", "", "p.Arg1306Ter", "p.arg99His"];
    const some = storeOf(tableOf(changes.map((hgvs_p) => ({ hgvs_p }))));
    expect([...sorted(some, { by: "change", descending: false })]).toEqual([1, 4, 3, 0, 2]);
    expect([...sorted(some, { by: "change", descending: true })]).toEqual([0, 3, 1, 4, 2]);
  });

  test("goes by the reference's bases first, then by the alternate's", () => {
    const alleles = [
      { reference: "G", alternate: "A" },
      { reference: "C", alternate: "T" },
      { reference: "C", alternate: "A" },
    ];
    const some = storeOf(tableOf(alleles));
    expect([...sorted(some, { by: "alleles", descending: false })]).toEqual([2, 1, 0]);
  });

  test("gives the same order when a column is sorted again", () => {
    expect(by("gene", true)).toEqual(["NF1", "BRAF", "ABL1", ""]);
    expect(by("gene", false)).toEqual(["ABL1", "BRAF", "NF1", ""]);
    expect(by("gene", true)).toEqual(["NF1", "BRAF", "ABL1", ""]);
  });

  test("reads gnomAD frequencies as numbers", () => {
    expect(by("gnomad", true)).toEqual(["", "ABL1", "BRAF", "NF1"]);
  });
});

test("a file is annotated when any row tells a gene, a change or a consequence", () => {
  expect(isAnnotated(storeOf(tableOf([{ consequence: "" }, { consequence: "", gene: "BRAF" }])))).toBe(true);
  expect(isAnnotated(storeOf(tableOf([{ consequence: "" }, { consequence: "" }])))).toBe(false);
});

test("a call is found again by its line and allele", () => {
  const row = rowOf(store, "12-1");
  expect(row).toBe(2);
  expect(callName(store, 2)).toBe("12-1");
  expect(rowOf(store, "12-2")).toBeUndefined();
  expect(rowOf(store, "99-1")).toBeUndefined();
});

test("a hundred thousand rows are filtered and sorted in order", () => {
  const many = storeOf(
    tableOf(
      Array.from({ length: 100_000 }, (_, row) => ({
        gene: `G${row % 900}`,
        fraction: ((row * 7919) % 1000) / 1000,
      })),
    ),
  );
  const order = sorted(many, { by: "fraction", descending: true });
  const rows = filtered(many, { ...noFilter, text: "g899" }, order);
  expect(rows.length).toBe(111);
  const fractions = [...rows].map((row) => many.fraction[row] ?? 0);
  expect(fractions).toEqual(fractions.toSorted((a, b) => b - a));
});

test("groups of consequences follow the server's table of severity", () => {
  expect([0, 14, 15, 21, 22, 23, 30, 31, 255].map(impactOf)).toEqual([
    "high",
    "high",
    "moderate",
    "moderate",
    "moderate",
    "low",
    "low",
    "other",
    "other",
  ]);
});

test("a gene is no stretch", () => {
  expect(stretchOf("BRAF")).toBeUndefined();
  expect(stretchOf("chr17:31,235,000")).toEqual({ chrom: "17", from: 31_235_000, until: 31_235_000 });
});

test("an address that names no call opens none", () => {
  expect(readVariantsSearch({ file: "f1", call: "2914-1" })).toEqual({ file: "f1", call: "2914-1" });
  expect(readVariantsSearch({ file: "", call: "x" })).toEqual({});
});

describe("the Wilson interval", () => {
  test("of 52 of 137 reads is 0.303 to 0.463", () => {
    const interval = wilson(52, 137);
    expect(interval?.low).toBeCloseTo(0.3028, 3);
    expect(interval?.high).toBeCloseTo(0.4631, 3);
  });

  test("of none of 134 reads begins at 0 and does not end there", () => {
    const interval = wilson(0, 134);
    expect(interval?.low).toBe(0);
    expect(interval?.high).toBeCloseTo(0.0279, 3);
  });

  test("is unknown without reads", () => {
    expect(wilson(0, 0)).toBeUndefined();
    expect(wilson(9, 8)).toBeUndefined();
  });
});
