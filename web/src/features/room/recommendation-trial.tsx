import type { SlotState } from "../../api/generated/SlotState";
import { Field, Select, TextInput } from "../../ui/field";
import { useFormat } from "../../wording/use-format";
import { useWording } from "../../wording/use-wording";
import { Fold } from "./fold";
import { nameOf } from "./model";
import { slots } from "./recommendation-choices";
import { Priority } from "./recommendation-folds";
import type { FieldsProps } from "./recommendation-form";
import { Targets } from "./recommendation-targets";
import { useRoom } from "./room-context";
import { formWording } from "./wording";

/** A trial by its registry's number, where, and whether it has a slot by whose word. */
export function TrialFields(props: FieldsProps) {
  const t = useWording(formWording);
  const format = useFormat();
  const { state, me } = useRoom();
  const { draft, change, error } = props;
  // Whoever writes down that there is a slot has usually asked: their name and today stand there until changed.
  const chooseSlot = (slot: SlotState) =>
    change({
      slot,
      ...(draft.confirmedBy === "" ? { confirmedBy: nameOf(state, me) } : {}),
      ...(draft.confirmedOn === "" ? { confirmedOn: format.date(Date.now()) } : {}),
    });
  return (
    <>
      <Field
        label={t("rec.trial")}
        help={t("rec.trial.help")}
        error={error("trial") ?? error("trial_number")}
      >
        <TextInput value={draft.trial} onChange={({ target }) => change({ trial: target.value })} />
      </Field>
      <Field label={t("rec.trial.title")}>
        <TextInput value={draft.title} onChange={({ target }) => change({ title: target.value })} />
      </Field>
      <div className="pair">
        <Field label={t("rec.site")} error={error("site")}>
          <TextInput value={draft.site} onChange={({ target }) => change({ site: target.value })} />
        </Field>
        <Field label={t("rec.slot")}>
          <Select
            value={draft.slot}
            choices={slots.map((value) => ({ value, label: t(`slot.${value}`) }))}
            onChoose={chooseSlot}
          />
        </Field>
      </div>
      {draft.slot !== "unknown" && (
        <div className="pair">
          <Field label={t("rec.confirmed.by")} error={error("slot_confirmation")}>
            <TextInput
              value={draft.confirmedBy}
              onChange={({ target }) => change({ confirmedBy: target.value })}
            />
          </Field>
          <Field label={t("rec.confirmed.on")}>
            <TextInput
              type="date"
              value={draft.confirmedOn}
              onChange={({ target }) => change({ confirmedOn: target.value })}
            />
          </Field>
        </div>
      )}
      <Targets {...props} />
      <Fold
        title={t("rec.fold.trial")}
        starts={draft.arm !== "" || draft.priority !== ""}
        wrong={error("priority") !== undefined}
      >
        <div className="pair">
          <Field label={t("rec.arm")}>
            <TextInput value={draft.arm} onChange={({ target }) => change({ arm: target.value })} />
          </Field>
          <Priority draft={draft} change={change} error={error} />
        </div>
      </Fold>
    </>
  );
}
