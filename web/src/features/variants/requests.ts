import { queryOptions } from "@tanstack/react-query";
import { api } from "../../api/client";
import type { CallTable } from "../../api/generated/CallTable";
import type { CallView } from "../../api/generated/CallView";
import type { FindingMark } from "../../api/generated/FindingMark";
import type { Findings } from "../../api/generated/Findings";
import { storeOf } from "./store";

/** The calls of a file, packed; a file that was read never changes. */
export const storeQuery = (file: string) =>
  queryOptions({
    queryKey: ["variant-file", file, "table"],
    queryFn: async ({ signal }) =>
      storeOf(await api.get<CallTable>(`/variant-files/${file}/table`, { signal })),
    staleTime: Number.POSITIVE_INFINITY,
    structuralSharing: false,
  });

/** One call with its transcripts and its raw line. */
export const callQuery = (file: string, name: string) => {
  const [line, allele] = name.split("-");
  return queryOptions({
    queryKey: ["variant-file", file, "call", name],
    queryFn: ({ signal }) => api.get<CallView>(`/variant-files/${file}/calls/${line}/${allele}`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
};

const findingPath = (caseId: string, file: string, name: string) =>
  `/cases/${caseId}/findings/${file}/${name.replace("-", "/")}`;

/** Marks a call for the board, or changes its note. */
export const markCall = (caseId: string, file: string, name: string, mark: FindingMark) =>
  api.put<Findings>(findingPath(caseId, file, name), mark);

/** Takes the mark back. */
export const unmarkCall = (caseId: string, file: string, name: string) =>
  api.delete<Findings>(findingPath(caseId, file, name));
