// @vitest-environment node
import { describe, expect, test } from "vitest";
import type { Decision } from "../../api/generated/Decision";
import type { DecisionProof } from "../../api/generated/DecisionProof";
import type { EntryProof } from "../../api/generated/EntryProof";
import { rootByInclusion } from "./merkle";
import { forkedHead, provedDecision, soundProof } from "./vectors";
import { verify } from "./verify";

const decision = provedDecision as Decision;

/** The base64 text with one bit of one byte changed. */
function flipped(encoded: string, at = 10): string {
  const bytes = Uint8Array.from(atob(encoded), (letter) => letter.charCodeAt(0));
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  return btoa(String.fromCharCode(...bytes));
}

const withEntry = (entry: EntryProof | undefined, change: Partial<EntryProof>): EntryProof => {
  if (!entry) throw new Error("The vectors have this entry");
  return { ...entry, ...change };
};

async function failing(change: Partial<DecisionProof>): Promise<string[]> {
  const steps = await verify({ ...soundProof, ...change }, decision);
  return steps.filter(({ holds }) => !holds).map(({ id }) => id);
}

describe("a decision's proof", () => {
  test("holds in all six steps when nothing was changed", async () => {
    const steps = await verify(soundProof, decision);
    expect(steps.map(({ id, holds }) => [id, holds])).toEqual([
      ["text", true],
      ["frozen", true],
      ["signatures", true],
      ["inclusion", true],
      ["head", true],
      ["consistency", true],
    ]);
    expect(steps[3]?.facts).toEqual({ entry: 11, size: 21, hashes: 5 });
    expect(steps[5]?.facts).toEqual({ size: 12, hashes: 4 });
  });

  test("names the text, and what commits to it, when a byte of the statement was changed", async () => {
    expect(await failing({ statement: flipped(soundProof.statement, 60) })).toEqual([
      "text",
      "frozen",
      "signatures",
    ]);
  });

  test("names the frozen entry when its payload was changed", async () => {
    const { payload } = soundProof.frozen;
    expect(await failing({ frozen: { ...soundProof.frozen, payload: flipped(payload, 20) } })).toEqual([
      "frozen",
    ]);
  });

  test("names the signatures when one of them has another salt", async () => {
    const [first, second] = soundProof.signatures;
    const changed = withEntry(second, { salt: flipped(second?.salt ?? "") });
    expect(await failing({ signatures: [withEntry(first, {}), changed] })).toEqual(["signatures"]);
  });

  test("names the signatures when there are none", async () => {
    expect(await failing({ signatures: [] })).toEqual(["signatures"]);
  });

  test("names the log when a hash of a path was changed", async () => {
    const [sibling = "", ...rest] = soundProof.frozen.inclusion;
    const frozen = { ...soundProof.frozen, inclusion: [flipped(sibling), ...rest] };
    expect(await failing({ frozen })).toEqual(["inclusion"]);
  });

  test("names the log when an entry is said to stand elsewhere", async () => {
    expect(await failing({ frozen: { ...soundProof.frozen, seq: 5 } })).toEqual(["frozen", "inclusion"]);
  });

  test("names the head, and what rests on it, when its size was changed", async () => {
    const checkpoint = soundProof.checkpoint.replace("\n21\n", "\n40\n");
    expect(await failing({ checkpoint })).toEqual(["inclusion", "head", "consistency"]);
  });

  test("names the head when another key is said to be the log's", async () => {
    const log_key = soundProof.log_key.replace(/\+[0-9a-f]{8}\+/u, "+00000000+");
    expect(await failing({ log_key })).toEqual(["head", "consistency"]);
  });

  test("names the consistency when the earlier head was of another log", async () => {
    expect(await failing({ earlier_checkpoint: forkedHead })).toEqual(["consistency"]);
    expect(await failing({ earlier_checkpoint: null })).toEqual(["consistency"]);
  });

  test("does not hold for another decision's hash", async () => {
    const other = { ...decision, content_sha256: "00".repeat(32) };
    const steps = await verify(soundProof, other);
    expect(steps.find(({ holds }) => !holds)?.id).toBe("text");
  });
});

test("an inclusion path that is too long or too short leads nowhere", async () => {
  const leaf = new Uint8Array(32);
  const path = [new Uint8Array(32), new Uint8Array(32)];
  expect(await rootByInclusion(leaf, 0, 3, path.slice(1))).toBeUndefined();
  expect(await rootByInclusion(leaf, 2, 3, path)).toBeUndefined();
  expect(await rootByInclusion(leaf, 3, 3, path)).toBeUndefined();
});
