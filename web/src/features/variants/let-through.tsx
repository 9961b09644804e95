import { StateShape } from "../../ui/state-glyph";
import { useFormat } from "../../wording/use-format";
import { useWording } from "../../wording/use-wording";
import type { ReadFile } from "./use-findings";
import { variantsWording } from "./wording";

/** Files that did not go with the record and were let through: by whom, and the reason, beside their findings. */
export function LetThrough({ files }: { files: readonly ReadFile[] }) {
  const t = useWording(variantsWording);
  const format = useFormat();
  const released = files.flatMap(({ id, name, released: how }) => (how ? [{ id, name, how }] : []));
  if (released.length === 0) return null;
  return (
    <ul className="let-through small" aria-label={t("released.label")}>
      {released.map(({ id, name, how: { by, at, reason } }) => (
        <li key={id}>
          <StateShape state="missing" />
          <span>
            {t.rich("released", {
              name: (
                <span className="hgvs" translate="no">
                  {name}
                </span>
              ),
              by,
              when: format.dateTime(at),
              reason,
            })}
          </span>
        </li>
      ))}
    </ul>
  );
}
