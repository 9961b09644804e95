import { useQueryClient } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";
import type { CaseView } from "../../api/generated/CaseView";
import type { VariantFile } from "../../api/generated/VariantFile";
import type { Versioned } from "../../api/client";
import { sendFile, variantFileQuery } from "./requests";
import { createUploads } from "./uploads";

/** The page's one queue; it outlives the files tab. */
const uploads = createUploads(sendFile);

const withFile = (files: readonly VariantFile[], file: VariantFile): VariantFile[] =>
  files.some(({ id }) => id === file.id)
    ? files.map((known) => (known.id === file.id ? file : known))
    : [...files, file];

/** What is on its way to a case, and how to send more. */
export function useUploads(caseId: string) {
  const queryClient = useQueryClient();
  const sendings = useSyncExternalStore(uploads.subscribe, uploads.now).filter(
    (sending) => sending.caseId === caseId,
  );
  const send = (analysisId: string, files: Iterable<File>) => {
    for (const file of files) {
      uploads.add({ caseId, analysisId, file }, (_parcel, { answer }) => {
        queryClient.setQueryData(variantFileQuery(answer.id).queryKey, answer);
        // The file is shown at once; the rest of the case follows.
        queryClient.setQueryData<Versioned<CaseView>>(
          ["case", caseId],
          (before) =>
            before && { ...before, thing: { ...before.thing, files: withFile(before.thing.files, answer) } },
        );
        void queryClient.invalidateQueries({ queryKey: ["case", caseId] });
      });
    }
  };
  return { sendings, send, again: uploads.again, dismiss: uploads.dismiss };
}
