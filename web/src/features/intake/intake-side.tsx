import type { PatientRecord } from "../../api/generated/PatientRecord";
import { StateShape } from "../../ui/state-glyph";
import { useWording } from "../../wording/use-wording";
import { codeWording } from "../cases/codes";
import { type CaseDraft, caseLacks, willMiss } from "./case-draft";
import { intakeWording } from "./wording";

/** What keeps the case out, and what it will lack when it is in; changes with every field. */
export function IntakeSide({ draft, record }: { draft: CaseDraft; record: PatientRecord }) {
  const t = useWording(intakeWording);
  const code = useWording(codeWording);
  const lacks = caseLacks(draft);
  const missing = willMiss(draft, record).filter((what) => what !== "question");
  return (
    <>
      <section aria-labelledby="lacks">
        <h2 id="lacks">{t("lacks.title")}</h2>
        {lacks.length === 0 && (
          <p className="state soft">
            <StateShape state="done" />
            {t("lacks.none")}
          </p>
        )}
        <ul>
          {lacks.map((field) => (
            <li key={field} className="state">
              <StateShape state="missing" />
              {t(`error.${field}`)}
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="will-miss">
        <h2 id="will-miss">{t("missing.title")}</h2>
        <ul>
          {missing.map((what) => (
            <li key={what} className="state soft">
              <StateShape state="not-yet" />
              {code(`missing.${what}`)}
            </li>
          ))}
        </ul>
        <p className="small muted">{missing.length === 0 ? t("missing.none") : t("missing.later")}</p>
      </section>
    </>
  );
}
