import { useState } from "react";
import { Ask } from "../../ui/ask";
import { Button } from "../../ui/button";
import { useWording } from "../../wording/use-wording";
import { Refused } from "./refused";
import { useActing, useRoom } from "./room-context";
import { askWording, roomWording } from "./wording";

/** Joining is attendance, and goes with a declaration of conflicts of interest. */
export function AskJoin() {
  const t = useWording(askWording);
  const room = useWording(roomWording);
  const { state } = useRoom();
  const { act, busy, refused } = useActing();
  const [none, setNone] = useState(false);
  const [conflicts, setConflicts] = useState<ReadonlySet<string>>(new Set());
  const declared = none || conflicts.size > 0;
  const toggle = (item: string) => {
    setNone(false);
    setConflicts((before) => {
      const after = new Set(before);
      if (!after.delete(item)) after.add(item);
      return after;
    });
  };
  return (
    <Ask
      place="corner"
      title={t(state.phase === "live" ? "join.title.live" : "join.title")}
      reason={t("join.reason")}
      actions={
        <Button
          variant="primary"
          size="live"
          busy={busy ? room("saving") : undefined}
          refusedBecause={declared ? undefined : t("join.choose")}
          onClick={() => void act({ type: "attendance.join", body: { conflicts: [...conflicts] } })}
        >
          {t("join")}
        </Button>
      }
    >
      <fieldset className="ticks">
        <legend className="vh">{t("join.reason")}</legend>
        <label>
          <input
            type="checkbox"
            checked={none}
            onChange={({ target }) => {
              setNone(target.checked);
              if (target.checked) setConflicts(new Set());
            }}
          />
          {t("join.none")}
        </label>
        {state.items
          .filter(({ pseudonym }) => pseudonym !== "")
          .map(({ id, pseudonym }) => (
            <label key={id}>
              <input type="checkbox" checked={conflicts.has(id)} onChange={() => toggle(id)} />
              {t("join.case", { pseudonym })}
            </label>
          ))}
      </fieldset>
      <Refused words={refused} />
    </Ask>
  );
}
