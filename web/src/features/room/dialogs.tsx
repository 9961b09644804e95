import { useState } from "react";
import type { Discipline } from "../../api/generated/Discipline";
import type { MemberKind } from "../../api/generated/MemberKind";
import type { SessionCommand } from "../../api/generated/SessionCommand";
import { usePeopleWords } from "../../app/people";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { Field, Select, TextInput } from "../../ui/field";
import { useWording } from "../../wording/use-wording";
import { attendanceOf } from "./model";
import { Refused } from "./refused";
import { useActing, useRoom } from "./room-context";
import { formWording, roomWording } from "./wording";
import { WordsDialog } from "./words-dialog";

interface ReasonDialogProps {
  /** Which texts to use: `early.title`, `early.lead`, `early.field`, `early`. */
  about: "withdraw" | "early" | "dissent" | "explained";
  pseudonym: string;
  /** What was written before. */
  known?: string;
  command(reason: string): SessionCommand;
  onClose(): void;
}

/** An act on a decision or a ballot that needs words. */
export function ReasonDialog({ about, pseudonym, ...rest }: ReasonDialogProps) {
  const t = useWording(formWording);
  return (
    <WordsDialog
      title={t(`${about}.title`, { pseudonym })}
      lead={t(`${about}.lead`)}
      field={t(`${about}.field`)}
      save={t(about)}
      {...rest}
    />
  );
}

const disciplines: readonly Discipline[] = [
  "medical_oncology",
  "paediatric_oncology",
  "thoracic_oncology",
  "pathology",
  "clinical_genetics",
  "molecular_biology",
  "bioinformatics",
  "radiology",
  "surgery",
  "pharmacy",
  "nursing",
  "clinical_trials",
];
const guestKinds = ["guest", "adviser", "observer"] as const satisfies readonly MemberKind[];

/** Enters somebody who sits in the room without a device: a member of the board, or a guest by name. */
export function EnterDialog({ onClose }: { onClose(): void }) {
  const t = useWording(formWording);
  const room = useWording(roomWording);
  const word = usePeopleWords();
  const { state } = useRoom();
  const { act, busy, refused } = useActing();
  const [who, setWho] = useState("");
  const [name, setName] = useState("");
  const [discipline, setDiscipline] = useState<Discipline | "">("");
  const [kind, setKind] = useState<(typeof guestKinds)[number]>("guest");
  const [tried, setTried] = useState(false);
  const absent = state.board.members.filter(({ person }) => !attendanceOf(state, person));
  const member = absent.find(({ person }) => person === who);
  const guest = who === "guest" && name.trim() !== "" && discipline !== "";
  const save = async () => {
    setTried(true);
    if (busy || !(member || guest)) return;
    const body = member
      ? { person: member.person, name: member.name, discipline: member.discipline, kind: member.kind }
      : { person: null, name, discipline: discipline as Discipline, kind };
    if (await act({ type: "attendance.enter", body })) onClose();
  };
  return (
    <Dialog
      title={t("enter.title")}
      lead={t("enter.lead")}
      onClose={onClose}
      actions={
        <>
          <Button variant="quiet" onClick={onClose}>
            {t("back")}
          </Button>
          <Button variant="primary" busy={busy ? room("saving") : undefined} onClick={() => void save()}>
            {t("enter")}
          </Button>
        </>
      }
    >
      <div className="form">
        <Field label={t("enter.who")} error={tried && !(member || guest) ? t("enter.missing") : undefined}>
          <Select
            value={who}
            placeholder={t("rec.choose")}
            choices={[
              ...absent.map((one) => ({
                value: one.person,
                label: `${one.name}, ${word.discipline(one.discipline)}`,
              })),
              { value: "guest", label: t("enter.guest") },
            ]}
            onChoose={setWho}
          />
        </Field>
        {who === "guest" && (
          <>
            <Field label={t("enter.name")}>
              <TextInput value={name} onChange={({ target }) => setName(target.value)} />
            </Field>
            <Field label={t("enter.discipline")}>
              <Select
                value={discipline}
                placeholder={t("rec.choose")}
                choices={disciplines.map((value) => ({ value, label: word.discipline(value) }))}
                onChoose={(chosen) => setDiscipline(chosen)}
              />
            </Field>
            <Field label={t("enter.kind")}>
              <Select
                value={kind}
                choices={guestKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
                onChoose={(chosen) => setKind(chosen)}
              />
            </Field>
          </>
        )}
        <Refused words={refused} />
      </div>
    </Dialog>
  );
}
