import { bench } from "vitest";
import { tableOf } from "./example";
import { findingsOf } from "./merge";
import { storeOf } from "./store";

const bases = ["A", "C", "G", "T"];
const callers = ["Mutect2", "Strelka2", "VarDict", "FreeBayes", "SAGE"];

/** A hundred thousand calls; four of five of them are those of the other callers too. */
const files = callers.map((caller, place) => ({
  id: caller,
  name: `${caller}.vcf`,
  assembly: "GRCh38",
  material: "relapse",
  store: storeOf(
    tableOf(
      Array.from({ length: 100_000 }, (_, row) => ({
        caller,
        chrom: String(1 + Math.floor(row / 5000)),
        pos: 1000 + (row % 5000) * 40 + (row % 5 === 0 ? place : 7),
        reference: bases[row % 4] ?? "A",
        alternate: bases[(row + 1) % 4] ?? "C",
        gene: `G${row % 900}`,
        hgvs_p: `p.Val${row % 400}Glu`,
        fraction: (row % 100) / 100,
      })),
    ),
  ),
}));

bench("five files of 100,000 calls become one list", () => {
  findingsOf(files, true);
});
