import { type ReactNode, useMemo } from "react";
import { StateGlyph } from "../../ui/state-glyph";
import { useFormat } from "../../wording/use-format";
import { useWording } from "../../wording/use-wording";
import type { Column } from "./columns";
import { callerOf, type FindingStore, type Source, sourcesAt } from "./finding-store";
import { wordAt } from "./store";
import { useCallerWords, useConsequenceWords, useFilterWords, useNames } from "./words";
import { variantsWording } from "./wording";

/** The assembly that most rows are on; rows on another one say so. */
function mainAssembly({ assembly, assemblies }: FindingStore): number {
  const counts = assemblies.map(() => 0);
  for (const place of assembly) counts[place] = (counts[place] ?? 0) + 1;
  return counts.indexOf(Math.max(...counts));
}

/** Draws the cells of rows; one per render of the grid, so that the words are looked up once. */
export function useCells(
  store: FindingStore,
  marked: ReadonlyMap<number, number>,
  alike: ReadonlyMap<number, readonly number[]>,
) {
  const t = useWording(variantsWording);
  const format = useFormat();
  const consequence = useConsequenceWords();
  const filter = useFilterWords();
  const callers = useCallerWords();
  const { changeAt } = useNames();
  const main = useMemo(() => mainAssembly(store), [store]);
  const none = <span className="muted">–</span>;
  const figure = (value: number) => (value < 0 ? none : format.alleleFraction(value));
  const by = (source: Source) => callerOf(source) ?? t("callers.of", { name: source.file.name });
  /** The filters of all calls, when they differ from what is shown. */
  const filters = (row: number, shown: string): string => {
    const each = sourcesAt(store, row).map((source) => {
      const { store: own } = source.file;
      const words = filter(wordAt(own, "filter_status", source.row), wordAt(own, "filter", source.row));
      return { words, told: `${by(source)}: ${words}` };
    });
    return each.every(({ words }) => words === shown) ? shown : each.map(({ told }) => told).join("; ");
  };
  const cells: Record<Column["name"], (row: number, column: Column) => ReactNode> = {
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
      const { text, code } = changeAt(store, row);
      const other = store.assembly[row] === main ? undefined : store.assemblies[store.assembly[row] ?? 0];
      const twins = alike.get(row);
      return (
        <span className={code ? "hgvs" : undefined} translate={code ? "no" : undefined} title={text}>
          {text}
          {store.mane[row] === 1 && (
            <span className="build" title={t("mane.title", { transcript: wordAt(store, "transcript", row) })}>
              MANE
            </span>
          )}
          {store.half[row] === 1 && <span className="build">{t("facts.half.why")}</span>}
          {(other ?? twins) && (
            <span className="build" title={twins && t("alike.title", { count: twins.length })}>
              {[twins && "≈", other].filter(Boolean).join(" ")}
            </span>
          )}
        </span>
      );
    },
    alleles: (row) => {
      const { text, code } = changeAt(store, row);
      const alleles = code ? `${wordAt(store, "reference", row)}>${wordAt(store, "alternate", row)}` : text;
      return (
        <span className={code ? "hgvs" : undefined} translate={code ? "no" : undefined} title={alleles}>
          {alleles}
        </span>
      );
    },
    consequence: (row) => {
      const terms = wordAt(store, "consequence", row);
      return terms === "" ? none : <span title={consequence(terms)}>{consequence(terms)}</span>;
    },
    fraction: (row, { measured, bare }) => {
      const of = (measured === undefined ? undefined : store.materials[measured]) ?? store;
      const alt = of.altCount[row] ?? -1;
      const counts = alt < 0 ? "" : `${alt}/${of.depth[row]}`;
      if (bare) return <span title={counts}>{figure(of.fraction[row] ?? -1)}</span>;
      return (
        <>
          {figure(of.fraction[row] ?? -1)}
          <small>{counts}</small>
        </>
      );
    },
    depth: (row) => {
      const depth = store.depth[row] ?? -1;
      return depth < 0 ? none : format.count(depth);
    },
    normal: (row) => figure(store.normal[row] ?? -1),
    filter: (row) => {
      const words = filter(wordAt(store, "filter_status", row), wordAt(store, "filter", row));
      return <span title={filters(row, words)}>{words}</span>;
    },
    caller: (row) => wordAt(store, "caller", row) || none,
    callers: (row) => {
      const count = store.calling[row] ?? 0;
      const all = store.callers[row] ?? 0;
      const unknown = store.unknown[row] ?? 0;
      const names = [...new Set(sourcesAt(store, row).map(by))].join(", ");
      return (
        <span title={names}>
          <span aria-hidden="true">
            {[...(all > 0 ? [`${count}/${all}`] : []), ...(unknown > 0 ? [`${unknown}?`] : [])].join(" + ")}
          </span>
          <span className="vh">{callers({ calling: count, callers: all, unknown })}</span>
        </span>
      );
    },
    gnomad: (row) => wordAt(store, "gnomad", row) || none,
    place: (row) => (
      <span translate="no">
        {wordAt(store, "chrom", row)}:{store.pos[row]}
      </span>
    ),
  };
  return cells;
}
