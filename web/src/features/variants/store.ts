import type { CallTable } from "../../api/generated/CallTable";

/** Columns that hold indices into the words of the table. */
export const wordColumns = [
  "kind",
  "chrom",
  "reference",
  "alternate",
  "gene",
  "transcript",
  "hgvs_c",
  "hgvs_p",
  "consequence",
  "method",
  "filter",
  "filter_status",
  "origin",
  "caller",
  "gnomad",
  "mate",
] as const satisfies readonly (keyof CallTable)[];

export type WordColumn = (typeof wordColumns)[number];

/** The calls of a file as typed columns: 100,000 rows are a few megabytes and filter in milliseconds. */
export interface CallStore {
  readonly rows: number;
  readonly words: readonly string[];
  /** The words in lower case, for searching. */
  readonly lower: readonly string[];
  readonly line: Uint32Array;
  readonly allele: Uint32Array;
  /** 1-based. */
  readonly pos: Uint32Array;
  readonly severity: Uint8Array;
  /** From 0 to 1; -1 when unknown, as in the next three. */
  readonly fraction: Float64Array;
  readonly normal: Float64Array;
  readonly altCount: Int32Array;
  readonly depth: Int32Array;
  /** Length of the event in bases; -1 when unknown. */
  readonly svLength: Int32Array;
  /** Copies of the segment in the tumour; -1 when unknown. */
  readonly copies: Float64Array;
  /** 1 where the shown transcript is MANE Select or MANE Plus Clinical. */
  readonly mane: Uint8Array;
  /** 1 where the other end of a breakend is on no line of the file. */
  readonly half: Uint8Array;
  readonly column: Readonly<Record<WordColumn, Uint32Array>>;
}

/** Packs a table as it came. */
export function storeOf(table: CallTable): CallStore {
  // A table that was packed by an older server lacks the newer columns: their cells are empty words.
  const columns = wordColumns.map((name): [WordColumn, Uint32Array] => [
    name,
    table[name] ? Uint32Array.from(table[name]) : new Uint32Array(table.rows),
  ]);
  return {
    rows: table.rows,
    words: table.words,
    lower: table.words.map((word) => word.toLowerCase()),
    line: Uint32Array.from(table.line),
    allele: Uint32Array.from(table.allele_index),
    pos: Uint32Array.from(table.pos),
    severity: Uint8Array.from(table.severity),
    fraction: Float64Array.from(table.allele_fraction),
    normal: Float64Array.from(table.normal_fraction),
    altCount: Int32Array.from(table.alt_count),
    depth: Int32Array.from(table.depth),
    svLength: table.sv_length ? Int32Array.from(table.sv_length) : new Int32Array(table.rows).fill(-1),
    copies: table.copy_number ? Float64Array.from(table.copy_number) : new Float64Array(table.rows).fill(-1),
    mane: table.mane ? Uint8Array.from(table.mane, Number) : new Uint8Array(table.rows),
    half: table.half_pair ? Uint8Array.from(table.half_pair, Number) : new Uint8Array(table.rows),
    column: Object.fromEntries(columns) as Record<WordColumn, Uint32Array>,
  };
}

/** The word of a column in a row; empty when there is none. */
export const wordAt = (store: CallStore, name: WordColumn, row: number): string =>
  store.words[store.column[name][row] ?? 0] ?? "";

/** The copies of a row's segment, where they are known. */
export const copiesAt = ({ copies }: CallStore, row: number): number | null => {
  const known = copies[row] ?? -1;
  return known < 0 ? null : known;
};

/** Which words a column holds, as indices; the empty word is not among them. */
export function wordsOf(store: CallStore, name: WordColumn): number[] {
  const held = new Uint8Array(store.words.length);
  for (const index of store.column[name]) held[index] = 1;
  const found: number[] = [];
  for (let index = 0; index < held.length; index += 1) {
    if (held[index] === 1 && store.words[index] !== "") found.push(index);
  }
  return found;
}

/** Whether the file tells for any row what it does to a gene. */
export const isAnnotated = (store: CallStore): boolean =>
  (["gene", "hgvs_c", "hgvs_p", "consequence"] as const).some((name) => wordsOf(store, name).length > 0);

/** The name of a call in addresses: line and allele. */
export const callName = (store: CallStore, row: number): string => `${store.line[row]}-${store.allele[row]}`;

/** The row of a call by its name; rows are in file order. */
export function rowOf(store: CallStore, name: string): number | undefined {
  const [line = 0, allele = 0] = name.split("-").map(Number);
  let low = 0;
  let high = store.rows;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((store.line[middle] ?? 0) < line) low = middle + 1;
    else high = middle;
  }
  for (let row = low; row < store.rows && store.line[row] === line; row += 1) {
    if (store.allele[row] === allele) return row;
  }
  return undefined;
}

/** Places of chromosomes: 1 to 22, X, Y, MT, then the rest by name. */
export function chromRank(name: string): number {
  const number = Number(name);
  if (Number.isInteger(number) && number > 0) return number;
  const place = ["X", "Y", "MT"].indexOf(name);
  return place < 0 ? 1000 : 100 + place;
}
