import type { Amp } from "../../api/generated/Amp";
import type { Escat } from "../../api/generated/Escat";
import type { LabelUse } from "../../api/generated/LabelUse";
import type { NoRecommendationReason } from "../../api/generated/NoRecommendationReason";
import type { Owner } from "../../api/generated/Owner";
import type { RecommendationContent } from "../../api/generated/RecommendationContent";
import type { RecommendationField } from "../../api/generated/RecommendationField";
import type { SlotState } from "../../api/generated/SlotState";
import type { TargetedVariant } from "../../api/generated/TargetedVariant";

export type Kind = RecommendationContent["kind"];

export const kinds: readonly Kind[] = [
  "treatment",
  "trial_referral",
  "further_test",
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

/** The fields of the form, of every kind at once: changing the kind loses nothing that was written. */
export interface Draft {
  readonly kind: Kind;
  readonly drugs: readonly { readonly name: string; readonly atc: string }[];
  readonly labelUse: LabelUse;
  readonly targets: readonly TargetedVariant[];
  readonly escat: Escat | "";
  readonly amp: Amp | "";
  readonly citations: string;
  /** Rationale, reason or explanation: why, in words. */
  readonly because: string;
  readonly trial: string;
  readonly title: string;
  readonly arm: string;
  readonly site: string;
  readonly slot: SlotState;
  readonly test: string;
  readonly board: string;
  readonly noReason: NoRecommendationReason;
  readonly owner: Owner;
}

export const emptyDraft: Draft = {
  kind: "treatment",
  drugs: [{ name: "", atc: "" }],
  labelUse: "in_label",
  targets: [],
  escat: "",
  amp: "",
  citations: "",
  because: "",
  trial: "",
  title: "",
  arm: "",
  site: "",
  slot: "unknown",
  test: "",
  board: "",
  noReason: "no_actionable_finding",
  owner: { person: "", name: "", due: "" },
};

/** The form's fields of a recommendation that is to be revised. */
export function draftOf(content: RecommendationContent): Draft {
  const base = { ...emptyDraft, kind: content.kind };
  switch (content.kind) {
    case "treatment":
      return {
        ...base,
        drugs: content.drugs.map(({ name, atc }) => ({ name, atc: atc ?? "" })),
        labelUse: content.label_use,
        targets: content.targets,
        escat: content.evidence.escat ?? "",
        amp: content.evidence.amp ?? "",
        citations: content.citations.join("\n"),
        because: content.rationale,
        owner: content.owner,
      };
    case "trial_referral": {
      const { trial, title, arm, site, slot, targets, reason, owner } = content;
      return { ...base, trial, title, arm: arm ?? "", site, slot, targets, because: reason, owner };
    }
    case "further_test":
      return { ...base, test: content.test, because: content.reason, owner: content.owner };
    case "germline_referral":
      return { ...base, because: content.reason, owner: content.owner };
    case "other_board":
      return { ...base, board: content.board, because: content.reason, owner: content.owner };
    case "no_recommendation":
      return { ...base, noReason: content.reason, because: content.explanation };
  }
}

const orNull = (text: string): string | null => text.trim() || null;

/** The recommendation that the fields of its kind make. */
export function contentOf(draft: Draft): RecommendationContent {
  const { kind, owner } = draft;
  const reason = draft.because.trim();
  switch (kind) {
    case "treatment":
      return {
        kind,
        drugs: draft.drugs
          .filter(({ name }) => name.trim() !== "")
          .map(({ name, atc }) => ({ name: name.trim(), atc: orNull(atc) })),
        label_use: draft.labelUse,
        targets: [...draft.targets],
        evidence: { escat: draft.escat || null, amp: draft.amp || null },
        citations: draft.citations
          .split("\n")
          .map((line) => line.trim())
          .filter(Boolean),
        rationale: reason,
        owner,
      };
    case "trial_referral":
      return {
        kind,
        trial: draft.trial.trim(),
        title: draft.title.trim(),
        arm: orNull(draft.arm),
        site: draft.site.trim(),
        slot: draft.slot,
        targets: [...draft.targets],
        reason,
        owner,
      };
    case "further_test":
      return { kind, test: draft.test.trim(), reason, owner };
    case "germline_referral":
      return { kind, reason, owner };
    case "other_board":
      return { kind, board: draft.board.trim(), reason, owner };
    case "no_recommendation":
      return { kind, reason: draft.noReason, explanation: reason };
  }
}

/** What the form still asks for: the server's fields, and the owner's day. */
export type Lacking = RecommendationField | "due";

const empty = (text: string) => text.trim() === "";

/** The fields of a draft that are still empty, in the order of the form. */
export function lacks(draft: Draft): readonly Lacking[] {
  const { kind } = draft;
  const found: Lacking[] = [];
  const need = (field: Lacking, missing: boolean) => {
    if (missing) found.push(field);
  };
  if (kind === "treatment") {
    need(
      "drugs",
      draft.drugs.every(({ name }) => empty(name)),
    );
    need("rationale", empty(draft.because));
  }
  if (kind === "trial_referral") {
    need("trial", empty(draft.trial));
    need("site", empty(draft.site));
  }
  if (kind === "further_test") need("test", empty(draft.test));
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
