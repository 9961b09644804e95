import { useSuspenseQueries } from "@tanstack/react-query";
import type { CaseView } from "../../api/generated/CaseView";
import type { VariantFile } from "../../api/generated/VariantFile";
import { materialKey } from "./materials";
import type { FindingStore, SourceFile } from "./finding-store";
import { findingsOf } from "./merge";
import { storeQuery } from "./requests";
import type { List } from "./search";
import type { CallStore } from "./store";

/** A file that was read, with what was found in it. */
export type ReadFile = Extract<VariantFile, { state: "ready" }>;

const isReady = (file: VariantFile): file is ReadFile => file.state === "ready";

/** The files whose findings count: those that were read, are not withdrawn, and have no newer one in their place. */
export const currentFiles = (view: Pick<CaseView, "files">): ReadFile[] =>
  view.files.filter(isReady).filter(({ replaced_by }) => replaced_by === null);

/** The files of a list: all current ones, or the one that is looked at alone, even when a newer one took its place. */
export function filesOf(view: Pick<CaseView, "files">, { alone }: Pick<List, "alone">): ReadFile[] {
  const only = view.files.filter(isReady).filter(({ id }) => id === alone);
  return only.length > 0 ? only : currentFiles(view);
}

interface Made {
  readonly stores: readonly CallStore[];
  readonly findings: FindingStore;
}

/** What was put together, by the first table; it goes when the table goes. */
const remembered = new WeakMap<CallStore, Map<string, Made>>();

/** Puts tables together once, until one of them is another. */
function madeOf(files: readonly SourceFile[], together: boolean): FindingStore {
  const stores = files.map(({ store }) => store);
  const [first] = stores;
  if (first === undefined) return findingsOf(files, together);
  const made = remembered.get(first) ?? new Map<string, Made>();
  remembered.set(first, made);
  const key = [
    together,
    ...files.map(({ id, material, assembly }) => `${id} ${material} ${assembly}`),
  ].join();
  const known = made.get(key);
  if (known?.stores.every((store, place) => store === stores[place])) return known.findings;
  const findings = findingsOf(files, together);
  made.set(key, { stores, findings });
  return findings;
}

/** The findings of files: tables as they came, put together once. */
export function useFindings(view: CaseView, files: readonly ReadFile[], list: List): FindingStore {
  const tables = useSuspenseQueries({ queries: files.map(({ id }) => storeQuery(id, list.germline)) });
  const sources = files.flatMap(({ id, name, analysis: of, report }, place) => {
    const store = tables[place]?.data;
    const analysis = view.snapshot.analyses.find((known) => known.id === of);
    if (store === undefined) return [];
    const material = analysis ? materialKey(analysis) : of;
    return [{ id, name, assembly: report.assembly.name ?? "", material, store }];
  });
  return madeOf(sources, list.alone === undefined);
}
