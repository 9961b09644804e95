import { Link } from "@tanstack/react-router";
import { StateShape } from "../../ui/state-glyph";
import { useFormat } from "../../wording/use-format";
import { useWording } from "../../wording/use-wording";
import { useCase } from "../cases/use-case";
import type { ReadFile } from "./use-findings";
import { variantsWording } from "./wording";

/**
 * What a reader of findings must know of the files: those that did not go with the record and were let through, by whom and
 * why, and those that are held, whose findings are not here.
 */
export function LetThrough({ files }: { files: readonly ReadFile[] }) {
  const t = useWording(variantsWording);
  const format = useFormat();
  const { caseId, view } = useCase();
  const released = files.flatMap(({ id, name, released: how }) => (how ? [{ id, name, how }] : []));
  const held = view.files.filter(({ state }) => state === "held").length;
  if (released.length === 0 && held === 0) return null;
  return (
    <ul className="let-through small" aria-label={t("released.label")}>
      {held > 0 && (
        <li>
          <StateShape state="missing" />
          <span>
            {t("held", { count: held })}{" "}
            <Link to="/cases/$caseId/files" params={{ caseId }}>
              {t("none.open")}
            </Link>
          </span>
        </li>
      )}
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
