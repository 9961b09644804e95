import type { ReactNode } from "react";
import { ProblemView } from "../../app/problem-view";
import { Button } from "../../ui/button";
import { useWording } from "../../wording/use-wording";
import { intakeWording } from "./wording";

interface SmallFormProps {
  /** Names the form for screen readers. */
  label: string;
  saving: boolean;
  error: unknown;
  save?: string;
  busy?: string;
  onSave(): void;
  onCancel?(): void;
  children: ReactNode;
}

/** A form within a step: its fields, its problem, save and cancel. */
export function SmallForm({ label, saving, error, save, busy, onSave, onCancel, children }: SmallFormProps) {
  const t = useWording(intakeWording);
  return (
    <form
      className="small-form"
      aria-label={label}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSave();
      }}
    >
      {children}
      {error != null && <ProblemView error={error} />}
      <div className="row">
        <Button type="submit" busy={saving ? (busy ?? t("saving")) : undefined}>
          {save ?? t("save")}
        </Button>
        {onCancel && (
          <Button variant="quiet" onClick={onCancel}>
            {t("cancel")}
          </Button>
        )}
      </div>
    </form>
  );
}
