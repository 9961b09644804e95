import { useState } from "react";
import type { Ballot } from "../../api/generated/Ballot";
import type { Choice } from "../../api/generated/Choice";
import type { Item } from "../../api/generated/Item";
import { Ask } from "../../ui/ask";
import { Button } from "../../ui/button";
import { Kbd } from "../../ui/kbd";
import { useFormat } from "../../wording/use-format";
import { useWording } from "../../wording/use-wording";
import { useKeys } from "./keys";
import { quorumOf } from "./model";
import { Refused } from "./refused";
import { useActing, useRoom } from "./room-context";
import { askWording, roomWording } from "./wording";

const isSame = (one: Choice | undefined, other: Choice): boolean =>
  one?.choice === "option" && other.choice === "option"
    ? one.index === other.index
    : one?.choice === other.choice;

/** A choice is this page's alone until it is cast; cast, it says so only when the server has it. */
export function AskVote({ item, ballot }: { item: Item; ballot: Ballot }) {
  const t = useWording(askWording);
  const format = useFormat();
  const { me } = useRoom();
  const own = ballot.votes.find(({ voter }) => voter === me);
  const [changing, setChanging] = useState(false);
  if (!own || changing) {
    return <Choosing item={item} ballot={ballot} onCast={() => setChanging(false)} />;
  }
  const { choice } = own;
  const chosen = choice?.choice === "option" ? (ballot.options[choice.index]?.text ?? "") : t("vote.abstain");
  return (
    <Ask
      place="corner"
      title={t("vote.in", { time: format.timeWithSeconds(own.at) })}
      reason={choice ? t("vote.in.choice", { choice: chosen }) : undefined}
      actions={
        <Button size="live" onClick={() => setChanging(true)}>
          {t("vote.change")}
        </Button>
      }
    >
      {ballot.blind && <p className="sub">{t("vote.in.hidden")}</p>}
    </Ask>
  );
}

function Choosing({ item, ballot, onCast }: { item: Item; ballot: Ballot; onCast(): void }) {
  const t = useWording(askWording);
  const room = useWording(roomWording);
  const { state } = useRoom();
  const { act, busy, refused } = useActing();
  const quorum = quorumOf(state, item);
  // A ballot rests while the quorum is lost; in writing, it is counted from the answers.
  const resting =
    quorum.held || state.kind === "circulated"
      ? undefined
      : t("decide.no-quorum", { present: quorum.present, needed: quorum.needed });
  const [choice, setChoice] = useState<Choice>();
  const options: { choice: Choice; text: string }[] = [
    ...ballot.options.map(({ text }, index) => ({ choice: { choice: "option" as const, index }, text })),
    { choice: { choice: "abstain" }, text: t("vote.abstain") },
  ];
  const cast = async () => {
    if (!choice || busy || resting) return;
    if (await act({ type: "vote.cast", body: { item: item.id, ballot: ballot.id, choice } })) onCast();
  };
  useKeys({
    ...Object.fromEntries(
      options.slice(0, 9).map((option, place) => [String(place + 1), () => setChoice(option.choice)]),
    ),
    Enter: choice ? () => void cast() : undefined,
  });
  return (
    <Ask
      place="corner"
      title={t("vote.title")}
      reason={state.kind === "circulated" ? `${item.pseudonym}: ${ballot.question}` : undefined}
      actions={
        <Button
          variant="primary"
          size="live"
          shortcut="Enter"
          busy={busy ? room("saving") : undefined}
          refusedBecause={resting ?? (choice ? undefined : t("vote.title"))}
          onClick={() => void cast()}
        >
          {t("vote.cast")}
        </Button>
      }
    >
      <div className="opts" role="radiogroup" aria-label={ballot.question}>
        {options.map((option, place) => (
          <label
            key={place}
            className={`opt${isSame(choice, option.choice) ? " on" : ""}${option.choice.choice === "abstain" ? " slim" : ""}`}
          >
            <input
              type="radio"
              name={ballot.id}
              checked={isSame(choice, option.choice)}
              onChange={() => setChoice(option.choice)}
            />
            <b>{option.text}</b>
            {place < 9 && <Kbd>{place + 1}</Kbd>}
          </label>
        ))}
      </div>
      <p className="sub small">{t("vote.note")}</p>
      {resting && <p className="sub">{resting}</p>}
      <Refused words={refused} />
    </Ask>
  );
}
