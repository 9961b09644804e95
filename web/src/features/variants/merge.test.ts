import { describe, expect, test } from "vitest";
import { probablySame } from "./alike";
import { type ExampleCall, tableOf } from "./example";
import { isHalf, rowOfCall, sourcesAt, type SourceFile } from "./finding-store";
import { findingsOf } from "./merge";
import { sorted } from "./sort";
import { callName, copiesAt, storeOf, wordAt } from "./store";

interface ExampleFile extends Partial<Omit<SourceFile, "store">> {
  calls: readonly ExampleCall[];
}

/** A file of one caller, of the relapse and on GRCh38 unless it says otherwise. */
const fileOf = ({ calls, ...file }: ExampleFile): SourceFile => ({
  id: "f1",
  name: "f1.vcf",
  assembly: "GRCh38",
  material: "relapse",
  ...file,
  store: storeOf(tableOf(calls)),
});

const braf: ExampleCall = {
  chrom: "7",
  pos: 140_753_336,
  reference: "A",
  alternate: "T",
  gene: "BRAF",
  hgvs_p: "p.Val600Glu",
  hgvs_c: "c.1799T>A",
  transcript: "NM_004333.6",
};
const bare: ExampleCall = { chrom: "7", pos: 140_753_336, reference: "A", alternate: "T", consequence: "" };
const mutect = (...calls: ExampleCall[]) =>
  fileOf({ id: "mutect", name: "mutect2.vcf", calls: calls.map((call) => ({ caller: "Mutect2", ...call })) });
const strelka = (...calls: ExampleCall[]) =>
  fileOf({
    id: "strelka",
    name: "strelka.vcf",
    calls: calls.map((call) => ({ caller: "Strelka2", ...call })),
  });

