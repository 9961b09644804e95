import { useState } from "react";
import { ProblemView } from "../../app/problem-view";
import { Ask } from "../../ui/ask";
import { Button } from "../../ui/button";
import { Field, TextArea } from "../../ui/field";
import { useWording } from "../../wording/use-wording";
import type { useMarking } from "./marks";
import { useKey } from "./use-key";
import { variantsWording } from "./wording";

interface MarkBlockProps {
  /** The call's name in addresses. */
  name: string;
  what: string;
  /** The note and the place in the order when the call is marked. */
  mark: { note: string; place: number } | undefined;
  marking: ReturnType<typeof useMarking>;
}

/** What is asked of the geneticist: whether the board shall see this call, and what to say with it. */
export function MarkBlock({ name, what, mark, marking }: MarkBlockProps) {
  const t = useWording(variantsWording);
  const [note, setNote] = useState(mark?.note ?? "");
  const saving = marking.isPending ? t("ask.saving") : undefined;
  const save = () => marking.mutate({ name, what, note: note.trim() });
  useKey("b", mark || marking.isPending ? undefined : save);
  return (
    <Ask
      place="corner"
      title={mark ? t("ask.marked", { what, place: mark.place }) : t("ask.mark", { what })}
      actions={
        mark ? (
          <>
            <Button variant="primary" busy={saving} onClick={save}>
              {t("ask.note.save")}
            </Button>
            <Button busy={saving} onClick={() => marking.mutate({ name, what })}>
              {t("ask.take")}
            </Button>
          </>
        ) : (
          <Button
            variant="primary"
            size="live"
            shortcut="B"
            aria-keyshortcuts="B"
            busy={saving}
            onClick={save}
          >
            {t("ask.act")}
          </Button>
        )
      }
    >
      <Field label={t("ask.note")}>
        <TextArea rows={1} value={note} onChange={({ target }) => setNote(target.value)} />
      </Field>
      {marking.error && <ProblemView error={marking.error} />}
    </Ask>
  );
}
