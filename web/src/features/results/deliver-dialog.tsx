import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { uuidV7 } from "../../api/uuid-v7";
import type { DecisionResult } from "../../api/generated/DecisionResult";
import type { DeliveryWay } from "../../api/generated/DeliveryWay";
import { ProblemView } from "../../app/problem-view";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { Field, Select, TextInput } from "../../ui/field";
import { useWording } from "../../wording/use-wording";
import { recordDelivery } from "./requests";
import { resultWording } from "./wording";

const ways: readonly DeliveryWay[] = ["patient_record", "message", "letter", "phone", "in_person"];

interface DeliverDialogProps {
  result: DecisionResult;
  onSaved(result: DecisionResult): void;
  onClose(): void;
}

/** To whom the answer was handed over, and how. */
export function DeliverDialog({ result, onSaved, onClose }: DeliverDialogProps) {
  const t = useWording(resultWording);
  const [to, setTo] = useState("");
  const [way, setWay] = useState<DeliveryWay>("patient_record");
  const [tried, setTried] = useState(false);
  const [key] = useState(uuidV7);
  const { decision, content_sha256 } = result;
  const saving = useMutation({
    mutationFn: () => recordDelivery(decision, { content_sha256, to, way }, key),
    onSuccess(saved) {
      onSaved(saved);
      onClose();
    },
  });
  const missing = to.trim() === "";
  const save = () => {
    setTried(true);
    if (!missing && !saving.isPending) saving.mutate();
  };
  return (
    <Dialog
      title={t("dialog.title")}
      lead={t("dialog.lead")}
      onClose={onClose}
      actions={
        <>
          <Button variant="quiet" onClick={onClose}>
            {t("back")}
          </Button>
          <Button variant="primary" busy={saving.isPending ? t("saving") : undefined} onClick={save}>
            {t("dialog.save")}
          </Button>
        </>
      }
    >
      <div className="form">
        <Field
          label={t("dialog.to")}
          help={t("dialog.to.help")}
          error={tried && missing ? t("dialog.to.missing") : undefined}
        >
          <TextInput value={to} onChange={({ target }) => setTo(target.value)} />
        </Field>
        <Field label={t("dialog.way")}>
          <Select
            value={way}
            choices={ways.map((value) => ({ value, label: t(`choose.${value}`) }))}
            onChoose={(chosen) => setWay(chosen)}
          />
        </Field>
        {saving.error && <ProblemView error={saving.error} />}
      </div>
    </Dialog>
  );
}
