import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Analysis } from "../../api/generated/Analysis";
import type { Caller } from "../../api/generated/Caller";
import { ProblemView } from "../../app/problem-view";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { Field, Select } from "../../ui/field";
import { useLanguage } from "../../wording/language";
import { useFormat } from "../../wording/use-format";
import { useWording } from "../../wording/use-wording";
import { caseQuery, casesQuery } from "../cases/requests";
import { targetFor, type Waiting } from "./asks";
import { usePlaceWords } from "./ask-place";
import { useDrafts } from "./drafts";
import { type Target, targetIn, targetOf } from "./target";
import { askWording } from "./wording";
import { wordTarget } from "./words";

interface ChoosePlaceProps {
  upload: Waiting;
  onTake(target: Target): void;
  onClose(): void;
}

/** Another analysis for a file: one of the proposed, or any of a case. */
export function ChoosePlace({ upload, onTake, onClose }: ChoosePlaceProps) {
  const t = useWording(askWording);
  const { draftOf } = useDrafts();
  const [chosen, setChosen] = useState(() => targetFor(upload, draftOf(upload.id)));
  const proposed = upload.proposals.map((one) => targetOf(one, true));
  const [caseId, setCase] = useState(chosen?.chosen ? chosen.case : (upload.case ?? ""));
  return (
    <Dialog
      title={t("choose.title", { name: upload.name })}
      lead={t("choose.lead")}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t("choose.back")}</Button>
          <Button
            variant="primary"
            refusedBecause={chosen === undefined ? t("choose.needed") : undefined}
            onClick={() => chosen && onTake({ ...chosen, chosen: true })}
          >
            {t("choose.take")}
          </Button>
        </>
      }
    >
      {proposed.length > 0 && (
        <Choices legend={t("choose.proposed")} targets={proposed} chosen={chosen} onChoose={setChosen} />
      )}
      <OfCase
        caller={upload.survey.caller}
        caseId={caseId}
        chosen={chosen}
        onCase={setCase}
        onChoose={setChosen}
      />
    </Dialog>
  );
}

interface OfCaseProps {
  /** The caller of the file that is to be placed. */
  caller: Caller | null;
  caseId: string;
  chosen: Target | undefined;
  onCase(id: string): void;
  onChoose(target: Target): void;
}

function OfCase({ caller, caseId, chosen, onCase, onChoose }: OfCaseProps) {
  const t = useWording(askWording);
  const { data: list, error } = useQuery(casesQuery);
  const { data: found, error: refused } = useQuery({ ...caseQuery(caseId), enabled: caseId !== "" });
  const view = found?.thing;
  const targets = (view?.snapshot.analyses ?? []).flatMap((analysis: Analysis) => {
    const target = view && targetIn(view, analysis, caller);
    return target ? [target] : [];
  });
  const problem = error ?? refused;
  return (
    <>
      <Field label={t("choose.case")}>
        <Select
          value={caseId}
          placeholder={t("choose.case.placeholder")}
          choices={(list?.cases ?? []).map((row) => ({
            value: row.case,
            label: `${row.pseudonym}, ${row.diagnosis}`,
          }))}
          onChoose={onCase}
        />
      </Field>
      {view && targets.length === 0 && <p className="soft">{t("choose.none")}</p>}
      {targets.length > 0 && (
        <Choices legend={t("choose.analysis")} targets={targets} chosen={chosen} onChoose={onChoose} />
      )}
      {problem && <ProblemView error={problem} />}
    </>
  );
}

interface ChoicesProps {
  legend: string;
  targets: readonly Target[];
  chosen: Target | undefined;
  onChoose(target: Target): void;
}

function Choices({ legend, targets, chosen, onChoose }: ChoicesProps) {
  const words = usePlaceWords();
  const language = useLanguage();
  const format = useFormat();
  return (
    <fieldset className="choices">
      <legend>{legend}</legend>
      {targets.map((target) => (
        <label key={target.analysis.id}>
          <input
            type="radio"
            name={legend}
            checked={chosen?.analysis.id === target.analysis.id}
            onChange={() => onChoose(target)}
          />
          <span>
            {words(target)}
            <span className="small muted">
              {[target.specimen.site, format.day(target.specimen.taken_on), wordTarget(target, language)]
                .filter(Boolean)
                .join(", ")}
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