describe("merging the files of a case", () => {
  test("makes one row of the same allele of two callers", () => {
    const store = findingsOf([mutect(braf), strelka(bare)], true);
    expect(store.rows).toBe(1);
    expect(sourcesAt(store, 0).map(({ file }) => file.id)).toEqual(["mutect", "strelka"]);
    expect([store.calling[0], store.callers[0]]).toEqual([2, 2]);
  });

  test("shows the source that describes the variant, whichever file came first", () => {
    const store = findingsOf([strelka(bare), mutect({ ...braf, filter: "weak_evidence" })], true);
    expect(wordAt(store, "hgvs_p", 0)).toBe("p.Val600Glu");
    expect(sourcesAt(store, 0)[0]?.file.id).toBe("mutect");
  });

  test("shows among equal descriptions the one that passed", () => {
    const failed = mutect({ ...braf, filter: "weak_evidence" });
    expect(sourcesAt(findingsOf([failed, strelka(braf)], true), 0)[0]?.file.id).toBe("strelka");
  });

  test("says passed when any of the callers says so", () => {
    const store = findingsOf([mutect({ ...braf, filter: "weak_evidence" }), strelka(bare)], true);
    expect(wordAt(store, "filter_status", 0)).toBe("passed");
    expect(wordAt(store, "filter", 0)).toBe("PASS");
    const none = findingsOf([mutect({ ...braf, filter: "weak_evidence" })], true);
    expect(wordAt(none, "filter", 0)).toBe("weak_evidence");
  });

  test("keeps other bases at one place apart", () => {
    const store = findingsOf([mutect(braf), strelka({ ...bare, alternate: "C" })], true);
    expect(store.rows).toBe(2);
  });

  test("keeps symbols that join one place with different ones apart", () => {
    const tra: ExampleCall = { chrom: "2", pos: 5, reference: "N", alternate: "<TRA>", kind: "sv" };
    const far = { ...tra, mate: "17:9" };
    const store = findingsOf([mutect(far), strelka({ ...tra, mate: "4:9" }, far)], true);
    expect([...store.calling]).toEqual([2, 1]);
  });

  test("tells the MANE transcript, the copies and half a pair of the source that is shown", () => {
    const gain: ExampleCall = { pos: 5, alternate: "<DUP>", kind: "cnv", sv_length: 9, copy_number: 4.2 };
    const half: ExampleCall = { pos: 7, alternate: "A[9:1[", kind: "sv", mate: "9:1", half_pair: true };
    const store = findingsOf([mutect(gain, half, { ...braf, mane: true }), strelka(bare)], true);
    expect([...store.copies]).toEqual([4.2, -1, -1]);
    expect([copiesAt(store, 0), copiesAt(store, 1)]).toEqual([4.2, null]);
    expect([[...store.half], [...store.mane]]).toEqual([
      [0, 1, 0],
      [0, 0, 1],
    ]);
    expect([isHalf(store, "mutect", "11-1"), isHalf(store, "mutect", "10-1")]).toEqual([true, false]);
  });

  test("keeps deletions of different length at one place apart", () => {
    const del = { kind: "sv", chrom: "9", pos: 500, reference: "N", alternate: "<DEL>" };
    const store = findingsOf(
      [mutect({ ...del, sv_length: 1200 }), strelka({ ...del, sv_length: 90 }, { ...del, sv_length: 1200 })],
      true,
    );
    expect(store.rows).toBe(2);
    expect([...store.calling].toSorted()).toEqual([1, 2]);
  });

  test("orders by chromosome and position whatever the order of the files", () => {
    const first = mutect({ chrom: "X", pos: 5 }, { chrom: "10", pos: 7 });
    const second = strelka({ chrom: "2", pos: 9 }, { chrom: "10", pos: 3 });
    const store = findingsOf([first, second], true);
    const places = Array.from(store.pos, (pos, row) => `${wordAt(store, "chrom", row)}:${pos}`);
    expect(places).toEqual(["2:9", "10:3", "10:7", "X:5"]);
  });

  test("finds the row of every source by its own line", () => {
    const store = findingsOf(
      [mutect({ pos: 1 }, { ...braf, line: 99 }), strelka({ ...bare, line: 7 })],
      true,
    );
    expect(rowOfCall(store, "mutect", "99-1")).toBe(1);
    expect(rowOfCall(store, "strelka", "7-1")).toBe(1);
    expect(rowOfCall(store, "strelka", "8-1")).toBeUndefined();
    expect(callName(store, 1)).toBe("99-1");
  });

  test("leaves one file's calls as they are in the file", () => {
    const store = findingsOf([mutect({ pos: 9 }, { pos: 3 }, { pos: 3 })], false);
    expect([...store.pos]).toEqual([9, 3, 3]);
  });

  test("hides no promoter variant by itself", () => {
    const promoter = { chrom: "5", pos: 1_295_113, gene: "TERT", consequence: "upstream_gene_variant" };
    const store = findingsOf([mutect({ ...promoter, severity: 48 })], true);
    expect(wordAt(store, "gene", sorted(store, { by: "file", descending: false })[0] ?? 9)).toBe("TERT");
  });
});

const unnamed = (id: string) =>
  fileOf({
    id,
    name: `${id}.vcf`,
    calls: [
      { ...bare, caller: "" },
      { ...bare, caller: "" },
    ],
  });

