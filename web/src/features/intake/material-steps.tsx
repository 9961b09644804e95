import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "../../ui/button";
import { useWording } from "../../wording/use-wording";
import { cellWord, codeWording } from "../cases/codes";
import { analysisLacks, emptyAnalysis, newAnalysis } from "./analysis-draft";
import { AnalysisFields } from "./analysis-fields";
import { addAnalysis, addSpecimen } from "./requests";
import { SmallForm } from "./small-form";
import { emptySpecimen, newSpecimen, specimenLacks } from "./specimen-draft";
import { SpecimenFields } from "./specimen-fields";
import type { StepProps } from "./step-props";
import { intakeWording } from "./wording";

const toggled = (ids: readonly string[], id: string): string[] =>
  ids.includes(id) ? ids.filter((other) => other !== id) : [...ids, id];

/** Which specimens the case is about. */
export function SpecimenStep({ record, draft, onChange, onRecord }: StepProps) {
  const t = useWording(intakeWording);
  const code = useWording(codeWording);
  const [adding, setAdding] = useState(false);
  const [specimen, setSpecimen] = useState(emptySpecimen);
  const [asked, setAsked] = useState(false);
  const close = () => {
    setAdding(false);
    setAsked(false);
    setSpecimen(emptySpecimen);
  };
  const add = useMutation({
    mutationFn: () => addSpecimen(record.patient.id, newSpecimen(specimen)),
    onSuccess(answer) {
      const made = answer.made === "specimen" ? [answer.specimen] : [];
      onRecord(answer.record, { specimens: [...draft.specimens, ...made] });
      close();
    },
  });
  const events = record.diseases.find(({ id }) => id === draft.disease)?.events ?? [];
  const open = adding || record.specimens.length === 0;
  return (
    <>
      <ul className="choices">
        {record.specimens.map((one) => (
          <li key={one.id}>
            <label className="check">
              <input
                type="checkbox"
                checked={draft.specimens.includes(one.id)}
                onChange={() => onChange({ specimens: toggled(draft.specimens, one.id) })}
              />
              <span>
                <b className="strong">{one.laboratory_number}</b>{" "}
                <span className="soft">
                  {code(`material.${one.material}`)}, {one.site}, {one.taken_on}
                  {one.material !== "germline" && `, ${cellWord(code, one)}`}
                </span>
              </span>
            </label>
          </li>
        ))}
      </ul>
      {open ? (
        <SmallForm
          label={t("add.specimen")}
          saving={add.isPending}
          error={add.error}
          {...(record.specimens.length > 0 ? { onCancel: close } : {})}
          onSave={() => {
            setAsked(true);
            if (specimenLacks(specimen).length === 0) add.mutate();
          }}
        >
          <SpecimenFields draft={specimen} events={events} asked={asked} onChange={setSpecimen} />
        </SmallForm>
      ) : (
        <Button size="tight" icon="plus" onClick={() => setAdding(true)}>
          {t("add.specimen")}
        </Button>
      )}
    </>
  );
}

/** Which analyses the case is about. */
export function AnalysisStep({ record, draft, onChange, onRecord }: StepProps) {
  const t = useWording(intakeWording);
  const code = useWording(codeWording);
  const [adding, setAdding] = useState(false);
  const [analysis, setAnalysis] = useState(emptyAnalysis);
  const [asked, setAsked] = useState(false);
  const close = () => {
    setAdding(false);
    setAsked(false);
    setAnalysis(emptyAnalysis);
  };
  const add = useMutation({
    mutationFn: () => addAnalysis(record.patient.id, newAnalysis(analysis)),
    onSuccess(answer) {
      const made = answer.made === "analysis" ? [answer.analysis] : [];
      onRecord(answer.record, { analyses: [...draft.analyses, ...made] });
      close();
    },
  });
  const number = (id: string) => record.specimens.find((one) => one.id === id)?.laboratory_number ?? "";
  if (record.specimens.length === 0) return <p className="soft">{t("analyses.need")}</p>;
  const open = adding || record.analyses.length === 0;
  return (
    <>
      <ul className="choices">
        {record.analyses.map((one) => (
          <li key={one.id}>
            <label className="check">
              <input
                type="checkbox"
                checked={draft.analyses.includes(one.id)}
                onChange={() => onChange({ analyses: toggled(draft.analyses, one.id) })}
              />
              <span>
                <b className="strong">
                  {t("analysis.line", {
                    assay: code(`assay.${one.assay}`),
                    name: one.assay_name,
                    number: number(one.specimen),
                  })}
                </b>{" "}
                <span className="soft">
                  {one.laboratory}, {code(`report.${one.state}`)}
                </span>
              </span>
            </label>
          </li>
        ))}
      </ul>
      {open ? (
        <SmallForm
          label={t("add.analysis")}
          saving={add.isPending}
          error={add.error}
          {...(record.analyses.length > 0 ? { onCancel: close } : {})}
          onSave={() => {
            setAsked(true);
            if (analysisLacks(analysis).length === 0) add.mutate();
          }}
        >
          <AnalysisFields
            draft={analysis}
            specimens={record.specimens}
            asked={asked}
            onChange={setAnalysis}
          />
        </SmallForm>
      ) : (
        <Button size="tight" icon="plus" onClick={() => setAdding(true)}>
          {t("add.analysis")}
        </Button>
      )}
    </>
  );
}
