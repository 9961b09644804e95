import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import type { VariantFile } from "../../api/generated/VariantFile";
import { meQuery } from "../../api/me";
import { giveUp } from "../../api/resumable";
import { announce } from "../../ui/announcer";
import { useWording } from "../../wording/use-wording";
import { caseChanged } from "../cases/requests";
import { type Draft, placingOf, type Waiting } from "./asks";
import { changeDraft, noteAgain, resetDraft } from "./drafts";
import { rememberPlaced } from "./placed";
import { dropUpload, placeUpload, putFile, releaseFile, uploadsQuery, withdrawFile } from "./requests";
import type { Target } from "./target";
import { sendings } from "./use-files";
import { filesWording } from "./wording";

/** How to send files; `caseId` is the case on whose page they were dropped. */
export function useSend(caseId: string | undefined) {
  const queryClient = useQueryClient();
  const looked = () => queryClient.invalidateQueries({ queryKey: uploadsQuery.queryKey });
  return {
    send(files: Iterable<File>) {
      for (const file of files) sendings.add({ file, caseId }, looked);
    },
    /** Sends the mended lines of a file to its own analysis. */
    sendMended(file: File, mends: VariantFile, target: Target) {
      sendings.add({ file, caseId: mends.case, mends: mends.id }, (_parcel, upload) => {
        changeDraft(upload, { target, mends: mends.id });
        return looked();
      });
    },
  };
}

/** Attaches uploads, one after the other, as they were proposed and answered. */
export function usePlace() {
  const queryClient = useQueryClient();
  const { data: me } = useSuspenseQuery(meQuery);
  const t = useWording(filesWording);
  return useMutation({
    async mutationFn(uploads: readonly { upload: Waiting; draft: Draft }[]) {
      for (const { upload, draft } of uploads) {
        const placing = placingOf(upload, draft);
        if (placing === undefined) continue;
        const file = await placeUpload(upload.id, placing);
        dropUpload(queryClient, upload.id);
        resetDraft(upload.id);
        if (file.already_here) {
          noteAgain(file.id, upload.name);
          announce(t("said.again", { name: upload.name }));
        }
        putFile(queryClient, file);
        queryClient.setQueryData(["placed", me.person], rememberPlaced(me.person, file.id, Date.now()));
        void caseChanged(queryClient, file.case);
      }
    },
    // What was placed now is a predecessor, or the same bytes, of what still waits.
    onSettled: () => queryClient.invalidateQueries({ queryKey: uploadsQuery.queryKey }),
  });
}

/** Gives an upload up. */
export function useGiveUp() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: giveUp,
    onSuccess: (_nothing, id) => {
      dropUpload(queryClient, id);
      resetDraft(id);
    },
    onError: () => queryClient.invalidateQueries({ queryKey: uploadsQuery.queryKey }),
  });
}

/** What a person decides about a file that was read. */
export interface Verdict {
  readonly does: "release" | "withdraw";
  readonly file: string;
  readonly reason: string;
}

/** Lets a held file through, or takes a file back. */
export function useJudge() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ does, file, reason }: Verdict) =>
      does === "release" ? releaseFile(file, reason) : withdrawFile(file, reason),
    onSuccess(file) {
      putFile(queryClient, file);
      void caseChanged(queryClient, file.case);
    },
  });
}
