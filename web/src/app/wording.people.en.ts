import type { Discipline } from "../api/generated/Discipline";
import type { Role } from "../api/generated/Role";

type Key = `role.${Role}` | `discipline.${Discipline}` | "standing.chair" | "standing.adviser";

/** What people may do (`role`), what they know (`discipline`, as a profession) and what they are on a board. */
export const en = {
  "role.coordinator": "coordinator",
  "role.secretary": "secretary",
  "role.referrer": "referrer",
  "role.treating_physician": "treating physician",
  "role.geneticist": "geneticist",
  "role.pathologist": "pathologist",
  "role.board_member": "board member",
  "role.contact_nurse": "contact nurse",
  "role.trial_coordinator": "trial coordinator",
  "role.auditor": "auditor",
  "role.data_protection_officer": "data protection officer",
  "role.statistician": "statistician",
  "role.administrator": "administrator",
  "discipline.medical_oncology": "oncologist",
  "discipline.paediatric_oncology": "paediatric oncologist",
  "discipline.thoracic_oncology": "thoracic oncologist",
  "discipline.pathology": "pathologist",
  "discipline.clinical_genetics": "clinical geneticist",
  "discipline.molecular_biology": "molecular biologist",
  "discipline.bioinformatics": "bioinformatician",
  "discipline.radiology": "radiologist",
  "discipline.surgery": "surgeon",
  "discipline.pharmacy": "pharmacist",
  "discipline.nursing": "nurse",
  "discipline.clinical_trials": "trial specialist",
  "discipline.administration": "administration",
  "discipline.audit": "audit",
  "standing.chair": "chair",
  "standing.adviser": "adviser",
} as const satisfies Record<Key, string>;
