import { expect, test } from "vitest";
import type { Mismatch } from "../../api/generated/Mismatch";
import type { Objection } from "../../api/generated/Objection";
import type { Reason } from "../../api/generated/Reason";
import { held, proposal, report } from "./example";
import { targetOf } from "./target";
import { contentsOf, sampleWord } from "./what";
import { comparedOf, letterOf, type Recorded } from "./compared";
import { ageWord, byDanger, wordHeld, wordObjection, wordReason, wordTarget } from "./words";

const reasons: Reason[] = [
  { reason: "laboratory_number_in_sample", sample: "26-101_T", laboratory_number: "26-101" },
  { reason: "normal_number_in_sample", sample: "26-102_N", laboratory_number: "26-102" },
  { reason: "laboratory_number_in_file_name", laboratory_number: "26-101" },
  { reason: "dropped_on_case" },
  { reason: "assembly_agrees", assembly: "GRCh38" },
  { reason: "assay_fits" },
  { reason: "only_analysis" },
];
const objections: Objection[] = [
  { objection: "assembly_differs", file: "GRCh37", analysis: "GRCh38" },
  { objection: "assay_differs" },
  {
    objection: "laboratory_number_elsewhere",
    sample: "S1",
    laboratory_number: "26-900",
    other_patient: true,
  },
  {
    objection: "laboratory_number_elsewhere",
    sample: "S1",
    laboratory_number: "26-103",
    other_patient: false,
  },
];
const mismatches: Mismatch[] = [
  { check: "assembly", file: "GRCh37", analysis: "GRCh38" },
  { check: "sex", recorded: "female", found: "male", x_sites: 212, x_heterozygous: 1, y_calls: 40 },
  { check: "tumour_and_normal_exchanged", calls: 80, higher_in_normal: 77 },
  { check: "other_person", file: "f0", file_name: "blood.vcf.gz", shared: 1200, same: 540 },
  { check: "laboratory_number_of_another_patient", sample: "S1", laboratory_number: "26-900" },
  { check: "same_person_elsewhere", shared: 1200, same: 1199 },
  {
    check: "other_kinds",
    file: "f0",
    file_name: "v1.vcf.gz",
    holds: ["sv"],
    replaced_holds: ["snv", "indel"],
  },
];
const child: Recorded = {
  who: "Linden 2205",
  age: "child",
  laboratoryNumber: "26-101",
  specimen: "Humerus, 6 Nov 2026",
  assembly: "GRCh38",
};

test("every reason says in both languages what ties the file to the place", () => {
  expect(reasons.map((reason) => wordReason(reason, "en"))).toEqual([
    "laboratory number 26-101 in the sample’s name",
    "its normal 26-102 in a sample’s name",
    "laboratory number 26-101 in the file’s name",
    "dropped on this case",
    "GRCh38 as entered",
    "kind of assay fits",
    "the case’s only analysis",
  ]);
  expect(reasons.map((reason) => wordReason(reason, "sv"))).toEqual([
    "provnummer 26-101 i provets namn",
    "normalprovet 26-102 i ett provs namn",
    "provnummer 26-101 i filens namn",
    "släppt på det här ärendet",
    "GRCh38 som registrerat",
    "typen av analys passar",
    "ärendets enda analys",
  ]);
});

const said = (language: "en" | "sv") => objections.map((one) => wordObjection(one, "whole_genome", language));

test("every objection says in both languages what does not go together", () => {
  expect(said("en")).toEqual([
    "the file is on GRCh37, the analysis was entered with GRCh38",
    "the file holds RNA, the analysis is of DNA",
    "sample S1 carries 26-900, a specimen of another patient",
    "sample S1 carries 26-103, another specimen of this patient",
  ]);
  expect(said("sv")).toEqual([
    "filen bygger på GRCh37, analysen är registrerad med GRCh38",
    "filen har RNA, analysen gäller DNA",
    "provet S1 bär 26-900, som hör till en annan patient",
    "provet S1 bär 26-103, ett annat prov från samma patient",
  ]);
  expect(wordObjection({ objection: "assay_differs" }, "rna", "en")).toBe(
    "the file holds no RNA, the analysis is of RNA",
  );
});

test("what speaks against a place stands before what speaks for it", () => {
  const target = targetOf(proposal("26-101", { against: objections.slice(0, 1) }), false);
  expect(wordTarget(target, "en")).toBe(
    "The file is on GRCh37, the analysis was entered with GRCh38; laboratory number 26-101 in the sample’s name",
  );
});

