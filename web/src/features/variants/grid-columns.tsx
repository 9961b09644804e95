import type { ReactNode } from "react";
import { StateGlyph } from "../../ui/state-glyph";
import { useFormat } from "../../wording/use-format";
import { useWording } from "../../wording/use-wording";
import type { SortColumn } from "./sort";
import { type CallStore, wordAt } from "./store";
import { changeAt, useConsequenceWords, useFilterWords } from "./words";
import { variantsWording } from "./wording";

/** A column of the table. */
export interface Column {
  readonly name:
    | "mark"
    | "gene"
    | "change"
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
  readonly figures?: boolean;
}

export const columns: readonly Column[] = [
  { name: "mark", sort: "file", rank: 1 },
  { name: "gene", sort: "gene", rank: 1 },
  { name: "change", sort: "change", rank: 1 },
  { name: "consequence", sort: "consequence", rank: 2 },
  { name: "fraction", sort: "fraction", rank: 1, figures: true },
  { name: "depth", sort: "depth", rank: 2, figures: true },
  { name: "filter", sort: "filter", rank: 1 },
  { name: "caller", sort: "caller", rank: 3 },
  { name: "gnomad", sort: "gnomad", rank: 2, figures: true },
  { name: "place", sort: "place", rank: 3, figures: true },
];

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
