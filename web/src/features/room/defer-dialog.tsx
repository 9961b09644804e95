import { useState } from "react";
import type { Item } from "../../api/generated/Item";
import type { Missing } from "../../api/generated/Missing";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { Field, TextArea, TextInput } from "../../ui/field";
import { useWording } from "../../wording/use-wording";
import { sessionWording } from "../sessions/wording";
import { Refused } from "./refused";
import { useActing } from "./room-context";
import { courseWording, formWording, roomWording } from "./wording";

const kinds: readonly Missing[] = [
  "question",
  "tumour_specimen",
  "tumour_cell_content",
  "analysis",
  "final_report",
  "variant_file",
  "findings",
  "consents",
  "wishes",
];

/** Puts a case off: why, until when, and what the board waits for. */
export function DeferDialog({ item, onClose }: { item: Item; onClose(): void }) {
  const t = useWording(formWording);
  const course = useWording(courseWording);
  const sessions = useWording(sessionWording);
  const room = useWording(roomWording);
  const { act, busy, refused } = useActing();
  const [reason, setReason] = useState("");
  const [until, setUntil] = useState("");
  const [missing, setMissing] = useState<readonly Missing[]>([]);
  const [tried, setTried] = useState(false);
  const save = async () => {
    setTried(true);
    if (reason.trim() === "" || busy) return;
    const body = { item: item.id, reason, until: until || null, missing: [...missing] };
    if (await act({ type: "case.defer", body })) onClose();
  };
  return (
    <Dialog
      title={t("defer.title", { pseudonym: item.pseudonym })}
      lead={t("defer.lead")}
      onClose={onClose}
      actions={
        <>
          <Button variant="quiet" onClick={onClose}>
            {t("back")}
          </Button>
          <Button variant="primary" busy={busy ? room("saving") : undefined} onClick={() => void save()}>
            {t("defer")}
          </Button>
        </>
      }
    >
      <div className="form">
        <Field
          label={t("defer.field")}
          error={tried && reason.trim() === "" ? t("reason.missing") : undefined}
        >
          <TextArea value={reason} onChange={({ target }) => setReason(target.value)} />
        </Field>
        <Field label={course("until")}>
          <TextInput type="date" value={until} onChange={({ target }) => setUntil(target.value)} />
        </Field>
        <fieldset className="targets">
          <legend>{course("waits")}</legend>
          {kinds.map((kind) => (
            <label key={kind}>
              <input
                type="checkbox"
                checked={missing.includes(kind)}
                onChange={({ target }) =>
                  setMissing(target.checked ? [...missing, kind] : missing.filter((known) => known !== kind))
                }
              />
              {sessions(`missing.${kind}`)}
            </label>
          ))}
        </fieldset>
        <Refused words={refused} />
      </div>
    </Dialog>
  );
}
