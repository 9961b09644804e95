import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { PatientRecord } from "../../api/generated/PatientRecord";
import { Field, TextInput } from "../../ui/field";
import { useWording } from "../../wording/use-wording";
import { codeWording } from "../cases/codes";
import { Line, Pick } from "./fields";
import { emptyPatient, newPatient, type PatientDraft, patientLacks } from "./patient-draft";
import { numberFault } from "./personal-number";
import { enterPatient } from "./requests";
import { SmallForm } from "./small-form";
import { useNumberError } from "./use-number-error";
import { intakeWording } from "./wording";

interface EnterPatientProps {
  /** What was looked for and not found, when it was a number. */
  number: string;
  onPatient(record: PatientRecord): void;
  onCancel(): void;
}

/** A patient who is not known here yet. */
export function EnterPatient({ number, onPatient, onCancel }: EnterPatientProps) {
  const t = useWording(intakeWording);
  const code = useWording(codeWording);
  const numberError = useNumberError();
  const [draft, setDraft] = useState<PatientDraft>({ ...emptyPatient, personal_number: number });
  const [asked, setAsked] = useState(false);
  const enter = useMutation({
    mutationFn: () => enterPatient(newPatient(draft)),
    // The number and the name are in no cache: the mutation is forgotten with the form.
    gcTime: 0,
    onSuccess: ({ record }) => onPatient(record),
  });
  const lacks = asked ? patientLacks(draft) : [];
  const fault = asked ? numberFault(draft.personal_number) : undefined;
  const change = (part: Partial<PatientDraft>) => setDraft({ ...draft, ...part });
  const sexes = (["female", "male", "unknown"] as const).map((value) => ({
    value,
    label: code(`sex.${value}`),
  }));
  return (
    <SmallForm
      label={t("find.new")}
      saving={enter.isPending}
      error={enter.error}
      save={t("patient.enter")}
      busy={t("patient.enter.busy")}
      onCancel={onCancel}
      onSave={() => {
        setAsked(true);
        if (patientLacks(draft).length === 0) enter.mutate();
      }}
    >
      <div className="columns">
        <Field
          label={t("field.personal_number")}
          help={t("field.personal_number.help")}
          error={fault && numberError(fault)}
        >
          <TextInput
            inputMode="numeric"
            value={draft.personal_number}
            onChange={({ target }) => change({ personal_number: target.value })}
          />
        </Field>
        <Line
          name="name"
          value={draft.name}
          wrong={lacks.includes("name")}
          onChange={(name) => change({ name })}
        />
        <Pick
          name="sex"
          value={draft.sex}
          wrong={lacks.includes("sex")}
          choices={sexes}
          onChoose={(sex) => change({ sex })}
        />
        <Line
          name="region"
          value={draft.region}
          wrong={lacks.includes("region")}
          onChange={(region) => change({ region })}
        />
      </div>
      <label className="check">
        <input
          type="checkbox"
          checked={draft.protected}
          onChange={({ target }) => change({ protected: target.checked })}
        />
        {t("field.protected")}
      </label>
      <p className="small muted">{t("patient.kept")}</p>
    </SmallForm>
  );
}
