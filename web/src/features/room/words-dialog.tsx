import { useState } from "react";
import type { SessionCommand } from "../../api/generated/SessionCommand";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { Field, TextArea } from "../../ui/field";
import { useWording } from "../../wording/use-wording";
import { Refused } from "./refused";
import { useActing } from "./room-context";
import { courseWording, formWording, roomWording } from "./wording";

interface WordsDialogProps {
  title: string;
  lead: string;
  /** What the words are: the field's label. */
  field: string;
  /** What the act is called. */
  save: string;
  /** What was written before. */
  known?: string;
  command(reason: string): SessionCommand;
  onClose(): void;
}

/** An act that needs words of its own. */
export function WordsDialog({ title, lead, field, save, known = "", command, onClose }: WordsDialogProps) {
  const t = useWording(formWording);
  const room = useWording(roomWording);
  const { act, busy, refused } = useActing();
  const [reason, setReason] = useState(known);
  const [tried, setTried] = useState(false);
  const give = async () => {
    setTried(true);
    if (reason.trim() !== "" && !busy && (await act(command(reason)))) onClose();
  };
  return (
    <Dialog
      title={title}
      lead={lead}
      onClose={onClose}
      actions={
        <>
          <Button variant="quiet" onClick={onClose}>
            {t("back")}
          </Button>
          <Button variant="primary" busy={busy ? room("saving") : undefined} onClick={() => void give()}>
            {save}
          </Button>
        </>
      }
    >
      <Field label={field} error={tried && reason.trim() === "" ? t("reason.missing") : undefined}>
        <TextArea value={reason} onChange={({ target }) => setReason(target.value)} />
      </Field>
      <Refused words={refused} />
    </Dialog>
  );
}

interface CourseDialogProps {
  /** Which texts to use: `off.title`, `off.lead`, `off.field`, `off.act`. */
  about: "cancel" | "reopen" | "off" | "amend";
  pseudonym?: string;
  command(reason: string): SessionCommand;
  onClose(): void;
}

/** An act on the session, or on a case of its agenda, that needs a reason. */
export function CourseDialog({ about, pseudonym = "", ...rest }: CourseDialogProps) {
  const t = useWording(courseWording);
  return (
    <WordsDialog
      title={t(`${about}.title`, { pseudonym })}
      lead={t(`${about}.lead`)}
      field={t(`${about}.field`)}
      save={t(`${about}.act`)}
      {...rest}
    />
  );
}
