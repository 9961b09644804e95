import type { PatientRecord } from "../../api/generated/PatientRecord";
import type { CaseDraft } from "./case-draft";

/** What the steps after the patient share. */
export interface StepProps {
  record: PatientRecord;
  draft: CaseDraft;
  onChange(part: Partial<CaseDraft>): void;
  /** The record with what was just entered, and what becomes chosen by it. */
  onRecord(record: PatientRecord, part?: Partial<CaseDraft>): void;
}
