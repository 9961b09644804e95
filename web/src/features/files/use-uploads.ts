import { useQueryClient } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";
import { putIntoCase, sendFile, variantFileQuery } from "./requests";
import { createUploads } from "./uploads";

/** The page's one queue; it outlives the files tab. */
const uploads = createUploads(sendFile);

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
        putIntoCase(queryClient, caseId, answer);
        void queryClient.invalidateQueries({ queryKey: ["case", caseId] });
      });
    }
  };
  return { sendings, send, again: uploads.again, dismiss: uploads.dismiss };
}
