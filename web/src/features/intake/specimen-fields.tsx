import type { DiseaseEvent } from "../../api/generated/DiseaseEvent";
import type { TumourCellMethod } from "../../api/generated/TumourCellMethod";
import { Field, Select } from "../../ui/field";
import { useWording } from "../../wording/use-wording";
import { codeWording, eventWord } from "../cases/codes";
import { Line, Pick } from "./fields";
import { type SpecimenDraft, type SpecimenField, specimenLacks } from "./specimen-draft";
import { intakeWording } from "./wording";

interface SpecimenFieldsProps {
  draft: SpecimenDraft;
  events: readonly DiseaseEvent[];
  /** The form was to be saved: what is wrong is said. */
  asked: boolean;
  onChange(draft: SpecimenDraft): void;
}

/** What is told of a specimen. */
export function SpecimenFields({ draft, events, asked, onChange }: SpecimenFieldsProps) {
  const t = useWording(intakeWording);
  const code = useWording(codeWording);
  const lacks = asked ? specimenLacks(draft) : [];
  const change = (part: Partial<SpecimenDraft>) => onChange({ ...draft, ...part });
  const line = (name: Exclude<SpecimenField, "material">) => ({
    name,
    value: draft[name],
    wrong: lacks.includes(name),
    onChange: (value: string) => change({ [name]: value }),
  });
  const materials = (["tumour", "germline", "cell_free"] as const).map((value) => ({
    value,
    label: code(`material.${value}`),
  }));
  const shown = [
    { value: "", label: t("field.event.none") },
    ...events
      .filter(({ kind }) => kind !== "treatment")
      .map((event) => ({ value: event.id, label: `${eventWord(code, event)}, ${event.on}` })),
  ];
  const methods = (["histologic", "bioinformatic"] as const).map((value) => ({
    value,
    label: code(`cells.${value}`),
  }));
  return (
    <div className="columns">
      <Line {...line("laboratory_number")} />
      <Pick
        name="material"
        value={draft.material}
        wrong={lacks.includes("material")}
        choices={materials}
        onChoose={(material) => change({ material })}
      />
      <Line {...line("site")} />
      <Line {...line("taken_on")} type="date" />
      {draft.material !== "germline" && (
        <>
          <Field label={t("field.event")}>
            <Select value={draft.event} choices={shown} onChoose={(event) => change({ event })} />
          </Field>
          <Line {...line("percent")} note={t("optional")} inputMode="numeric" />
          <Field label={t("field.method")}>
            <Select<TumourCellMethod>
              value={draft.method}
              choices={methods}
              onChoose={(method) => change({ method })}
            />
          </Field>
        </>
      )}
    </div>
  );
}
