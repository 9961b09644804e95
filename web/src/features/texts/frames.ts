import { createDecoder, readVarUint, readVarUint8Array } from "lib0/decoding";
import { createEncoder, toUint8Array, writeVarUint, writeVarUint8Array } from "lib0/encoding";

/** The frames of y-websocket: a kind, and what belongs to it. */
const kind = { sync: 0, awareness: 1, auth: 2 } as const;
const step = { ask: 0, answer: 1, update: 2 } as const;

/** What the server says. */
export type Heard =
  /** What it has on disk; it wants the rest. */
  | { readonly is: "has"; readonly vector: Uint8Array }
  /** What it has and this page lacks, or what somebody typed, and is on disk. */
  | { readonly is: "stored"; readonly update: Uint8Array }
  | { readonly is: "carets"; readonly update: Uint8Array }
  | { readonly is: "rights"; readonly mayWrite: boolean };

/** Reads a frame; nothing when it is none that this page knows. */
export function readFrame(frame: Uint8Array): Heard | undefined {
  const decoder = createDecoder(frame);
  switch (readVarUint(decoder)) {
    case kind.sync: {
      const asks = readVarUint(decoder) === step.ask;
      const bytes = readVarUint8Array(decoder);
      return asks ? { is: "has", vector: bytes } : { is: "stored", update: bytes };
    }
    case kind.awareness:
      return { is: "carets", update: readVarUint8Array(decoder) };
    case kind.auth:
      return { is: "rights", mayWrite: readVarUint(decoder) === 1 };
    default:
      return undefined;
  }
}

function write(kinds: readonly number[], bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const encoder = createEncoder();
  for (const number of kinds) writeVarUint(encoder, number);
  writeVarUint8Array(encoder, bytes);
  return toUint8Array(encoder);
}

/** What this page has; it wants the rest. */
export const ask = (vector: Uint8Array) => write([kind.sync, step.ask], vector);
/** What the server lacks. */
export const answer = (update: Uint8Array) => write([kind.sync, step.answer], update);
/** What was typed here. */
export const typed = (update: Uint8Array) => write([kind.sync, step.update], update);
/** Where this page's caret is. */
export const carets = (update: Uint8Array) => write([kind.awareness], update);
