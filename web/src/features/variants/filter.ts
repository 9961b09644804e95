import type { VariantKind } from "../../api/generated/VariantKind";
import { type Impact, impactOf, impacts } from "./impact";
import type { CallStore, WordColumn } from "./store";

/** What is shown of a table. */
export interface Filter {
  /** Words that must all be found: in gene, HGVS or transcript, or as a place. */
  readonly text: string;
  readonly passedOnly: boolean;
  /** Only these kinds; all when empty. */
  readonly kinds: readonly VariantKind[];
  /** Only these groups of consequences; all when empty. */
  readonly impacts: readonly Impact[];
  /** Only these rows, those marked for the board; all when left out. */
  readonly rows?: ReadonlySet<number> | undefined;
}

export const noFilter: Filter = { text: "", passedOnly: false, kinds: [], impacts: [] };

/** A stretch of a chromosome, 1-based, both ends included; any chromosome when left out. */
interface Stretch {
  readonly chrom?: string;
  readonly from: number;
  readonly until: number;
}

const figureOf = (text: string): number => Number(text.replaceAll(",", ""));

/** Reads `7:140753336`, `chr7:140,753,336-140,753,400` or a bare position. */
export function stretchOf(text: string): Stretch | undefined {
  const read = /^(?:(?:chr)?([\w.]+):)?([\d,]+)(?:-([\d,]+))?$/iu.exec(text);
  if (!read) return undefined;
  const [, chrom, first = "", last] = read;
  const from = figureOf(first);
  const until = last === undefined ? from : figureOf(last);
  return chrom === undefined ? { from, until } : { chrom: chrom.toLowerCase(), from, until };
}

const searched: readonly WordColumn[] = ["gene", "hgvs_p", "hgvs_c", "transcript"];

/** Keeps the rows whose word in `column` is marked in `holds`: one tight loop, a look-up a row. */
function keepWords(rows: Uint32Array, column: Uint32Array | Uint8Array, holds: Uint8Array): Uint32Array {
  const kept = new Uint32Array(rows.length);
  let count = 0;
  for (const row of rows) {
    if (holds[column[row] ?? 0] === 1) {
      kept[count] = row;
      count += 1;
    }
  }
  return kept.subarray(0, count);
}

/** Keeps the rows that hold one word of the text. Which words of the table hold it is found once, before the rows. */
function keepToken(store: CallStore, rows: Uint32Array, token: string): Uint32Array {
  const holds = Uint8Array.from(store.lower, (word) => (word.includes(token) ? 1 : 0));
  const columns = searched.map((name) => store.column[name]);
  const stretch = stretchOf(token);
  const { pos, lower } = store;
  const { chrom } = store.column;
  const found = new Uint8Array(store.rows);
  for (const column of columns) {
    for (let row = 0; row < column.length; row += 1) if (holds[column[row] ?? 0] === 1) found[row] = 1;
  }
  if (stretch !== undefined) {
    for (let row = 0; row < store.rows; row += 1) {
      const at = pos[row] ?? 0;
      if (at < stretch.from || at > stretch.until) continue;
      if (stretch.chrom === undefined || lower[chrom[row] ?? 0] === stretch.chrom) found[row] = 1;
    }
  }
  return rows.filter((row) => found[row] === 1);
}

/** Which words of the table are among `wanted`. */
const among = (store: CallStore, wanted: readonly string[]) =>
  Uint8Array.from(store.words, (word) => (wanted.includes(word) ? 1 : 0));

/** The rows that pass, in the order of `order`. */
export function filtered(store: CallStore, filter: Filter, order: Uint32Array): Uint32Array {
  const { kind, filter_status } = store.column;
  const { rows: only } = filter;
  let rows = order;
  if (only) rows = rows.filter((row) => only.has(row));
  if (filter.passedOnly) rows = keepWords(rows, filter_status, among(store, ["passed"]));
  if (filter.kinds.length > 0) rows = keepWords(rows, kind, among(store, filter.kinds));
  if (filter.impacts.length > 0) {
    const ranks = Uint8Array.from({ length: 256 }, (_, rank) =>
      Number(filter.impacts.includes(impactOf(rank))),
    );
    rows = keepWords(rows, store.severity, ranks);
  }
  const tokens = filter.text.toLowerCase().split(/\s+/u).filter(Boolean);
  for (const token of tokens) rows = keepToken(store, rows, token);
  return rows;
}

/** How many rows each group of consequences has. */
export function impactCounts(store: CallStore): Record<Impact, number> {
  const counts = Object.fromEntries(impacts.map((impact) => [impact, 0])) as Record<Impact, number>;
  for (const rank of store.severity) counts[impactOf(rank)] += 1;
  return counts;
}

/** How many rows each kind has; kinds without a row are left out. */
export function kindCounts(store: CallStore): [VariantKind, number][] {
  const counts = new Map<string, number>();
  for (const index of store.column.kind) {
    const kind = store.words[index] ?? "";
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  const order: readonly VariantKind[] = ["snv", "mnv", "indel", "sv", "cnv", "fusion", "other"];
  return order.flatMap((kind): [VariantKind, number][] => {
    const count = counts.get(kind);
    return count === undefined ? [] : [[kind, count]];
  });
}
