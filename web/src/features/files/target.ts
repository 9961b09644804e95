import type { Analysis } from "../../api/generated/Analysis";
import type { Caller } from "../../api/generated/Caller";
import type { CaseView } from "../../api/generated/CaseView";
import type { Objection } from "../../api/generated/Objection";
import type { Predecessor } from "../../api/generated/Predecessor";
import type { Proposal } from "../../api/generated/Proposal";
import type { Reason } from "../../api/generated/Reason";
import type { Specimen } from "../../api/generated/Specimen";
import type { VariantKind } from "../../api/generated/VariantKind";
import type { VariantFile } from "../../api/generated/VariantFile";

/** Where a file goes if it is confirmed now. */
export interface Target {
  readonly case: string;
  readonly pseudonym: string;
  readonly specimen: Specimen;
  readonly analysis: Analysis;
  readonly because: readonly Reason[];
  readonly against: readonly Objection[];
  readonly predecessors: readonly Predecessor[];
  /** A person chose it; otherwise it is the best proposal. */
  readonly chosen: boolean;
}

export const kinds: readonly VariantKind[] = ["snv", "indel", "mnv", "sv", "cnv", "fusion", "other"];

/** The kinds that a file holds, once it was read. */
export const kindsOf = (file: VariantFile): VariantKind[] =>
  file.state === "ready" || file.state === "held"
    ? kinds.filter((kind) => file.report.variants[kind] > 0)
    : [];

/** A proposal as a target. */
export const targetOf = (proposal: Proposal, chosen: boolean): Target => ({ ...proposal, chosen });

/**
 * An analysis of a case that was not proposed, chosen by hand. The files of the same caller that stand there now may be
 * replaced; whether the kinds fit is only known once both are read, and the server checks it.
 */
export function targetIn(view: CaseView, analysis: Analysis, caller: Caller | null): Target | undefined {
  const { snapshot, files } = view;
  const specimen = snapshot.specimens.find(({ id }) => id === analysis.specimen);
  if (specimen === undefined) return undefined;
  const standing = files.filter(
    (file) =>
      file.analysis === analysis.id &&
      file.state === "ready" &&
      file.replaced_by === null &&
      file.report.caller === caller,
  );
  return {
    case: snapshot.case,
    pseudonym: snapshot.patient.pseudonym,
    specimen,
    analysis,
    because: [],
    against: [],
    predecessors: standing.map((file) => ({
      file: file.id,
      analysis: analysis.id,
      name: file.name,
      kinds: kindsOf(file),
      uploaded_at: file.uploaded_at,
    })),
    chosen: true,
  };
}

/** Reasons that tie a file to a patient; the others only tell one analysis from another. */
const strong: readonly Reason["reason"][] = [
  "laboratory_number_in_sample",
  "normal_number_in_sample",
  "laboratory_number_in_file_name",
  "dropped_on_case",
];
export const isStrong = ({ reason }: Reason): boolean => strong.includes(reason);

const namesOf = ({ because }: Proposal): string =>
  because
    .map(({ reason }) => reason)
    .toSorted()
    .join(" ");

/** Why a place must be asked for, and is not only confirmed. */
export type PlaceDoubt = "none" | "weak" | "tie" | "objection" | "elsewhere";

/**
 * What is doubtful about the best proposal; nothing when it can be confirmed as it stands. A file dropped on the page of
 * one case that seems to belong to another is asked about, whatever its names say.
 */
export function doubtOf(proposals: readonly Proposal[], droppedOn: string | null): PlaceDoubt | undefined {
  const [best, second] = proposals;
  if (best === undefined) return "none";
  if (droppedOn !== null && best.case !== droppedOn) return "elsewhere";
  if (best.against.length > 0) return "objection";
  if (!best.because.some(isStrong)) return "weak";
  const tied = second !== undefined && second.against.length === 0 && namesOf(best) === namesOf(second);
  return tied ? "tie" : undefined;
}
