import type { Amp } from "../../api/generated/Amp";
import type { Escat } from "../../api/generated/Escat";
import type { LabelUse } from "../../api/generated/LabelUse";
import type { Nct } from "../../api/generated/Nct";
import type { NoRecommendationReason } from "../../api/generated/NoRecommendationReason";
import type { Owner } from "../../api/generated/Owner";
import type { RecommendationContent } from "../../api/generated/RecommendationContent";
import type { SlotState } from "../../api/generated/SlotState";
import type { TargetedVariant } from "../../api/generated/TargetedVariant";
import type { Kind } from "./recommendation-choices";

/** The fields of the form, of every kind at once: changing the kind loses nothing that was written. */
export interface Draft {
  readonly kind: Kind;
  readonly drugs: readonly { readonly name: string; readonly atc: string }[];
  readonly labelUse: LabelUse;
  readonly targets: readonly TargetedVariant[];
  readonly escat: Escat | "";
  readonly amp: Amp | "";
  readonly nct: Nct | "";
  /** One a line. */
  readonly biomarkers: string;
  readonly line: string;
  readonly priority: string;
  readonly citations: string;
  /** Rationale, reason or explanation: why, in words. */
  readonly because: string;
  readonly trial: string;
  readonly title: string;
  readonly arm: string;
  readonly site: string;
  readonly slot: SlotState;
  readonly confirmedBy: string;
  readonly confirmedOn: string;
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
  nct: "",
  biomarkers: "",
  line: "",
  priority: "",
  citations: "",
  because: "",
  trial: "",
  title: "",
  arm: "",
  site: "",
  slot: "unknown",
  confirmedBy: "",
  confirmedOn: "",
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
        nct: content.evidence.nct ?? "",
        biomarkers: content.biomarkers?.join("\n") ?? "",
        line: written(content.line),
        priority: written(content.priority),
        citations: content.citations.join("\n"),
        because: content.rationale,
        owner: content.owner,
      };
    case "trial_referral": {
      const { trial, title, arm, site, slot, confirmed, targets, reason, owner } = content;
      const said = { confirmedBy: confirmed?.by ?? "", confirmedOn: confirmed?.on ?? "" };
      const told = { ...base, ...said, trial, title, arm: arm ?? "", site, slot, targets, owner };
      return { ...told, because: reason, priority: written(content.priority) };
    }
    case "further_test":
      return { ...base, test: content.test, because: content.reason, owner: content.owner };
    case "rebiopsy":
      return { ...base, site: content.site, because: content.reason, owner: content.owner };
    case "germline_referral":
      return { ...base, because: content.reason, owner: content.owner };
    case "other_board":
      return { ...base, board: content.board, because: content.reason, owner: content.owner };
    case "no_recommendation":
      return { ...base, noReason: content.reason, because: content.explanation };
  }
}

const written = (number: number | undefined): string => (number === undefined ? "" : String(number));

const lines = (text: string): string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);

const empty = (text: string) => text.trim() === "";

const orNull = (text: string): string | null => text.trim() || null;

const prioritised = ({ priority }: Draft) => (empty(priority) ? {} : { priority: Number(priority) });

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
        ...(empty(draft.biomarkers) ? {} : { biomarkers: lines(draft.biomarkers) }),
        ...(empty(draft.line) ? {} : { line: Number(draft.line) }),
        ...prioritised(draft),
        evidence: {
          escat: draft.escat || null,
          amp: draft.amp || null,
          ...(draft.nct ? { nct: draft.nct } : {}),
        },
        citations: lines(draft.citations),
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
        ...(draft.slot === "unknown"
          ? {}
          : { confirmed: { by: draft.confirmedBy.trim(), on: draft.confirmedOn } }),
        ...prioritised(draft),
        targets: [...draft.targets],
        reason,
        owner,
      };
    case "further_test":
      return { kind, test: draft.test.trim(), reason, owner };
    case "rebiopsy":
      return { kind, site: draft.site.trim(), reason, owner };
    case "germline_referral":
      return { kind, reason, owner };
    case "other_board":
      return { kind, board: draft.board.trim(), reason, owner };
    case "no_recommendation":
      return { kind, reason: draft.noReason, explanation: reason };
  }
}
