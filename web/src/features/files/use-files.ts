import { useQueries, useQuery, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import type { CaseView } from "../../api/generated/CaseView";
import type { VariantFile } from "../../api/generated/VariantFile";
import { meQuery } from "../../api/me";
import { sendResumably } from "../../api/resumable";
import { announce } from "../../ui/announcer";
import { useWording } from "../../wording/use-wording";
import { caseChanged, caseQuery } from "../cases/requests";
import { storeQuery } from "../variants/requests";
import { askedId, type Asking, askingOf, type Held, type Waiting } from "./asks";
import { useDrafts } from "./drafts";
import { readPlaced } from "./placed";
import { putFile, uploadsQuery, variantFileQuery } from "./requests";
import { isOfCase, type Row, rowsOf } from "./rows";
import { createSendings, type Sending } from "./sendings";
import { filesWording } from "./wording";

/** The page's one queue; it outlives the list. */
export const sendings = createSendings(sendResumably);

/** Everything that a list of files shows. */
export interface FileList {
  readonly rows: readonly Row[];
  readonly asking: Asking;
  /** The cases of the listed files, as far as they are known yet. */
  readonly cases: ReadonlyMap<string, CaseView>;
  readonly sendings: readonly Sending[];
  /** Why the list of uploads could not be read. */
  readonly error: unknown;
}

/** When a file has come to its end: tells the reader, fetches its findings and reads its case again. */
function useEnded(files: readonly VariantFile[]): void {
  const t = useWording(filesWording);
  const queryClient = useQueryClient();
  const before = useRef(new Map<string, VariantFile["state"]>());
  useEffect(() => {
    for (const file of files) {
      const { id, state, name } = file;
      const was = before.current.get(id);
      before.current.set(id, state);
      if (was !== "reading" || state === "reading" || state === "withdrawn") continue;
      announce(t(`said.${state}`, { name }));
      if (state === "ready") void queryClient.prefetchQuery(storeQuery(id));
      putFile(queryClient, file);
      void caseChanged(queryClient, file.case);
    }
  }, [files, queryClient, t]);
}

/** The network is back: what broke off without it goes on. */
function useBackOnline(): void {
  useEffect(() => {
    const listen = () => sendings.backOnline();
    addEventListener("online", listen);
    return () => removeEventListener("online", listen);
  }, []);
}

/** The list of one's own files, or of those of a case with one's own on their way to it. */
export function useFileList(listed: readonly VariantFile[], caseId: string | undefined): FileList {
  const { draftOf, later } = useDrafts();
  const sent = useSyncExternalStore(sendings.subscribe, sendings.now);
  const { data: uploads = [], error } = useQuery(uploadsQuery);
  const files = usePolled(listed);
  const cases = useCases(files);
  useEnded(files);
  useBackOnline();
  const others = [...cases.values()].flatMap((view) => view.files);
  const shown = uploads.filter(
    (upload) => caseId === undefined || isOfCase(upload, caseId, draftOf(upload.id)),
  );
  const waiting = shown.filter((upload): upload is Waiting => upload.state === "waiting");
  const held = files.filter(
    (file): file is Held => file.state === "held" && cases.get(file.case)?.may.upload === true,
  );
  const [asked, setAsked] = useState<string>();
  const asking = askingOf({ uploads: waiting, held, draftOf, later, asked });
  const now = askedId(asking.now);
  if (now !== asked) setAsked(now);
  return {
    rows: rowsOf({ sendings: sent, uploads, files, others, draftOf, later, caseId, asked: now }),
    asking,
    cases,
    sendings: sent,
    error,
  };
}

/** The files as they now are: those that are being read are asked for until they are. */
function usePolled(listed: readonly VariantFile[]): readonly VariantFile[] {
  const reading = listed.filter(({ state }) => state === "reading");
  return useQueries({
    queries: reading.map((file) => ({ ...variantFileQuery(file.id), initialData: file })),
    combine: (answers) => {
      const newest = new Map(answers.flatMap(({ data }) => (data ? [[data.id, data] as const] : [])));
      return listed.map((file) => newest.get(file.id) ?? file);
    },
  });
}

function useCases(files: readonly VariantFile[]): ReadonlyMap<string, CaseView> {
  const ids = [...new Set(files.map((file) => file.case))];
  return useQueries({
    queries: ids.map((id) => caseQuery(id)),
    combine: (answers) =>
      new Map(answers.flatMap(({ data }) => (data ? [[data.thing.snapshot.case, data.thing] as const] : []))),
  });
}

/** The files that this person placed lately from this computer, the newest first. */
export function usePlacedFiles(): readonly VariantFile[] {
  const { data: me } = useSuspenseQuery(meQuery);
  const [opened] = useState(() => Date.now());
  const { data: placed = [] } = useQuery({
    queryKey: ["placed", me.person],
    queryFn: () => readPlaced(me.person, Math.max(opened, Date.now())),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return useQueries({
    queries: placed.map(({ file }) => variantFileQuery(file)),
    combine: (answers) => answers.flatMap(({ data }) => (data ? [data] : [])),
  });
}
