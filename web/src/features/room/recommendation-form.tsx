import { useState } from "react";
import type { Item } from "../../api/generated/Item";
import type { Recommendation } from "../../api/generated/Recommendation";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { Field, Select, TextArea, TextInput } from "../../ui/field";
import { useWording } from "../../wording/use-wording";
import { kinds } from "./recommendation-choices";
import { contentOf, type Draft, draftOf, emptyDraft } from "./recommendation-draft";
import { NoneFields, ReferralFields, TreatmentFields } from "./recommendation-fields";
import { type Lacking, lacks } from "./recommendation-lacks";
import { Refused } from "./refused";
import { useActing, useRoom } from "./room-context";
import { Say } from "./say";
import { formWording, roomWording } from "./wording";

interface RecommendationFormProps {
  item: Item;
  /** The one to revise; a new one is proposed when left out. */
  known?: Recommendation | undefined;
  onClose(): void;
}

/** One recommendation by its fields; the sentence that will be read aloud is made from them as one writes. */
export function RecommendationForm({ item, known, onClose }: RecommendationFormProps) {
  const t = useWording(formWording);
  const room = useWording(roomWording);
  const { act, busy, refused } = useActing();
  const [draft, setDraft] = useState<Draft>(known ? draftOf(known.content) : emptyDraft);
  const [tried, setTried] = useState(false);
  const missing = lacks(draft);
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const error = (field: Lacking) => (tried && missing.includes(field) ? t(`missing.${field}`) : undefined);
  const save = async () => {
    setTried(true);
    if (missing.length > 0 || busy) return;
    const content = contentOf(draft);
    const done = known
      ? await act({
          type: "recommendation.revise",
          body: { item: item.id, recommendation: known.id, revision: known.revision, content },
        })
      : await act({ type: "recommendation.propose", body: { item: item.id, content } });
    if (done) onClose();
  };
  const because =
    draft.kind === "treatment" ? "rationale" : draft.kind === "no_recommendation" ? "explanation" : "reason";
  const fields = { draft, change, error, item };
  return (
    <Dialog
      title={t(known ? "rec.title.revise" : "rec.title")}
      onClose={onClose}
      actions={
        <>
          <Button variant="quiet" onClick={onClose}>
            {t("back")}
          </Button>
          <Button variant="primary" busy={busy ? room("saving") : undefined} onClick={() => void save()}>
            {t(known ? "rec.save" : "rec.propose")}
          </Button>
        </>
      }
    >
      <div className="form">
        <Field label={t("rec.kind")}>
          <Select
            value={draft.kind}
            choices={kinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
            onChoose={(kind) => change({ kind })}
          />
        </Field>
        {draft.kind === "treatment" && <TreatmentFields {...fields} />}
        {draft.kind === "no_recommendation" && <NoneFields {...fields} />}
        {draft.kind !== "treatment" && draft.kind !== "no_recommendation" && <ReferralFields {...fields} />}
        <Field label={t(`rec.${because}`)} error={error(because)}>
          <TextArea value={draft.because} onChange={({ target }) => change({ because: target.value })} />
        </Field>
        {draft.kind !== "no_recommendation" && (
          <OwnerFields draft={draft} change={change} error={error} item={item} />
        )}
        <div className="preview" aria-live="off">
          <p className="label">{t("rec.preview")}</p>
          <Say content={contentOf(draft)} />
        </div>
        <Refused words={refused} />
      </div>
    </Dialog>
  );
}

/** What a group of fields is given. */
export interface FieldsProps {
  draft: Draft;
  change(part: Partial<Draft>): void;
  error(field: Lacking): string | undefined;
  item: Item;
}

function OwnerFields({ draft, change, error, item }: FieldsProps) {
  const t = useWording(formWording);
  const { state } = useRoom();
  const named = new Map(state.board.members.map(({ person, name }) => [person, name]));
  const referrer = item.presented?.referrer;
  if (referrer) named.set(referrer.person, referrer.name);
  return (
    <div className="pair">
      <Field label={t("rec.owner")} error={error("owner")}>
        <Select
          value={draft.owner.person}
          placeholder={t("rec.choose")}
          choices={[...named].map(([value, label]) => ({ value, label }))}
          onChoose={(person) => change({ owner: { ...draft.owner, person, name: named.get(person) ?? "" } })}
        />
      </Field>
      <Field label={t("rec.due")} error={error("due")}>
        <TextInput
          type="date"
          value={draft.owner.due}
          onChange={({ target }) => change({ owner: { ...draft.owner, due: target.value } })}
        />
      </Field>
    </div>
  );
}
