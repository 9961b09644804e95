import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { api } from "../../api/client";
import type { CaseChange } from "../../api/generated/CaseChange";
import type { CaseList } from "../../api/generated/CaseList";
import type { CaseView } from "../../api/generated/CaseView";
import type { ConsentAnswer } from "../../api/generated/ConsentAnswer";
import type { ConsentKind } from "../../api/generated/ConsentKind";
import type { VariantFile } from "../../api/generated/VariantFile";

/** The cases that the reader may see, and the reader's own tasks. */
export const casesQuery = queryOptions({
  queryKey: ["cases"],
  queryFn: ({ signal }) => api.get<CaseList>("/cases", { signal }),
});

/** How often a case whose file is being read is asked for, in milliseconds. */
const readingPace = 1000;
const isRead = ({ state }: VariantFile): boolean => state === "reading";

/** One case with the version that changes are made on. */
export const caseQuery = (id: string) =>
  queryOptions({
    queryKey: ["case", id],
    queryFn: ({ signal }) => api.getVersioned<CaseView>(`/cases/${id}`, { signal }),
    // A file that is being read changes the case when it ends, on whatever page the reader then is.
    refetchInterval: ({ state }) => (state.data?.thing.files.some(isRead) ? readingPace : false),
  });

/** Changes what is given, unless somebody else changed the case since `etag`. */
export const changeCase = (id: string, etag: string | undefined, change: CaseChange) =>
  api.patch<CaseView>(`/cases/${id}`, change, etag === undefined ? {} : { ifMatch: etag });

/** Writes down the patient's answer on one kind of consent. */
export const answerConsent = (id: string, kind: ConsentKind, answer: ConsentAnswer) =>
  api.put<CaseView>(`/cases/${id}/consents/${kind}`, answer);

/** Reads the case again, and the list that shows what it lacks. */
export async function caseChanged(queryClient: QueryClient, id: string): Promise<void> {
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: ["case", id] }),
    queryClient.invalidateQueries({ queryKey: ["cases"] }),
  ]);
}
