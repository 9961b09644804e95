import type { FindingStore } from "./finding-store";
import { wordAt } from "./store";

/** A transcript without its version: `NM_004333` of `NM_004333.6`. */
const unversioned = (transcript: string): string => transcript.replace(/\.\d+$/u, "");

/** `p.(Val600Glu)` and `p.Val600Glu` say the same; `p.?` and `p.=` say nothing that tells two variants apart. */
function proteinOf(store: FindingStore, row: number): string {
  const change = wordAt(store, "hgvs_p", row).replaceAll(/[()]/gu, "");
  return change === "p.?" || change === "p.=" ? "" : change;
}

/** What would be the same on another build: the gene with its protein change, and the change on a transcript. */
function namesOf(store: FindingStore, row: number): string[] {
  const gene = wordAt(store, "gene", row);
  const protein = proteinOf(store, row);
  const transcript = unversioned(wordAt(store, "transcript", row));
  const coding = wordAt(store, "hgvs_c", row);
  return [
    ...(gene !== "" && protein !== "" ? [`${gene} ${protein}`] : []),
    ...(transcript !== "" && coding !== "" ? [`${transcript} ${coding}`] : []),
  ];
}

/**
 * Rows on different assemblies that are probably one variant. Positions on different assemblies are never compared: the
 * descriptions are, and a person confirms.
 */
export function probablySame(store: FindingStore): ReadonlyMap<number, readonly number[]> {
  const alike = new Map<number, readonly number[]>();
  if (store.assemblies.length < 2) return alike;
  const named = new Map<string, number[]>();
  for (let row = 0; row < store.rows; row += 1) {
    for (const name of namesOf(store, row)) {
      const rows = named.get(name);
      if (rows) rows.push(row);
      else named.set(name, [row]);
    }
  }
  for (const rows of named.values()) {
    for (const row of rows) {
      const others = rows.filter((other) => store.assembly[other] !== store.assembly[row]);
      if (others.length > 0) alike.set(row, [...new Set([...(alike.get(row) ?? []), ...others])]);
    }
  }
  return alike;
}
