import type { ReactNode } from "react";
import { StateGlyph } from "../../ui/state-glyph";
import { useFormat } from "../../wording/use-format";
import { useWording } from "../../wording/use-wording";
import type { SortColumn } from "./sort";
import { type CallStore, isAnnotated, wordAt, wordsOf } from "./store";
import { changeAt, useConsequenceWords, useFilterWords } from "./words";
import { variantsWording } from "./wording";

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
    | "filter"
    | "caller"
    | "gnomad"
    | "place";
  /** `file` puts the file's own order back. */
  readonly sort: SortColumn;
  /** Falls away when there is little room. */
  readonly rank: 1 | 2 | 3;
  /** Its track in the grid. */
  readonly width: string;
  readonly figures?: boolean;
}

const mark: Column = { name: "mark", sort: "file", rank: 1, width: "6.5rem" };
const counted: readonly Column[] = [
  { name: "fraction", sort: "fraction", rank: 1, width: "7.25rem", figures: true },
  { name: "depth", sort: "depth", rank: 2, width: "3.5rem", figures: true },
  { name: "filter", sort: "filter", rank: 1, width: "7.5rem" },
];
const caller = { name: "caller", sort: "caller", rank: 3, width: "5.5rem" } as const satisfies Column;
const gnomad = {
  name: "gnomad",
  sort: "gnomad",
  rank: 2,
  width: "4.5rem",
  figures: true,
} as const satisfies Column;

/** The columns that a file fills: without an annotation the place and the bases stand in for gene and change. */
export function columnsOf(store: CallStore): readonly Column[] {
  const told = [caller, gnomad].filter(({ name }) => wordsOf(store, name).length > 0);
  if (!isAnnotated(store)) {
    return [
      mark,
      { name: "place", sort: "place", rank: 1, width: "minmax(8.5rem, 1fr)" },
      { name: "alleles", sort: "alleles", rank: 1, width: "minmax(7rem, 1.3fr)" },
      ...counted,
      ...told,
    ];
  }
  return [
    mark,
    { name: "gene", sort: "gene", rank: 1, width: "6.25rem" },
    { name: "change", sort: "change", rank: 1, width: "minmax(7.5rem, 1.3fr)" },
    { name: "consequence", sort: "consequence", rank: 2, width: "minmax(6.5rem, 1fr)" },
    ...counted,
    ...told,
    { name: "place", sort: "place", rank: 3, width: "8.5rem", figures: true },
  ];
}

/** The tracks of the columns that stay when those above `rank` fall away. */
export const tracksOf = (columns: readonly Column[], rank: Column["rank"]): string =>
  columns
    .filter((column) => column.rank <= rank)
    .map(({ width }) => width)
    .join(" ");

/** Draws the cells of rows; one per render of the grid, so that the words are looked up once. */
export function useCells(store: CallStore, marked: ReadonlyMap<number, number>) {
  const t = useWording(variantsWording);
  const format = useFormat();
  const consequence = useConsequenceWords();
  const filter = useFilterWords();
  const none = <span className="muted">–</span>;
  const cells: Record<Column["name"], (row: number) => ReactNode> = {
    mark: (row) => {
      const place = marked.get(row);
      return place === undefined ? (
        <span className="vh">{t("mark.none")}</span>
      ) : (
        <StateGlyph state="to-board" word={t("mark.board", { place })} />
      );
    },
    gene: (row) => <b className="gene">{wordAt(store, "gene", row) || none}</b>,
    change: (row) => {
      const change = changeAt(store, row);
      return (
        <span className="hgvs" translate="no" title={change}>
          {change}
        </span>
      );
    },
    alleles: (row) => {
      const alleles = `${wordAt(store, "reference", row)}>${wordAt(store, "alternate", row)}`;
      return (
        <span className="hgvs" translate="no" title={alleles}>
          {alleles}
        </span>
      );
    },
    consequence: (row) => {
      const terms = wordAt(store, "consequence", row);
      return terms === "" ? none : <span title={consequence(terms)}>{consequence(terms)}</span>;
    },
    fraction: (row) => {
      const fraction = store.fraction[row] ?? -1;
      const alt = store.altCount[row] ?? -1;
      return (
        <>
          {fraction < 0 ? none : format.alleleFraction(fraction)}
          <small>{alt < 0 ? "" : `${alt}/${store.depth[row]}`}</small>
        </>
      );
    },
    depth: (row) => {
      const depth = store.depth[row] ?? -1;
      return depth < 0 ? none : format.count(depth);
    },
    filter: (row) => {
      const words = filter(wordAt(store, "filter_status", row), wordAt(store, "filter", row));
      return <span title={words}>{words}</span>;
    },
    caller: (row) => wordAt(store, "caller", row) || none,
    gnomad: (row) => wordAt(store, "gnomad", row) || none,
    place: (row) => (
      <span translate="no">
        {wordAt(store, "chrom", row)}:{store.pos[row]}
      </span>
    ),
  };
  return cells;
}
