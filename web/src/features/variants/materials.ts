import type { Analysis } from "../../api/generated/Analysis";
import type { CaseSnapshot } from "../../api/generated/CaseSnapshot";
import type { DiseaseEvent } from "../../api/generated/DiseaseEvent";
import type { Specimen } from "../../api/generated/Specimen";
import { useWording } from "../../wording/use-wording";
import { codeWording, eventWord } from "../cases/codes";
import { variantsWording } from "./wording";

/** What calls were found in: a specimen, its DNA or its RNA. */
export interface Material {
  readonly key: string;
  readonly kind: "primary" | "tumour" | "plasma" | "rna" | "normal";
  readonly specimen: Specimen;
  /** The event of the disease that the specimen shows. */
  readonly event: DiseaseEvent | undefined;
  readonly analyses: readonly Analysis[];
}

/** So many materials have a column; the rest is in the drawer. */
const columnsAtMost = 4;

/** The name of what an analysis looked at. */
export const materialKey = ({ assay, specimen }: Pick<Analysis, "assay" | "specimen">): string =>
  assay === "rna" ? `${specimen} rna` : specimen;

const order: readonly Material["kind"][] = ["primary", "tumour", "plasma", "rna", "normal"];

function kindOf(
  analysis: Analysis,
  { material }: Specimen,
  event: DiseaseEvent | undefined,
): Material["kind"] {
  if (analysis.assay === "rna") return "rna";
  if (material === "germline") return "normal";
  if (material === "cell_free") return "plasma";
  return event?.kind === "diagnosis" ? "primary" : "tumour";
}

/** What the analyses looked at: the primary, later tumours by date, plasma, then RNA. */
export function materialsOf(
  { specimens, disease }: Pick<CaseSnapshot, "specimens" | "disease">,
  analyses: readonly Analysis[],
): Material[] {
  const found = new Map<string, Material>();
  for (const analysis of analyses) {
    const key = materialKey(analysis);
    const specimen = specimens.find(({ id }) => id === analysis.specimen);
    if (specimen === undefined) continue;
    const event = disease.events.find(({ id }) => id === specimen.event);
    const known = found.get(key);
    found.set(key, {
      key,
      kind: kindOf(analysis, specimen, event),
      specimen,
      event,
      analyses: [...(known?.analyses ?? []), analysis],
    });
  }
  return [...found.values()].toSorted(
    (a, b) =>
      order.indexOf(a.kind) - order.indexOf(b.kind) || a.specimen.taken_on.localeCompare(b.specimen.taken_on),
  );
}

/** Those that have a column: the first one and the last ones when there are too many. */
export const inColumns = (materials: readonly Material[]): readonly Material[] =>
  materials.length <= columnsAtMost
    ? materials
    : [...materials.slice(0, 1), ...materials.slice(1 - columnsAtMost)];

/** Names materials: "Primary", "Relapse 1", "Plasma", "RNA"; with the laboratory's number where two would have one name. */
export function useMaterialWords(materials: readonly Material[]) {
  const t = useWording(variantsWording);
  const code = useWording(codeWording);
  const plain = ({ kind, event, specimen }: Material): string => {
    if (kind !== "tumour") return t(`material.${kind}`);
    return event ? eventWord(code, event) : specimen.laboratory_number;
  };
  return (material: Material): string => {
    const word = plain(material);
    const twice = materials.some((other) => other.key !== material.key && plain(other) === word);
    return twice && word !== material.specimen.laboratory_number
      ? `${word} ${material.specimen.laboratory_number}`
      : word;
  };
}
