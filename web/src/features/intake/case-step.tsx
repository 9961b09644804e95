import { useQuery } from "@tanstack/react-query";
import type { ConsentKind } from "../../api/generated/ConsentKind";
import type { Urgency } from "../../api/generated/Urgency";
import { capitalised, usePeopleWords } from "../../app/people";
import { ProblemView } from "../../app/problem-view";
import { Field, TextArea } from "../../ui/field";
import { useWording } from "../../wording/use-wording";
import { codeWording } from "../cases/codes";
import { consentKinds } from "../cases/consent-kinds";
import { type CaseDraft, type CaseField, caseLacks } from "./case-draft";
import { Line, Pick } from "./fields";
import { boardsQuery, peopleQuery } from "./requests";
import { intakeWording } from "./wording";

interface CaseStepProps {
  draft: CaseDraft;
  /** The case was to be taken in: what is wrong is said. */
  asked: boolean;
  onChange(part: Partial<CaseDraft>): void;
}

const refers: readonly string[] = ["referrer", "treating_physician"];

/** What is asked of which board, by whom, and what the patient says. */
export function CaseStep({ draft, asked, onChange }: CaseStepProps) {
  const t = useWording(intakeWording);
  const code = useWording(codeWording);
  const words = usePeopleWords();
  const boards = useQuery(boardsQuery);
  const people = useQuery(peopleQuery);
  const lacks: readonly CaseField[] = asked ? caseLacks(draft) : [];
  const problem = boards.error ?? people.error;
  const referrers = (people.data?.people ?? [])
    .filter(({ roles }) => roles.some((role) => refers.includes(role)))
    .map(({ person, name, discipline, place }) => ({
      value: person,
      label: `${name}, ${words.discipline(discipline)}, ${place}`,
    }));
  return (
    <>
      {problem && <ProblemView error={problem} />}
      <div className="columns">
        <Pick
          name="board"
          value={draft.board}
          wrong={lacks.includes("board")}
          choices={(boards.data?.boards ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          onChoose={(board) => onChange({ board })}
        />
        <Pick
          name="referrer"
          value={draft.referrer}
          wrong={lacks.includes("referrer")}
          choices={referrers}
          onChoose={(referrer) => onChange({ referrer })}
        />
      </div>
      <Field label={t("field.question")} error={lacks.includes("question") ? t("error.question") : undefined}>
        <TextArea
          rows={2}
          value={draft.question}
          onChange={({ target }) => onChange({ question: target.value })}
        />
      </Field>
      <Field label={t("field.background")} help={t("field.background.help")} note={t("optional")}>
        <TextArea
          value={draft.background}
          onChange={({ target }) => onChange({ background: target.value })}
        />
      </Field>
      <div className="columns">
        <Pick<Urgency>
          name="urgency"
          value={draft.urgency}
          wrong={lacks.includes("urgency")}
          choices={(["routine", "soon", "urgent"] as const).map((value) => ({
            value,
            label: capitalised(code(`urgency.${value}`)),
          }))}
          onChoose={(urgency) => onChange({ urgency })}
        />
        <Line
          name="needed_by"
          type="date"
          value={draft.needed_by}
          wrong={lacks.includes("needed_by")}
          onChange={(needed_by) => onChange({ needed_by })}
        />
      </div>
      <Field label={t("field.wishes")} note={t("optional")}>
        <TextArea value={draft.wishes} onChange={({ target }) => onChange({ wishes: target.value })} />
      </Field>
      <fieldset className="consent-answers">
        <legend>{t("field.consents")}</legend>
        {consentKinds.map((kind) => (
          <ConsentAnswers
            key={kind}
            kind={kind}
            given={draft.consents[kind]}
            onAnswer={(given) => {
              const { [kind]: _before, ...others } = draft.consents;
              onChange({ consents: given === undefined ? others : { ...others, [kind]: given } });
            }}
          />
        ))}
      </fieldset>
    </>
  );
}

interface ConsentAnswersProps {
  kind: ConsentKind;
  given: boolean | undefined;
  onAnswer(given: boolean | undefined): void;
}

function ConsentAnswers({ kind, given, onAnswer }: ConsentAnswersProps) {
  const t = useWording(intakeWording);
  const code = useWording(codeWording);
  const what = code(`consent.${kind}`);
  const answers = [
    [t("yes"), true],
    [t("no"), false],
    [t("not-asked"), undefined],
  ] as const;
  return (
    <div className="answer" role="radiogroup" aria-label={what}>
      <span>{what}</span>
      {answers.map(([label, value]) => (
        <label key={label} className="check">
          <input type="radio" name={kind} checked={given === value} onChange={() => onAnswer(value)} />
          {label}
        </label>
      ))}
    </div>
  );
}
