import type { CaseSnapshot } from "../../api/generated/CaseSnapshot";
import type { Item } from "../../api/generated/Item";
import { Button } from "../../ui/button";
import { StateShape } from "../../ui/state-glyph";
import { useWording } from "../../wording/use-wording";
import { attendanceOf } from "./model";
import { Refused } from "./refused";
import type { Opened } from "./room";
import { useActing, useRoom } from "./room-context";
import { roomWording } from "./wording";

interface PatientStripProps {
  item: Item;
  snapshot: CaseSnapshot;
  onOpen(opened: Opened): void;
}

/** The patient's side of the case, in view under the page until it has been said aloud. */
export function PatientStrip({ item, snapshot, onOpen }: PatientStripProps) {
  const t = useWording(roomWording);
  const { state, me } = useRoom();
  const { act, busy, refused } = useActing();
  const unspoken = item.wishes_spoken_at === null;
  const unexplained = item.explained === null;
  const discussed = item.state === "presenting" || item.state === "voting";
  if (!discussed || (!unspoken && !unexplained)) return null;
  const mayAct = item.state === "presenting" && attendanceOf(state, me) !== undefined;
  return (
    <section className="patient-strip" aria-label={t("strip.label")}>
      {unspoken && (
        <div>
          <StateShape state="waiting" />
          <p className="cut">
            <b className="strong">{t("page.wishes")}:</b> {snapshot.wishes || t("page.wishes.none")}
          </p>
          {mayAct && (
            <Button
              size="tight"
              busy={busy ? t("saving") : undefined}
              onClick={() => void act({ type: "wishes.spoken", body: { item: item.id } })}
            >
              {t("page.wishes.speak")}
            </Button>
          )}
        </div>
      )}
      {unexplained && (
        <div>
          <StateShape state="waiting" />
          <p className="cut">
            <b className="strong">{t("page.explained")}:</b> {t("page.explained.none")}
          </p>
          {mayAct && (
            <Button size="tight" onClick={() => onOpen({ is: "explained", item })}>
              {t("page.explained.speak")}
            </Button>
          )}
        </div>
      )}
      <Refused words={refused} />
    </section>
  );
}
