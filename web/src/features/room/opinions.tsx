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

/** What members think of the case, in writing; each reads the others' when their own is given. */
export function Opinions({ item }: { item: Item }) {
  const t = useWording(courseWording);
  const format = useFormat();
  const { state, me } = useRoom();
  const stated = item.decision?.statement.opinions ?? item.opinions;
  const open = item.state === "queued" || item.state === "presenting";
  const kind = memberOf(state, me)?.kind;
  const going = state.phase === "scheduled" || state.phase === "live" || state.phase === "paused";
  const mayGive = going && open && !item.recused.includes(me) && (kind === "voting" || kind === "adviser");
  if (stated.length === 0 && !mayGive) return null;
  return (
    <section className="said" aria-label={t("opinions.title")}>
      <h3>{t("opinions.title")}</h3>
      <ul>
        {stated.map(({ person, name, at, text }) => (
          <li key={person}>
            <span className="t">{format.time(at)}</span>
            <span>
              {text === null ? (
                <span className="muted">{t("opinions.hidden", { name })}</span>
              ) : (
                <>
                  {text} <span className="muted">{name}</span>
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
      {mayGive && <Giving key={item.id} item={item} />}
    </section>
  );
}

function Giving({ item }: { item: Item }) {
  const t = useWording(courseWording);
  const room = useWording(roomWording);
  const { act, busy, refused } = useActing();
  const [text, setText] = useState("");
  const give = async () => {
    if (text.trim() === "" || busy) return;
    if (await act({ type: "opinion.give", body: { item: item.id, text } })) setText("");
  };
  return (
    <>
      <Field label={t("opinions.write")} help={t("opinions.help")}>
        <TextArea value={text} maxLength={4000} onChange={({ target }) => setText(target.value)} />
      </Field>
      <Button size="tight" busy={busy ? room("saving") : undefined} onClick={() => void give()}>
        {t("opinions.give")}
      </Button>
      <Refused words={refused} />
    </>
  );
}
