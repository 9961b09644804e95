import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ProblemView } from "../../app/problem-view";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { Field, Select, TextInput } from "../../ui/field";
import { Skeleton } from "../../ui/placeholders";
import { useWording } from "../../wording/use-wording";
import { placeableCasesQuery, placeCase } from "../sessions/requests";
import { useRoom } from "./room-context";
import { courseWording, formWording, roomWording } from "./wording";

/** Puts a case of the board on the agenda while the session is on. It comes as an entry of the session's record. */
export function UrgentDialog({ onClose }: { onClose(): void }) {
  const t = useWording(courseWording);
  const forms = useWording(formWording);
  const room = useWording(roomWording);
  const { state } = useRoom();
  const cases = useQuery(placeableCasesQuery);
  const [chosen, setChosen] = useState("");
  const [minutes, setMinutes] = useState("10");
  const add = useMutation({
    mutationFn: () => placeCase(state.id, { case: chosen, planned_minutes: Number(minutes), urgent: true }),
    onSuccess: onClose,
  });
  const known = new Set(state.items.map((item) => item.case));
  const waiting = (cases.data?.cases ?? []).filter(
    (row) => row.board === state.board.id && row.state === "accepted" && !known.has(row.case),
  );
  return (
    <Dialog
      title={t("urgent.title")}
      lead={t("urgent.lead")}
      onClose={onClose}
      actions={
        <>
          <Button variant="quiet" onClick={onClose}>
            {forms("back")}
          </Button>
          <Button
            variant="primary"
            busy={add.isPending ? room("saving") : undefined}
            refusedBecause={chosen === "" ? t("urgent.case") : undefined}
            onClick={() => add.mutate()}
          >
            {t("urgent.act")}
          </Button>
        </>
      }
    >
      {cases.isPending && <Skeleton label={room("loading")} />}
      {cases.data && waiting.length === 0 && <p className="small warn">{t("urgent.none")}</p>}
      {waiting.length > 0 && (
        <div className="form">
          <Field label={t("urgent.case")}>
            <Select
              value={chosen}
              placeholder={forms("rec.choose")}
              choices={waiting.map((row) => ({
                value: row.case,
                label: `${row.pseudonym}, ${row.diagnosis}`,
              }))}
              onChoose={setChosen}
            />
          </Field>
          <Field label={t("urgent.minutes")}>
            <TextInput
              inputMode="numeric"
              value={minutes}
              onChange={({ target }) => setMinutes(target.value)}
            />
          </Field>
        </div>
      )}
      {(cases.error ?? add.error) && <ProblemView error={cases.error ?? add.error} />}
    </Dialog>
  );
}
