import { Coverage } from "./coverage";
import type { FindingStore, SourceFile, Sources } from "./finding-store";
import { type Grouped, grouped, SharedWords, ungrouped } from "./grouping";
import { Shown } from "./shown";
import { type CallStore, chromRank, type WordColumn } from "./store";

const telling: readonly (readonly [WordColumn, number])[] = [
  ["hgvs_p", 16],
  ["hgvs_c", 16],
  ["transcript", 8],
  ["gene", 4],
  ["consequence", 2],
  ["gnomad", 2],
];

/** How much each row of a table tells: a description first, then the rest of the annotation, then that it passed. */
function worths(store: CallStore): Uint8Array {
  const worth = new Uint8Array(store.rows);
  for (const [name, points] of telling) {
    const column = store.column[name];
    for (let row = 0; row < worth.length; row += 1) {
      if ((column[row] ?? 0) !== 0) worth[row] = (worth[row] ?? 0) + points;
    }
  }
  const passed = store.words.indexOf("passed");
  const status = store.column.filter_status;
  for (let row = 0; row < worth.length; row += 1) {
    if (status[row] === passed) worth[row] = (worth[row] ?? 0) + 1;
  }
  return worth;
}

const offsetsOf = (files: readonly SourceFile[]): number[] => {
  let sum = 0;
  return files.map(({ store }) => (sum += store.rows) - store.rows);
};

/** The groups in the order of their places: chromosome, then position. Gives for each group its row. */
function byPlace(files: readonly SourceFile[], { of, groups }: Grouped): Uint32Array {
  const ranks = new Uint16Array(groups);
  const positions = new Uint32Array(groups);
  const seen = new Uint8Array(groups);
  const counts = new Map<number, number>();
  let at = 0;
  for (const { store } of files) {
    const rank = store.words.map(chromRank);
    for (let row = 0; row < store.rows; row += 1, at += 1) {
      const group = of[at] ?? 0;
      if (seen[group] === 1) continue;
      seen[group] = 1;
      const own = rank[store.column.chrom[row] ?? 0] ?? 1000;
      ranks[group] = own;
      positions[group] = store.pos[row] ?? 0;
      counts.set(own, (counts.get(own) ?? 0) + 1);
    }
  }
  // Position and group in one figure below 2^53 sort as figures, each chromosome for itself.
  const buckets = new Map([...counts].map(([rank, count]) => [rank, new Float64Array(count)]));
  const filled = new Map<number, number>();
  for (let group = 0; group < groups; group += 1) {
    const rank = ranks[group] ?? 0;
    const place = filled.get(rank) ?? 0;
    const bucket = buckets.get(rank);
    if (bucket) bucket[place] = (positions[group] ?? 0) * 0x200000 + group;
    filled.set(rank, place + 1);
  }
  const row = new Uint32Array(groups);
  let next = 0;
  for (const rank of [...counts.keys()].toSorted((a, b) => a - b)) {
    for (const key of buckets.get(rank)?.toSorted() ?? []) {
      row[key % 0x200000] = next;
      next += 1;
    }
  }
  return row;
}

/** The sources of every row, one row after the other, the best one first. */
function sourcesOf(files: readonly SourceFile[], rowAt: Uint32Array, rows: number): Sources {
  const first = new Uint32Array(rows + 1);
  for (const row of rowAt) first[row + 1] = (first[row + 1] ?? 0) + 1;
  for (let row = 0; row < rows; row += 1) first[row + 1] = (first[row + 1] ?? 0) + (first[row] ?? 0);
  const sourceFile = new Uint16Array(rowAt.length);
  const sourceRow = new Uint32Array(rowAt.length);
  const worth = new Uint8Array(rowAt.length);
  const filled = new Uint32Array(rows);
  let at = 0;
  for (const [place, { store }] of files.entries()) {
    const points = worths(store);
    for (let own = 0; own < store.rows; own += 1, at += 1) {
      const row = rowAt[at] ?? 0;
      const begin = first[row] ?? 0;
      const mine = points[own] ?? 0;
      let slot = begin + (filled[row] ?? 0);
      filled[row] = (filled[row] ?? 0) + 1;
      // Few sources: each goes in at its place, after those that are as good.
      for (; slot > begin && (worth[slot - 1] ?? 0) < mine; slot -= 1) {
        sourceFile[slot] = sourceFile[slot - 1] ?? 0;
        sourceRow[slot] = sourceRow[slot - 1] ?? 0;
        worth[slot] = worth[slot - 1] ?? 0;
      }
      sourceFile[slot] = place;
      sourceRow[slot] = own;
      worth[slot] = mine;
    }
  }
  return { first, sourceFile, sourceRow };
}

/**
 * The findings of files. Calls of one allele (assembly, chromosome, position, bases) become one row, in the order of their
 * places; not `together`, each call stays a row of its own, in the order of the files.
 */
export function findingsOf(files: readonly SourceFile[], together: boolean): FindingStore {
  const words = new SharedWords(files.map(({ store }) => store.words));
  const assemblies = [...new Set(files.map(({ assembly }) => assembly))];
  const tables = files.map(({ store, assembly }) => ({ store, assembly: assemblies.indexOf(assembly) }));
  const all = files.reduce((sum, { store }) => sum + store.rows, 0);
  const groups = together ? grouped(tables, words) : ungrouped(all);
  const place = together ? byPlace(files, groups) : undefined;
  const rowAt = place ? groups.of.map((group) => place[group] ?? 0) : groups.of;
  const rows = groups.groups;
  const sources = sourcesOf(files, rowAt, rows);
  const offsets = offsetsOf(files);
  const coverage = new Coverage(files);
  const shown = new Shown(files, words, rows, sources);
  const assemblyOf = Uint8Array.from(files, ({ assembly }) => assemblies.indexOf(assembly));
  const assembly = new Uint8Array(rows);
  for (let row = 0; row < rows; row += 1) {
    assembly[row] = assemblyOf[sources.sourceFile[sources.first[row] ?? 0] ?? 0] ?? 0;
  }
  return {
    ...shown.store(),
    ...coverage.count(sources, rows),
    ...sources,
    files,
    coverage,
    assemblies,
    assembly,
    materials: shown.measured(),
    rowsOf: files.map(({ store }, file) => {
      const offset = offsets[file] ?? 0;
      return rowAt.subarray(offset, offset + store.rows);
    }),
  };
}
