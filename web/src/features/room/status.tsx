import { useEffect, useState } from "react";
import type { Item } from "../../api/generated/Item";
import { useLiveView } from "../../live/use-live";
import { Pill } from "../../ui/pill";
import { StateShape } from "../../ui/state-glyph";
import { useFormat } from "../../wording/use-format";
import { useWording } from "../../wording/use-wording";
import { useRoom } from "./room-context";
import { roomWording } from "./wording";

/** How long the case has been before the board, when the last thing was saved, and how the line is. */
export function Status({ item, savedAt }: { item: Item | undefined; savedAt: string | undefined }) {
  const t = useWording(roomWording);
  const format = useFormat();
  const { connection } = useRoom();
  const { status, unanswered } = useLiveView(connection);
  const word = t(`status.${status}`);
  return (
    <>
      {item?.presented_at && <Elapsed since={item.presented_at} planned={item.planned_minutes} />}
      {savedAt !== undefined && (
        <span className="small muted ok">
          <StateShape state="done" />
          {t("saved", { time: format.timeWithSeconds(savedAt) })}
        </span>
      )}
      <Pill
        state={status === "live" ? "live" : status === "reconnecting" ? "preliminary" : "missing"}
        broken={status === "offline"}
      >
        {unanswered > 0 && status !== "live"
          ? t("status.unanswered", { status: word, count: unanswered })
          : word}
      </Pill>
    </>
  );
}

const two = (value: number) => String(value).padStart(2, "0");

function Elapsed({ since, planned }: { since: string; planned: number }) {
  const t = useWording(roomWording);
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  const seconds = Math.max(0, Math.floor((now - Date.parse(since)) / 1000));
  const elapsed = `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`;
  return (
    <span className="clock" role="timer" aria-label={t("elapsed.label", { elapsed, minutes: planned })}>
      <b>{elapsed}</b> {t("elapsed.of", { minutes: planned })}
    </span>
  );
}
