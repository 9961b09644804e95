import type { Amp } from "../../api/generated/Amp";
import type { Escat } from "../../api/generated/Escat";
import type { LabelUse } from "../../api/generated/LabelUse";
import type { Nct } from "../../api/generated/Nct";
import type { NoRecommendationReason } from "../../api/generated/NoRecommendationReason";
import type { RecommendationContent } from "../../api/generated/RecommendationContent";
import type { SlotState } from "../../api/generated/SlotState";

export type Kind = RecommendationContent["kind"];

export const kinds: readonly Kind[] = [
  "treatment",
  "trial_referral",
  "further_test",
  "rebiopsy",
  "germline_referral",
  "other_board",
  "no_recommendation",
];
export const labelUses: readonly LabelUse[] = ["in_label", "off_label", "named_patient", "compassionate_use"];
export const slots: readonly SlotState[] = ["open", "waiting", "closed", "unknown"];
export const reasons: readonly NoRecommendationReason[] = [
  "no_actionable_finding",
  "standard_treatment_first",
  "insufficient_material",
  "patient_condition",
  "patient_declines",
  "treatment_not_available",
  "other",
];
export const escats: readonly Escat[] = [
  "I-A",
  "I-B",
  "I-C",
  "II-A",
  "II-B",
  "III-A",
  "III-B",
  "IV-A",
  "IV-B",
  "V",
  "X",
];
export const amps: readonly Amp[] = ["I-A", "I-B", "II-C", "II-D", "III", "IV"];
/** Levels of the NCT and the DKTK. */
export const ncts: readonly Nct[] = ["m1A", "m1B", "m1C", "m2A", "m2B", "m2C", "m3", "m4"];
/** The highest line of treatment and the highest priority that the server takes. */
export const mostLines = 20;
export const mostPriorities = 12;
