import type { ReactNode } from "react";
import { Field, Select, TextInput } from "../../ui/field";
import { useWording } from "../../wording/use-wording";
import { intakeWording } from "./wording";

type Key = (typeof intakeWording.keys)[number];
type NameIn<K> = K extends `error.${infer Name}` ? (`field.${Name}` extends Key ? Name : never) : never;
/** A field that has a label and, when it is wrong, an error of the same name. */
export type Named = NameIn<Key>;

interface LineProps {
  name: Named;
  value: string;
  /** Says what is wrong, once the form was to be saved. */
  wrong: boolean;
  type?: "text" | "date";
  help?: string;
  note?: string;
  label?: string;
  inputMode?: "numeric";
  onChange(value: string): void;
}

/** One line of a form, with its error in words. */
export function Line({
  name,
  value,
  wrong,
  type = "text",
  help,
  note,
  label,
  inputMode,
  onChange,
}: LineProps) {
  const t = useWording(intakeWording);
  return (
    <Field
      label={label ?? t(`field.${name}`)}
      error={wrong ? t(`error.${name}`) : undefined}
      {...(help === undefined ? {} : { help })}
      {...(note === undefined ? {} : { note })}
    >
      <TextInput
        type={type}
        inputMode={inputMode}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    </Field>
  );
}

interface PickProps<Value extends string> {
  name: Named;
  value: Value | "";
  wrong: boolean;
  choices: readonly { value: Value; label: string }[];
  onChoose(value: Value): void;
}

/** One of a few, not chosen beforehand. */
export function Pick<Value extends string>({ name, value, wrong, choices, onChoose }: PickProps<Value>) {
  const t = useWording(intakeWording);
  return (
    <Field label={t(`field.${name}`)} error={wrong ? t(`error.${name}`) : undefined}>
      <Select<Value> value={value} placeholder={t("choose")} choices={choices} onChoose={onChoose} />
    </Field>
  );
}

/** A step of the page: a number, a name, and what belongs to it. */
export function Step({ number, title, children }: { number: number; title: string; children: ReactNode }) {
  const id = `step-${number}`;
  return (
    <section className="step" aria-labelledby={id}>
      <h2 id={id}>
        <span className="number">{number}</span>
        {title}
      </h2>
      <div className="step-body">{children}</div>
    </section>
  );
}
