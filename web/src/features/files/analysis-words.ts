import type { Analysis } from "../../api/generated/Analysis";
import type { CaseSnapshot } from "../../api/generated/CaseSnapshot";
import { useWording } from "../../wording/use-wording";
import { codeWording } from "../cases/codes";
import { filesWording } from "./wording";

/** "Whole genome, WGS pair, on P26-1187": an analysis by its assay and specimen. */
export function useAnalysisWords() {
  const t = useWording(filesWording);
  const code = useWording(codeWording);
  return ({ assay, assay_name, specimen }: Analysis, { specimens }: CaseSnapshot): string =>
    t("drop.on", {
      assay: code(`assay.${assay}`),
      name: assay_name,
      number: specimens.find(({ id }) => id === specimen)?.laboratory_number ?? "",
    });
}
