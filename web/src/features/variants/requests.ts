import { queryOptions } from "@tanstack/react-query";
import { api } from "../../api/client";
import type { CallTable } from "../../api/generated/CallTable";
import type { CallView } from "../../api/generated/CallView";
import type { FindingMark } from "../../api/generated/FindingMark";
import type { Findings } from "../../api/generated/Findings";
import type { Region } from "../../api/generated/Region";
import { storeOf } from "./store";

/** The calls of a file, packed: all but the inherited ones, or those alone. Changes only when a call is kept by hand. */
export const storeQuery = (file: string, germline = false) =>
  queryOptions({
    queryKey: ["variant-file", file, "table", germline],
    queryFn: async ({ signal }) => {
      const origin = germline ? "?origin=germline" : "";
      return storeOf(await api.get<CallTable>(`/variant-files/${file}/table${origin}`, { signal }));
    },
    staleTime: Number.POSITIVE_INFINITY,
    structuralSharing: false,
  });

/** A call's address under its file: `2914/1` of `2914-1`. */
const callPath = (name: string): string => name.replace("-", "/");

/** One call with its transcripts and its raw line. */
export const callQuery = (file: string, name: string) =>
  queryOptions({
    queryKey: ["variant-file", file, "call", name],
    queryFn: ({ signal }) => api.get<CallView>(`/variant-files/${file}/calls/${callPath(name)}`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** A stretch of a chromosome, 1-based, both ends included. */
export interface Place {
  readonly chrom: string;
  readonly from: number;
  readonly until: number;
}

/** The calls of the whole file that touch a stretch, also those that are not in its table. */
export const regionQuery = (file: string, { chrom, from, until }: Place) =>
  queryOptions({
    queryKey: ["variant-file", file, "region", chrom, from, until],
    queryFn: ({ signal }) => {
      const asked = new URLSearchParams({ chrom, start: String(from), end: String(until) });
      return api.get<Region>(`/variant-files/${file}/region?${asked}`, { signal });
    },
    staleTime: Number.POSITIVE_INFINITY,
  });

/** Puts a call of a file into its table. */
export const keepCall = (file: string, name: string) =>
  api.post<unknown>(`/variant-files/${file}/calls/${callPath(name)}/keep`);

const findingPath = (caseId: string, file: string, name: string) =>
  `/cases/${caseId}/findings/${file}/${callPath(name)}`;

/** Marks a call for the board, or changes its note. */
export const markCall = (caseId: string, file: string, name: string, mark: FindingMark) =>
  api.put<Findings>(findingPath(caseId, file, name), mark);

/** Says that two findings of a case are one variant. */
export const saySame = (caseId: string, a: string, b: string) =>
  api.post<Findings>(`/cases/${caseId}/same-variant`, { a, b });

/** Takes the mark back. */
export const unmarkCall = (caseId: string, file: string, name: string) =>
  api.delete<Findings>(findingPath(caseId, file, name));
