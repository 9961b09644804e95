import type { Material } from "./materials";
import { type FindingStore, sourcesAt } from "./finding-store";
import type { Plotted } from "./fraction-plot";
import { callName, wordAt } from "./store";

/** A call that a finding rests on, as the drawer shows it. */
export interface DrawnSource {
  readonly file: string;
  readonly fileName: string;
  readonly assembly: string;
  /** The call's name in addresses. */
  readonly name: string;
  readonly line: number;
  /** Empty when the file names none. */
  readonly caller: string;
  readonly material: Material | undefined;
  /** From 0 to 1; -1 when unknown, as in the next two. */
  readonly fraction: number;
  readonly altCount: number;
  readonly depth: number;
  readonly status: string;
  readonly filter: string;
}

/** The calls of a row, the best one first. */
export function drawnSources(
  store: FindingStore,
  row: number,
  materials: readonly Material[],
): readonly DrawnSource[] {
  return sourcesAt(store, row).map((source) => {
    const { file, row: own } = source;
    const calls = file.store;
    return {
      file: file.id,
      fileName: file.name,
      assembly: file.assembly,
      name: callName(calls, own),
      line: calls.line[own] ?? 0,
      caller: wordAt(calls, "caller", own),
      material: materials.find(({ key }) => key === file.material),
      fraction: calls.fraction[own] ?? -1,
      altCount: calls.altCount[own] ?? -1,
      depth: calls.depth[own] ?? -1,
      status: wordAt(calls, "filter_status", own),
      filter: wordAt(calls, "filter", own),
    };
  });
}

const known = (count: number): number | null => (count < 0 ? null : count);

/** The fractions of a row in each material that has one. */
export function plottedOf(
  store: FindingStore,
  row: number,
  materials: readonly Material[],
  nameOf: (material: Material) => string,
): readonly Plotted[] {
  return materials.flatMap((material): Plotted[] => {
    const measured = store.materials.find((one) => one.material === material.key);
    const fraction = measured?.fraction[row] ?? -1;
    if (measured === undefined || fraction < 0) return [];
    return [
      {
        key: material.key,
        label: nameOf(material),
        shape: material.kind,
        fraction,
        altCount: known(measured.altCount[row] ?? -1),
        depth: known(measured.depth[row] ?? -1),
      },
    ];
  });
}
