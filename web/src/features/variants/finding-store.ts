import type { Coverage } from "./coverage";
import { type CallStore, rowOf, wordAt } from "./store";

/** A file with its calls, as it goes into the findings of a case. */
export interface SourceFile {
  readonly id: string;
  readonly name: string;
  readonly assembly: string;
  /** What its calls were found in: a specimen, and whether its DNA or its RNA. */
  readonly material: string;
  readonly store: CallStore;
}

/** What the calls in one material say of each finding; -1 where nothing is known. */
export interface Measured {
  readonly material: string;
  /** From 0 to 1. */
  readonly fraction: Float64Array;
  readonly altCount: Int32Array;
  readonly depth: Int32Array;
}

/** The findings of a case: each row one allele, with the calls that it rests on. What is shown of it is that of its best source. */
export interface FindingStore extends CallStore {
  readonly files: readonly SourceFile[];
  /** The assemblies that rows are on, and which one each row is on. */
  readonly assemblies: readonly string[];
  readonly assembly: Uint8Array;
  readonly materials: readonly Measured[];
  /** The sources of a row are those from `first[row]` up to `first[row + 1]`, the best one first. */
  readonly first: Uint32Array;
  /** Of each source its file, as a place in `files`, and its row there. */
  readonly sourceFile: Uint16Array;
  readonly sourceRow: Uint32Array;
  /** For each file the row that each of its calls is part of. */
  readonly rowsOf: readonly Uint32Array[];
  /** Callers that call a row, of those that could have. */
  readonly calling: Uint8Array;
  readonly callers: Uint8Array;
  /** Files that hold a row and name no caller. */
  readonly unknown: Uint8Array;
  readonly coverage: Coverage;
}

/** One call that a finding rests on. */
export interface Source {
  readonly file: SourceFile;
  readonly row: number;
}

/** The sources of rows, as places. */
export interface Sources {
  readonly first: Uint32Array;
  readonly sourceFile: Uint16Array;
  readonly sourceRow: Uint32Array;
}

/** The calls that a row rests on, the best one first. */
export function sourcesAt({ files, first, sourceFile, sourceRow }: FindingStore, row: number): Source[] {
  const found: Source[] = [];
  for (let at = first[row] ?? 0; at < (first[row + 1] ?? 0); at += 1) {
    const file = files[sourceFile[at] ?? 0];
    if (file) found.push({ file, row: sourceRow[at] ?? 0 });
  }
  return found;
}

/** The row that a call of a file is part of. */
export function rowOfCall({ files, rowsOf }: FindingStore, file: string, name: string): number | undefined {
  const place = files.findIndex(({ id }) => id === file);
  const store = files[place]?.store;
  const own = store && rowOf(store, name);
  return own === undefined ? undefined : rowsOf[place]?.[own];
}

/** The caller of a source; nothing when its file names none. */
export const callerOf = ({ file, row }: Source): string | undefined =>
  wordAt(file.store, "caller", row) || undefined;

/** Whether a call of a file is a breakend whose other end is on no line there. */
export function isHalf({ files }: FindingStore, file: string, name: string): boolean {
  const store = files.find(({ id }) => id === file)?.store;
  const own = store && rowOf(store, name);
  return own !== undefined && store?.half[own] === 1;
}
