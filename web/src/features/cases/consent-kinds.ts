import type { Consent } from "../../api/generated/Consent";
import type { ConsentKind } from "../../api/generated/ConsentKind";

/** What every patient is asked, in the order in which it is asked. */
export const consentKinds: readonly ConsentKind[] = [
  "germline_findings",
  "sharing_across_providers",
  "sharing_outside_eu",
  "trial_contact",
];

/** What the patient has not answered yet; a no is an answer. */
export const unanswered = (consents: readonly Consent[]): ConsentKind[] =>
  consentKinds.filter((kind) => !consents.some((consent) => consent.kind === kind));
