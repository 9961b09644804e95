import { useRef, useState } from "react";
import type { Item } from "../../api/generated/Item";
import { Button } from "../../ui/button";
import { TextInput } from "../../ui/field";
import { useFormat } from "../../wording/use-format";
import { useWording } from "../../wording/use-wording";
import { useKeys } from "./keys";
import { attendanceOf } from "./model";
import { Refused } from "./refused";
import { useActing, useRoom } from "./room-context";
import { roomWording } from "./wording";

/** What was said that is worth keeping, and a line to add more. */
export function Notes({ item }: { item: Item }) {
  const t = useWording(roomWording);
  const format = useFormat();
  const { state, me } = useRoom();
  const { act, busy, refused } = useActing();
  const [text, setText] = useState("");
  const field = useRef<HTMLInputElement>(null);
  const open = item.state === "presenting" || item.state === "voting";
  const mayWrite = open && attendanceOf(state, me) !== undefined;
  useKeys({ n: mayWrite ? () => field.current?.focus() : undefined });
  const save = async () => {
    if (text.trim() === "" || busy) return;
    if (await act({ type: "note.add", body: { item: item.id, text } })) setText("");
  };
  if (item.notes.length === 0 && !mayWrite) return null;
  return (
    <section className="said" aria-label={t("said.title")}>
      <h3>{t("said.title")}</h3>
      <ul>
        {item.notes.map((note) => (
          <li key={`${note.by} ${note.at}`}>
            <span className="t">{format.time(note.at)}</span>
            <span>
              {note.text} <span className="muted">{note.name}</span>
            </span>
          </li>
        ))}
      </ul>
      {mayWrite && (
        <form
          className="write"
          onSubmit={(event) => {
            event.preventDefault();
            void save();
          }}
        >
          <TextInput
            ref={field}
            aria-label={t("said.write")}
            aria-keyshortcuts="n"
            placeholder={t("said.write")}
            value={text}
            maxLength={2000}
            onChange={(event) => setText(event.target.value)}
          />
          <Button
            type="submit"
            size="tight"
            busy={busy ? t("saving") : undefined}
            {...(text === "" ? { shortcut: "N" } : {})}
          >
            {t("said.save")}
          </Button>
        </form>
      )}
      <Refused words={refused} />
    </section>
  );
}
