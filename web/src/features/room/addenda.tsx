import { useState } from "react";
import type { Item } from "../../api/generated/Item";
import { Button } from "../../ui/button";
import { Field, TextArea } from "../../ui/field";
import { useFormat } from "../../wording/use-format";
import { useWording } from "../../wording/use-wording";
import { memberOf } from "./model";
import { Refused } from "./refused";
import { useActing, useRoom } from "./room-context";
import { courseWording, roomWording } from "./wording";

/** What was added to a case after the session had closed, and earlier signed versions of its statement. */
export function Addenda({ item }: { item: Item }) {
  const t = useWording(courseWording);
  const format = useFormat();
  const { state, me } = useRoom();
  const mayAdd =
    state.phase === "reopened" && memberOf(state, me) !== undefined && !item.recused.includes(me);
  return (
    <>
      {item.earlier.length > 0 && (
        <section className="said" aria-label={t("earlier.title")}>
          <h3>{t("earlier.title")}</h3>
          {item.earlier.map(({ id, statement, signatures }) => (
            <p key={id} className="small muted">
              {t("earlier", {
                version: statement.version,
                time: format.dateTime(signatures.at(-1)?.at ?? statement.decided_at),
              })}
            </p>
          ))}
        </section>
      )}
      {(item.addenda.length > 0 || mayAdd) && (
        <section className="said" aria-label={t("addenda.title")}>
          <h3>{t("addenda.title")}</h3>
          <ul>
            {item.addenda.map(({ by, name, at, text }) => (
              <li key={`${by} ${at}`}>
                <span className="t">{format.dateTime(at)}</span>
                <span>
                  {text} <span className="muted">{name}</span>
                </span>
              </li>
            ))}
          </ul>
          {mayAdd && <Adding key={item.id} item={item} />}
        </section>
      )}
    </>
  );
}

function Adding({ item }: { item: Item }) {
  const t = useWording(courseWording);
  const room = useWording(roomWording);
  const { act, busy, refused } = useActing();
  const [text, setText] = useState("");
  const add = async () => {
    if (text.trim() === "" || busy) return;
    if (await act({ type: "addendum.add", body: { item: item.id, text } })) setText("");
  };
  return (
    <>
      <Field label={t("addenda.write")}>
        <TextArea value={text} maxLength={4000} onChange={({ target }) => setText(target.value)} />
      </Field>
      <Button size="tight" busy={busy ? room("saving") : undefined} onClick={() => void add()}>
        {t("addenda.add")}
      </Button>
      <Refused words={refused} />
    </>
  );
}
