import { useState } from "react";
import type { Urgency } from "../../api/generated/Urgency";
import { ProblemView } from "../../app/problem-view";
import { Button } from "../../ui/button";
import { Field, Select, TextArea, TextInput } from "../../ui/field";
import { StateShape } from "../../ui/state-glyph";
import { useFormat } from "../../wording/use-format";
import { useWording } from "../../wording/use-wording";
import { codeWording } from "./codes";
import { isLate } from "./list-order";
import { useCase, useChangeCase } from "./use-case";
import { useFocus } from "./use-focus";
import { useToday } from "./use-today";
import { caseWording } from "./wording";

/** Who asks, by when, and what. */
export function Question() {
  const t = useWording(caseWording);
  const format = useFormat();
  const today = useToday();
  const { view } = useCase();
  const [editing, setEditing] = useState(false);
  const { referrer, needed_by, question, background } = view.snapshot;
  const late = isLate({ state: view.state, needed_by }, today);
  if (editing) return <QuestionForm onClose={() => setEditing(false)} />;
  return (
    <header className="question">
      <p className="row soft">
        {t("asked", { name: referrer.name, place: referrer.place })}
        <span className={late ? "push strong warn state" : "push strong"}>
          {late && <StateShape state="missing" />}
          {t("needed", { when: format.day(needed_by) })}
          {late && `, ${t("late")}`}
        </span>
      </p>
      <h1>{question === "" ? <span className="muted">{t("question.none")}</span> : question}</h1>
      <p className="why">
        {background === "" ? <span className="muted">{t("background.none")}</span> : background}{" "}
        {view.may.change && (
          <Button
            variant="quiet"
            size="tight"
            icon="pen"
            aria-label={t("edit.question")}
            onClick={() => setEditing(true)}
          >
            {t("edit")}
          </Button>
        )}
      </p>
    </header>
  );
}

function QuestionForm({ onClose }: { onClose(): void }) {
  const t = useWording(caseWording);
  const code = useWording(codeWording);
  const { view } = useCase();
  const { question, background, needed_by, urgency } = view.snapshot;
  const [draft, setDraft] = useState({ question, background, needed_by, urgency });
  const control = useFocus<HTMLTextAreaElement>();
  const change = useChangeCase(onClose);
  const urgencies = (["routine", "soon", "urgent"] as const).map((value) => ({
    value,
    label: code(`urgency.${value}`),
  }));
  return (
    <form
      className="question form"
      onSubmit={(event) => {
        event.preventDefault();
        change.mutate(draft);
      }}
    >
      <Field label={t("field.question")}>
        <TextArea
          ref={control}
          rows={2}
          value={draft.question}
          onChange={({ target }) => setDraft({ ...draft, question: target.value })}
        />
      </Field>
      <Field label={t("field.background")} help={t("field.background.help")}>
        <TextArea
          value={draft.background}
          onChange={({ target }) => setDraft({ ...draft, background: target.value })}
        />
      </Field>
      <div className="columns">
        <Field label={t("field.needed")}>
          <TextInput
            type="date"
            value={draft.needed_by}
            onChange={({ target }) => setDraft({ ...draft, needed_by: target.value })}
          />
        </Field>
        <Field label={t("field.urgency")}>
          <Select<Urgency>
            value={draft.urgency}
            choices={urgencies}
            onChoose={(chosen) => setDraft({ ...draft, urgency: chosen })}
          />
        </Field>
      </div>
      {change.error && <ProblemView error={change.error} />}
      <SaveRow saving={change.isPending} onCancel={onClose} />
    </form>
  );
}

/** The foot of a small form. */
export function SaveRow({ saving, onCancel }: { saving: boolean; onCancel(): void }) {
  const t = useWording(caseWording);
  return (
    <div className="row">
      <Button type="submit" variant="primary" busy={saving ? t("saving") : undefined}>
        {t("save")}
      </Button>
      <Button variant="quiet" onClick={onCancel}>
        {t("cancel")}
      </Button>
    </div>
  );
}
