import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { api, apiRoot, type Versioned } from "../../api/client";
import type { CaseView } from "../../api/generated/CaseView";
import type { FileChanges } from "../../api/generated/FileChanges";
import type { Placing } from "../../api/generated/Placing";
import type { RawLine } from "../../api/generated/RawLine";
import type { Upload } from "../../api/generated/Upload";
import type { Uploads } from "../../api/generated/Uploads";
import type { VariantFile } from "../../api/generated/VariantFile";
import type { Language } from "../../wording/language";

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
    retry: false,
  });

/** How often the reader's uploads are asked for while one of them is on its way, in milliseconds. */
const lookingPace = 300;
const receivingPace = 3000;

const isWhole = (upload: Upload): boolean => upload.state === "receiving" && upload.received === upload.bytes;

/** The reader's own uploads that are not placed yet. */
export const uploadsQuery = queryOptions({
  queryKey: ["uploads"],
  queryFn: async ({ signal }) => (await api.get<Uploads>("/uploads", { signal })).uploads,
  refetchInterval: ({ state }) => {
    const uploads = state.data ?? [];
    if (uploads.some(isWhole)) return lookingPace;
    return uploads.some(({ state: stands }) => stands === "receiving") ? receivingPace : false;
  },
  staleTime: 0,
});

/** Attaches an upload to an analysis; its import begins. */
export const placeUpload = (id: string, placing: Placing) =>
  api.post<VariantFile>(`/uploads/${id}/place`, placing);

/** Lets a held file through. */
export const releaseFile = (id: string, reason: string) =>
  api.post<VariantFile>(`/variant-files/${id}/release`, { reason });

/** Takes a file back. */
export const withdrawFile = (id: string, reason: string) =>
  api.post<VariantFile>(`/variant-files/${id}/withdraw`, { reason });

/** What is other than in the file that this one replaced. */
export const changesQuery = (id: string) =>
  queryOptions({
    queryKey: ["variant-file", id, "changes"],
    queryFn: ({ signal }) => api.get<FileChanges>(`/variant-files/${id}/changes`, { signal }),
  });

/** Where every issue of a file is downloaded, in words of `language`. */
export const issuesAddress = (id: string, language: Language): string =>
  `${apiRoot}/variant-files/${id}/issues?lang=${language}`;

/** Where the quarantined lines of a file are downloaded. */
export const quarantinedAddress = (id: string): string => `${apiRoot}/variant-files/${id}/quarantined`;

const withFile = (files: readonly VariantFile[], file: VariantFile): VariantFile[] =>
  files.some(({ id }) => id === file.id)
    ? files.map((known) => (known.id === file.id ? file : known))
    : [...files, file];

/** Shows a file as it now is wherever it is shown, before the server is asked again. */
export function putFile(queryClient: QueryClient, file: VariantFile): void {
  queryClient.setQueryData(variantFileQuery(file.id).queryKey, file);
  queryClient.setQueryData<Versioned<CaseView>>(
    ["case", file.case],
    (before) =>
      before && { ...before, thing: { ...before.thing, files: withFile(before.thing.files, file) } },
  );
}

/** An upload that was placed or given up is no longer on its way. */
export const dropUpload = (queryClient: QueryClient, id: string): void =>
  void queryClient.setQueryData(uploadsQuery.queryKey, (before) =>
    before?.filter((upload) => upload.id !== id),
  );

/** One line of a file as it was uploaded. */
export const rawLineQuery = (id: string, line: number) =>
  queryOptions({
    queryKey: ["variant-file", id, "line", line],
    queryFn: ({ signal }) => api.get<RawLine>(`/variant-files/${id}/lines/${line}`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
