import { useWording } from "../../wording/use-wording";
import { nameOfFinding } from "./model";
import type { FieldsProps } from "./recommendation-form";
import { formWording } from "./wording";

/** The findings that the recommendation rests on. */
export function Targets({ draft, change, item }: FieldsProps) {
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
