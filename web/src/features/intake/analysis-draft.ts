import type { Assay } from "../../api/generated/Assay";
import type { Assembly } from "../../api/generated/Assembly";
import type { NewAnalysis } from "../../api/generated/NewAnalysis";
import type { ReportState } from "../../api/generated/ReportState";

/** An analysis being entered. */
export interface AnalysisDraft {
  readonly assay: Assay | "";
  readonly assay_name: string;
  readonly laboratory: string;
  readonly pipeline: string;
  readonly assembly: Assembly | "unknown";
  readonly specimen: string;
  readonly normal: string;
  readonly state: ReportState;
}

export const emptyAnalysis: AnalysisDraft = {
  assay: "",
  assay_name: "",
  laboratory: "",
  pipeline: "",
  assembly: "unknown",
  specimen: "",
  normal: "none",
  state: "reported",
};

export type AnalysisField = "assay" | "assay_name" | "laboratory" | "pipeline" | "specimen";

/** The fields that keep the analysis from being entered. */
export function analysisLacks(draft: AnalysisDraft): AnalysisField[] {
  const fields = ["assay", "assay_name", "laboratory", "pipeline", "specimen"] as const;
  return fields.filter((field) => draft[field].trim() === "");
}

export const newAnalysis = (draft: AnalysisDraft): NewAnalysis => ({
  assay: draft.assay === "" ? "panel" : draft.assay,
  assay_name: draft.assay_name.trim(),
  laboratory: draft.laboratory.trim(),
  pipeline: draft.pipeline.trim(),
  assembly: draft.assembly === "unknown" ? null : draft.assembly,
  specimen: draft.specimen,
  normal: draft.normal === "none" ? null : draft.normal,
  state: draft.state,
});
