import { useState } from "react";
import type { BallotOption } from "../../api/generated/BallotOption";
import type { Item } from "../../api/generated/Item";
import type { Method } from "../../api/generated/Method";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { Field, Select, TextInput } from "../../ui/field";
import { useLanguage } from "../../wording/language";
import { useWording } from "../../wording/use-wording";
import { Refused } from "./refused";
import { useActing } from "./room-context";
import { shortly } from "./sentences";
import { formWording, roomWording } from "./wording";

const methods: readonly Method[] = ["simple_majority", "qualified_majority", "advisory"];

/** A ballot on a contested question: the recommendations as options, and others in free words. */
export function BallotForm({ item, onClose }: { item: Item; onClose(): void }) {
  const t = useWording(formWording);
  const room = useWording(roomWording);
  const language = useLanguage();
  const { act, busy, refused } = useActing();
  const [question, setQuestion] = useState(item.question);
  const [options, setOptions] = useState<readonly BallotOption[]>(() => {
    const proposed = item.recommendations.map(({ id, content }) => ({
      text: shortly(language, content),
      recommendation: id,
    }));
    const free = { text: "", recommendation: null };
    return proposed.length > 1 ? proposed : [...proposed, free];
  });
  const [method, setMethod] = useState<Method>("simple_majority");
  const [blind, setBlind] = useState(true);
  const [tried, setTried] = useState(false);
  const written = options.filter(({ text }) => text.trim() !== "");
  const complete = question.trim() !== "" && written.length > 1;
  const open = async () => {
    setTried(true);
    if (busy || !complete) return;
    const body = { item: item.id, question, options: written, method, blind };
    if (await act({ type: "ballot.open", body })) onClose();
  };
  return (
    <Dialog
      title={t("ballot.title")}
      lead={t("ballot.lead")}
      onClose={onClose}
      actions={
        <>
          <Button variant="quiet" onClick={onClose}>
            {t("back")}
          </Button>
          <Button variant="primary" busy={busy ? room("saving") : undefined} onClick={() => void open()}>
            {t("ballot.open")}
          </Button>
        </>
      }
    >
      <div className="form">
        <Field label={t("ballot.question")}>
          <TextInput value={question} onChange={({ target }) => setQuestion(target.value)} />
        </Field>
        {options.map((option, place) => (
          <Field key={place} label={t("ballot.option", { number: place + 1 })}>
            <TextInput
              value={option.text}
              onChange={({ target }) =>
                setOptions(options.map((one, at) => (at === place ? { ...one, text: target.value } : one)))
              }
            />
          </Field>
        ))}
        <div>
          <Button
            size="tight"
            icon="plus"
            onClick={() => setOptions([...options, { text: "", recommendation: null }])}
          >
            {t("ballot.option.add")}
          </Button>
        </div>
        <Field label={t("ballot.method")}>
          <Select
            value={method}
            choices={methods.map((value) => ({ value, label: t(`method.${value}`) }))}
            onChoose={(chosen) => setMethod(chosen)}
          />
        </Field>
        <label className="tick">
          <input type="checkbox" checked={blind} onChange={({ target }) => setBlind(target.checked)} />
          {t("ballot.blind")}
        </label>
        {tried && !complete && <Refused words={t("ballot.incomplete")} />}
        <Refused words={refused} />
      </div>
    </Dialog>
  );
}
