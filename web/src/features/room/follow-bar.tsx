import { useActing, useRoom } from "./room-context";
import { Icon } from "../../ui/icon";
import { Button } from "../../ui/button";
import { useWording } from "../../wording/use-wording";
import type { Following } from "./follow";
import { currentItem, leads, nameOf, nextItem, present } from "./model";
import { roomWording } from "./wording";

/** Whose eyes this page sees with, and the way out and back. */
export function FollowBar({ follow, nextHere }: { follow: Following; nextHere: boolean }) {
  const t = useWording(roomWording);
  const { state, me } = useRoom();
  const { act, busy } = useActing();
  const others = present(state).filter(({ how, person }) => how === "device" && person !== state.presenter);
  const counts = { followers: follow.followers, others: others.length };
  const next = nextHere && leads(state, me) && !currentItem(state) ? nextItem(state) : undefined;
  const name = state.presenter === null ? "" : nameOf(state, state.presenter);
  return (
    <div className="followbar">
      <Icon name="follow" />
      {name === "" && <span className="muted">{t("follow.nobody")}</span>}
      {name !== "" && follow.presents && <span>{t.rich("follow.you")}</span>}
      {name !== "" && follow.following && <span>{t.rich("follow.on", { name })}</span>}
      {name !== "" && !follow.presents && !follow.following && (
        <button type="button" className="btn quiet tight back" aria-keyshortcuts="f" onClick={follow.toggle}>
          {t("follow.back", { name })}
          <kbd aria-hidden="true">F</kbd>
        </button>
      )}
      {name !== "" && (
        <span className="muted small">
          {t(follow.presents ? "follow.you.count" : "follow.count", counts)}
        </span>
      )}
      <span className="push row">
        {name !== "" && follow.following && (
          <Button variant="quiet" size="tight" shortcut="F" aria-keyshortcuts="f" onClick={follow.toggle}>
            {t("follow.leave")}
          </Button>
        )}
        {next && (
          <Button
            size="tight"
            busy={busy ? t("saving") : undefined}
            onClick={() => void act({ type: "case.present", body: { item: next.id } })}
          >
            {t("follow.next", { who: next.pseudonym })}
          </Button>
        )}
      </span>
    </div>
  );
}
