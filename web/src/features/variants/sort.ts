import type { CallStore, WordColumn } from "./store";

/** By what the table can be sorted. */
export type SortColumn =
  | "file"
  | "gene"
  | "change"
  | "consequence"
  | "fraction"
  | "depth"
  | "filter"
  | "caller"
  | "gnomad"
  | "place";

export interface Sort {
  readonly by: SortColumn;
  readonly descending: boolean;
}

/** Places of chromosomes: 1 to 22, X, Y, MT, then the rest by name. */
function chromRank(name: string): number {
  const number = Number(name);
  if (Number.isInteger(number) && number > 0) return number;
  const place = ["X", "Y", "MT"].indexOf(name);
  return place < 0 ? 1000 : 100 + place;
}

/** The place of each word among all words, in the alphabet's order; the empty word has none. */
function alphabet(words: readonly string[]): Float64Array {
  const order = Array.from(words.keys()).toSorted((a, b) =>
    (words[a] ?? "").localeCompare(words[b] ?? "", "en", { numeric: true }),
  );
  const ranks = new Float64Array(words.length);
  for (const [rank, index] of order.entries()) ranks[index] = words[index] === "" ? Number.NaN : rank;
  return ranks;
}

const wordOf: Partial<Record<SortColumn, WordColumn>> = {
  gene: "gene",
  change: "hgvs_p",
  filter: "filter",
  caller: "caller",
};

const known = (figure: number): number => (figure < 0 ? Number.NaN : figure);

/** What each row is sorted by; `NaN` for rows without a value. */
function keysOf(store: CallStore, by: SortColumn): Float64Array {
  const column = wordOf[by];
  if (column !== undefined) {
    const ranks = alphabet(store.words);
    return Float64Array.from(store.column[column], (index) => ranks[index] ?? Number.NaN);
  }
  switch (by) {
    case "consequence":
      return Float64Array.from(store.severity, (rank) => (rank === 255 ? Number.NaN : rank));
    case "fraction":
      return Float64Array.from(store.fraction, known);
    case "depth":
      return Float64Array.from(store.depth, known);
    case "gnomad": {
      const figures = store.words.map((word) => (word === "" ? Number.NaN : Number(word)));
      return Float64Array.from(store.column.gnomad, (index) => figures[index] ?? Number.NaN);
    }
    default: {
      const ranks = store.words.map(chromRank);
      return Float64Array.from(
        store.pos,
        (pos, row) => (ranks[store.column.chrom[row] ?? 0] ?? 0) * 1e10 + pos,
      );
    }
  }
}

/** All rows sorted. Rows without a value come last in both directions, equal ones keep the file's order. */
export function sorted(store: CallStore, { by, descending }: Sort): Uint32Array {
  const order = Uint32Array.from({ length: store.rows }, (_, row) => row);
  if (by === "file") return descending ? order.toReversed() : order;
  const sign = descending ? -1 : 1;
  // Infinity is last whatever the direction; the difference of two of them is no number, and the file's order decides.
  const keys = keysOf(store, by).map((key) => (Number.isNaN(key) ? Number.POSITIVE_INFINITY : sign * key));
  return order.toSorted((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0) || a - b);
}
