import { getRouteApi } from "@tanstack/react-router";
import { useDeferredValue, useMemo, useState } from "react";
import { createPortal } from "react-dom";
import { useCase } from "../cases/use-case";
import { useWording } from "../../wording/use-wording";
import { CallDrawer } from "./call-drawer";
import { filtered, noFilter } from "./filter";
import { Grid } from "./grid";
import { MarkBlock } from "./mark-block";
import { useMarkedRows, useMarking } from "./marks";
import { type Sort, sorted } from "./sort";
import { type CallStore, callName, isAnnotated, rowOf } from "./store";
import { Tools } from "./tools";
import { useKey } from "./use-key";
import { nameAt } from "./words";
import { variantsWording } from "./wording";

const route = getRouteApi("/framed/cases/$caseId/variants");

export interface VariantTableProps {
  store: CallStore;
  file: string;
  name: string;
  assembly: string;
  /** Where the drawer of the opened call is drawn, once it is on the screen. */
  drawerPlace: HTMLElement | null;
}

/** The findings of one file: filtered, sorted, walked through, opened and marked. */
export function VariantTable({ store, file, name, assembly, drawerPlace }: VariantTableProps) {
  const t = useWording(variantsWording);
  const { view } = useCase();
  const navigate = route.useNavigate();
  const { call } = route.useSearch();
  const [filter, setFilter] = useState(noFilter);
  const [boardOnly, setBoardOnly] = useState(false);
  const [sort, setSort] = useState<Sort>({ by: "file", descending: false });
  const [active, setActive] = useState(0);
  const [focused, setFocused] = useState(false);
  const marked = useMarkedRows(store, file);
  const marking = useMarking(file);
  const annotated = useMemo(() => isAnnotated(store), [store]);
  const order = useMemo(() => sorted(store, sort), [store, sort]);
  // Typing stays fluid: the list follows as soon as it is ready.
  const deferred = useDeferredValue(filter);
  const rows = useMemo(
    () => filtered(store, { ...deferred, rows: boardOnly ? new Set(marked.keys()) : undefined }, order),
    [store, deferred, boardOnly, marked, order],
  );
  const index = Math.min(active, Math.max(0, rows.length - 1));
  const opened = call === undefined ? undefined : rowOf(store, call);
  const show = (row: number | undefined) =>
    void navigate({
      search: row === undefined ? { file } : { file, call: callName(store, row) },
      replace: true,
    });
  const goTo = (next: number) => {
    const row = rows[next];
    setFocused(false);
    if (row === undefined) return;
    setActive(next);
    if (opened !== undefined) show(row);
  };
  const at = rows[index];
  const markActive =
    view.may.mark && opened === undefined && at !== undefined && !marked.has(at)
      ? () => marking.mutate({ name: callName(store, at), what: nameAt(store, at), note: "" })
      : undefined;
  useKey("b", markActive);
  return (
    <>
      <Tools
        store={store}
        filter={filter}
        found={rows.length}
        marked={marked.size}
        boardOnly={boardOnly}
        onFilter={(next) => {
          setFilter(next);
          setActive(0);
        }}
        onBoardOnly={setBoardOnly}
      />
      {!annotated && <p className="soft not-annotated">{t.rich("not-annotated")}</p>}
      {rows.length === 0 ? (
        <p className="soft none-found">{t("none-found")}</p>
      ) : (
        <Grid
          store={store}
          name={name}
          rows={rows}
          marked={marked}
          sort={sort}
          active={index}
          opened={opened}
          focused={focused}
          onSort={setSort}
          onActive={goTo}
          onOpen={show}
        />
      )}
      {opened !== undefined &&
        drawerPlace &&
        createPortal(
          <CallDrawer
            file={file}
            fileName={name}
            assembly={assembly}
            name={callName(store, opened)}
            title={nameAt(store, opened)}
            onClose={() => {
              show(undefined);
              setFocused(true);
            }}
            onPrevious={() => goTo(index - 1)}
            onNext={() => goTo(index + 1)}
          >
            {view.may.mark && (
              <MarkBlock
                key={callName(store, opened)}
                name={callName(store, opened)}
                what={nameAt(store, opened)}
                mark={markOf(view.snapshot.findings, file, callName(store, opened))}
                marking={marking}
              />
            )}
          </CallDrawer>,
          drawerPlace,
        )}
    </>
  );
}

/** The note and the place in the order of a marked call. */
function markOf(
  findings: readonly { file: string; line: number; allele_index: number; note: string }[],
  file: string,
  name: string,
) {
  const place = findings.findIndex(
    (finding) => finding.file === file && `${finding.line}-${finding.allele_index}` === name,
  );
  const finding = findings[place];
  return finding && { note: finding.note, place: place + 1 };
}
