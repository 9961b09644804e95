import { type Bytes, sameBytes, sha256 } from "./bytes";

// The tree of RFC 6962, section 2.1; the checks are those of RFC 9162, sections 2.1.3.2 and 2.1.4.2.
// Numbers stay whole far beyond any log's size: 2^53 entries.

const leafMark = new Uint8Array([0]);
const nodeMark = new Uint8Array([1]);

export const leafHash = (leaf: Bytes): Promise<Bytes> => sha256(leafMark, leaf);
const nodeHash = (left: Bytes, right: Bytes): Promise<Bytes> => sha256(nodeMark, left, right);

const half = (value: number) => Math.floor(value / 2);
const isOdd = (value: number) => value % 2 === 1;

/** A walk from a node up to the root, among `last + 1` nodes of its level. */
class Path {
  #node: number;
  #last: number;

  constructor(node: number, last: number) {
    this.#node = node;
    this.#last = last;
  }

  /** Goes up while the node is a right child. */
  rise(): void {
    while (isOdd(this.#node)) this.#up();
  }

  /** Which side the next hash stands on; nothing at the root. */
  climb(): "left" | "right" | undefined {
    if (this.#last === 0) return undefined;
    const left = isOdd(this.#node) || this.#node === this.#last;
    if (left) while (this.#node !== 0 && !isOdd(this.#node)) this.#up();
    this.#up();
    return left ? "left" : "right";
  }

  get ended(): boolean {
    return this.#last === 0;
  }

  #up(): void {
    this.#node = half(this.#node);
    this.#last = half(this.#last);
  }
}

/** The root that an inclusion proof leads to; nothing when the proof has another length than it must. */
export async function rootByInclusion(
  leaf: Bytes,
  index: number,
  size: number,
  proof: readonly Bytes[],
): Promise<Bytes | undefined> {
  if (index < 0 || index >= size) return undefined;
  const path = new Path(index, size - 1);
  let computed = leaf;
  for (const beside of proof) {
    const side = path.climb();
    if (side === undefined) return undefined;
    computed = side === "left" ? await nodeHash(beside, computed) : await nodeHash(computed, beside);
  }
  return path.ended ? computed : undefined;
}

/** A log's size and root. */
export interface Head {
  readonly size: number;
  readonly root: Bytes;
}

const isPowerOfTwo = (value: number) => Number.isInteger(Math.log2(value));

/** Whether the newer log begins with the whole of the older one. */
export async function isConsistent(older: Head, newer: Head, proof: readonly Bytes[]): Promise<boolean> {
  if (older.size > newer.size) return false;
  if (older.size === newer.size) return proof.length === 0 && sameBytes(older.root, newer.root);
  if (older.size === 0) return proof.length === 0;
  const path = new Path(older.size - 1, newer.size - 1);
  path.rise();
  const [first, ...rest] = isPowerOfTwo(older.size) ? [older.root, ...proof] : proof;
  if (!first) return false;
  let old = first;
  let now = first;
  for (const beside of rest) {
    const side = path.climb();
    if (side === undefined) return false;
    if (side === "left") {
      old = await nodeHash(beside, old);
      now = await nodeHash(beside, now);
    } else {
      now = await nodeHash(now, beside);
    }
  }
  return path.ended && sameBytes(old, older.root) && sameBytes(now, newer.root);
}
