import type { Item } from "../../api/generated/Item";
import { CaseBar } from "../../app/case-bar";
import { useFormat } from "../../wording/use-format";
import { useWording } from "../../wording/use-wording";
import { consentKinds } from "../cases/consent-kinds";
import { useRoom } from "./room-context";
import { Status } from "./status";
import { headWording } from "./wording";

/** Whose case is shown, or, before the first one, which session this is. */
export function Head({ item, savedAt }: { item: Item | undefined; savedAt: string | undefined }) {
  const t = useWording(headWording);
  const format = useFormat();
  const { state } = useRoom();
  const snapshot = item?.presented;
  if (!item || !snapshot) {
    return (
      <header className="casebar" aria-label={t("session")}>
        <span className="who">{state.board.name}</span>
        <span className="facts">
          <span>
            {format.longDay(state.starts_at)}, {format.time(state.starts_at)}
          </span>
          <span>{t("cases", { count: state.items.length })}</span>
        </span>
        <span className="row push">
          <Status item={undefined} savedAt={savedAt} />
        </span>
      </header>
    );
  }
  const { patient, disease, consents } = snapshot;
  const timed = item.state === "presenting" || item.state === "voting" ? item : undefined;
  return (
    <CaseBar who={item.pseudonym} end={<Status item={timed} savedAt={savedAt} />}>
      <>
        {format.age(patient.age)}, {t(patient.age.years < 18 ? `child.${patient.sex}` : `sex.${patient.sex}`)}
      </>
      {disease.diagnosis}
      {patient.region}
      {t("consents", {
        answered: consents.length,
        given: consents.filter(({ given }) => given).length,
        count: consentKinds.length,
      })}
    </CaseBar>
  );
}
