import { useSuspenseQuery } from "@tanstack/react-query";
import { meQuery } from "../../api/me";
import { Button } from "../../ui/button";
import { useFormat } from "../../wording/use-format";
import { useWording } from "../../wording/use-wording";
import { ChairTools } from "./chair-tools";
import { isChair, leads } from "./model";
import { Refused } from "./refused";
import type { Opened } from "./room";
import { useActing, useRoom } from "./room-context";
import { courseWording, roomWording } from "./wording";

/** The session's course, for those who lead it. */
export function SessionTools({ onOpen }: { onOpen(opened: Opened): void }) {
  const t = useWording(courseWording);
  const room = useWording(roomWording);
  const format = useFormat();
  const { state, me } = useRoom();
  const { data: person } = useSuspenseQuery(meQuery);
  const { act, busy, refused } = useActing();
  const { phase } = state;
  const chair = isChair(state, me);
  const leading = leads(state, me);
  const plans = leading || person.roles.includes("coordinator");
  const saving = busy ? room("saving") : undefined;
  const open = phase === "live" || phase === "paused";
  return (
    <div className="session-tools" role="group" aria-label={t("title")}>
      {state.deadline !== null && (
        <p className="small muted">{t("deadline", { time: format.dateTime(state.deadline) })}</p>
      )}
      {phase === "scheduled" && state.published_at !== null && (
        <p className="small muted">{t("published", { time: format.dateTime(state.published_at) })}</p>
      )}
      {phase === "scheduled" && plans && state.published_at === null && state.items.length > 0 && (
        <Button
          size="tight"
          variant="quiet"
          busy={saving}
          onClick={() => void act({ type: "agenda.publish" })}
        >
          {t("publish")}
        </Button>
      )}
      {open && plans && (
        <Button size="tight" variant="quiet" onClick={() => onOpen({ is: "urgent" })}>
          {t("urgent")}
        </Button>
      )}
      {phase === "live" && leading && (
        <Button
          size="tight"
          variant="quiet"
          busy={saving}
          onClick={() => void act({ type: "session.pause" })}
        >
          {t("pause")}
        </Button>
      )}
      {phase === "scheduled" && plans && (
        <Button size="tight" variant="quiet" onClick={() => onOpen({ is: "cancel" })}>
          {t("cancel")}
        </Button>
      )}
      <ChairTools onOpen={onOpen} />
      {(open || phase === "reopened") && chair && (
        <button type="button" className="btn quiet tight" onClick={() => onOpen({ is: "close" })}>
          {room("agenda.close")}
        </button>
      )}
      {phase === "closed" && state.reopening && <p className="small muted">{t("reopen.asked")}</p>}
      {phase === "closed" && chair && !state.reopening && (
        <Button size="tight" variant="quiet" onClick={() => onOpen({ is: "reopen" })}>
          {t("reopen")}
        </Button>
      )}
      <Refused words={refused} />
    </div>
  );
}
