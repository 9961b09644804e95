import { Button, IconButton } from "../../ui/button";
import { Field, Select, TextInput } from "../../ui/field";
import { useWording } from "../../wording/use-wording";
import { labelUses, reasons } from "./recommendation-choices";
import type { Draft } from "./recommendation-draft";
import { Evidence, Standing } from "./recommendation-folds";
import type { FieldsProps } from "./recommendation-form";
import { Targets } from "./recommendation-targets";
import { TrialFields } from "./recommendation-trial";
import { formWording } from "./wording";

/** Drugs, use, findings, evidence and sources. */
export function TreatmentFields(props: FieldsProps) {
  const t = useWording(formWording);
  const { draft, change } = props;
  return (
    <>
      <Drugs {...props} />
      <Field label={t("rec.use")}>
        <Select
          value={draft.labelUse}
          choices={labelUses.map((value) => ({ value, label: t(`use.${value}`) }))}
          onChoose={(labelUse) => change({ labelUse })}
        />
      </Field>
      <Targets {...props} />
      <Evidence {...props} />
      <Standing {...props} />
    </>
  );
}

function Drugs({ draft, change, error }: FieldsProps) {
  const t = useWording(formWording);
  const set = (place: number, part: Partial<Draft["drugs"][number]>) =>
    change({ drugs: draft.drugs.map((drug, at) => (at === place ? { ...drug, ...part } : drug)) });
  return (
    <>
      {draft.drugs.map((drug, place) => (
        <div key={place} className="pair drug">
          <Field
            label={t("rec.drug", { number: place + 1 })}
            error={place === 0 ? error("drugs") : undefined}
          >
            <TextInput value={drug.name} onChange={({ target }) => set(place, { name: target.value })} />
          </Field>
          <Field
            label={t("rec.atc", { number: place + 1 })}
            note={t("optional")}
            error={place === 0 ? error("atc") : undefined}
          >
            <TextInput value={drug.atc} onChange={({ target }) => set(place, { atc: target.value })} />
          </Field>
          {draft.drugs.length > 1 && (
            <IconButton
              icon="x"
              label={t("rec.drug.remove", { number: place + 1 })}
              onClick={() => change({ drugs: draft.drugs.filter((_, at) => at !== place) })}
            />
          )}
        </div>
      ))}
      <div>
        <Button
          size="tight"
          icon="plus"
          onClick={() => change({ drugs: [...draft.drugs, { name: "", atc: "" }] })}
        >
          {t("rec.drug.add")}
        </Button>
      </div>
    </>
  );
}

/** Where the case is referred, or what is to be tested. */
export function ReferralFields(props: FieldsProps) {
  const t = useWording(formWording);
  const { draft, change, error } = props;
  if (draft.kind === "trial_referral") return <TrialFields {...props} />;
  if (draft.kind === "further_test") {
    return (
      <Field label={t("rec.test")} error={error("test")}>
        <TextInput value={draft.test} onChange={({ target }) => change({ test: target.value })} />
      </Field>
    );
  }
  if (draft.kind === "rebiopsy") {
    return (
      <Field label={t("rec.biopsy.site")} error={error("site")}>
        <TextInput value={draft.site} onChange={({ target }) => change({ site: target.value })} />
      </Field>
    );
  }
  if (draft.kind === "other_board") {
    return (
      <Field label={t("rec.board")} error={error("board")}>
        <TextInput value={draft.board} onChange={({ target }) => change({ board: target.value })} />
      </Field>
    );
  }
  return null;
}

/** The coded reason why nothing is recommended. */
export function NoneFields({ draft, change }: FieldsProps) {
  const t = useWording(formWording);
  return (
    <Field label={t("rec.no.reason")}>
      <Select
        value={draft.noReason}
        choices={reasons.map((value) => ({ value, label: t(`reason.${value}`) }))}
        onChoose={(noReason) => change({ noReason })}
      />
    </Field>
  );
}
