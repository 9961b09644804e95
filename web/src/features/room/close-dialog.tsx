import { useState } from "react";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { useWording } from "../../wording/use-wording";
import { Refused } from "./refused";
import { useActing, useRoom } from "./room-context";
import { formWording, roomWording } from "./wording";

/** Closing with cases left: each must be carried over by name. */
export function CloseDialog({ onClose }: { onClose(): void }) {
  const t = useWording(formWording);
  const room = useWording(roomWording);
  const { state } = useRoom();
  const { act, busy, refused } = useActing();
  const [kept, setKept] = useState<ReadonlySet<string>>(new Set());
  const carriable = state.items.filter(({ state: stands }) => stands === "queued" || stands === "presenting");
  const open = state.items.filter(
    (item) => item.state === "voting" || item.state === "decided" || kept.has(item.id),
  );
  const names = open.map(({ pseudonym }) => pseudonym).join(", ");
  const toggle = (id: string) =>
    setKept((before) => {
      const after = new Set(before);
      if (!after.delete(id)) after.add(id);
      return after;
    });
  const close = async () => {
    const carry_over = carriable.filter(({ id }) => !kept.has(id)).map(({ id }) => id);
    if (await act({ type: "session.close", body: { carry_over } })) onClose();
  };
  return (
    <Dialog
      title={t("close.title")}
      lead={t("close.lead")}
      onClose={onClose}
      actions={
        <>
          <Button variant="quiet" onClick={onClose}>
            {t("back")}
          </Button>
          <Button
            variant="danger"
            busy={busy ? room("saving") : undefined}
            refusedBecause={open.length > 0 ? t("close.open", { names }) : undefined}
            onClick={() => void close()}
          >
            {t("close")}
          </Button>
        </>
      }
    >
      {carriable.length > 0 && (
        <fieldset className="targets">
          <legend>{t("close.carry")}</legend>
          {carriable.map(({ id, pseudonym }) => (
            <label key={id}>
              <input type="checkbox" checked={!kept.has(id)} onChange={() => toggle(id)} />
              <span translate="no">{pseudonym}</span>
            </label>
          ))}
        </fieldset>
      )}
      {open.length > 0 && <p className="small warn">{t("close.open", { names })}</p>}
      <Refused words={refused} />
    </Dialog>
  );
}
