import { useState } from "react";
import type { Analysis } from "../../api/generated/Analysis";
import { Button } from "../../ui/button";
import { StateGlyph } from "../../ui/state-glyph";
import { RowsTable, Th } from "../../ui/table";
import { useFormat } from "../../wording/use-format";
import { useWording } from "../../wording/use-wording";
import { AddMaterial } from "./add-material";
import { cellWord, codeWording, eventWord } from "./codes";
import { useCase } from "./use-case";
import { caseWording } from "./wording";

/** The specimens that the case cites, with their analyses under them. */
export function Materials() {
  const t = useWording(caseWording);
  const { view } = useCase();
  const { specimens, analyses } = view.snapshot;
  const [adding, setAdding] = useState<"specimen" | "analysis">();
  const head = (["number", "what", "taken", "cells", "analyses"] as const).map((column) => (
    <Th key={column}>{t(`material.${column}`)}</Th>
  ));
  return (
    <section id="material" aria-labelledby="material-title">
      <div className="section-head">
        <h2 id="material-title">{t("material.title")}</h2>
        {view.may.change && (
          <span className="row push">
            <Button size="tight" icon="plus" onClick={() => setAdding("specimen")}>
              {t("material.add.specimen")}
            </Button>
            {specimens.length > 0 && (
              <Button size="tight" icon="plus" onClick={() => setAdding("analysis")}>
                {t("material.add.analysis")}
              </Button>
            )}
          </span>
        )}
      </div>
      {specimens.length === 0 ? (
        <p className="soft">{t("material.none")}</p>
      ) : (
        <RowsTable label={t("material.title")} head={head}>
          {specimens.map((specimen) => (
            <SpecimenRow key={specimen.id} id={specimen.id} analyses={analyses} />
          ))}
        </RowsTable>
      )}
      {adding && <AddMaterial what={adding} onClose={() => setAdding(undefined)} />}
    </section>
  );
}

function SpecimenRow({ id, analyses }: { id: string; analyses: readonly Analysis[] }) {
  const t = useWording(caseWording);
  const code = useWording(codeWording);
  const format = useFormat();
  const { view } = useCase();
  const { specimens, disease } = view.snapshot;
  const specimen = specimens.find((found) => found.id === id);
  if (specimen === undefined) return null;
  const event = disease.events.find((found) => found.id === specimen.event);
  const needsCells = specimen.material !== "germline";
  const number = (normal: string | null) => specimens.find((found) => found.id === normal)?.laboratory_number;
  return (
    <tr>
      <td className="strong nowrap">{specimen.laboratory_number}</td>
      <td>
        {code(`material.${specimen.material}`)}, {specimen.site}
        {event && <div className="small muted">{eventWord(code, event)}</div>}
      </td>
      <td className="nowrap">{format.date(specimen.taken_on)}</td>
      <td>
        {needsCells && specimen.tumour_cell_content === null ? (
          <StateGlyph state="missing" word={cellWord(code, specimen)} />
        ) : (
          needsCells && (
            <>
              {cellWord(code, specimen)}
              {specimen.tumour_cell_content && (
                <div className="small muted">{code(`cells.${specimen.tumour_cell_content.method}`)}</div>
              )}
            </>
          )
        )}
      </td>
      <td>
        {analyses
          .filter((analysis) => analysis.specimen === id)
          .map((analysis) => {
            const normal = number(analysis.normal);
            const by = t("analysis.by", { laboratory: analysis.laboratory, pipeline: analysis.pipeline });
            return (
              <div key={analysis.id} className="analysis">
                {t("analysis.line", { assay: code(`assay.${analysis.assay}`), name: analysis.assay_name })}{" "}
                <StateGlyph
                  state={analysis.state === "preliminary" ? "preliminary" : "done"}
                  word={code(`report.${analysis.state}`)}
                />
                <div className="small muted">
                  {by}
                  {normal !== undefined && `, ${t("analysis.normal", { number: normal })}`}
                </div>
              </div>
            );
          })}
      </td>
    </tr>
  );
}
