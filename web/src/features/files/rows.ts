import type { Upload } from "../../api/generated/Upload";
import type { VariantFile } from "../../api/generated/VariantFile";
import { agrees, type Draft, targetFor, waitingOf } from "./asks";
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
  /** Other files of the same cases: looked at for older versions only. */
  readonly others: readonly VariantFile[];
  readonly draftOf: (upload: string) => Draft;
  /** Files and uploads whose question is put off. */
  readonly later: ReadonlySet<string>;
  /** The file or upload that is asked about: it stands first, so that nothing moves its question. */
  readonly asked?: string | undefined;
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

/**
 * The file whose report unfolds by itself: the newest that was read while somebody looks (what was there `before` stays
 * folded), and only when some of its lines were set aside or used with a warning. Of the others the list says enough.
 */
export function unfoldedOf(rows: readonly Row[], before: ReadonlySet<string>): string | undefined {
  const [newest] = rows
    .flatMap((row) => (row.row === "file" && row.file.state === "ready" ? [row.file] : []))
    .filter(({ id }) => !before.has(id))
    .toSorted((a, b) => b.uploaded_at.localeCompare(a.uploaded_at));
  if (newest?.state !== "ready") return undefined;
  const { warned, quarantined } = newest.report;
  return warned + quarantined > 0 ? newest.id : undefined;
}

/** What wants somebody stands above what goes on by itself, and that above what is done; what was put off after what is asked. */
function rankOf(
  row: Row,
  { draftOf, later, asked }: Pick<Everything, "draftOf" | "later" | "asked">,
): number {
  const id = row.row === "file" ? row.file.id : row.row === "upload" ? row.upload.id : undefined;
  if (id !== undefined && id === asked) return rank.asked;
  if (row.row === "sending") return rank.underWay;
  if (row.row === "file") {
    const { state } = row.file;
    if (state === "held") return later.has(row.file.id) ? rank.putOff : rank.held;
    return { reading: rank.reading, ready: rank.done, refused: rank.refused, withdrawn: rank.withdrawn }[
      state
    ];
  }
  const waiting = waitingOf(row.upload);
  if (waiting === undefined) return row.upload.state === "refused" ? rank.refused : rank.underWay;
  if (agrees(waiting, draftOf(waiting.id))) return rank.agrees;
  return later.has(waiting.id) ? rank.putOff : rank.asks;
}

const rank = {
  asked: -1,
  held: 0,
  asks: 1,
  putOff: 2,
  agrees: 3,
  refused: 4,
  underWay: 5,
  reading: 6,
  done: 7,
  withdrawn: 8,
} as const;

const timeOf = (row: Row): string =>
  row.row === "file" ? row.file.uploaded_at : row.row === "upload" ? row.upload.created_at : "";

/**
 * The lines of the list in their order. What is being sent is shown once, by the sending until the server has looked at
 * it; a replaced file is folded under the one that took its place.
 */
export function rowsOf(everything: Everything): Row[] {
  const { sendings, uploads, files, others, draftOf, later, asked, caseId } = everything;
  const mine = caseId === undefined ? sendings : sendings.filter((sending) => sending.caseId === caseId);
  const looked = uploads.filter(({ state }) => state !== "receiving").map(({ id }) => id);
  const sent = mine.filter(({ upload }) => upload === undefined || !looked.includes(upload));
  const shownAsSending = sendings.map(({ upload }) => upload);
  const byId = new Map(files.map((file) => [file.id, file]));
  const known = new Map([...others, ...files].map((file) => [file.id, file]));
  const rows: Row[] = [
    ...sent.map((sending): Row => ({ row: "sending", sending })),
    ...uploads
      .filter(({ id, state }) => state !== "receiving" || !shownAsSending.includes(id))
      .filter((upload) => caseId === undefined || isOfCase(upload, caseId, draftOf(upload.id)))
      .map((upload): Row => ({ row: "upload", upload })),
    ...files
      .filter(({ replaced_by: by }) => by === null || !byId.has(by))
      .map((file): Row => ({ row: "file", file, older: olderOf(file, known) })),
  ];
  return rows
    .map((row) => ({ row, place: rankOf(row, { draftOf, later, asked }), time: timeOf(row) }))
    .toSorted((a, b) => {
      if (a.place !== b.place) return a.place - b.place;
      // What waits is shown as it came, what is done with the newest first.
      return a.place >= rank.done ? b.time.localeCompare(a.time) : a.time.localeCompare(b.time);
    })
    .map(({ row }) => row);
}
