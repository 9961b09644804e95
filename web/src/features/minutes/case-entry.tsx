import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { CaseMinutes } from "../../api/generated/CaseMinutes";
import type { DecisionMinutes } from "../../api/generated/DecisionMinutes";
import type { Deferral } from "../../api/generated/Deferral";
import { Pill } from "../../ui/pill";
import { useFormat } from "../../wording/use-format";
import { useLanguage } from "../../wording/language";
import { useWording } from "../../wording/use-wording";
import { plainSentence } from "../room/sentences";
import { sessionWording } from "../sessions/wording";
import { BallotEntry } from "./ballot-entry";
import { Row } from "./row";
import { useSpent } from "./spent";
import { minutesWording } from "./wording";

/** One case of the minutes: how long it took and what became of it. */
export function CaseEntry({ entry }: { entry: CaseMinutes }) {
  const t = useWording(minutesWording);
  const session = useWording(sessionWording);
  const spent = useSpent();
  const planned = spent(entry.planned_minutes * 60);
  const time =
    entry.seconds === null
      ? t("spent.none", { planned })
      : t("spent", { time: spent(entry.seconds), planned });
  return (
    <li className="entry">
      <header>
        <h3>{entry.hidden ? t("hidden") : <span translate="no">{entry.pseudonym}</span>}</h3>
        <Pill>{session(`item.${entry.state}`)}</Pill>
        {entry.urgent && <Pill>{t("urgent")}</Pill>}
        <span className="small muted time">{time}</span>
      </header>
      {!entry.hidden && <Body entry={entry} />}
    </li>
  );
}

function Body({ entry }: { entry: CaseMinutes }) {
  const t = useWording(minutesWording);
  const { question, recused, ballots, decision, deferred, withdrawn, addenda } = entry;
  const held = ballots.map((ballot) => <BallotEntry key={ballot.opened_at} ballot={ballot} />);
  return (
    <>
      <p className="asked-for">{question}</p>
      {recused.length > 0 && <p className="small">{t("recused", { names: recused.join(", ") })}</p>}
      <dl>
        {decision ? <Decided decision={decision} ballots={held} /> : held}
        {deferred && <Deferred deferral={deferred} />}
        {withdrawn !== null && <Row label={t("withdrawn")}>{withdrawn}</Row>}
        {addenda.map(({ by, name, at, text }) => (
          <Row key={`${by} ${at}`} label={t("addendum")}>
            <b className="strong">{name}:</b> {text}
          </Row>
        ))}
      </dl>
      {decision && (
        <Link to="/decisions/$decisionId" params={{ decisionId: decision.decision }} className="unprinted">
          {t("answer")}
        </Link>
      )}
    </>
  );
}

interface DecidedProps {
  decision: DecisionMinutes;
  /** The ballots on the way to it. */
  ballots: ReactNode;
}

function Decided({ decision, ballots }: DecidedProps) {
  const t = useWording(minutesWording);
  const language = useLanguage();
  const format = useFormat();
  const { recommendations, reached, dissents, signatures, supersedes, version, decided_at } = decision;
  return (
    <>
      <Row label={t("recommends")}>
        <ol className="advice">
          {recommendations.map(({ id, content }) => (
            <li key={id}>
              {plainSentence(language, content)}
              {content.kind !== "no_recommendation" && (
                <span className="muted">
                  {" "}
                  {t("owner", { name: content.owner.name, due: format.day(content.owner.due) })}
                </span>
              )}
            </li>
          ))}
        </ol>
      </Row>
      <Row label={t("reached")}>
        {reached.how === "consensus"
          ? t("reached.consensus", { time: format.time(reached.read_back_at) })
          : t("reached.ballot", { question: reached.question })}{" "}
        <span className="muted">
          {t("version", { version })}, {format.time(decided_at)}
          {supersedes && `, ${t("supersedes", { version: supersedes.version, reason: supersedes.reason })}`}
        </span>
      </Row>
      {ballots}
      <Row label={t("dissent")}>
        {dissents.length === 0 && t("dissent.none")}
        {dissents.map(({ person, name, reason }) => (
          <p key={person}>
            <b className="strong">{name}:</b> {reason}
          </p>
        ))}
      </Row>
      <Row label={t("signatures")}>
        {signatures.length === 0 && t("signatures.none")}
        {signatures.map(({ id, printed_name, meaning, at }) => (
          <p key={id}>
            {t("signature", {
              name: printed_name,
              meaning: t(`meaning.${meaning}`),
              time: format.dateTime(at),
            })}
          </p>
        ))}
      </Row>
    </>
  );
}

function Deferred({ deferral }: { deferral: Deferral }) {
  const t = useWording(minutesWording);
  const session = useWording(sessionWording);
  const format = useFormat();
  const { reason, until, missing } = deferral;
  const things = missing.map((one) => session(`missing.${one}`).toLowerCase()).join(", ");
  return (
    <Row label={t("deferred")}>
      {reason}
      {until !== null && ` (${t("deferred.until", { day: format.day(until) })})`}
      {missing.length > 0 && <p>{t("deferred.missing", { things })}</p>}
    </Row>
  );
}
