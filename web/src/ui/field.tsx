import {
  createContext,
  type InputHTMLAttributes,
  type ReactNode,
  type Ref,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
  useContext,
  useId,
} from "react";
import { StateShape } from "./state-glyph";

interface FieldProps {
  label: string;
  /** Standing help, under the label. */
  help?: ReactNode;
  /** What is wrong and what to write instead. */
  error?: string | undefined;
  /** Said after the label, such as "optional". */
  note?: string;
  children: ReactNode;
}

interface Described {
  id: string;
  "aria-describedby"?: string | undefined;
  "aria-invalid"?: true | undefined;
}

const FieldContext = createContext<Described | undefined>(undefined);

/** A label, a control and, when needed, its help and its error. The control inside finds them by itself. */
export function Field({ label, help, error, note, children }: FieldProps) {
  const id = useId();
  const helpId = help === undefined ? undefined : `${id}-help`;
  const errorId = error === undefined ? undefined : `${id}-error`;
  const describedBy = [helpId, errorId].filter(Boolean).join(" ") || undefined;
  return (
    <div className={error === undefined ? "field" : "field bad"}>
      <label htmlFor={id}>
        {label}
        {note && <span className="muted note">{note}</span>}
      </label>
      {help !== undefined && (
        <span className="help" id={helpId}>
          {help}
        </span>
      )}
      <FieldContext
        value={{
          id,
          "aria-describedby": describedBy,
          "aria-invalid": error === undefined ? undefined : true,
        }}
      >
        {children}
      </FieldContext>
      {error !== undefined && (
        <span className="error" id={errorId}>
          <StateShape state="missing" />
          {error}
        </span>
      )}
    </div>
  );
}

/** One line of text. Inside a `Field` it is labelled by it; elsewhere give it an `aria-label`. */
export function TextInput(props: InputHTMLAttributes<HTMLInputElement> & { ref?: Ref<HTMLInputElement> }) {
  return <input type="text" autoComplete="off" {...useContext(FieldContext)} {...props} className="input" />;
}

/** Several lines of text; grows with what is written. */
export function TextArea(
  props: TextareaHTMLAttributes<HTMLTextAreaElement> & { ref?: Ref<HTMLTextAreaElement> },
) {
  return <textarea rows={3} {...useContext(FieldContext)} {...props} className="input area" />;
}

export interface Choice<Value extends string> {
  value: Value;
  label: string;
}

interface SelectProps<Value extends string>
  extends Omit<SelectHTMLAttributes<HTMLSelectElement>, "value" | "onChange" | "children"> {
  value: Value | "";
  choices: readonly Choice<Value>[];
  /** Shown while nothing is chosen; nothing is ever chosen beforehand for the reader. */
  placeholder?: string;
  onChoose(value: Value): void;
  ref?: Ref<HTMLSelectElement>;
}

/** One of a few. The platform's own control: it has the best keyboard and screen reader behaviour there is. */
export function Select<Value extends string>({
  choices,
  placeholder,
  onChoose,
  value,
  ...rest
}: SelectProps<Value>) {
  return (
    <select
      {...useContext(FieldContext)}
      {...rest}
      className="input select"
      value={value}
      onChange={(event) => {
        const chosen = choices.find((choice) => choice.value === event.target.value);
        if (chosen) onChoose(chosen.value);
      }}
    >
      {placeholder !== undefined && (
        <option value="" disabled>
          {placeholder}
        </option>
      )}
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
    </select>
  );
}
