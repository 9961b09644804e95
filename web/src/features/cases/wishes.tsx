import { useState } from "react";
import { ProblemView } from "../../app/problem-view";
import { Button } from "../../ui/button";
import { Field, TextArea } from "../../ui/field";
import { useWording } from "../../wording/use-wording";
import { SaveRow } from "./question";
import { useCase, useChangeCase } from "./use-case";
import { useFocus } from "./use-focus";
import { caseWording } from "./wording";

/** What the patient wants, in the words of whoever asked. */
export function Wishes() {
  const t = useWording(caseWording);
  const { view } = useCase();
  const [editing, setEditing] = useState(false);
  const { wishes } = view.snapshot;
  return (
    <section id="wishes" aria-labelledby="wishes-title">
      <div className="section-head">
        <h2 id="wishes-title">{t("wishes.title")}</h2>
        {view.may.change && !editing && (
          <Button
            variant="quiet"
            size="tight"
            icon="pen"
            aria-label={t("edit.wishes")}
            onClick={() => setEditing(true)}
          >
            {t("edit")}
          </Button>
        )}
      </div>
      {editing ? (
        <WishesForm wishes={wishes} onClose={() => setEditing(false)} />
      ) : (
        <p className={wishes === "" ? "muted" : "pre"}>{wishes === "" ? t("wishes.none") : wishes}</p>
      )}
    </section>
  );
}

function WishesForm({ wishes, onClose }: { wishes: string; onClose(): void }) {
  const t = useWording(caseWording);
  const control = useFocus<HTMLTextAreaElement>();
  const [draft, setDraft] = useState(wishes);
  const change = useChangeCase(onClose);
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        change.mutate({ wishes: draft });
      }}
    >
      <Field label={t("field.wishes")}>
        <TextArea ref={control} value={draft} onChange={({ target }) => setDraft(target.value)} />
      </Field>
      {change.error && <ProblemView error={change.error} />}
      <SaveRow saving={change.isPending} onCancel={onClose} />
    </form>
  );
}
