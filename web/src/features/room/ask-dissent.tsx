import { useEffect, useId, useRef, useState } from "react";
import type { Ballot } from "../../api/generated/Ballot";
import type { Dissent } from "../../api/generated/Dissent";
import type { Item } from "../../api/generated/Item";
import { Ask } from "../../ui/ask";
import { Button } from "../../ui/button";
import { useWording } from "../../wording/use-wording";
import { useKeys } from "./keys";
import { nameOf } from "./model";
import { Refused } from "./refused";
import { useActing, useRoom } from "./room-context";
import { askWording, roomWording } from "./wording";

interface AskDissentProps {
  item: Item;
  own: Dissent | undefined;
  /** The closed ballot that asks for dissent; the read-back does when left out. */
  ballot: Ballot | undefined;
}

/** Whoever agrees does nothing; whoever does not writes why, here. */
export function AskDissent({ item, own, ballot }: AskDissentProps) {
  const t = useWording(askWording);
  const { state } = useRoom();
  const withdrawing = useActing();
  const room = useWording(roomWording);
  const [writing, setWriting] = useState(false);
  const reader = item.read_back ? nameOf(state, item.read_back.by) : "";
  useKeys({ d: writing ? undefined : () => setWriting(true) });
  if (writing) return <Writing item={item} own={own} onDone={() => setWriting(false)} />;
  return (
    <Ask
      place="corner"
      title={t(own ? "dissent.own.title" : "dissent.title")}
      reason={own ? own.reason : ballot ? t("dissent.reason.ballot") : t("dissent.reason", { name: reader })}
      actions={
        <>
          <Button
            variant="primary"
            size="live"
            shortcut="D"
            aria-keyshortcuts="d"
            onClick={() => setWriting(true)}
          >
            {t(own ? "dissent.edit" : "dissent")}
          </Button>
          {own && (
            <Button
              size="live"
              busy={withdrawing.busy ? room("saving") : undefined}
              onClick={() => void withdrawing.act({ type: "dissent.withdraw", body: { item: item.id } })}
            >
              {t("dissent.withdraw")}
            </Button>
          )}
        </>
      }
    >
      <Refused words={withdrawing.refused} />
    </Ask>
  );
}

function Writing({ item, own, onDone }: { item: Item; own: Dissent | undefined; onDone(): void }) {
  const t = useWording(askWording);
  const room = useWording(roomWording);
  const { act, busy, refused } = useActing();
  const [reason, setReason] = useState(own?.reason ?? "");
  const field = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  useEffect(() => field.current?.focus(), []);
  const save = async () => {
    if (busy || reason.trim() === "") return;
    if (await act({ type: "dissent.record", body: { item: item.id, reason } })) onDone();
  };
  return (
    <Ask
      place="corner"
      title={t("dissent.own.title")}
      reason={t("dissent.help")}
      actions={
        <>
          <Button
            variant="primary"
            size="live"
            busy={busy ? room("saving") : undefined}
            onClick={() => void save()}
          >
            {t("dissent.save")}
          </Button>
          <Button size="live" onClick={onDone}>
            {t("dissent.back")}
          </Button>
        </>
      }
    >
      <label htmlFor={id} className="why">
        {t("dissent.field")}
      </label>
      <textarea
        id={id}
        ref={field}
        className="input area"
        rows={3}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape") onDone();
        }}
      />
      <Refused words={refused} />
    </Ask>
  );
}
