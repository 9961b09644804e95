import { defaultRangeExtractor, type Range, useVirtualizer } from "@tanstack/react-virtual";
import { type CSSProperties, type KeyboardEvent, useEffect, useId, useRef } from "react";
import { useWording } from "../../wording/use-wording";
import { useCells } from "./cells";
import { type Column, tracksOf } from "./columns";
import { type Material, useMaterialWords } from "./materials";
import type { FindingStore } from "./finding-store";
import type { Sort } from "./sort";
import { variantsWording } from "./wording";

const rowHeight = 37;

interface GridProps {
  store: FindingStore;
  /** The table's name. */
  label: string;
  columns: readonly Column[];
  /** All materials of the case, to name those at the heads. */
  materials: readonly Material[];
  /** Rows on other builds that are probably the same variant. */
  alike: ReadonlyMap<number, readonly number[]>;
  rows: Uint32Array;
  marked: ReadonlyMap<number, number>;
  sort: Sort;
  /** Where the reader stands, as an index into `rows`. */
  active: number;
  /** The row that the drawer shows. */
  opened: number | undefined;
  /** Set while the grid should have the focus, as after the drawer was closed. */
  focused: boolean;
  onSort(sort: Sort): void;
  onActive(index: number): void;
  onOpen(row: number): void;
}

/** Which of the rows shown was clicked. */
function indexOf(target: EventTarget): number | undefined {
  const row = target instanceof Element ? target.closest<HTMLElement>("[data-index]") : null;
  return row === null ? undefined : Number(row.dataset["index"]);
}

const cellId = (row: number) => `call-${row}`;

/** The calls as a grid: one tab stop, arrow keys move, Enter opens. Only the rows in sight are in the document. */
export function Grid(props: GridProps) {
  const { store, label, columns, rows, marked, alike, active, opened, focused, onActive, onOpen } = props;
  const t = useWording(variantsWording);
  const cells = useCells(store, marked, alike);
  const tracks = {
    "--tracks": tracksOf(columns, 3),
    "--tracks-fewer": tracksOf(columns, 2),
    "--tracks-fewest": tracksOf(columns, 1),
  } as CSSProperties;
  const hint = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLDivElement>(null);
  // oxlint-disable-next-line react/incompatible-library -- the React Compiler is not used here
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    // The active row stays in the document when it is scrolled away: `aria-activedescendant` points at it.
    rangeExtractor: (range: Range) => {
      const shown = defaultRangeExtractor(range);
      if (active >= rows.length || shown.includes(active)) return shown;
      return [...shown, active].toSorted((a, b) => a - b);
    },
  });
  useEffect(() => {
    if (opened !== undefined) virtual.scrollToIndex(active);
  }, [opened, active, virtual]);
  useEffect(() => {
    if (focused) body.current?.focus();
  }, [focused]);
  const page = () => Math.max(1, Math.floor((scroller.current?.clientHeight ?? 400) / rowHeight) - 2);
  const onKeyDown = (event: KeyboardEvent) => {
    const last = rows.length - 1;
    const steps: Record<string, number> = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + page(),
      PageUp: active - page(),
      Home: 0,
      End: last,
    };
    const next = steps[event.key];
    const row = rows[active];
    if (next !== undefined) {
      event.preventDefault();
      const index = Math.max(0, Math.min(last, next));
      onActive(index);
      virtual.scrollToIndex(index);
    } else if ((event.key === "Enter" || event.key === " ") && row !== undefined) {
      event.preventDefault();
      onOpen(row);
    }
  };
  const activeRow = rows[active];
  return (
    <div className="grid-scroll" ref={scroller}>
      <p id={hint} className="vh">
        {t("grid.hint")}
      </p>
      <div
        className="calls"
        style={tracks}
        ref={body}
        role="grid"
        tabIndex={0}
        aria-label={label}
        aria-describedby={hint}
        aria-rowcount={rows.length + 1}
        aria-colcount={columns.length}
        aria-activedescendant={activeRow === undefined ? undefined : cellId(activeRow)}
        onKeyDown={onKeyDown}
        onClick={(event) => {
          const index = indexOf(event.target);
          const row = index === undefined ? undefined : rows[index];
          if (index === undefined || row === undefined) return;
          onActive(index);
          onOpen(row);
        }}
      >
        <Head {...props} />
        <div role="rowgroup" className="calls-body" style={{ blockSize: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start }) => {
            const row = rows[index] ?? 0;
            return (
              <div
                key={row}
                id={cellId(row)}
                role="row"
                tabIndex={-1}
                className={index === active ? "call active" : "call"}
                data-index={index}
                aria-rowindex={index + 2}
                aria-selected={row === opened}
                style={{ translate: `0 ${start}px` }}
              >
                {columns.map((column, place) => (
                  <div
                    key={`${column.name} ${column.sort}`}
                    role="gridcell"
                    aria-colindex={place + 1}
                    className={`rank-${column.rank}${column.figures ? " num" : ""}`}
                  >
                    {cells[column.name](row, column)}
                  </div>
                ))}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

function Head({ columns, materials, sort, onSort }: GridProps) {
  const t = useWording(variantsWording);
  const nameOf = useMaterialWords(materials);
  return (
    <div role="rowgroup" className="calls-head">
      <div role="row" aria-rowindex={1} className="call">
        {columns.map(({ name, sort: by, figures, rank, material }, place) => {
          const sorted = sort.by === by && by !== "file";
          const word = material ? nameOf(material) : t(`col.${name}`);
          return (
            <div
              key={`${name} ${by}`}
              role="columnheader"
              aria-colindex={place + 1}
              aria-sort={sorted ? (sort.descending ? "descending" : "ascending") : "none"}
              className={`rank-${rank}${figures ? " num" : ""}`}
            >
              <button
                type="button"
                aria-label={t("sort.by", { column: word })}
                onClick={() =>
                  onSort({
                    by,
                    descending: sort.by === by ? !sort.descending : figures === true && by !== "place",
                  })
                }
              >
                {word}
                {sorted && <span aria-hidden="true">{sort.descending ? " ↓" : " ↑"}</span>}
              </button>
            </div>
          );
        })}
      </div>
    </div>
  );
}
