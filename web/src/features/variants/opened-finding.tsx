import { getRouteApi } from "@tanstack/react-router";
import { createPortal } from "react-dom";
import { useCase } from "../cases/use-case";
import { AlikeLinks } from "./alike-links";
import { ConsentBlock, useGermlineConsent } from "./consent-block";
import { FindingDrawer } from "./finding-drawer";
import { MarkBlock } from "./mark-block";
import { callNameOf, type useMarking } from "./marks";
import { type Material, useMaterialWords } from "./materials";
import { type FindingStore, isHalf, rowOfCall } from "./finding-store";
import { addressOf, type List } from "./search";
import { SourceList } from "./source-list";
import { drawnSources, plottedOf } from "./sources";
import { useNames } from "./words";

const route = getRouteApi("/framed/cases/$caseId/variants");

interface OpenedFindingProps {
  store: FindingStore;
  /** The row that the call is part of; none when it is in another list, as an inherited one that went to the board. */
  row: number | undefined;
  file: string;
  /** The call's name in addresses. */
  call: string;
  list: List;
  materials: readonly Material[];
  alike: ReadonlyMap<number, readonly number[]>;
  /** The rows marked for the board, each with its place in the order, from 1. */
  marked: ReadonlyMap<number, number>;
  marking: ReturnType<typeof useMarking>;
  place: HTMLElement | null;
  onClose(): void;
  onStep(step: 1 | -1): void;
}

/** The drawer of the opened finding: the chosen call's line, all calls that it rests on, and what is asked. */
export function OpenedFinding(props: OpenedFindingProps) {
  const { store, row, file, call, list, materials, alike, place } = props;
  const { view } = useCase();
  const navigate = route.useNavigate();
  const nameOf = useMaterialWords(materials);
  const { nameAt } = useNames();
  if (place === null) return null;
  const known = view.files.find(({ id }) => id === file);
  const report = known?.state === "ready" ? known.report : undefined;
  const sources = row === undefined ? [] : drawnSources(store, row, materials);
  const chosen = sources.find((source) => source.file === file && source.name === call);
  const twins = row === undefined ? undefined : alike.get(row);
  const shown = {
    file,
    fileName: known?.name ?? "",
    assembly: report?.assembly.name ?? "",
    name: call,
    half: isHalf(store, file, call),
  };
  const about = row !== undefined && chosen && (
    <>
      {twins && <AlikeLinks store={store} row={row} twins={twins} marked={props.marked} list={list} />}
      <SourceList
        sources={sources}
        counts={{
          calling: store.calling[row] ?? 0,
          callers: store.callers[row] ?? 0,
          unknown: store.unknown[row] ?? 0,
        }}
        chosen={chosen}
        nameOf={nameOf}
        onChoose={(source) =>
          void navigate({
            search: addressOf(list, { file: source.file, call: source.name }),
            replace: true,
          })
        }
      />
    </>
  );
  const inList =
    row === undefined
      ? {}
      : {
          title: nameAt(store, row),
          plotted: plottedOf(store, row, materials, nameOf),
          onPrevious: () => props.onStep(-1),
          onNext: () => props.onStep(1),
        };
  return createPortal(
    <FindingDrawer call={shown} {...inList} sources={about} onClose={props.onClose}>
      {view.may.mark && <Asked {...props} />}
    </FindingDrawer>,
    place,
  );
}

/** What is asked of whoever marks findings; the mark goes to the best of the calls. */
function Asked({ store, row, file, call, list, materials, marking }: OpenedFindingProps) {
  const { view } = useCase();
  const { findings } = view.snapshot;
  const consent = useGermlineConsent();
  const { nameAt } = useNames();
  const at = findings.findIndex((finding) =>
    row === undefined
      ? finding.file === file && callNameOf(finding) === call
      : rowOfCall(store, finding.file, callNameOf(finding)) === row,
  );
  const finding = findings[at];
  const best = row === undefined ? undefined : drawnSources(store, row, materials)[0];
  const of = finding ? { file: finding.file, name: callNameOf(finding) } : best;
  if (of === undefined) return null;
  const what = row === undefined ? (finding?.gene ?? call) : nameAt(store, row);
  if (list.germline && !finding && consent !== true) {
    return <ConsentBlock what={what} refused={consent === false} />;
  }
  return (
    <MarkBlock
      key={`${of.file} ${of.name}`}
      file={of.file}
      name={of.name}
      what={what}
      mark={finding && { note: finding.note, place: at + 1 }}
      marking={marking}
      germline={list.germline}
    />
  );
}
