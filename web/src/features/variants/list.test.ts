import { describe, expect, test } from "vitest";
import type { Analysis } from "../../api/generated/Analysis";
import type { Specimen } from "../../api/generated/Specimen";
import type { Transcript } from "../../api/generated/Transcript";
import { leftOut } from "./left-out";
import { byGene } from "./genes";
import { inColumns, materialsOf } from "./materials";
import { addressOf, listOf, readVariantsSearch } from "./search";

describe("the address", () => {
  test("of a file alone shows that file, also while one of its calls is open", () => {
    expect(listOf({ file: "f1" }).alone).toBe("f1");
    expect(listOf({ file: "f1", call: "9-1", alone: true }).alone).toBe("f1");
  });

  test("of a call opens it among all findings", () => {
    expect(listOf({ file: "f1", call: "9-1" })).toEqual({ alone: undefined, germline: false });
    expect(addressOf({ alone: undefined, germline: false }, { file: "f1", call: "9-1" })).toEqual({
      file: "f1",
      call: "9-1",
    });
  });

  test("leads back to its list", () => {
    for (const alone of ["f1", undefined]) {
      for (const germline of [true, false]) {
        const list = { alone, germline };
        const opened = addressOf(list, { file: "f1", call: "9-1" });
        expect(listOf(readVariantsSearch({ ...opened }))).toEqual(list);
        expect(listOf(readVariantsSearch({ ...addressOf(list) }))).toEqual(list);
      }
    }
  });
});

const specimen = (id: string, taken_on: string, material: Specimen["material"] = "tumour"): Specimen => ({
  id,
  laboratory_number: `P-${id}`,
  material,
  site: "Pons",
  taken_on,
  event: id === "first" ? "diagnosis" : null,
  tumour_cell_content: null,
});
const analysis = (id: string, of: string, assay: Analysis["assay"] = "whole_genome"): Analysis => ({
  id,
  assay,
  assay_name: "WGS",
  laboratory: "Laboratory",
  pipeline: "Pipeline 1",
  assembly: null,
  specimen: of,
  normal: null,
  state: "reported",
});
const disease = {
  id: "d1",
  diagnosis: "Glioma",
  oncotree: null,
  events: [{ id: "diagnosis", kind: "diagnosis", on: "2024-08-01", until: null, note: "" } as const],
};

describe("materials", () => {
  test("are the primary, later tumours by date, plasma, then RNA; two analyses of one specimen are one", () => {
    const specimens = [
      specimen("plasma", "2025-01-01", "cell_free"),
      specimen("third", "2026-11-01"),
      specimen("second", "2025-11-01"),
      specimen("first", "2024-08-01"),
    ];
    const analyses = [
      analysis("a1", "third", "rna"),
      analysis("a2", "plasma"),
      analysis("a3", "third"),
      analysis("a4", "third", "panel"),
      analysis("a5", "first"),
      analysis("a6", "second"),
    ];
    const materials = materialsOf({ specimens, disease }, analyses);
    expect(materials.map(({ key, kind }) => [key, kind])).toEqual([
      ["first", "primary"],
      ["second", "tumour"],
      ["third", "tumour"],
      ["plasma", "plasma"],
      ["third rna", "rna"],
    ]);
    expect(materials[2]?.analyses.map(({ id }) => id)).toEqual(["a3", "a4"]);
    expect(inColumns(materials).map(({ key }) => key)).toEqual(["first", "third", "plasma", "third rna"]);
  });
});

const transcript = (of: Partial<Transcript>): Transcript => ({
  gene: "BRAF",
  gene_id: null,
  transcript: null,
  biotype: null,
  consequence: [],
  hgvs_c: null,
  hgvs_p: null,
  exon: null,
  intron: null,
  mane_select: false,
  mane_plus_clinical: false,
  canonical: false,
  picked: false,
  ...of,
});

describe("the transcripts of a gene", () => {
  test("begin with MANE Select, and the more severe one stays beside it", () => {
    const mane = transcript({ transcript: "NM_1", consequence: ["intron_variant"], mane_select: true });
    const severe = transcript({ transcript: "NM_2", consequence: ["stop_gained"] });
    const mild = transcript({ transcript: "NM_3", consequence: ["downstream_gene_variant"] });
    const [gene] = byGene([mild, severe, mane]);
    expect([gene?.first, gene?.moreSevere, gene?.rest]).toEqual([mane, severe, [mild]]);
  });

  test("say nothing of severity when the shown one is the most severe", () => {
    const [gene] = byGene([
      transcript({ transcript: "NM_1", consequence: ["missense_variant"], canonical: true }),
      transcript({ transcript: "NM_2", consequence: ["missense_variant"] }),
    ]);
    expect(gene?.first.transcript).toBe("NM_1");
    expect(gene?.moreSevere).toBeUndefined();
  });

  test("are told for every gene that the variant touches", () => {
    const genes = byGene([transcript({}), transcript({ gene: "TERT" }), transcript({ gene: "BRAF" })]);
    expect(genes.map(({ gene, rest }) => [gene, rest.length])).toEqual([
      ["BRAF", 1],
      ["TERT", 0],
    ]);
  });
});

test("calls left out are those that a filter rejected and those elsewhere", () => {
  expect(leftOut({ policy: null })).toBe(0);
  const policy = { coding: 0, splice: 0, promoter: 0, structural: 0, filtered: 40, elsewhere: 2 };
  expect(leftOut({ policy })).toBe(42);
});
