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

type Test = (row: number) => boolean;

/** One word of the text: which words of the table hold it is found once, so that a row costs a few look-ups. */
function testOf(store: CallStore, token: string): Test {
  const holds = Uint8Array.from(store.lower, (word) => (word.includes(token) ? 1 : 0));
  const columns = searched.map((name) => store.column[name]);
  const stretch = stretchOf(token);
  const { chrom } = store.column;
  return (row) => {
    for (const column of columns) if (holds[column[row] ?? 0] === 1) return true;
    if (stretch === undefined) return false;
    const pos = store.pos[row] ?? 0;
    const there = pos >= stretch.from && pos <= stretch.until;
    return there && (stretch.chrom === undefined || store.lower[chrom[row] ?? 0] === stretch.chrom);
  };
}

/** Which words of the table are among `wanted`. */
const among = (store: CallStore, wanted: readonly string[]) =>
  Uint8Array.from(store.words, (word) => (wanted.includes(word) ? 1 : 0));

function testsOf(store: CallStore, filter: Filter): Test[] {
  const tests: Test[] = [];
  const { kind, filter_status } = store.column;
  const { rows } = filter;
  if (rows) tests.push((row) => rows.has(row));
  if (filter.passedOnly) {
    const passed = among(store, ["passed"]);
    tests.push((row) => passed[filter_status[row] ?? 0] === 1);
  }
  if (filter.kinds.length > 0) {
    const kinds = among(store, filter.kinds);
    tests.push((row) => kinds[kind[row] ?? 0] === 1);
  }
  if (filter.impacts.length > 0) {
    const groups = Uint8Array.from({ length: 256 }, (_, rank) =>
      filter.impacts.includes(impactOf(rank)) ? 1 : 0,
    );
    tests.push((row) => groups[store.severity[row] ?? 255] === 1);
  }
  const tokens = filter.text.toLowerCase().split(/\s+/u).filter(Boolean);
  return [...tests, ...tokens.map((token) => testOf(store, token))];
}

/** The rows that pass, in the order of `order`. */
export function filtered(store: CallStore, filter: Filter, order: Uint32Array): Uint32Array {
  const tests = testsOf(store, filter);
  if (tests.length === 0) return order;
  const found = new Uint32Array(order.length);
  let count = 0;
  for (const row of order) {
    if (tests.every((test) => test(row))) {
      found[count] = row;
      count += 1;
    }
  }
  return found.subarray(0, count);
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
