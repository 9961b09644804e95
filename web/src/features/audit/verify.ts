import type { Decision } from "../../api/generated/Decision";
import type { DecisionProof } from "../../api/generated/DecisionProof";
import type { EntryProof } from "../../api/generated/EntryProof";
import { type Bytes, fromBase64, sameBytes, sha256, textOf, toHex, utf8 } from "./bytes";
import { isConsistent, leafHash, rootByInclusion } from "./merkle";
import { type Checkpoint, openCheckpoint } from "./note";

/** The steps of a check, in their order. */
export const stepIds = ["text", "frozen", "signatures", "inclusion", "head", "consistency"] as const;
export type StepId = (typeof stepIds)[number];

/** What one step came to; `facts` are the values of its sentence. */
export interface Step {
  readonly id: StepId;
  readonly holds: boolean;
  /** Milliseconds that it took. */
  readonly took: number;
  readonly facts: Readonly<Record<string, string | number>>;
}

type Facts = Step["facts"];
type Judged = { readonly holds: boolean; readonly facts: Facts };

const domain = utf8("samsyn/commit/v1\0");

/** Whether the leaf commits to the payload, and what the payload says. */
async function openEntry(entry: EntryProof): Promise<{ committed: boolean; event: Record<string, unknown> }> {
  const payload = fromBase64(entry.payload);
  const commit = toHex(await sha256(domain, fromBase64(entry.salt), payload));
  const leaf = JSON.parse(textOf(fromBase64(entry.leaf))) as { commit?: unknown; seq?: unknown };
  const event = JSON.parse(textOf(payload)) as Record<string, unknown>;
  return { committed: leaf.commit === commit && leaf.seq === entry.seq, event };
}

interface EventOf<Body> {
  readonly type?: unknown;
  readonly body?: Body;
}

/** (1) The bytes of the statement have the hash that the screens show. */
async function text(proof: DecisionProof, decision: Decision): Promise<Judged> {
  const bytes = fromBase64(proof.statement);
  const hash = toHex(await sha256(bytes));
  const known = JSON.parse(textOf(bytes)) as { decision?: unknown };
  const holds = hash === decision.content_sha256 && known.decision === decision.id;
  return { holds, facts: { bytes: bytes.length, hash } };
}

/** (2) The entry that froze the statement commits to exactly that statement. */
async function frozen(proof: DecisionProof): Promise<Judged> {
  const hash = toHex(await sha256(fromBase64(proof.statement)));
  const { committed, event } = await openEntry(proof.frozen);
  const { type, body } = event as EventOf<{ content_sha256?: unknown }>;
  const holds = committed && type === "decision.frozen" && body?.content_sha256 === hash;
  return { holds, facts: { entry: proof.frozen.seq } };
}

interface SignedBody {
  readonly signature?: { content_sha256?: unknown; printed_name?: unknown; meaning?: unknown };
}

/** (3) Each signature's entry commits to a signature over that very hash. */
async function signatures(proof: DecisionProof): Promise<Judged> {
  const hash = toHex(await sha256(fromBase64(proof.statement)));
  const names: string[] = [];
  let holds = proof.signatures.length > 0;
  for (const entry of proof.signatures) {
    const { committed, event } = await openEntry(entry);
    const { type, body } = event as EventOf<SignedBody>;
    const signature = body?.signature;
    holds &&=
      committed &&
      type === "decision.signed" &&
      signature?.content_sha256 === hash &&
      signature.meaning === entry.meaning;
    names.push(String(signature?.printed_name ?? ""));
  }
  return { holds, facts: { count: proof.signatures.length, names: names.join(", ") } };
}

const rootOf = ({ root }: Checkpoint) => toHex(root);

/** The head as the note writes it, whether or not it is signed: step 5 is about its signature. */
function unsignedHead(note: string): { size: number; root: Bytes } {
  const [, size = "", encoded = ""] = note.split("\n");
  return { size: Number(size), root: fromBase64(encoded) };
}

/** (4) Every entry is in the log whose head is given. */
async function inclusion(proof: DecisionProof): Promise<Judged> {
  const claimed = unsignedHead(proof.checkpoint);
  const entries = [proof.frozen, ...proof.signatures];
  let holds = true;
  for (const entry of entries) {
    const leaf = await leafHash(fromBase64(entry.leaf));
    const path = entry.inclusion.map(fromBase64);
    const found = await rootByInclusion(leaf, entry.seq, claimed.size, path);
    holds &&= found !== undefined && sameBytes(found, claimed.root);
  }
  const last = entries.at(-1) ?? proof.frozen;
  return { holds, facts: { entry: last.seq, size: claimed.size, hashes: last.inclusion.length } };
}

/** (5) The log's own key signed that head. */
async function head(proof: DecisionProof): Promise<Judged> {
  const opened = await openCheckpoint(proof.checkpoint, proof.log_key);
  if (!opened) return { holds: false, facts: { size: 0, root: "", log: "" } };
  return { holds: true, facts: { size: opened.size, root: rootOf(opened), log: opened.origin } };
}

/** (6) The log as it was when the decision was signed is the beginning of today's. */
async function consistency(proof: DecisionProof): Promise<Judged> {
  const newer = await openCheckpoint(proof.checkpoint, proof.log_key);
  const older =
    proof.earlier_checkpoint === null
      ? undefined
      : await openCheckpoint(proof.earlier_checkpoint, proof.log_key);
  const facts = { size: older?.size ?? 0, hashes: proof.consistency.length };
  if (!newer || !older) return { holds: false, facts };
  return { holds: await isConsistent(older, newer, proof.consistency.map(fromBase64)), facts };
}

const steps: Record<StepId, (proof: DecisionProof, decision: Decision) => Promise<Judged>> = {
  text,
  frozen,
  signatures,
  inclusion,
  head,
  consistency,
};

/** Facts of a step that could not even be read. */
const unreadable: Facts = {
  bytes: 0,
  hash: "",
  entry: 0,
  count: 0,
  names: "",
  size: 0,
  hashes: 0,
  root: "",
  log: "",
};

/**
 * Checks a decision in this browser, step by step, believing nothing that the server says about it. A step that
 * cannot be read does not hold.
 */
export async function verify(proof: DecisionProof, decision: Decision): Promise<readonly Step[]> {
  const done: Step[] = [];
  for (const id of stepIds) {
    const begun = performance.now();
    let judged: Judged;
    try {
      judged = await steps[id](proof, decision);
    } catch {
      judged = { holds: false, facts: unreadable };
    }
    done.push({ id, ...judged, took: performance.now() - begun });
  }
  return done;
}
