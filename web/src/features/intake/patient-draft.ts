import type { NewPatient } from "../../api/generated/NewPatient";
import type { Sex } from "../../api/generated/Sex";
import { digitsOf, numberFault } from "./personal-number";

/** A patient being entered. */
export interface PatientDraft {
  readonly personal_number: string;
  readonly name: string;
  readonly sex: Sex | "";
  readonly region: string;
  readonly protected: boolean;
}

export const emptyPatient: PatientDraft = {
  personal_number: "",
  name: "",
  sex: "",
  region: "",
  protected: false,
};

/** The fields that keep the patient from being entered. */
export function patientLacks(draft: PatientDraft): ("personal_number" | "name" | "sex" | "region")[] {
  const lacks = {
    personal_number: numberFault(draft.personal_number) !== undefined,
    name: draft.name.trim() === "",
    sex: draft.sex === "",
    region: draft.region.trim() === "",
  };
  return (["personal_number", "name", "sex", "region"] as const).filter((field) => lacks[field]);
}

/** The document that enters the patient; only for a draft that lacks nothing. */
export const newPatient = (draft: PatientDraft): NewPatient => ({
  personal_number: digitsOf(draft.personal_number),
  name: draft.name.trim(),
  sex: draft.sex === "" ? "unknown" : draft.sex,
  region: draft.region.trim(),
  protected: draft.protected,
});
