import type { Analysis } from "../../api/generated/Analysis";
import type { CaseSnapshot } from "../../api/generated/CaseSnapshot";
import { useWording } from "../../wording/use-wording";
import { codeWording } from "../cases/codes";
import { filesWording } from "./wording";

/** "Whole genome, WGS pair, on P26-1187": an analysis by its assay and specimen, as a name or as drawn. */
export function useAnalysisWords() {
  const t = useWording(filesWording);
  const code = useWording(codeWording);
  const valuesOf = ({ assay, assay_name, specimen }: Analysis, { specimens }: CaseSnapshot) => ({
    assay: code(`assay.${assay}`),
    name: assay_name,
    number: specimens.find(({ id }) => id === specimen)?.laboratory_number ?? "",
  });
  return {
    plain: (analysis: Analysis, snapshot: CaseSnapshot) => t("drop.on", valuesOf(analysis, snapshot)),
    /** The laboratory number stays on one line. */
    drawn: (analysis: Analysis, snapshot: CaseSnapshot) => {
      const { number, ...others } = valuesOf(analysis, snapshot);
      return t.rich("drop.on", { ...others, number: <span className="nowrap">{number}</span> });
    },
  };
}
