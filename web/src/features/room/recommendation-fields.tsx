import { Button, IconButton } from "../../ui/button";
import { Field, Select, TextArea, TextInput } from "../../ui/field";
import { useWording } from "../../wording/use-wording";
import { nameOfFinding } from "./model";
import { amps, type Draft, escats, labelUses, reasons, slots } from "./recommendation-draft";
import type { FieldsProps } from "./recommendation-form";
import { formWording } from "./wording";

/** Drugs, use, findings, evidence and sources. */
export function TreatmentFields(props: FieldsProps) {
  const t = useWording(formWording);
  const { draft, change } = props;
  const levels = <Level extends string>(all: readonly Level[]) => [
    { value: "none" as const, label: t("rec.level.none") },
    ...all.map((value) => ({ value, label: value })),
  ];
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
      <div className="pair">
        <Field label={t("rec.escat")}>
          <Select
            value={draft.escat || "none"}
            choices={levels(escats)}
            onChoose={(level) => change({ escat: level === "none" ? "" : level })}
          />
        </Field>
        <Field label={t("rec.amp")}>
          <Select
            value={draft.amp || "none"}
            choices={levels(amps)}
            onChoose={(level) => change({ amp: level === "none" ? "" : level })}
          />
        </Field>
      </div>
      <Field label={t("rec.citations")} note={t("optional")} help={t("rec.citations.help")}>
        <TextArea
          rows={1}
          value={draft.citations}
          onChange={({ target }) => change({ citations: target.value })}
        />
      </Field>
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
          <Field label={t("rec.atc", { number: place + 1 })} note={t("optional")}>
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

function Targets({ draft, change, item }: FieldsProps) {
  const t = useWording(formWording);
  const findings = item.presented?.findings ?? [];
  if (findings.length === 0) return null;
  return (
    <fieldset className="targets">
      <legend>{t("rec.targets")}</legend>
      {findings.map((finding) => {
        const name = nameOfFinding(finding);
        const chosen = draft.targets.some(({ variant }) => variant === finding.variant);
        return (
          <label key={finding.variant} translate="no">
            <input
              type="checkbox"
              checked={chosen}
              onChange={() =>
                change({
                  targets: chosen
                    ? draft.targets.filter(({ variant }) => variant !== finding.variant)
                    : [...draft.targets, { variant: finding.variant, name }],
                })
              }
            />
            {name}
          </label>
        );
      })}
    </fieldset>
  );
}

/** Where the case is referred, or what is to be tested. */
export function ReferralFields(props: FieldsProps) {
  const t = useWording(formWording);
  const { draft, change, error } = props;
  if (draft.kind === "trial_referral") {
    return (
      <>
        <Field label={t("rec.trial")} error={error("trial")}>
          <TextInput value={draft.trial} onChange={({ target }) => change({ trial: target.value })} />
        </Field>
        <Field label={t("rec.trial.title")}>
          <TextInput value={draft.title} onChange={({ target }) => change({ title: target.value })} />
        </Field>
        <div className="pair">
          <Field label={t("rec.arm")} note={t("optional")}>
            <TextInput value={draft.arm} onChange={({ target }) => change({ arm: target.value })} />
          </Field>
          <Field label={t("rec.slot")}>
            <Select
              value={draft.slot}
              choices={slots.map((value) => ({ value, label: t(`slot.${value}`) }))}
              onChoose={(slot) => change({ slot })}
            />
          </Field>
        </div>
        <Field label={t("rec.site")} error={error("site")}>
          <TextInput value={draft.site} onChange={({ target }) => change({ site: target.value })} />
        </Field>
        <Targets {...props} />
      </>
    );
  }
  if (draft.kind === "further_test") {
    return (
      <Field label={t("rec.test")} error={error("test")}>
        <TextInput value={draft.test} onChange={({ target }) => change({ test: target.value })} />
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
