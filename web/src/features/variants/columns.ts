import type { FindingStore } from "./finding-store";
import type { Material } from "./materials";
import type { List } from "./search";
import type { SortColumn } from "./sort";
import { isAnnotated, wordsOf } from "./store";

/** A column of the table. */
export interface Column {
  readonly name:
    | "mark"
    | "gene"
    | "change"
    | "alleles"
    | "consequence"
    | "fraction"
    | "depth"
    | "normal"
    | "filter"
    | "caller"
    | "callers"
    | "gnomad"
    | "place";
  /** `file` puts the rows' own order back. */
  readonly sort: SortColumn;
  /** Falls away when there is little room. */
  readonly rank: 1 | 2 | 3;
  /** Its track in the grid. */
  readonly width: string;
  readonly figures?: boolean;
  /** Of a fraction the material, as a place in the store's; the shown row's own when left out. */
  readonly measured?: number;
  /** The counts stand in the title alone. */
  readonly bare?: boolean;
  /** What stands at its head instead of the column's word. */
  readonly material?: Material;
}

const mark: Column = { name: "mark", sort: "file", rank: 1, width: "6.5rem" };
const depth: Column = { name: "depth", sort: "depth", rank: 2, width: "3.5rem", figures: true };
const normal: Column = { name: "normal", sort: "normal", rank: 1, width: "4rem", figures: true };
const filter: Column = { name: "filter", sort: "filter", rank: 1, width: "7.5rem" };
const callers: Column = { name: "callers", sort: "callers", rank: 1, width: "4.5rem", figures: true };
const caller: Column = { name: "caller", sort: "caller", rank: 3, width: "5.5rem" };
const gnomad: Column = { name: "gnomad", sort: "gnomad", rank: 2, width: "4.5rem", figures: true };
const fraction: Column = { name: "fraction", sort: "fraction", rank: 1, width: "7.25rem", figures: true };

/** One fraction when there is one material, else one for each that has calls. */
function fractionsOf(store: FindingStore, materials: readonly Material[]): readonly Column[] {
  const held = materials.flatMap((material): Column[] => {
    const measured = store.materials.findIndex((one) => one.material === material.key);
    if (measured < 0) return [];
    const bare = material.kind === "rna";
    const width = bare ? "3.25rem" : "6.25rem";
    return [{ ...fraction, sort: `fraction-${measured}`, measured, material, width, bare }];
  });
  return held.length > 1 ? held : [fraction];
}

/** The columns that a list fills: without an annotation the place and the bases stand in for gene and change. */
export function columnsOf(
  store: FindingStore,
  { alone, germline }: List,
  materials: readonly Material[],
): readonly Column[] {
  const fractions = fractionsOf(store, materials);
  const filled = (column: "caller" | "gnomad") => wordsOf(store, column).length > 0;
  const counted: readonly Column[] = [
    ...fractions,
    ...(alone === undefined ? [] : [depth]),
    ...(germline ? [normal] : []),
    ...(alone === undefined ? [germline ? { ...callers, rank: 2 as const } : callers] : []),
    filter,
    ...(alone !== undefined && filled("caller") ? [caller] : []),
    ...(filled("gnomad") ? [fractions.length > 1 ? { ...gnomad, rank: 3 as const } : gnomad] : []),
  ];
  if (!isAnnotated(store)) {
    return [
      mark,
      { name: "place", sort: "place", rank: 1, width: "minmax(8.5rem, 1fr)" },
      { name: "alleles", sort: "alleles", rank: 1, width: "minmax(7rem, 1.3fr)" },
      ...counted,
    ];
  }
  return [
    mark,
    { name: "gene", sort: "gene", rank: 1, width: "6.25rem" },
    { name: "change", sort: "change", rank: 1, width: "minmax(7.5rem, 1.3fr)" },
    {
      name: "consequence",
      sort: "consequence",
      rank: fractions.length > 2 ? 3 : 2,
      width: "minmax(6.5rem, 1fr)",
    },
    ...counted,
    { name: "place", sort: "place", rank: 3, width: "8.5rem", figures: true },
  ];
}

/** The tracks of the columns that stay when those above `rank` fall away. */
export const tracksOf = (columns: readonly Column[], rank: Column["rank"]): string =>
  columns
    .filter((column) => column.rank <= rank)
    .map(({ width }) => width)
    .join(" ");
