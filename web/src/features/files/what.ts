import type { ImportReport } from "../../api/generated/ImportReport";
import type { KindCounts } from "../../api/generated/KindCounts";
import type { SampleFound } from "../../api/generated/SampleFound";
import type { Survey } from "../../api/generated/Survey";

/** What kinds of variants a file holds, as laboratories speak of their files. */
export type Content = "small" | "structural" | "copy_number" | "fusions";

/** The contents of a file that was read, the most numerous first. */
export function contentsOf(counts: KindCounts): Content[] {
  const sums: readonly (readonly [Content, number])[] = [
    ["small", counts.snv + counts.indel + counts.mnv],
    ["structural", counts.sv],
    ["copy_number", counts.cnv],
    ["fusions", counts.fusion],
  ];
  return sums
    .filter(([, sum]) => sum > 0)
    .toSorted(([, a], [, b]) => b - a)
    .map(([content]) => content);
}

/** Which samples a file has, in a word. */
export type SampleWord =
  | { readonly says: "none" | "pair" | "tumour_only" | "normal_only" | "rna" | "rna_too" }
  | { readonly says: "several"; readonly count: number };

/** The samples of a file in a word: by their roles where they are known, else how many there are. */
export function sampleWord(samples: readonly SampleFound[]): SampleWord {
  if (samples.length === 0) return { says: "none" };
  const has = (role: SampleFound["role"]) => samples.some((sample) => sample.role === role);
  if (has(null) || has("other")) return { says: "several", count: samples.length };
  const dna = has("tumour") || has("normal");
  if (has("rna")) return { says: dna ? "rna_too" : "rna" };
  if (has("tumour")) return { says: has("normal") ? "pair" : "tumour_only" };
  return { says: "normal_only" };
}

/** What is known of a file before or after it was read. */
export type Known = Survey | ImportReport;

/** Whether it was read whole. */
export const isReport = (known: Known): known is ImportReport => "data_lines" in known;
