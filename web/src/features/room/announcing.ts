import { useEffect, useRef } from "react";
import type { State } from "../../api/generated/State";
import type { LiveStatus } from "../../live/state";
import { announce } from "../../ui/announcer";
import { useWording } from "../../wording/use-wording";
import { currentItem, openBallot } from "./model";
import { announcedWording } from "./wording";

/** The few things of a session that are said aloud to screen readers. */
export function useAnnouncements(state: State | undefined, status: LiveStatus): void {
  const t = useWording(announcedWording);
  const item = state && currentItem(state);
  const ballot = item && openBallot(item);
  const readBack = item?.read_back?.at;
  const versions = state?.items.reduce((sum, { versions: count }) => sum + count, 0);
  const place = item && state ? state.items.indexOf(item) + 1 : 0;
  const before = useRef({ id: item?.id, ballot: ballot?.id, readBack, versions, status });
  useEffect(() => {
    const was = before.current;
    before.current = { id: item?.id, ballot: ballot?.id, readBack, versions, status };
    if (item && item.id !== was.id) {
      announce(t("case", { who: item.pseudonym, place, count: state?.items.length ?? 0 }));
    }
    if (readBack !== undefined && readBack !== was.readBack) announce(t("read-back"), "alert");
    if (ballot && ballot.id !== was.ballot) {
      announce(t("ballot", { count: ballot.options.length }), "alert");
    }
    if (!ballot && was.ballot !== undefined) announce(t("ballot.closed"), "alert");
    if (versions !== undefined && was.versions !== undefined && versions > was.versions) {
      announce(t("decided"), "alert");
    }
    if (status !== was.status && status === "offline") announce(t("line.lost"), "alert");
    if (status !== was.status && status === "live") announce(t("line.back"), "alert");
  }, [item, place, state, ballot, readBack, versions, status, t]);
}
