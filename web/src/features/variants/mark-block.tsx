import { type ReactNode, useState } from "react";
import { ProblemView } from "../../app/problem-view";
import { Ask } from "../../ui/ask";
import { Button } from "../../ui/button";
import { Field, TextArea } from "../../ui/field";
import { useWording } from "../../wording/use-wording";
import type { useMarking } from "./marks";
import { useKey } from "./use-key";
import { variantsWording } from "./wording";

interface MarkBlockProps {
  /** The call that the mark goes to. */
  file: string;
  name: string;
  what: string;
  /** The note and the place in the order when the finding is marked. */
  mark: { note: string; place: number } | undefined;
  marking: ReturnType<typeof useMarking>;
  /** The finding is inherited. */
  germline: boolean;
}

/** What is asked of the geneticist: whether the board shall see this finding, and what to say with it. */
export function MarkBlock({ file, name, what, mark, marking, germline }: MarkBlockProps) {
  const t = useWording(variantsWording);
  const [note, setNote] = useState(mark?.note ?? "");
  const saving = marking.isPending ? t("ask.saving") : undefined;
  const save = () => marking.mutate({ file, name, what, note: note.trim() });
  useKey("b", mark || marking.isPending || germline ? undefined : save);
  const bring: ReactNode = (
    <Button
      variant="primary"
      size="live"
      {...(germline ? {} : { shortcut: "B", "aria-keyshortcuts": "B" })}
      busy={saving}
      onClick={save}
    >
      {t(germline ? "germline.act" : "ask.act")}
    </Button>
  );
  const title = germline ? t("germline.ask", { what }) : t("ask.mark", { what });
  return (
    <Ask
      place="corner"
      title={mark ? t("ask.marked", { what, place: mark.place }) : title}
      {...(germline && !mark ? { reason: t("germline.wanted") } : {})}
      actions={
        mark ? (
          <>
            <Button variant="primary" busy={saving} onClick={save}>
              {t("ask.note.save")}
            </Button>
            <Button busy={saving} onClick={() => marking.mutate({ file, name, what })}>
              {t("ask.take")}
            </Button>
          </>
        ) : (
          bring
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
