import type { SourceFile, Sources } from "./finding-store";

/** Callers and materials are told apart up to this many; what comes after counts as the last one. */
const most = 31;

const bitOf = (place: number): number => 2 ** Math.min(place, most - 1);

function ones(mask: number): number {
  let count = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

/**
 * Which callers could have called a kind of alteration in a material: those with a call of that kind there. A caller of
 * substitutions says nothing of a translocation, so that it is not counted among those that missed it. A file that names no
 * caller may be by any of the others: it is counted for itself and never among them.
 */
export class Coverage {
  readonly #callers: string[] = [];
  readonly #materials: string[];
  /** Callers by material, assembly and kind. */
  readonly #covering = new Map<string, number>();
  /** For each file the bit of the caller for each of its words. */
  readonly #bits: Int32Array[];
  readonly #files: readonly SourceFile[];

  constructor(files: readonly SourceFile[]) {
    this.#files = files;
    this.#materials = [...new Set(files.map(({ material }) => material))];
    this.#bits = files.map((file) => this.#read(file));
  }

  #read({ store, material, assembly }: SourceFile): Int32Array {
    const bits = new Int32Array(store.words.length);
    const kinds = new Map<number, number>();
    const { kind, caller } = store.column;
    for (let row = 0; row < store.rows; row += 1) {
      const word = caller[row] ?? 0;
      const named = store.words[word] ?? "";
      if (bits[word] === 0 && named !== "") bits[word] = this.#bit(named);
      const known = kinds.get(kind[row] ?? 0) ?? 0;
      kinds.set(kind[row] ?? 0, known | (bits[word] ?? 0));
    }
    for (const [word, mask] of kinds) {
      const key = `${material} ${assembly} ${store.words[word] ?? ""}`;
      this.#covering.set(key, (this.#covering.get(key) ?? 0) | mask);
    }
    return bits;
  }

  #bit(caller: string): number {
    const known = this.#callers.indexOf(caller);
    return bitOf(known < 0 ? this.#callers.push(caller) - 1 : known);
  }

  #maskOf(materials: Iterable<string>, assembly: string, kind: string): number {
    let mask = 0;
    for (const material of materials) mask |= this.#covering.get(`${material} ${assembly} ${kind}`) ?? 0;
    return mask;
  }

  /** How many callers could have called `kind` in files of these materials and this assembly. */
  of(materials: Iterable<string>, assembly: string, kind: string): number {
    return ones(this.#maskOf(materials, assembly, kind));
  }

  /**
   * For each row how many callers call it, of how many that could have in the materials where it was found, and how many
   * files that name no caller hold it.
   */
  count({ first, sourceFile, sourceRow }: Sources, rows: number) {
    const calling = new Uint8Array(rows);
    const callers = new Uint8Array(rows);
    const unknown = new Uint8Array(rows);
    const files = this.#files;
    const materialBits = files.map(({ material }) => bitOf(this.#materials.indexOf(material)));
    const possible = files.map((): Map<number, number>[] => []);
    for (let row = 0; row < rows; row += 1) {
      const begin = first[row] ?? 0;
      let mine = 0;
      let where = 0;
      let unnamed = 0;
      for (let at = begin; at < (first[row + 1] ?? 0); at += 1) {
        const file = sourceFile[at] ?? 0;
        const bit = this.#bits[file]?.[files[file]?.store.column.caller[sourceRow[at] ?? 0] ?? 0] ?? 0;
        mine |= bit;
        if (bit === 0) unnamed |= bitOf(file);
        where |= materialBits[file] ?? 0;
      }
      calling[row] = ones(mine);
      unknown[row] = ones(unnamed);
      const best = sourceFile[begin] ?? 0;
      const kind = files[best]?.store.column.kind[sourceRow[begin] ?? 0] ?? 0;
      callers[row] = ones(mine | this.#possible(possible[best] ?? [], best, kind, where));
    }
    return { calling, callers, unknown };
  }

  /** The callers that could have called a kind, named by a word of a file, in the materials of a mask. */
  #possible(known: Map<number, number>[], file: number, kind: number, where: number): number {
    const masks = known[kind] ?? new Map<number, number>();
    known[kind] = masks;
    const read = masks.get(where);
    if (read !== undefined) return read;
    const { store, assembly } = this.#files[file] ?? { store: { words: [] }, assembly: "" };
    const materials = this.#materials.filter((_, place) => (where & bitOf(place)) !== 0);
    const mask = this.#maskOf(materials, assembly, store.words[kind] ?? "");
    masks.set(where, mask);
    return mask;
  }
}
