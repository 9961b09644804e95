import { useState } from "react";
import type { Item } from "../../api/generated/Item";
import type { Statement } from "../../api/generated/Statement";
import { ProblemView } from "../../app/problem-view";
import { Ask } from "../../ui/ask";
import { Button } from "../../ui/button";
import { useLanguage } from "../../wording/language";
import { useWording } from "../../wording/use-wording";
import { useRoom } from "./room-context";
import { shortly } from "./sentences";
import { useSigning } from "./signing";
import { askWording, roomWording } from "./wording";

/** `8e1f 20c7 … 41ab`, enough to compare by eye. */
const shortHash = (hash: string) => `${hash.slice(0, 4)} ${hash.slice(4, 8)} … ${hash.slice(-4)}`;

interface AskSignProps {
  items: readonly Item[];
  onPutOff(decisions: readonly string[]): void;
}

/** The chair's signature, for all ticked statements at once, in a second window. */
export function AskSign({ items, onPutOff }: AskSignProps) {
  const t = useWording(askWording);
  const language = useLanguage();
  const room = useWording(roomWording);
  const { state } = useRoom();
  const [unticked, setUnticked] = useState<ReadonlySet<string>>(new Set());
  const { open, waiting, opening, error, giveUp, again } = useSigning(state.id);
  const decisions = items.flatMap(({ id, pseudonym, decision }) =>
    decision ? [{ item: id, pseudonym, decision }] : [],
  );
  const ticked = decisions.filter(({ decision }) => !unticked.has(decision.id));
  const toggle = (id: string) =>
    setUnticked((before) => {
      const after = new Set(before);
      if (!after.delete(id)) after.add(id);
      return after;
    });
  const reached = ({ reached: way }: Pick<Statement, "reached">) =>
    way.how === "consensus"
      ? t("sign.consensus")
      : t("sign.ballot", { counts: (way.ballot.result?.counts ?? []).join("–") });
  if (waiting) {
    return (
      <Ask
        place="corner"
        title={t("sign.waiting")}
        reason={t("sign.waiting.reason")}
        actions={
          <>
            <Button variant="primary" size="live" onClick={again}>
              {t("sign.again")}
            </Button>
            <Button size="live" onClick={giveUp}>
              {t("sign.give-up")}
            </Button>
          </>
        }
      />
    );
  }
  return (
    <Ask
      place="corner"
      title={t("sign.title", { count: ticked.length })}
      reason={t("sign.reason")}
      actions={
        <>
          <Button
            variant="primary"
            size="live"
            icon="pen"
            busy={opening ? t("sign.opening") : undefined}
            refusedBecause={ticked.length > 0 ? undefined : t("sign.none")}
            onClick={() =>
              open(
                "approved",
                ticked.map(({ item, decision }) => ({
                  item,
                  decision: decision.id,
                  content_sha256: decision.content_sha256,
                })),
              )
            }
          >
            {t("sign")}
          </Button>
          <Button size="live" onClick={() => onPutOff(decisions.map(({ decision }) => decision.id))}>
            {t("sign.later")}
          </Button>
        </>
      }
    >
      <ul className="ticks">
        {decisions.map(({ pseudonym, decision }) => (
          <li key={decision.id}>
            <label>
              <input
                type="checkbox"
                checked={!unticked.has(decision.id)}
                onChange={() => toggle(decision.id)}
              />
              <span>
                <b translate="no">{pseudonym}</b>{" "}
                {decision.statement.recommendations
                  .map(({ content }) => shortly(language, content))
                  .join("; ")}
                <span className="small how">
                  {[
                    reached(decision.statement),
                    ...decision.statement.dissents.map(({ name }) => room("dissents.of", { name })),
                  ].join("; ")}
                </span>
                <code className="hash">SHA-256 {shortHash(decision.content_sha256)}</code>
              </span>
            </label>
          </li>
        ))}
      </ul>
      {error && <ProblemView error={error} />}
    </Ask>
  );
}
