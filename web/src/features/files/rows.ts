import type { Upload } from "../../api/generated/Upload";
import type { VariantFile } from "../../api/generated/VariantFile";
import { agrees, asksOf, type Draft, targetFor } from "./asks";
import type { Sending } from "./sendings";

/** A line of the list: on its way from this page, at the server and not placed, or placed. */
export type Row =
  | { readonly row: "sending"; readonly sending: Sending }
  | { readonly row: "upload"; readonly upload: Upload }
  | {
      readonly row: "file";
      readonly file: VariantFile;
      /** The files whose place it took, the newest first. */
      readonly older: readonly VariantFile[];
    };

interface Everything {
  readonly sendings: readonly Sending[];
  readonly uploads: readonly Upload[];
  readonly files: readonly VariantFile[];
  readonly draftOf: (upload: string) => Draft;
  /** Only what belongs to this case, or was dropped on it. */
  readonly caseId: string | undefined;
}

/** Whether an upload is shown on the page of a case: dropped on it, or about to go to it. */
export function isOfCase(upload: Upload, caseId: string, draft: Draft): boolean {
  if (upload.case === caseId) return true;
  return upload.state === "waiting" && targetFor(upload, draft)?.case === caseId;
}

/** The files whose place `file` took, one after the other. */
export function olderOf(file: VariantFile, files: ReadonlyMap<string, VariantFile>): VariantFile[] {
  const older: VariantFile[] = [];
  let next = file.replaces === null ? undefined : files.get(file.replaces);
  while (next && !older.includes(next)) {
    older.push(next);
    next = next.replaces === null ? undefined : files.get(next.replaces);
  }
  return older;
}

/** What wants somebody stands above what goes on by itself, and that above what is done. */
function rankOf(row: Row, draftOf: Everything["draftOf"]): number {
  if (row.row === "sending") return 4;
  if (row.row === "file") {
    return { held: 0, reading: 5, ready: 6, refused: 3, withdrawn: 7 }[row.file.state];
  }
  const { upload } = row;
  if (upload.state !== "waiting") return upload.state === "refused" ? 3 : 4;
  const draft = draftOf(upload.id);
  return asksOf(upload, draft).length > 0 ? 1 : agrees(upload, draft) ? 2 : 1;
}

const timeOf = (row: Row): string =>
  row.row === "file" ? row.file.uploaded_at : row.row === "upload" ? row.upload.created_at : "";

/**
 * The lines of the list in their order. What is being sent is shown once, by the sending until the server has looked at
 * it; a replaced file is folded under the one that took its place.
 */
export function rowsOf({ sendings, uploads, files, draftOf, caseId }: Everything): Row[] {
  const mine = caseId === undefined ? sendings : sendings.filter((sending) => sending.caseId === caseId);
  const looked = uploads.filter(({ state }) => state !== "receiving").map(({ id }) => id);
  const sent = mine.filter(({ upload }) => upload === undefined || !looked.includes(upload));
  const shownAsSending = sendings.map(({ upload }) => upload);
  const byId = new Map(files.map((file) => [file.id, file]));
  const rows: Row[] = [
    ...sent.map((sending): Row => ({ row: "sending", sending })),
    ...uploads
      .filter(({ id, state }) => state !== "receiving" || !shownAsSending.includes(id))
      .filter((upload) => caseId === undefined || isOfCase(upload, caseId, draftOf(upload.id)))
      .map((upload): Row => ({ row: "upload", upload })),
    ...files
      .filter(({ replaced_by: by }) => by === null || !byId.has(by))
      .map((file): Row => ({ row: "file", file, older: olderOf(file, byId) })),
  ];
  return rows
    .map((row) => ({ row, rank: rankOf(row, draftOf), time: timeOf(row) }))
    .toSorted((a, b) => {
      if (a.rank !== b.rank) return a.rank - b.rank;
      // What waits is shown as it came, what is done with the newest first.
      return a.rank > 4 ? b.time.localeCompare(a.time) : a.time.localeCompare(b.time);
    })
    .map(({ row }) => row);
}
