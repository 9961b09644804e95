import type { RecommendationField } from "../../api/generated/RecommendationField";
import { mostLines, mostPriorities } from "./recommendation-choices";
import type { Draft } from "./recommendation-draft";

/** What the form still asks for: the server's fields, and the owner's day. */
export type Lacking = RecommendationField | "due";

const empty = (text: string) => text.trim() === "";

/** Whether it is no whole number from 1 to `most`. */
const outOf = (text: string, most: number) =>
  !empty(text) && !(/^\d{1,2}$/u.test(text) && Number(text) >= 1 && Number(text) <= most);

/** The form of an ATC code of any level. */
const atc = /^[A-Z](?:\d\d(?:[A-Z](?:[A-Z](?:\d\d)?)?)?)?$/u;

/** Whether it could be a registry's number: of the known forms, or not to be taken for one. */
export function isTrialNumber(text: string): boolean {
  const number = text.trim();
  if (/^nct/iu.test(number)) return /^NCT\d{8}$/u.test(number);
  return /^\d{4}-\d{6}-\d\d(?:-\d\d)?$/u.test(number) || /\p{Alphabetic}/u.test(number);
}

type Need = (field: Lacking, missing: boolean) => void;

function ofTreatment(draft: Draft, need: Need) {
  const named = draft.drugs.filter(({ name }) => !empty(name));
  need("drugs", named.length === 0);
  need(
    "atc",
    named.some((drug) => !empty(drug.atc) && !atc.test(drug.atc.trim())),
  );
  need("line", outOf(draft.line, mostLines));
  need("priority", outOf(draft.priority, mostPriorities));
  need("rationale", empty(draft.because));
}

function ofTrial(draft: Draft, need: Need) {
  need("trial", empty(draft.trial));
  need("trial_number", !empty(draft.trial) && !isTrialNumber(draft.trial));
  need("site", empty(draft.site));
  const unsaid = empty(draft.confirmedBy) || draft.confirmedOn === "";
  need("slot_confirmation", draft.slot !== "unknown" && unsaid);
  need("priority", outOf(draft.priority, mostPriorities));
}

/** The fields of a draft that are still empty or cannot be right, in the order of the form. */
export function lacks(draft: Draft): readonly Lacking[] {
  const { kind } = draft;
  const found: Lacking[] = [];
  const need: Need = (field, missing) => {
    if (missing) found.push(field);
  };
  if (kind === "treatment") ofTreatment(draft, need);
  if (kind === "trial_referral") ofTrial(draft, need);
  if (kind === "further_test") need("test", empty(draft.test));
  if (kind === "rebiopsy") need("site", empty(draft.site));
  if (kind === "other_board") need("board", empty(draft.board));
  if (kind === "no_recommendation") {
    need("explanation", empty(draft.because));
    return found;
  }
  if (kind !== "treatment") need("reason", empty(draft.because));
  need("owner", draft.owner.person === "");
  need("due", draft.owner.due === "");
  return found;
}
