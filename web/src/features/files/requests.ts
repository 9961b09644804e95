import { queryOptions } from "@tanstack/react-query";
import { api } from "../../api/client";
import type { Answer } from "../../api/generated/Answer";
import type { RawLine } from "../../api/generated/RawLine";
import type { VariantFile } from "../../api/generated/VariantFile";
import { upload } from "../../api/upload";

/** How often a file that is being read is asked how far it has come, in milliseconds. */
const readingPace = 200;

/** A file, asked for again until it has been read. */
export const variantFileQuery = (id: string) =>
  queryOptions({
    queryKey: ["variant-file", id],
    queryFn: ({ signal }) => api.get<VariantFile>(`/variant-files/${id}`, { signal }),
    refetchInterval: ({ state }) => (state.data?.state === "reading" ? readingPace : false),
    refetchIntervalInBackground: true,
    staleTime: 0,
  });

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
