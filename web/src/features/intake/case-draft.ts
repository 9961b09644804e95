import type { ConsentKind } from "../../api/generated/ConsentKind";
import type { Missing } from "../../api/generated/Missing";
import type { NewCase } from "../../api/generated/NewCase";
import type { PatientRecord } from "../../api/generated/PatientRecord";
import type { Urgency } from "../../api/generated/Urgency";
import { consentKinds } from "../cases/consent-kinds";

/** A case being taken in: what is chosen of the patient's record, and what the referrer asks. */
export interface CaseDraft {
  readonly board: string;
  readonly disease: string;
  readonly specimens: readonly string[];
  readonly analyses: readonly string[];
  readonly referrer: string;
  readonly question: string;
  readonly background: string;
  readonly urgency: Urgency | "";
  readonly needed_by: string;
  readonly wishes: string;
  readonly consents: Readonly<Partial<Record<ConsentKind, boolean>>>;
}

export const emptyCase: CaseDraft = {
  board: "",
  disease: "",
  specimens: [],
  analyses: [],
  referrer: "",
  question: "",
  background: "",
  urgency: "",
  needed_by: "",
  wishes: "",
  consents: {},
};

export type CaseField = "disease" | "board" | "referrer" | "question" | "urgency" | "needed_by";

/** What keeps the case from being taken in. Everything else may come later and is shown as missing. */
export function caseLacks(draft: CaseDraft): CaseField[] {
  const fields = ["disease", "board", "referrer", "question", "urgency", "needed_by"] as const;
  return fields.filter((field) => draft[field].trim() === "");
}

/** What the board will miss when the case is taken in as it stands, by the rules that the server uses. */
export function willMiss(draft: CaseDraft, record: PatientRecord): Missing[] {
  const specimens = record.specimens.filter(({ id }) => draft.specimens.includes(id));
  const analyses = record.analyses.filter(({ id }) => draft.analyses.includes(id));
  const tumour = specimens.filter(({ material }) => material !== "germline");
  const lacks: [boolean, Missing][] = [
    [draft.question.trim() === "", "question"],
    [tumour.length === 0, "tumour_specimen"],
    [tumour.some((specimen) => specimen.tumour_cell_content === null), "tumour_cell_content"],
    [analyses.length === 0, "analysis"],
    [analyses.some(({ state }) => state === "preliminary"), "final_report"],
    [true, "variant_file"],
    [true, "findings"],
    [consentKinds.every((kind) => draft.consents[kind] === undefined), "consents"],
    [draft.wishes.trim() === "", "wishes"],
  ];
  return lacks.filter(([lacking]) => lacking).map(([, what]) => what);
}

export const newCase = (draft: CaseDraft, patient: string): NewCase => ({
  board: draft.board,
  patient,
  disease: draft.disease,
  specimens: [...draft.specimens],
  analyses: [...draft.analyses],
  referrer: draft.referrer,
  question: draft.question.trim(),
  background: draft.background.trim(),
  urgency: draft.urgency === "" ? "routine" : draft.urgency,
  needed_by: draft.needed_by,
  wishes: draft.wishes.trim(),
});
