import { type Bytes, fromBase64, joined, sameBytes, sha256, toHex, utf8 } from "./bytes";
import type { Head } from "./merkle";

// Signed notes (c2sp.org/signed-note) that hold checkpoints (c2sp.org/tlog-checkpoint).

const ed25519 = 1;

/** A log's head, once its key is known to have signed it. */
export interface Checkpoint extends Head {
  readonly origin: string;
}

interface LogKey {
  readonly name: string;
  readonly id: Bytes;
  readonly key: CryptoKey;
}

/** Reads `name+id+base64(type and key)`; throws when the id is not that of name and key. */
async function readKey(vkey: string): Promise<LogKey> {
  const [, name, written, encoded] = /^([^+\s]+)\+([0-9a-f]{8})\+(\S+)$/u.exec(vkey) ?? [];
  if (name === undefined || encoded === undefined) throw new Error("The log's key has another form");
  const typed = fromBase64(encoded);
  if (typed[0] !== ed25519 || typed.length !== 33) throw new Error("The log's key is no Ed25519 key");
  const id = (await sha256(utf8(`${name}\n`), typed)).slice(0, 4);
  if (toHex(id) !== written) throw new Error("The log's key has another id");
  const key = await crypto.subtle.importKey("raw", typed.slice(1), "Ed25519", false, ["verify"]);
  return { name, id, key };
}

async function isSigned(text: string, lines: readonly string[], { name, id, key }: LogKey): Promise<boolean> {
  for (const line of lines) {
    const [, signer, encoded] = /^\u2014 (\S+) (\S+)$/u.exec(line) ?? [];
    if (signer !== name || encoded === undefined) continue;
    const signed = fromBase64(encoded);
    if (!sameBytes(signed.slice(0, 4), id)) continue;
    return crypto.subtle.verify("Ed25519", key, signed.slice(4), joined(utf8(text)));
  }
  return false;
}

function readHead(text: string): Checkpoint {
  const [origin = "", size = "", root = ""] = text.split("\n");
  if (origin === "" || !/^(0|[1-9]\d{0,15})$/u.test(size)) throw new Error("The note is no checkpoint");
  return { origin, size: Number(size), root: fromBase64(root) };
}

/** The head in a signed note; nothing when the key did not sign it, or it is of another log. */
export async function openCheckpoint(note: string, vkey: string): Promise<Checkpoint | undefined> {
  const key = await readKey(vkey);
  const end = note.lastIndexOf("\n\n");
  if (end < 0) return undefined;
  const text = note.slice(0, end + 1);
  const lines = note.slice(end + 2).split("\n");
  if (!(await isSigned(text, lines, key))) return undefined;
  const head = readHead(text);
  return head.origin === key.name ? head : undefined;
}