test("another person is asked about before another meaning of the same person", () => {
  expect(byDanger(mismatches).map(({ check }) => check)).toEqual([
    "same_person_elsewhere",
    "laboratory_number_of_another_patient",
    "other_person",
    "sex",
    "tumour_and_normal_exchanged",
    "assembly",
    "other_kinds",
  ]);
});

test("every mismatch asks its question in both languages", () => {
  const titles = (language: "en" | "sv") => mismatches.map((one) => wordHeld(one, child, language).title);
  expect(titles("en")).toEqual([
    "Which genome build is right?",
    "Is this the right child?",
    "Are tumour and normal exchanged?",
    "Is this the right child?",
    "Is this the right child?",
    "Is this the right child?",
    "It cannot take the place of v1.vcf.gz",
  ]);
  expect(titles("sv")).toEqual([
    "Vilket referensgenom är rätt?",
    "Är det rätt barn?",
    "Är tumör och normal förväxlade?",
    "Är det rätt barn?",
    "Är det rätt barn?",
    "Är det rätt barn?",
    "Den kan inte ta platsen efter v1.vcf.gz",
  ]);
  expect(wordHeld(mismatches[6] as Mismatch, child, "en").why).toBe(
    "v1.vcf.gz holds substitutions, insertions and deletions, this file structural variants. " +
      "A newer file takes the place of one of the same kind only.",
  );
  expect(wordHeld(mismatches[1] as Mismatch, { ...child, age: "adult" }, "en")).toEqual({
    title: "Is this the right patient?",
    why: "The file looks like a man. Linden 2205 is recorded as a woman. One of them is wrong.",
    withdraw: "It belongs to another patient…",
    release: "Right patient, the record is wrong…",
  });
});

test("every mismatch shows both sides of its evidence", () => {
  const sides = comparedOf(held("f1", ...mismatches), child, "en").map(({ label, file, record, clash }) =>
    [label, file, record, clash ? "clash" : ""].join(" | "),
  );
  expect(sides).toEqual([
    "Inherited genotypes | 1,199 of 1,200 as in another patient’s file | two different patients | clash",
    "Laboratory number | 26-900 in sample S1 | 26-101 | clash",
    "Inherited genotypes | 540 of 1,200 as in blood.vcf.gz | same patient as blood.vcf.gz | clash",
    "Sex | boy: 1 of 212 X sites heterozygous, 40 Y calls | girl | clash",
    "Alterations | 77 of 80 higher in the normal | higher in the tumour | clash",
    "Genome build | GRCh37 | GRCh38 | clash",
    "Holds | structural variants | substitutions, insertions and deletions in v1.vcf.gz | clash",
  ]);
  const [, number] = comparedOf(held("f1", mismatches[0] as Mismatch), child, "en");
  expect(number).toMatchObject({
    file: "not in the samples’ names: S1, S2",
    record: "26-101, Humerus, 6 Nov 2026",
  });
  expect(comparedOf(held("f1", mismatches[1] as Mismatch), child, "sv").map(({ label }) => label)).toEqual([
    "Kön",
    "Provnummer",
    "Referensgenom",
  ]);
});

test("the laboratory is asked by its own numbers, and no patient is named", () => {
  const letter = letterOf(held("f1", mismatches[1] as Mismatch), child, "en");
  expect(letter).toContain("Entered for laboratory number: 26-101");
  expect(letter).toContain("Sex: the file says boy: 1 of 212 X sites heterozygous, 40 Y calls; we have girl");
  expect(letter).not.toContain("Linden");
});

test("a patient is a child until the eighteenth birthday", () => {
  expect(ageWord({ years: 17, months: 11, days: 30 })).toBe("child");
  expect(ageWord({ years: 18, months: 0, days: 0 })).toBe("adult");
});

const sample = (role: "tumour" | "normal" | "rna" | null) => ({ name: "S", role, from: null });

test("a file is called by what it holds most of, and by its samples' roles", () => {
  expect(contentsOf({ ...report.variants, sv: 2000 })).toEqual(["structural", "small"]);
  expect(sampleWord([sample("tumour"), sample("normal")])).toEqual({ says: "pair" });
  expect(sampleWord([sample("tumour")])).toEqual({ says: "tumour_only" });
  expect(sampleWord([sample("tumour"), sample("rna")])).toEqual({ says: "rna_too" });
  expect(sampleWord([sample("tumour"), sample(null)])).toEqual({ says: "several", count: 2 });
  expect(sampleWord([])).toEqual({ says: "none" });
});
