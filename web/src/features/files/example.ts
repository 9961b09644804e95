import type { Analysis } from "../../api/generated/Analysis";
import type { ImportReport } from "../../api/generated/ImportReport";
import type { Issue } from "../../api/generated/Issue";
import type { Proposal } from "../../api/generated/Proposal";
import type { Specimen } from "../../api/generated/Specimen";
import type { Survey } from "../../api/generated/Survey";
import type { VariantFile } from "../../api/generated/VariantFile";
import type { Held, Waiting } from "./asks";

/** Invented records for tests. */
export const specimen = (number: string): Specimen => ({
  id: `specimen ${number}`,
  laboratory_number: number,
  material: "tumour",
  site: "Humerus",
  taken_on: "2026-11-06",
  event: null,
  tumour_cell_content: null,
});

export const analysis = (number: string, part: Partial<Analysis> = {}): Analysis => ({
  id: `analysis ${number}`,
  assay: "whole_genome",
  assay_name: "WGS pair",
  laboratory: "Laboratory",
  pipeline: "Pipeline 1",
  assembly: "GRCh38",
  specimen: `specimen ${number}`,
  normal: null,
  state: "reported",
  ...part,
});

export const proposal = (number: string, part: Partial<Proposal> = {}): Proposal => ({
  case: `case ${number}`,
  patient: `patient ${number}`,
  pseudonym: "Rowan 4172",
  specimen: specimen(number),
  analysis: analysis(number),
  because: [{ reason: "laboratory_number_in_sample", sample: number, laboratory_number: number }],
  against: [],
  predecessors: [],
  ...part,
});

export const survey = (...questions: Issue[]): Survey => ({
  format: "bgzf",
  sha256: "9c41",
  bytes: 4_100_000,
  fileformat: "VCFv4.2",
  caller: "Mutect2",
  assembly: { name: null, from: null },
  samples: ["S1", "S2"].map((name) => ({ name, role: null, from: null })),
  annotation: null,
  questions,
});

export const waiting = (id: string, part: Partial<Waiting> = {}): Waiting => ({
  id,
  name: `${id}.vcf.gz`,
  bytes: 4_100_000,
  case: null,
  created_at: "2026-12-02T15:34:00Z",
  state: "waiting",
  survey: survey(),
  sha256: "9c41",
  proposals: [proposal("26-101")],
  same_bytes: [],
  same_bytes_elsewhere: false,
  ...part,
});

export const report: ImportReport = {
  ...survey(),
  caller: "VarDict",
  data_lines: 1909,
  accepted: 1900,
  warned: 6,
  quarantined: 3,
  variants: { snv: 1700, indel: 200, mnv: 9, sv: 0, cnv: 0, fusion: 0, other: 0 },
  policy: null,
  identity: {
    source: null,
    sex: { sex: "undetermined", x_sites: 0, x_heterozygous: 0, y_calls: 0 },
    fingerprint: { assembly: null, source: null, sites: [] },
    swap: { calls: 0, higher_in_normal: 0 },
  },
  issues: [],
};

export const file = (id: string, part: Partial<VariantFile> = {}): VariantFile =>
  ({
    id,
    case: "case 26-101",
    analysis: "analysis 26-101",
    name: `${id}.vcf.gz`,
    bytes: 4_100_000,
    sha256: "9c41",
    uploaded_by: "p1",
    uploaded_by_name: "Mikael Öberg",
    uploaded_at: "2026-12-02T15:34:00Z",
    state: "ready",
    report,
    already_here: false,
    replaced_by: null,
    replaces: null,
    mends: null,
    released: null,
    ...part,
  }) as VariantFile;

export const held = (id: string, ...mismatches: Held["mismatches"]): Held =>
  file(id, { state: "held", mismatches } as Partial<VariantFile>) as Held;
