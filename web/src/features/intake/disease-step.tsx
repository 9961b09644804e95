import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { Disease } from "../../api/generated/Disease";
import type { DiseaseEvent } from "../../api/generated/DiseaseEvent";
import { Button } from "../../ui/button";
import { Field, TextInput } from "../../ui/field";
import { useFormat } from "../../wording/use-format";
import { useWording } from "../../wording/use-wording";
import { codeWording, eventWord } from "../cases/codes";
import { diseaseLacks, emptyDisease, emptyEvent, eventLacks, newDisease, newEvent } from "./disease-draft";
import { Line, Pick } from "./fields";
import { addDisease, addEvent } from "./requests";
import { SmallForm } from "./small-form";
import type { StepProps } from "./step-props";
import { intakeWording } from "./wording";

/** Which disease the case is about, with its course. */
export function DiseaseStep({ record, draft, onChange, onRecord }: StepProps) {
  const t = useWording(intakeWording);
  const [adding, setAdding] = useState<"disease" | "event">();
  const chosen = record.diseases.find(({ id }) => id === draft.disease);
  const done = () => setAdding(undefined);
  return (
    <>
      <ul className="choices">
        {record.diseases.map((disease) => (
          <li key={disease.id}>
            <label className="check">
              <input
                type="radio"
                name="disease"
                checked={disease.id === draft.disease}
                onChange={() => onChange({ disease: disease.id })}
              />
              <DiseaseLine disease={disease} />
            </label>
            {disease.id === draft.disease && <Course disease={disease} />}
          </li>
        ))}
      </ul>
      {adding === "disease" || record.diseases.length === 0 ? (
        <NewDiseaseForm
          patient={record.patient.id}
          onRecord={onRecord}
          onDone={done}
          cancellable={record.diseases.length > 0}
        />
      ) : adding === "event" && chosen ? (
        <NewEventForm disease={chosen} onRecord={onRecord} onDone={done} />
      ) : (
        <div className="row">
          {chosen && (
            <Button size="tight" icon="plus" onClick={() => setAdding("event")}>
              {t("add.event")}
            </Button>
          )}
          <Button size="tight" variant="quiet" icon="plus" onClick={() => setAdding("disease")}>
            {t("add.disease")}
          </Button>
        </div>
      )}
    </>
  );
}

function DiseaseLine({ disease }: { disease: Disease }) {
  const t = useWording(intakeWording);
  const format = useFormat();
  const since = disease.events.find(({ kind }) => kind === "diagnosis")?.on;
  return (
    <span>
      <b className="strong">{disease.diagnosis}</b>{" "}
      <span className="soft">
        {disease.oncotree}
        {since !== undefined && ` ${t("disease.since", { when: format.date(since) })}`}
      </span>
    </span>
  );
}

function Course({ disease }: { disease: Disease }) {
  const code = useWording(codeWording);
  const words = ({ note, ...event }: DiseaseEvent) =>
    event.kind === "treatment" && note !== "" ? note : eventWord(code, { note, ...event });
  return (
    <ol className="course">
      {disease.events.map((event) => (
        <li key={event.id}>
          <span className="muted nowrap">
            {event.on}
            {event.until !== null && `–${event.until}`}
          </span>
          <span>{words(event)}</span>
        </li>
      ))}
    </ol>
  );
}

interface FormProps {
  onRecord: StepProps["onRecord"];
  onDone(): void;
}

function NewDiseaseForm({
  patient,
  onRecord,
  onDone,
  cancellable,
}: FormProps & { patient: string; cancellable: boolean }) {
  const t = useWording(intakeWording);
  const [draft, setDraft] = useState(emptyDisease);
  const [asked, setAsked] = useState(false);
  const add = useMutation({
    mutationFn: () => addDisease(patient, newDisease(draft)),
    onSuccess(answer) {
      onRecord(answer.record, answer.made === "disease" ? { disease: answer.disease } : {});
      onDone();
    },
  });
  const lacks = asked ? diseaseLacks(draft) : [];
  return (
    <SmallForm
      label={t("add.disease.first")}
      saving={add.isPending}
      error={add.error}
      {...(cancellable ? { onCancel: onDone } : {})}
      onSave={() => {
        setAsked(true);
        if (diseaseLacks(draft).length === 0) add.mutate();
      }}
    >
      <div className="columns">
        <Line
          name="diagnosis"
          help={t("field.diagnosis.help")}
          value={draft.diagnosis}
          wrong={lacks.includes("diagnosis")}
          onChange={(diagnosis) => setDraft({ ...draft, diagnosis })}
        />
        <Line
          name="diagnosed_on"
          type="date"
          value={draft.diagnosed_on}
          wrong={lacks.includes("diagnosed_on")}
          onChange={(diagnosed_on) => setDraft({ ...draft, diagnosed_on })}
        />
        <Field label={t("field.oncotree")} note={t("optional")}>
          <TextInput
            value={draft.oncotree}
            onChange={({ target }) => setDraft({ ...draft, oncotree: target.value })}
          />
        </Field>
      </div>
    </SmallForm>
  );
}

const kinds: readonly DiseaseEvent["kind"][] = [
  "treatment",
  "relapse",
  "progression",
  "second_primary",
  "transformation",
  "diagnosis",
];

function NewEventForm({ disease, onRecord, onDone }: FormProps & { disease: Disease }) {
  const t = useWording(intakeWording);
  const code = useWording(codeWording);
  const [draft, setDraft] = useState(emptyEvent);
  const [asked, setAsked] = useState(false);
  const add = useMutation({
    async mutationFn() {
      const event = newEvent(draft, disease.events);
      return event && addEvent(disease.id, event);
    },
    onSuccess(answer) {
      if (answer) onRecord(answer.record);
      onDone();
    },
  });
  const faults = asked ? eventLacks(draft) : [];
  const line = (name: "on" | "until" | "note") => ({
    name,
    value: draft[name],
    wrong: faults.includes(name),
    onChange: (value: string) => setDraft({ ...draft, [name]: value }),
  });
  const treatment = draft.kind === "treatment";
  return (
    <SmallForm
      label={t("add.event")}
      saving={add.isPending}
      error={add.error}
      onCancel={onDone}
      onSave={() => {
        setAsked(true);
        if (eventLacks(draft).length === 0) add.mutate();
      }}
    >
      <div className="columns">
        <Pick
          name="kind"
          value={draft.kind}
          wrong={faults.includes("kind")}
          choices={kinds.map((value) => ({ value, label: code(`event.${value}`) }))}
          onChoose={(kind) => setDraft({ ...draft, kind })}
        />
        <Line
          {...line("note")}
          label={t(treatment ? "field.note.treatment" : "field.note")}
          {...(treatment ? {} : { note: t("optional") })}
        />
        <Line {...line("on")} type="date" />
        {treatment && <Line {...line("until")} type="date" note={t("optional")} />}
      </div>
    </SmallForm>
  );
}
