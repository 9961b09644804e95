import type { Analysis } from "../../api/generated/Analysis";
import type { Specimen } from "../../api/generated/Specimen";
import { useWording } from "../../wording/use-wording";
import { cellWord, codeWording } from "../cases/codes";
import { useCase } from "../cases/use-case";
import { inColumns, type Material, useMaterialWords } from "./materials";
import { PlotMark, type Shape } from "./plot-mark";
import { variantsWording } from "./wording";

/** What the findings were found in, with the shapes of the plots: tumours, RNA, and the normals compared with. */
export function SpecimenStrip({ materials }: { materials: readonly Material[] }) {
  const t = useWording(variantsWording);
  const code = useWording(codeWording);
  const { view } = useCase();
  const nameOf = useMaterialWords(materials);
  const normals = new Set(materials.flatMap(({ analyses }) => analyses.map(({ normal }) => normal)));
  const about = ({ kind, specimen, analyses }: Material) =>
    [
      specimen.laboratory_number,
      kind === "rna" || kind === "normal" || kind === "plasma" ? specimen.site : cellWord(code, specimen),
      ...new Set(analyses.map(assayWord)),
    ].join(", ");
  const assayWord = ({ assay, state }: Analysis) =>
    state === "reported" ? code(`assay.${assay}`) : `${code(`assay.${assay}`)} (${code(`report.${state}`)})`;
  return (
    <dl className="specs">
      {inColumns(materials).map((material) => (
        <One key={material.key} shape={material.kind} title={nameOf(material)} about={about(material)} />
      ))}
      {view.snapshot.specimens
        .filter(({ id }) => normals.has(id) && !materials.some(({ specimen }) => specimen.id === id))
        .map((specimen: Specimen) => (
          <One
            key={specimen.id}
            shape="normal"
            title={t("material.normal")}
            about={`${specimen.laboratory_number}, ${specimen.site}`}
          />
        ))}
    </dl>
  );
}

function One({ shape, title, about }: { shape: Shape; title: string; about: string }) {
  return (
    <div>
      <dt>
        <svg viewBox="-7 -7 14 14" aria-hidden="true">
          <PlotMark shape={shape} x={0} y={0} />
        </svg>
        {title}
      </dt>
      <dd>{about}</dd>
    </div>
  );
}
