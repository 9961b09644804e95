import { useState } from "react";
import { useLivePart } from "../../live/use-live";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { Field, Select } from "../../ui/field";
import { useFormat } from "../../wording/use-format";
import { useWording } from "../../wording/use-wording";
import { attendanceOf, deputies, isChair, nameOf, present } from "./model";
import { Refused } from "./refused";
import type { Opened } from "./room";
import { useActing, useRoom } from "./room-context";
import { courseWording, formWording, roomWording } from "./wording";

/** Handing the chair over, and taking it when the chair is away. */
export function ChairTools({ onOpen }: { onOpen(opened: Opened): void }) {
  const t = useWording(courseWording);
  const { state, me, connection } = useRoom();
  const roster = useLivePart(connection, (view) => view.roster);
  const { act, busy, refused } = useActing();
  const room = useWording(roomWording);
  const open = state.phase === "live" || state.phase === "paused" || state.phase === "scheduled";
  if (!open || !attendanceOf(state, me)) return null;
  const saving = busy ? room("saving") : undefined;
  if (isChair(state, me)) {
    if (state.chair_offered === null) {
      return (
        <Button size="tight" variant="quiet" onClick={() => onOpen({ is: "offer" })}>
          {t("offer")}
        </Button>
      );
    }
    return (
      <>
        <p className="small muted">{t("offer.waiting", { name: nameOf(state, state.chair_offered) })}</p>
        <Button
          size="tight"
          variant="quiet"
          busy={saving}
          onClick={() => void act({ type: "chair.offer", body: { to: null } })}
        >
          {t("offer.back")}
        </Button>
        <Refused words={refused} />
      </>
    );
  }
  if (roster.has(state.chair) || !deputies(state).some(({ person }) => person === me)) return null;
  return (
    <>
      <Noted />
      <Button size="tight" variant="quiet" busy={saving} onClick={() => void act({ type: "chair.claim" })}>
        {t(state.chair_claim ? "claim.take" : "claim")}
      </Button>
      <Refused words={refused} />
    </>
  );
}

function Noted() {
  const t = useWording(courseWording);
  const format = useFormat();
  const { state } = useRoom();
  if (!state.chair_claim) return null;
  const values = { name: nameOf(state, state.chair), time: format.timeWithSeconds(state.chair_claim.at) };
  return <p className="small muted">{t("claim.waiting", values)}</p>;
}

/** To whom the chair is offered: another voting member who takes part with a device. */
export function OfferDialog({ onClose }: { onClose(): void }) {
  const t = useWording(courseWording);
  const forms = useWording(formWording);
  const room = useWording(roomWording);
  const { state, me } = useRoom();
  const { act, busy, refused } = useActing();
  const [to, setTo] = useState("");
  const able = present(state).flatMap(({ person, name, kind, how }) =>
    person !== null && person !== me && kind === "voting" && how !== "in_room"
      ? [{ value: person, label: name }]
      : [],
  );
  const offer = async () => {
    if (await act({ type: "chair.offer", body: { to } })) onClose();
  };
  return (
    <Dialog
      title={t("offer.title")}
      lead={t("offer.lead")}
      onClose={onClose}
      actions={
        <>
          <Button variant="quiet" onClick={onClose}>
            {forms("back")}
          </Button>
          <Button
            variant="primary"
            busy={busy ? room("saving") : undefined}
            refusedBecause={to === "" ? t("offer.to") : undefined}
            onClick={() => void offer()}
          >
            {t("offer.act")}
          </Button>
        </>
      }
    >
      {able.length === 0 ? (
        <p className="small warn">{t("offer.nobody")}</p>
      ) : (
        <Field label={t("offer.to")}>
          <Select value={to} placeholder={forms("rec.choose")} choices={able} onChoose={setTo} />
        </Field>
      )}
      <Refused words={refused} />
    </Dialog>
  );
}
