import type { FindingStore } from "./finding-store";
import { type CallStore, chromRank, type WordColumn, wordsOf } from "./store";

/** By what the table can be sorted. */
export type SortColumn =
  | "file"
  | "gene"
  | "change"
  | "consequence"
  | "fraction"
  /** The fraction in one material, by its place. */
  | `fraction-${number}`
  | "normal"
  | "depth"
  | "filter"
  | "caller"
  | "callers"
  | "gnomad"
  | "alleles"
  | "place";

export interface Sort {
  readonly by: SortColumn;
  readonly descending: boolean;
}

/** What is sorted: a file's calls, or the findings of a case. */
type Sortable = CallStore & Partial<Pick<FindingStore, "materials" | "calling">>;

/** What a word is compared by: without regard to case, and its figures as numbers. */
const comparable = (word: string): string =>
  word.toLowerCase().replaceAll(/\d+/gu, (figures) => figures.padStart(12, "0"));

/** For each word of the table its place among the words of `column`; `NaN` for the empty one. Compared once a word. */
function placesOf(store: CallStore, column: WordColumn): Float64Array {
  const places = new Float64Array(store.words.length).fill(Number.NaN);
  const used = wordsOf(store, column).map((index) => ({ index, key: comparable(store.words[index] ?? "") }));
  used.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.index - b.index));
  for (const [place, { index }] of used.entries()) places[index] = place;
  return places;
}

const wordOf: Partial<Record<SortColumn, WordColumn>> = {
  gene: "gene",
  change: "hgvs_p",
  filter: "filter",
  caller: "caller",
};

const known = (figure: number): number => (figure < 0 ? Number.NaN : figure);

/** What each row is sorted by; `NaN` for rows without a value. */
function keysOf(store: Sortable, by: SortColumn): Float64Array {
  if (by.startsWith("fraction-")) {
    const measured = store.materials?.[Number(by.slice("fraction-".length))];
    if (measured) return measured.fraction.map(known);
  }
  switch (by) {
    case "consequence":
      return Float64Array.from(store.severity, (rank) => (rank === 255 ? Number.NaN : rank));
    case "fraction":
      return store.fraction.map(known);
    case "normal":
      return store.normal.map(known);
    case "callers":
      return Float64Array.from(store.calling ?? []);
    case "depth":
      return Float64Array.from(store.depth, known);
    case "gnomad": {
      const figures = store.words.map((word) => (word === "" ? Number.NaN : Number(word)));
      return Float64Array.from(store.column.gnomad, (index) => figures[index] ?? Number.NaN);
    }
    case "alleles": {
      const reference = placesOf(store, "reference");
      const alternate = placesOf(store, "alternate");
      const { column: of, words } = store;
      return Float64Array.from(
        of.reference,
        (index, row) =>
          (reference[index] ?? 0) * words.length + (alternate[of.alternate[row] ?? 0] ?? Number.NaN),
      );
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

/** The ranks of a column: equal values have one rank, and rows without a value have the last. */
interface Ranks {
  readonly of: Uint32Array;
  /** How many different values there are; also the rank of rows without one. */
  readonly values: number;
}

function ranked(keys: Float64Array): Ranks {
  // A typed array is sorted by number, with every `NaN` at its end.
  const places = new Map<number, number>();
  for (const key of keys.toSorted()) {
    if (Number.isNaN(key)) break;
    if (!places.has(key)) places.set(key, places.size);
  }
  const values = places.size;
  return { of: Uint32Array.from(keys, (key) => places.get(key) ?? values), values };
}

/** Words are ranked by their places, which are known: no row is compared. */
function rankedByWord(store: CallStore, column: WordColumn): Ranks {
  const places = placesOf(store, column);
  const values = wordsOf(store, column).length;
  const ranks = Uint32Array.from(places, (place) => (Number.isNaN(place) ? values : place));
  return { of: store.column[column].map((index) => ranks[index] ?? values), values };
}

function rankedBy(store: Sortable, by: SortColumn): Ranks {
  const column = wordOf[by];
  return column === undefined ? ranked(keysOf(store, by)) : rankedByWord(store, column);
}

const rankings = new WeakMap<CallStore, Map<SortColumn, Ranks>>();

/** A file that was read never changes, so each of its columns is ranked once. */
function ranksOf(store: Sortable, by: SortColumn): Ranks {
  const ranking = rankings.get(store) ?? new Map<SortColumn, Ranks>();
  rankings.set(store, ranking);
  const ranks = ranking.get(by) ?? rankedBy(store, by);
  ranking.set(by, ranks);
  return ranks;
}

/**
 * All rows sorted. Rows without a value come last in both directions, equal ones keep the file's order. The ranks are
 * counted, so the effort grows with the rows alone.
 */
export function sorted(store: Sortable, { by, descending }: Sort): Uint32Array {
  if (by === "file") {
    const order = Uint32Array.from({ length: store.rows }, (_, row) => row);
    return descending ? order.toReversed() : order;
  }
  const { of, values } = ranksOf(store, by);
  const slotOf = (rank: number) => (descending && rank < values ? values - 1 - rank : rank);
  const next = new Uint32Array(values + 2);
  for (const rank of of) {
    const after = slotOf(rank) + 1;
    next[after] = (next[after] ?? 0) + 1;
  }
  for (let slot = 1; slot < next.length; slot += 1) next[slot] = (next[slot] ?? 0) + (next[slot - 1] ?? 0);
  const order = new Uint32Array(store.rows);
  for (let row = 0; row < of.length; row += 1) {
    const slot = slotOf(of[row] ?? values);
    const place = next[slot] ?? 0;
    order[place] = row;
    next[slot] = place + 1;
  }
  return order;
}
