import type { Measured, SourceFile, Sources } from "./finding-store";
import type { SharedWords } from "./grouping";
import { type CallStore, type WordColumn, wordColumns } from "./store";

/** What is shown of each row. */
export class Shown {
  readonly #files: readonly SourceFile[];
  readonly #words: SharedWords;
  readonly #rows: number;
  readonly #sources: Sources;

  /** The best source of each row: its file, and its row there. */
  readonly #file: Uint16Array;
  readonly #own: Uint32Array;

  constructor(files: readonly SourceFile[], words: SharedWords, rows: number, sources: Sources) {
    this.#files = files;
    this.#words = words;
    this.#rows = rows;
    this.#sources = sources;
    this.#file = new Uint16Array(rows);
    this.#own = new Uint32Array(rows);
    for (let row = 0; row < rows; row += 1) {
      const best = sources.first[row] ?? 0;
      this.#file[row] = sources.sourceFile[best] ?? 0;
      this.#own[row] = sources.sourceRow[best] ?? 0;
    }
  }

  #figures<Column extends Float64Array | Int32Array | Uint32Array | Uint8Array>(
    into: Column,
    of: (store: CallStore) => Column,
  ): Column {
    const columns = this.#files.map(({ store }) => of(store));
    const [files, owns] = [this.#file, this.#own];
    for (let row = 0; row < into.length; row += 1)
      into[row] = columns[files[row] ?? 0]?.[owns[row] ?? 0] ?? 0;
    return into;
  }

  #column(name: WordColumn): Uint32Array {
    const columns = this.#files.map(({ store }) => store.column[name]);
    const into = new Uint32Array(this.#rows);
    const [files, owns, words] = [this.#file, this.#own, this.#words];
    for (let row = 0; row < into.length; row += 1) {
      const file = files[row] ?? 0;
      const index = columns[file]?.[owns[row] ?? 0] ?? 0;
      if (index !== 0) into[row] = words.of(file, index);
    }
    return into;
  }

  store(): CallStore {
    const rows = this.#rows;
    const columns = wordColumns.map((name): [WordColumn, Uint32Array] => [name, this.#column(name)]);
    const column = Object.fromEntries(columns) as Record<WordColumn, Uint32Array>;
    this.#passAll(column);
    return {
      rows,
      words: this.#words.list,
      lower: this.#words.list.map((word) => word.toLowerCase()),
      line: this.#figures(new Uint32Array(rows), ({ line }) => line),
      allele: this.#figures(new Uint32Array(rows), ({ allele }) => allele),
      pos: this.#figures(new Uint32Array(rows), ({ pos }) => pos),
      severity: this.#figures(new Uint8Array(rows), ({ severity }) => severity),
      fraction: this.#figures(new Float64Array(rows), ({ fraction }) => fraction),
      normal: this.#figures(new Float64Array(rows), ({ normal }) => normal),
      altCount: this.#figures(new Int32Array(rows), ({ altCount }) => altCount),
      depth: this.#figures(new Int32Array(rows), ({ depth }) => depth),
      svLength: this.#figures(new Int32Array(rows), ({ svLength }) => svLength),
      copies: this.#figures(new Float64Array(rows), ({ copies }) => copies),
      mane: this.#figures(new Uint8Array(rows), ({ mane }) => mane),
      half: this.#figures(new Uint8Array(rows), ({ half }) => half),
      column,
    };
  }

  /** A row has passed when any of its calls has. */
  #passAll(column: Record<WordColumn, Uint32Array>): void {
    const { first, sourceFile, sourceRow } = this.#sources;
    const passed = this.#words.add("passed");
    const pass = this.#words.add("PASS");
    const marks = this.#files.map(({ store }) => store.words.indexOf("passed"));
    for (let row = 0; row < this.#rows; row += 1) {
      for (let at = first[row] ?? 0; at < (first[row + 1] ?? 0); at += 1) {
        const file = sourceFile[at] ?? 0;
        if (this.#files[file]?.store.column.filter_status[sourceRow[at] ?? 0] !== marks[file]) continue;
        column.filter_status[row] = passed;
        column.filter[row] = pass;
        break;
      }
    }
  }

  /** The fractions in each material, from the best source there that tells one. */
  measured(): Measured[] {
    const { first, sourceFile, sourceRow } = this.#sources;
    const names = [...new Set(this.#files.map(({ material }) => material))];
    const places = this.#files.map(({ material }) => names.indexOf(material));
    const unknown = () => new Int32Array(this.#rows).fill(-1);
    const made = names.map((material) => ({
      material,
      fraction: new Float64Array(this.#rows).fill(-1),
      altCount: unknown(),
      depth: unknown(),
    }));
    for (let row = 0; row < this.#rows; row += 1) {
      for (let at = first[row] ?? 0; at < (first[row + 1] ?? 0); at += 1) {
        const file = sourceFile[at] ?? 0;
        const own = sourceRow[at] ?? 0;
        const into = made[places[file] ?? 0];
        const store = this.#files[file]?.store;
        if (!into || !store || (into.fraction[row] ?? -1) >= 0) continue;
        into.fraction[row] = store.fraction[own] ?? -1;
        into.altCount[row] = store.altCount[own] ?? -1;
        into.depth[row] = store.depth[own] ?? -1;
      }
    }
    return made;
  }
}
