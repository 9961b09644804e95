import type { ReactNode } from "react";
import type { Ballot } from "../../api/generated/Ballot";
import type { Item } from "../../api/generated/Item";
import { usePeopleWords } from "../../app/people";
import { Pill } from "../../ui/pill";
import { StateShape } from "../../ui/state-glyph";
import { useWording } from "../../wording/use-wording";
import { Dissents } from "./dissents";
import { memberOf, nameOf, quorumOf } from "./model";
import { Notes } from "./notes";
import { useRoom } from "./room-context";
import { ballotWording } from "./wording";

interface BallotPanelProps {
  item: Item;
  ballot: Ballot;
  /** The reader's own dissent. */
  dissent: ReactNode;
}

/** Who has voted in the open ballot. What they chose stands nowhere while it is blind. */
export function BallotPanel({ item, ballot, dissent }: BallotPanelProps) {
  const t = useWording(ballotWording);
  const word = usePeopleWords();
  const { state, me } = useRoom();
  const voted = new Set(ballot.votes.map(({ voter }) => voter));
  const quorum = quorumOf(state, item);
  const discipline = (person: string) => {
    const member = memberOf(state, person);
    return member ? word.discipline(member.discipline) : "";
  };
  return (
    <>
      <header className="righthead">
        <h2>{t(ballot.blind ? "title.blind" : "title.open")}</h2>
        <Pill state="preliminary">
          {t("progress", { cast: voted.size, eligible: ballot.electorate.length })}
        </Pill>
      </header>
      <p className="asked">{ballot.question}</p>
      <ul className="voters">
        {ballot.electorate.map((person) => (
          <li key={person} className={person === me ? "strong" : undefined}>
            <StateShape state={voted.has(person) ? "live" : "not-yet"} />
            <span>
              {nameOf(state, person)}, {discipline(person)}
            </span>
            <span className="small muted">
              {t(voted.has(person) ? "voted" : person === me ? "you" : "not-yet")}
            </span>
          </li>
        ))}
        {item.recused.map((person) => (
          <li key={person} className="muted">
            <StateShape state="not-needed" />
            <span>{nameOf(state, person)}</span>
            <span className="small">{t("recused")}</span>
          </li>
        ))}
      </ul>
      <p className="rules">
        <span>{t(ballot.blind ? "rule.blind" : "rule.open")}</span>
        <span>{t(`rule.${ballot.method}`)}</span>
        <span>
          {t(quorum.held ? "rule.quorum" : "rule.no-quorum", {
            present: quorum.present,
            needed: quorum.needed,
          })}
        </span>
      </p>
      {dissent}
      <Dissents dissents={item.dissents} />
      <Notes item={item} />
    </>
  );
}