describe("the callers that could have called", () => {
  const manta = fileOf({ id: "manta", name: "manta.vcf", calls: [{ kind: "sv", caller: "Manta", pos: 3 }] });

  test("are only those that call that kind at all", () => {
    const store = findingsOf([mutect(braf), strelka({ pos: 1 }), manta], true);
    const row = rowOfCall(store, "mutect", "10-1") ?? -1;
    expect([store.calling[row], store.callers[row]]).toEqual([1, 2]);
    const sv = rowOfCall(store, "manta", "10-1") ?? -1;
    expect([store.calling[sv], store.callers[sv]]).toEqual([1, 1]);
  });

  test("are those of the materials where it was found", () => {
    const primary = { ...mutect(braf), id: "primary", material: "primary" };
    const store = findingsOf([primary, strelka({ pos: 1 })], true);
    const row = rowOfCall(store, "primary", "10-1") ?? -1;
    expect([store.calling[row], store.callers[row]]).toEqual([1, 1]);
  });

  test("count one caller once in two files of one material", () => {
    const again = { ...mutect(braf), id: "again" };
    const store = findingsOf([mutect(braf), again, strelka(bare)], true);
    expect([store.calling[0], store.callers[0]]).toEqual([2, 2]);
  });

  test("leave out files that name no caller, which are counted for themselves", () => {
    const store = findingsOf([mutect(braf), unnamed("a"), unnamed("b")], true);
    expect([store.calling[0], store.callers[0], store.unknown[0]]).toEqual([1, 1, 2]);
    const alone = findingsOf([unnamed("a")], true);
    expect([alone.calling[0], alone.callers[0], alone.unknown[0]]).toEqual([0, 0, 1]);
  });
});

describe("several materials", () => {
  const primary = { ...mutect({ ...braf, fraction: 0.38, alt_count: 52, depth: 137 }), material: "primary" };
  const relapse = strelka({ ...bare, fraction: 0.44, alt_count: 61, depth: 139 }, { pos: 2, fraction: 0.1 });
  const store = findingsOf([primary, relapse], true);

  test("stand side by side in one row", () => {
    const row = rowOfCall(store, "mutect", "10-1") ?? -1;
    const values = store.materials.map(({ material, fraction, altCount, depth }) => [
      material,
      fraction[row],
      altCount[row],
      depth[row],
    ]);
    expect(values).toEqual([
      ["primary", 0.38, 52, 137],
      ["relapse", 0.44, 61, 139],
    ]);
  });

  test("have no fraction where nothing was called", () => {
    const row = rowOfCall(store, "strelka", "11-1") ?? -1;
    expect(store.materials.map(({ fraction }) => fraction[row])).toEqual([-1, 0.1]);
  });

  test("are each sorted by", () => {
    const order = sorted(store, { by: "fraction-0", descending: true });
    expect(wordAt(store, "gene", order[0] ?? 9)).toBe("BRAF");
  });
});

const old = (call: ExampleCall) => ({ ...strelka(call), assembly: "GRCh37" });

describe("files on different builds", () => {
  test("are never merged, even at one position", () => {
    const store = findingsOf([mutect(braf), old(bare)], true);
    expect(store.rows).toBe(2);
    expect(probablySame(store).size).toBe(0);
  });

  test("are probably the same by gene and protein change, however it is written", () => {
    const store = findingsOf(
      [mutect(braf), old({ ...bare, pos: 140_453_136, gene: "BRAF", hgvs_p: "p.(Val600Glu)" })],
      true,
    );
    const alike = probablySame(store);
    expect([...alike].map(([row, others]) => [row, ...others])).toEqual([
      [0, 1],
      [1, 0],
    ]);
  });

  test("are probably the same by the change on a transcript of another version", () => {
    const coding = { gene: "TERT", hgvs_c: "c.-124C>T" };
    const here = mutect({ pos: 1, ...coding, transcript: "NM_198253.3" });
    const there = old({ pos: 2, ...coding, transcript: "NM_198253.2" });
    expect(probablySame(findingsOf([here, there], true)).get(0)).toEqual([1]);
    const other = old({ pos: 2, ...coding, transcript: "NM_001193376.3" });
    expect(probablySame(findingsOf([here, other], true)).size).toBe(0);
  });

  test("are not said to be the same by an unknown protein change", () => {
    const unknown = { gene: "BRAF", hgvs_p: "p.?" };
    expect(
      probablySame(findingsOf([mutect({ pos: 1, ...unknown }), old({ pos: 2, ...unknown })], true)).size,
    ).toBe(0);
  });
});
