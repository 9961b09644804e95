import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { PatientRecord } from "../../api/generated/PatientRecord";
import { usePageTitle } from "../../app/page-title";
import { ProblemView } from "../../app/problem-view";
import { Button } from "../../ui/button";
import { useWording } from "../../wording/use-wording";
import { consentKinds } from "../cases/consent-kinds";
import { answerConsent } from "../cases/requests";
import { useToday } from "../cases/use-today";
import { type CaseDraft, caseLacks, emptyCase, newCase } from "./case-draft";
import { CaseStep } from "./case-step";
import { DiseaseStep } from "./disease-step";
import { Step } from "./fields";
import { FindPatient, PatientLine } from "./find-patient";
import "./intake.css";
import { IntakeSide } from "./intake-side";
import { AnalysisStep, SpecimenStep } from "./material-steps";
import { createCase } from "./requests";
import type { StepProps } from "./step-props";
import { intakeWording } from "./wording";

/** Taking in a case: the patient, the disease, the material, the question, on one page. */
export function IntakePage() {
  const t = useWording(intakeWording);
  usePageTitle(t("title"));
  const [record, setRecord] = useState<PatientRecord>();
  return (
    <div className="intake">
      <header className="intake-head">
        <p>
          <Link to="/cases">{t("back")}</Link>
        </p>
        <h1>{t("title")}</h1>
        <p className="soft">{t("lead")}</p>
      </header>
      {record ? (
        <Steps key={record.patient.id} first={record} onAnother={() => setRecord(undefined)} />
      ) : (
        <div className="intake-main">
          <Step number={1} title={t("step.patient")}>
            <FindPatient onPatient={setRecord} />
          </Step>
        </div>
      )}
    </div>
  );
}

/** One disease is the one that is meant; of several, the reader chooses. */
const startOf = ({ diseases: [only, ...others] }: PatientRecord): CaseDraft =>
  only !== undefined && others.length === 0 ? { ...emptyCase, disease: only.id } : emptyCase;

function Steps({ first, onAnother }: { first: PatientRecord; onAnother(): void }) {
  const t = useWording(intakeWording);
  const [record, setRecord] = useState(first);
  const [draft, setDraft] = useState(() => startOf(first));
  const [asked, setAsked] = useState(false);
  const create = useCreate(draft, record.patient.id);
  const onChange = (part: Partial<CaseDraft>) => setDraft((before) => ({ ...before, ...part }));
  const props: StepProps = {
    record,
    draft,
    onChange,
    onRecord(next, part) {
      setRecord(next);
      if (part) onChange(part);
    },
  };
  const [lacking] = caseLacks(draft);
  return (
    <div className="intake-columns">
      <div className="intake-main">
        <Step number={1} title={t("step.patient")}>
          <p className="row">
            <PatientLine patient={record.patient} />
            <Button size="tight" variant="quiet" onClick={onAnother}>
              {t("patient.change")}
            </Button>
          </p>
        </Step>
        <Step number={2} title={t("step.disease")}>
          <DiseaseStep {...props} />
        </Step>
        <Step number={3} title={t("step.specimens")}>
          <SpecimenStep {...props} />
        </Step>
        <Step number={4} title={t("step.analyses")}>
          <AnalysisStep {...props} />
        </Step>
        <Step number={5} title={t("step.case")}>
          <CaseStep draft={draft} asked={asked} onChange={onChange} />
        </Step>
        {create.error && <ProblemView error={create.error} />}
      </div>
      <aside className="intake-side">
        <IntakeSide draft={draft} record={record} />
        <Button
          variant="primary"
          size="live"
          busy={create.isPending ? t("create.busy") : undefined}
          aria-describedby={lacking === undefined ? undefined : "lacks"}
          onClick={() => {
            setAsked(true);
            if (lacking === undefined) create.mutate();
          }}
        >
          {t("create")}
        </Button>
      </aside>
    </div>
  );
}

function useCreate(draft: CaseDraft, patient: string) {
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const today = useToday();
  return useMutation({
    async mutationFn() {
      const { snapshot } = await createCase(newCase(draft, patient));
      for (const kind of consentKinds) {
        const given = draft.consents[kind];
        if (given !== undefined) {
          // One after the other: each answer is its own entry of the record.
          await answerConsent(snapshot.case, kind, { given, on: today });
        }
      }
      return snapshot.case;
    },
    async onSuccess(caseId) {
      await queryClient.invalidateQueries({ queryKey: ["cases"] });
      await navigate({ to: "/cases/$caseId", params: { caseId } });
    },
  });
}
