import type { Item } from "../../api/generated/Item";
import { Button } from "../../ui/button";
import { useWording } from "../../wording/use-wording";
import { askOf } from "./asks";
import { useKeys } from "./keys";
import { mayDissentFrom } from "./model";
import { Refused } from "./refused";
import { useActing, useRoom } from "./room-context";
import { askWording, roomWording } from "./wording";

interface OwnDissentProps {
  item: Item;
  /** Opens the field for the reason. */
  onWrite(): void;
}

/** Dissent whenever it is allowed: quiet, because nobody is asked for it now. Where the ask offers it, it is there. */
export function OwnDissent({ item, onWrite }: OwnDissentProps) {
  const t = useWording(askWording);
  const room = useWording(roomWording);
  const { state, me } = useRoom();
  const { act, busy, refused } = useActing();
  const ask = askOf(state, me);
  const offered = mayDissentFrom(state, item, me) && !(ask?.is === "dissent" && ask.item.id === item.id);
  // The key is the ask's own while the ask is about dissent, on whichever case.
  useKeys({ d: offered && ask?.is !== "dissent" ? onWrite : undefined });
  if (!offered) return null;
  const own = item.dissents.some(({ person }) => person === me);
  return (
    <div className="tools">
      <Button size="tight" variant="quiet" shortcut="D" aria-keyshortcuts="d" onClick={onWrite}>
        {t(own ? "dissent.edit" : "dissent")}
      </Button>
      {own && (
        <Button
          size="tight"
          variant="quiet"
          busy={busy ? room("saving") : undefined}
          onClick={() => void act({ type: "dissent.withdraw", body: { item: item.id } })}
        >
          {t("dissent.withdraw")}
        </Button>
      )}
      <Refused words={refused} />
    </div>
  );
}
