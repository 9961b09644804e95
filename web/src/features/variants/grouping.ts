import type { CallStore } from "./store";

/** Words of several tables as one list, each once. A table's word is looked up when it is first needed. */
export class SharedWords {
  readonly list: string[] = [""];
  readonly #places = new Map<string, number>([["", 0]]);
  readonly #known: Int32Array[];
  readonly #tables: readonly (readonly string[])[];

  constructor(tables: readonly (readonly string[])[]) {
    this.#tables = tables;
    this.#known = tables.map((words) => new Int32Array(words.length).fill(-1));
  }

  /** The place of `word` in the list. */
  add(word: string): number {
    const known = this.#places.get(word);
    if (known !== undefined) return known;
    const place = this.list.push(word) - 1;
    this.#places.set(word, place);
    return place;
  }

  /** The place of the word that stands at `index` of a table. */
  of(table: number, index: number): number {
    const known = this.#known[table]?.[index] ?? -1;
    if (known >= 0) return known;
    const place = this.add(this.#tables[table]?.[index] ?? "");
    const cells = this.#known[table];
    if (cells) cells[index] = place;
    return place;
  }
}

/** What makes an allele one and the same, each as a figure. */
interface Keys {
  readonly pos: Uint32Array;
  readonly chrom: Uint32Array;
  readonly reference: Uint32Array;
  readonly alternate: Uint32Array;
  /** Builds are never mixed, and symbolic alleles with another end, or of another length, are different ones. */
  readonly other: Uint32Array;
}

/** The assemblies of tables as figures, so that rows of different ones never meet. */
export interface Table {
  readonly store: CallStore;
  readonly assembly: number;
}

function keysOf(tables: readonly Table[], words: SharedWords, rows: number): Keys {
  const make = () => new Uint32Array(rows);
  const keys = { pos: make(), chrom: make(), reference: make(), alternate: make(), other: make() };
  let at = 0;
  for (const [place, { store, assembly }] of tables.entries()) {
    const { chrom, reference, alternate, mate } = store.column;
    const symbolic = Uint8Array.from(store.words, (word) => (word.startsWith("<") ? 1 : 0));
    for (let row = 0; row < store.rows; row += 1, at += 1) {
      const alt = alternate[row] ?? 0;
      keys.pos[at] = store.pos[row] ?? 0;
      keys.chrom[at] = words.of(place, chrom[row] ?? 0);
      keys.reference[at] = words.of(place, reference[row] ?? 0);
      keys.alternate[at] = words.of(place, alt);
      const end = mate[row] ?? 0;
      const extent = end === 0 ? ((store.svLength[row] ?? -1) + 1) * 2 : words.of(place, end) * 2 + 1;
      keys.other[at] = (symbolic[alt] === 1 ? extent : 0) * 8 + assembly;
    }
  }
  return keys;
}

const mixed = (hash: number, key: number): number => {
  const next = Math.imul(hash ^ key, 0x9e3779b1);
  return next ^ (next >>> 15);
};

/** Which rows are of one allele. */
export interface Grouped {
  /** For each row of all tables, one table after the other, the number of its group. */
  readonly of: Uint32Array;
  readonly groups: number;
}

/**
 * Puts the rows of one allele (assembly, chromosome, position, bases) into one group: one pass with an open hash table, so
 * that the effort grows with the rows alone.
 */
export function grouped(tables: readonly Table[], words: SharedWords): Grouped {
  const rows = tables.reduce((sum, { store }) => sum + store.rows, 0);
  const { pos, chrom, reference, alternate, other } = keysOf(tables, words, rows);
  const of = new Uint32Array(rows);
  const firsts = new Uint32Array(rows);
  const mask = 2 ** Math.ceil(Math.log2(Math.max(16, rows * 2))) - 1;
  // Groups by the hash of their allele, counted from 1; 0 is a free slot.
  const slots = new Uint32Array(mask + 1);
  let groups = 0;
  for (let row = 0; row < rows; row += 1) {
    let hash = mixed(0x51ed270b, pos[row] ?? 0);
    hash = mixed(hash, chrom[row] ?? 0);
    hash = mixed(hash, reference[row] ?? 0);
    hash = mixed(hash, alternate[row] ?? 0);
    let slot = mixed(hash, other[row] ?? 0) & mask;
    for (;;) {
      const held = slots[slot] ?? 0;
      if (held === 0) {
        firsts[groups] = row;
        of[row] = groups;
        groups += 1;
        slots[slot] = groups;
        break;
      }
      const first = firsts[held - 1] ?? 0;
      const same =
        pos[first] === pos[row] &&
        alternate[first] === alternate[row] &&
        reference[first] === reference[row] &&
        chrom[first] === chrom[row] &&
        other[first] === other[row];
      if (same) {
        of[row] = held - 1;
        break;
      }
      slot = (slot + 1) & mask;
    }
  }
  return { of, groups };
}

/** Every row is a group of its own, in its own order. */
export const ungrouped = (rows: number): Grouped => ({
  of: Uint32Array.from({ length: rows }, (_, row) => row),
  groups: rows,
});
