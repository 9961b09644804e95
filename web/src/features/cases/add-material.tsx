import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ProblemView } from "../../app/problem-view";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { useWording } from "../../wording/use-wording";
import { AnalysisFields } from "../intake/analysis-fields";
import { type AnalysisDraft, analysisLacks, emptyAnalysis, newAnalysis } from "../intake/analysis-draft";
import { addAnalysis, addSpecimen } from "../intake/requests";
import { SpecimenFields } from "../intake/specimen-fields";
import { emptySpecimen, newSpecimen, type SpecimenDraft, specimenLacks } from "../intake/specimen-draft";
import { caseChanged, changeCase } from "./requests";
import { useCase } from "./use-case";
import { caseWording } from "./wording";

interface AddMaterialProps {
  what: "specimen" | "analysis";
  onClose(): void;
}

/** Adds to the patient's record and lets the case cite it. */
export function AddMaterial({ what, onClose }: AddMaterialProps) {
  return what === "specimen" ? <AddSpecimen onClose={onClose} /> : <AddAnalysis onClose={onClose} />;
}

function useCite(onClose: () => void) {
  const { caseId, view, etag } = useCase();
  const queryClient = useQueryClient();
  const patient = view.snapshot.patient.id;
  const finished = async () => {
    await caseChanged(queryClient, caseId);
    onClose();
  };
  const specimen = useMutation({
    async mutationFn(draft: SpecimenDraft) {
      const made = await addSpecimen(patient, newSpecimen(draft));
      if (made.made === "specimen") await changeCase(caseId, etag, { add_specimen: made.specimen });
    },
    onSuccess: finished,
  });
  const analysis = useMutation({
    async mutationFn(draft: AnalysisDraft) {
      const made = await addAnalysis(patient, newAnalysis(draft));
      if (made.made === "analysis") await changeCase(caseId, etag, { add_analysis: made.analysis });
    },
    onSuccess: finished,
  });
  return { specimen, analysis, snapshot: view.snapshot };
}

function AddSpecimen({ onClose }: { onClose(): void }) {
  const t = useWording(caseWording);
  const { specimen: adding, snapshot } = useCite(onClose);
  const [draft, setDraft] = useState(emptySpecimen);
  const [asked, setAsked] = useState(false);
  return (
    <Dialog
      title={t("material.add.specimen")}
      onClose={onClose}
      actions={
        <DialogActs
          busy={adding.isPending}
          onClose={onClose}
          onSave={() => {
            setAsked(true);
            if (specimenLacks(draft).length === 0) adding.mutate(draft);
          }}
        />
      }
    >
      <SpecimenFields draft={draft} events={snapshot.disease.events} asked={asked} onChange={setDraft} />
      {adding.error && <ProblemView error={adding.error} />}
    </Dialog>
  );
}

function AddAnalysis({ onClose }: { onClose(): void }) {
  const t = useWording(caseWording);
  const { analysis: adding, snapshot } = useCite(onClose);
  const [draft, setDraft] = useState(emptyAnalysis);
  const [asked, setAsked] = useState(false);
  return (
    <Dialog
      title={t("material.add.analysis")}
      onClose={onClose}
      actions={
        <DialogActs
          busy={adding.isPending}
          onClose={onClose}
          onSave={() => {
            setAsked(true);
            if (analysisLacks(draft).length === 0) adding.mutate(draft);
          }}
        />
      }
    >
      <AnalysisFields draft={draft} specimens={snapshot.specimens} asked={asked} onChange={setDraft} />
      {adding.error && <ProblemView error={adding.error} />}
    </Dialog>
  );
}

function DialogActs({ busy, onClose, onSave }: { busy: boolean; onClose(): void; onSave(): void }) {
  const t = useWording(caseWording);
  return (
    <>
      <Button variant="quiet" onClick={onClose}>
        {t("cancel")}
      </Button>
      <Button variant="primary" busy={busy ? t("saving") : undefined} onClick={onSave}>
        {t("save")}
      </Button>
    </>
  );
}
