import { getRouteApi } from "@tanstack/react-router";
import { useDeferredValue, useMemo, useState } from "react";
import { EmptyState } from "../../ui/placeholders";
import { StateShape } from "../../ui/state-glyph";
import { useWording } from "../../wording/use-wording";
import { useCase } from "../cases/use-case";
import { probablySame } from "./alike";
import { columnsOf } from "./columns";
import { filtered, noFilter } from "./filter";
import { BoardOrder } from "./foot";
import { Grid } from "./grid";
import { useMarkedRows, useMarking } from "./marks";
import { leftOut } from "./left-out";
import { inColumns, type Material } from "./materials";
import { rowOfCall, sourcesAt } from "./finding-store";
import { OpenedFinding } from "./opened-finding";
import { RegionOffer } from "./region";
import { addressOf, type List } from "./search";
import { type Sort, sorted } from "./sort";
import { callName, isAnnotated } from "./store";
import { Tools } from "./tools";
import { type ReadFile, useFindings } from "./use-findings";
import { useKey } from "./use-key";
import { useNames } from "./words";
import { variantsWording } from "./wording";

const route = getRouteApi("/framed/cases/$caseId/variants");

interface FindingsViewProps {
  list: List;
  files: readonly ReadFile[];
  /** What the files looked at. */
  materials: readonly Material[];
  /** Where the drawer of the opened finding is drawn, once it is on the screen. */
  drawerPlace: HTMLElement | null;
}

/** A list of findings: filtered, sorted, walked through, opened and marked. */
export function FindingsView({ list, files, materials, drawerPlace }: FindingsViewProps) {
  const t = useWording(variantsWording);
  const { view } = useCase();
  const navigate = route.useNavigate();
  const { file: openedFile, call } = route.useSearch();
  const store = useFindings(view, files, list);
  const [filter, setFilter] = useState(noFilter);
  const [boardOnly, setBoardOnly] = useState(false);
  const [sort, setSort] = useState<Sort>({ by: "file", descending: false });
  const [active, setActive] = useState(0);
  const [focused, setFocused] = useState(false);
  const marked = useMarkedRows(store);
  const marking = useMarking();
  const { nameAt } = useNames();
  const alike = useMemo(() => probablySame(store), [store]);
  const columns = useMemo(() => columnsOf(store, list, inColumns(materials)), [store, list, materials]);
  const order = useMemo(() => sorted(store, sort), [store, sort]);
  // Typing stays fluid: the list follows as soon as it is ready.
  const deferred = useDeferredValue(filter);
  const rows = useMemo(
    () => filtered(store, { ...deferred, rows: boardOnly ? new Set(marked.keys()) : undefined }, order),
    [store, deferred, boardOnly, marked, order],
  );
  const opened =
    call === undefined || openedFile === undefined ? undefined : rowOfCall(store, openedFile, call);
  // An opened finding is where the reader stands, however it was opened.
  const place = opened === undefined ? -1 : rows.indexOf(opened);
  const index = place >= 0 ? place : Math.min(active, Math.max(0, rows.length - 1));
  const show = (row: number | undefined) => {
    const best = row === undefined ? undefined : sourcesAt(store, row)[0];
    const address = best && { file: best.file.id, call: callName(best.file.store, best.row) };
    void navigate({ search: addressOf(list, address), replace: true });
  };
  const goTo = (next: number) => {
    const row = rows[next];
    setFocused(false);
    if (row === undefined) return;
    setActive(next);
    if (opened !== undefined) show(row);
  };
  const at = rows[index];
  const [best] = at === undefined ? [] : sourcesAt(store, at);
  const mayMark =
    view.may.mark && !list.germline && call === undefined && at !== undefined && !marked.has(at);
  useKey(
    "b",
    mayMark && best
      ? () =>
          marking.mutate({
            file: best.file.id,
            name: callName(best.file.store, best.row),
            what: nameAt(store, at),
            note: "",
          })
      : undefined,
  );
  const only = files.find(({ id }) => id === list.alone);
  const mayLook = files.some(({ report }) => leftOut(report) > 0);
  return (
    <>
      {list.germline && (
        <div className="germline-head">
          <h2>
            <StateShape state="germline" /> {t("germline.title")}
          </h2>
          <p className="small soft">{t("germline.who")}</p>
        </div>
      )}
      <Tools
        store={store}
        filter={filter}
        found={rows.length}
        marked={marked.size}
        boardOnly={boardOnly}
        germline={view.may.read_germline ? list.germline : undefined}
        onFilter={(next) => {
          setFilter(next);
          setActive(0);
        }}
        onBoardOnly={setBoardOnly}
        onGermline={(germline) => void navigate({ search: addressOf({ ...list, germline }) })}
      />
      {!list.germline && <RegionOffer text={filter.text} files={files} />}
      {store.rows === 0 && !mayLook && (
        <EmptyState title={t(list.germline ? "germline.none" : "empty.title")}>{t("empty.body")}</EmptyState>
      )}
      {store.rows > 0 && !isAnnotated(store) && (
        <p className="soft not-annotated">{t.rich("not-annotated")}</p>
      )}
      {rows.length === 0 ? (
        <p className="soft none-found">{store.rows > 0 && t("none-found")}</p>
      ) : (
        <Grid
          store={store}
          label={only ? t("grid.label", { name: only.name }) : t("grid.label.all")}
          columns={columns}
          materials={materials}
          alike={alike}
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
      {call !== undefined && openedFile !== undefined && (
        <OpenedFinding
          store={store}
          row={opened}
          file={openedFile}
          call={call}
          list={list}
          materials={materials}
          alike={alike}
          marked={marked}
          marking={marking}
          place={drawerPlace}
          onClose={() => {
            setActive(index);
            show(undefined);
            setFocused(true);
          }}
          onStep={(step) => goTo(index + step)}
        />
      )}
      <BoardOrder store={store} />
    </>
  );
}
