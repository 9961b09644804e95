import { Field, Select, TextArea, TextInput } from "../../ui/field";
import { useWording } from "../../wording/use-wording";
import { Fold } from "./fold";
import { amps, escats, ncts } from "./recommendation-choices";
import type { FieldsProps } from "./recommendation-form";
import { formWording } from "./wording";

/** Levels by each scheme, and sources. */
export function Evidence({ draft, change }: FieldsProps) {
  const t = useWording(formWording);
  const levels = <Level extends string>(all: readonly Level[]) => [
    { value: "none" as const, label: t("rec.level.none") },
    ...all.map((value) => ({ value, label: value })),
  ];
  return (
    <Fold title={t("rec.fold.evidence")} starts>
      <div className="trio">
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
        <Field label={t("rec.nct")}>
          <Select
            value={draft.nct || "none"}
            choices={levels(ncts)}
            onChoose={(level) => change({ nct: level === "none" ? "" : level })}
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
    </Fold>
  );
}

/** What is seldom said: line, priority, biomarkers. Unfolded when it has something. */
export function Standing({ draft, change, error }: FieldsProps) {
  const t = useWording(formWording);
  const wrong = error("line") !== undefined || error("priority") !== undefined;
  const has = [draft.line, draft.priority, draft.biomarkers].some((text) => text.trim() !== "");
  return (
    <Fold title={t("rec.fold.standing")} starts={has} wrong={wrong}>
      <div className="pair">
        <Field label={t("rec.line")} error={error("line")}>
          <TextInput
            inputMode="numeric"
            value={draft.line}
            onChange={({ target }) => change({ line: target.value })}
          />
        </Field>
        <Priority draft={draft} change={change} error={error} />
      </div>
      <Field label={t("rec.biomarkers")} help={t("rec.biomarkers.help")}>
        <TextArea
          rows={1}
          value={draft.biomarkers}
          onChange={({ target }) => change({ biomarkers: target.value })}
        />
      </Field>
    </Fold>
  );
}

/** Which to try first when there are several. */
export function Priority({ draft, change, error }: Omit<FieldsProps, "item">) {
  const t = useWording(formWording);
  return (
    <Field label={t("rec.priority")} error={error("priority")}>
      <TextInput
        inputMode="numeric"
        value={draft.priority}
        onChange={({ target }) => change({ priority: target.value })}
      />
    </Field>
  );
}
