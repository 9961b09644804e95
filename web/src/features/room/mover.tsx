import type { Item } from "../../api/generated/Item";
import { Button } from "../../ui/button";
import { useWording } from "../../wording/use-wording";
import { leads } from "./model";
import { Refused } from "./refused";
import { useActing, useRoom } from "./room-context";
import { courseWording } from "./wording";

/** Moves a waiting case among those that wait. */
export function Mover({ item }: { item: Item }) {
  const t = useWording(courseWording);
  const { state, me } = useRoom();
  const { act, busy, refused } = useActing();
  const open = state.phase === "scheduled" || state.phase === "live" || state.phase === "paused";
  if (!open || !leads(state, me) || item.state !== "queued") return null;
  const waiting = state.items.filter(({ state: stands }) => stands === "queued");
  const place = waiting.indexOf(item);
  const move = (before: string | null) =>
    busy ? undefined : void act({ type: "agenda.move", body: { item: item.id, before } });
  const above = waiting[place - 1];
  const below = waiting[place + 1];
  return (
    <div className="row">
      {above && (
        <Button
          size="tight"
          variant="quiet"
          aria-label={t("move.up", { who: item.pseudonym })}
          onClick={() => move(above.id)}
        >
          ↑
        </Button>
      )}
      {below && (
        <Button
          size="tight"
          variant="quiet"
          aria-label={t("move.down", { who: item.pseudonym })}
          onClick={() => move(waiting[place + 2]?.id ?? null)}
        >
          ↓
        </Button>
      )}
      <Refused words={refused} />
    </div>
  );
}
