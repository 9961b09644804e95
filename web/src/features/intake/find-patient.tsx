import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { Patient } from "../../api/generated/Patient";
import type { PatientRecord } from "../../api/generated/PatientRecord";
import { ProblemView } from "../../app/problem-view";
import { Button } from "../../ui/button";
import { Field, TextInput } from "../../ui/field";
import { useFormat } from "../../wording/use-format";
import { useWording } from "../../wording/use-wording";
import { codeWording } from "../cases/codes";
import { useFocus } from "../cases/use-focus";
import { EnterPatient } from "./enter-patient";
import { looksLikeNumber, numberFault } from "./personal-number";
import { lookUp, readPatient } from "./requests";
import { useNumberError } from "./use-number-error";
import { intakeWording } from "./wording";

/** Finds the patient, or enters a new one. What is typed here is sent in a body and kept nowhere. */
export function FindPatient({ onPatient }: { onPatient(record: PatientRecord): void }) {
  const t = useWording(intakeWording);
  const [words, setWords] = useState("");
  const [asked, setAsked] = useState(false);
  const [entering, setEntering] = useState(false);
  const control = useFocus<HTMLInputElement>();
  const numberError = useNumberError();
  const find = useMutation({ mutationFn: () => lookUp(words.trim()) });
  const choose = useMutation({ mutationFn: readPatient, onSuccess: onPatient });
  const fault = asked && looksLikeNumber(words) ? numberFault(words) : undefined;
  const found = find.data?.patients;
  if (entering) {
    return (
      <EnterPatient
        number={looksLikeNumber(words) ? words.trim() : ""}
        onPatient={onPatient}
        onCancel={() => setEntering(false)}
      />
    );
  }
  return (
    <div className="find">
      <form
        role="search"
        className="find-form"
        onSubmit={(event) => {
          event.preventDefault();
          setAsked(true);
          const wrong = looksLikeNumber(words) && numberFault(words) !== undefined;
          if (words.trim() !== "" && !wrong) find.mutate();
        }}
      >
        <Field label={t("find.label")} help={t("find.help")} error={fault && numberError(fault)}>
          <TextInput
            ref={control}
            value={words}
            onChange={({ target }) => {
              setWords(target.value);
              setAsked(false);
            }}
          />
        </Field>
        <Button
          type="submit"
          variant="primary"
          icon="search"
          busy={find.isPending ? t("find.busy") : undefined}
        >
          {t("find.act")}
        </Button>
        <Button variant="quiet" onClick={() => setEntering(true)}>
          {t("find.new")}
        </Button>
      </form>
      {find.error && <ProblemView error={find.error} />}
      {choose.error && <ProblemView error={choose.error} />}
      {found && (
        <p role="status" className="soft">
          {found.length === 0 ? t("find.none") : t("find.found", { count: found.length })}
        </p>
      )}
      {found && found.length > 0 && (
        <ul className="choices">
          {found.map((patient) => (
            <FoundPatient key={patient.id} patient={patient} onChoose={() => choose.mutate(patient.id)} />
          ))}
        </ul>
      )}
    </div>
  );
}

function FoundPatient({ patient, onChoose }: { patient: Patient; onChoose(): void }) {
  const t = useWording(intakeWording);
  return (
    <li className="row">
      <PatientLine patient={patient} />
      <span className="push" />
      <Button size="tight" onClick={onChoose}>
        {t("find.choose", { who: patient.pseudonym })}
      </Button>
    </li>
  );
}

/** A patient as everybody sees one: the pseudonym, the age, the sex, the region. */
export function PatientLine({ patient }: { patient: Patient }) {
  const t = useWording(intakeWording);
  const code = useWording(codeWording);
  const format = useFormat();
  return (
    <span>
      <b className="strong" translate="no">
        {patient.pseudonym}
      </b>{" "}
      <span className="soft">
        {format.age(patient.age)}, {code(`sex.${patient.sex}`)}, {patient.region}
        {patient.protected && `, ${t("patient.protected")}`}
      </span>
    </span>
  );
}
