import type { Item } from "../../api/generated/Item";
import { Button } from "../../ui/button";
import { useFormat } from "../../wording/use-format";
import { useWording } from "../../wording/use-wording";
import { sessionWording } from "../sessions/wording";
import { currentItem, isChair, leads } from "./model";
import { Refused } from "./refused";
import type { Opened } from "./room";
import { useActing, useRoom } from "./room-context";
import { courseWording, roomWording } from "./wording";

/** What those who lead can do with a case that is not before the board. */
export function ItemTools({ item, onOpen }: { item: Item; onOpen(opened: Opened): void }) {
  const t = useWording(courseWording);
  const room = useWording(roomWording);
  const { state, me } = useRoom();
  const { act, busy, refused } = useActing();
  const live = state.phase === "live";
  const chair = isChair(state, me);
  const waits = item.state === "queued";
  const deferred = item.state === "deferred";
  const mayAmend = item.state === "signed" && chair && live && !currentItem(state);
  const mayTakeOff = (waits || deferred) && chair && (live || state.phase === "scheduled");
  return (
    <div className="row">
      {waits && chair && live && (
        <Button size="tight" variant="quiet" onClick={() => onOpen({ is: "defer", item })}>
          {t("defer")}
        </Button>
      )}
      {deferred && leads(state, me) && live && (
        <Button
          size="tight"
          busy={busy ? room("saving") : undefined}
          onClick={() => void act({ type: "case.requeue", body: { item: item.id } })}
        >
          {t("requeue")}
        </Button>
      )}
      {mayTakeOff && (
        <Button size="tight" variant="quiet" onClick={() => onOpen({ is: "off", item })}>
          {t("off")}
        </Button>
      )}
      {mayAmend && (
        <Button size="tight" variant="quiet" onClick={() => onOpen({ is: "amend", item })}>
          {t("amend")}
        </Button>
      )}
      <Refused words={refused} />
    </div>
  );
}

/** Where a case that was not presented stands, in a sentence. */
export function useStanding() {
  const t = useWording(roomWording);
  const course = useWording(courseWording);
  const sessions = useWording(sessionWording);
  const format = useFormat();
  return ({ deferred, withdrawn }: Item): string => {
    if (withdrawn !== null) return course("off.told", { reason: withdrawn });
    if (!deferred) return t("page.waiting");
    const { reason, until, missing } = deferred;
    const what = missing.map((kind) => sessions(`missing.${kind}`)).join(", ");
    return [
      t("page.deferred", { reason }),
      until !== null && course("until.at", { day: format.day(until) }),
      what && course("waits.for", { what }),
    ]
      .filter(Boolean)
      .join("; ");
  };
}
