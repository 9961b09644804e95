import type { Assay } from "../../api/generated/Assay";
import type { ReportState } from "../../api/generated/ReportState";
import type { Specimen } from "../../api/generated/Specimen";
import { Field, Select } from "../../ui/field";
import { useWording } from "../../wording/use-wording";
import { codeWording } from "../cases/codes";
import { type AnalysisDraft, type AnalysisField, analysisLacks } from "./analysis-draft";
import { Line, Pick } from "./fields";
import { intakeWording } from "./wording";

interface AnalysisFieldsProps {
  draft: AnalysisDraft;
  specimens: readonly Specimen[];
  /** The form was to be saved: what is wrong is said. */
  asked: boolean;
  onChange(draft: AnalysisDraft): void;
}

const assays: readonly Assay[] = ["whole_genome", "whole_exome", "panel", "rna", "methylation", "array"];
const states: readonly ReportState[] = ["preliminary", "reported", "corrected"];
const assemblies = ["GRCh38", "GRCh37", "T2T-CHM13"] as const;

const named = (of: readonly Specimen[]) =>
  of.map(({ id, laboratory_number, site }) => ({ value: id, label: `${laboratory_number}, ${site}` }));

/** What is told of an analysis. */
export function AnalysisFields({ draft, specimens, asked, onChange }: AnalysisFieldsProps) {
  const t = useWording(intakeWording);
  const code = useWording(codeWording);
  const lacks = asked ? analysisLacks(draft) : [];
  const change = (part: Partial<AnalysisDraft>) => onChange({ ...draft, ...part });
  const line = (name: Exclude<AnalysisField, "assay" | "specimen">) => ({
    name,
    value: draft[name],
    wrong: lacks.includes(name),
    onChange: (value: string) => change({ [name]: value }),
  });
  const normals = specimens.filter(({ material }) => material === "germline");
  return (
    <div className="columns">
      <Pick
        name="assay"
        value={draft.assay}
        wrong={lacks.includes("assay")}
        choices={assays.map((value) => ({ value, label: code(`assay.${value}`) }))}
        onChoose={(assay) => change({ assay })}
      />
      <Line {...line("assay_name")} />
      <Pick
        name="specimen"
        value={draft.specimen}
        wrong={lacks.includes("specimen")}
        choices={named(specimens.filter(({ material }) => material !== "germline"))}
        onChoose={(specimen) => change({ specimen })}
      />
      <Field label={t("field.normal")}>
        <Select
          value={draft.normal}
          choices={[{ value: "none", label: t("field.normal.none") }, ...named(normals)]}
          onChoose={(normal) => change({ normal })}
        />
      </Field>
      <Line {...line("laboratory")} />
      <Line {...line("pipeline")} />
      <Field label={t("field.assembly")}>
        <Select<AnalysisDraft["assembly"]>
          value={draft.assembly}
          choices={[
            { value: "unknown", label: t("field.assembly.unknown") },
            ...assemblies.map((value) => ({ value, label: value })),
          ]}
          onChoose={(assembly) => change({ assembly })}
        />
      </Field>
      <Field label={t("field.state")}>
        <Select<ReportState>
          value={draft.state}
          choices={states.map((value) => ({ value, label: code(`report.${value}`) }))}
          onChoose={(state) => change({ state })}
        />
      </Field>
    </div>
  );
}
