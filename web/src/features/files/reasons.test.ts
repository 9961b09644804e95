import { expect, test } from "vitest";
import { analysis, file, report, specimen } from "./example";
import { namesNumber, reasonsOf } from "./reasons";

test("a number is found in the names that laboratories make of it, and a longer number is not it", () => {
  const names = ["P26-1187", "P26-1187_T_vs_N.mutect2.vcf.gz", "p26_1187.bam", "run7/P26.1187", "P26-1187R"];
  expect(names.map((name) => namesNumber(name, "P26-1187"))).toEqual([true, true, true, true, true]);
  const others = ["P26-11870", "XP26-1187", "P26-1187RR", "P26-118", "P26", "1187-P26", "P26-1187R2", ""];
  expect(others.filter((name) => namesNumber(name, "P26-1187"))).toEqual([]);
  expect(namesNumber("T1", "T1")).toBe(false);
});

test("a placed file still says what ties it to its analysis", () => {
  const samples = ["B24-0716_N", "P26-1187_T"].map((name) => ({ name, role: null, from: null }));
  const placed = file("f1", {
    name: "run12.vcf",
    report: { ...report, samples, assembly: { name: "GRCh38", from: "contig_lengths" } },
  } as Partial<ReturnType<typeof file>>);
  const standing = {
    analysis: analysis("P26-1187"),
    specimen: specimen("P26-1187"),
    normal: specimen("B24-0716"),
  };
  expect(reasonsOf(placed, standing)).toEqual([
    { reason: "laboratory_number_in_sample", sample: "P26-1187_T", laboratory_number: "P26-1187" },
    { reason: "normal_number_in_sample", sample: "B24-0716_N", laboratory_number: "B24-0716" },
    { reason: "assembly_agrees", assembly: "GRCh38" },
  ]);
  expect(reasonsOf(file("f2"), standing)).toEqual([]);
});
