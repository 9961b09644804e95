import type { Analysis } from "../../api/generated/Analysis";
import type { Specimen } from "../../api/generated/Specimen";
import { useWording } from "../../wording/use-wording";
import { cellWord, codeWording, eventWord } from "../cases/codes";
import { useCase } from "../cases/use-case";
import { variantsWording } from "./wording";

/** What the findings were found in: the tumour and the normal of the file's analysis, with the shapes of the plots. */
export function SpecimenStrip({ analysis }: { analysis: Analysis }) {
  const code = useWording(codeWording);
  const { view } = useCase();
  const find = (id: string | null) => view.snapshot.specimens.find((specimen) => specimen.id === id);
  const tumour = find(analysis.specimen);
  const normal = find(analysis.normal);
  return (
    <dl className="specs">
      {tumour && <One specimen={tumour} as="tumour" />}
      {normal && <One specimen={normal} as="normal" />}
      <div>
        <dt>
          {code(`assay.${analysis.assay}`)}, {analysis.assay_name}
        </dt>
        <dd>
          {analysis.laboratory}, {analysis.pipeline}
        </dd>
      </div>
    </dl>
  );
}

function One({ specimen, as }: { specimen: Specimen; as: "tumour" | "normal" }) {
  const t = useWording(variantsWording);
  const code = useWording(codeWording);
  const { view } = useCase();
  const event = view.snapshot.disease.events.find(({ id }) => id === specimen.event);
  const rest = as === "tumour" ? cellWord(code, specimen) : specimen.site;
  return (
    <div>
      <dt>
        <svg viewBox="0 0 12 12" aria-hidden="true">
          {as === "tumour" ? (
            <circle cx="6" cy="6" r="5.5" fill="var(--plot-tumour)" />
          ) : (
            <rect
              x="1.5"
              y="1.5"
              width="9"
              height="9"
              fill="none"
              stroke="var(--plot-normal)"
              strokeWidth="2"
            />
          )}
        </svg>
        {event ? eventWord(code, event) : t(`specimen.${as}`)}
      </dt>
      <dd>
        {specimen.laboratory_number}, {rest}
      </dd>
    </div>
  );
}
