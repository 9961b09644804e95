import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { api, type Versioned } from "../../api/client";
import type { Answer } from "../../api/generated/Answer";
import type { CaseView } from "../../api/generated/CaseView";
import type { RawLine } from "../../api/generated/RawLine";
import type { VariantFile } from "../../api/generated/VariantFile";
import { upload } from "../../api/upload";

/** How often a file that is being read is asked how far it has come, in milliseconds: most are read within a second. */
const firstPace = 50;
const readingPace = 200;
const firstAnswers = 20;

/** A file, asked for again until it has been read. */
export const variantFileQuery = (id: string) =>
  queryOptions({
    queryKey: ["variant-file", id],
    queryFn: ({ signal }) => api.get<VariantFile>(`/variant-files/${id}`, { signal }),
    refetchInterval: ({ state }) => {
      if (state.data?.state !== "reading") return false;
      return state.dataUpdateCount < firstAnswers ? firstPace : readingPace;
    },
    refetchIntervalInBackground: true,
    staleTime: 0,
  });

const withFile = (files: readonly VariantFile[], file: VariantFile): VariantFile[] =>
  files.some(({ id }) => id === file.id)
    ? files.map((known) => (known.id === file.id ? file : known))
    : [...files, file];

/** Shows a file as it now is wherever its case is shown, before the case is read again. */
export const putIntoCase = (queryClient: QueryClient, caseId: string, file: VariantFile): void =>
  void queryClient.setQueryData<Versioned<CaseView>>(
    ["case", caseId],
    (before) =>
      before && { ...before, thing: { ...before.thing, files: withFile(before.thing.files, file) } },
  );

/** Answers what the file asks. */
export const answerFile = (id: string, answer: Answer) =>
  api.post<VariantFile>(`/variant-files/${id}/answer`, answer);

/** One line of a file as it was uploaded. */
export const rawLineQuery = (id: string, line: number) =>
  queryOptions({
    queryKey: ["variant-file", id, "line", line],
    queryFn: ({ signal }) => api.get<RawLine>(`/variant-files/${id}/lines/${line}`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** Sends a file to an analysis of a case. */
export const sendFile = (
  { caseId, analysisId, file }: { caseId: string; analysisId: string; file: File },
  onProgress: (sent: number) => void,
) => upload<VariantFile>(`/cases/${caseId}/analyses/${analysisId}/variant-files`, file, { onProgress });
