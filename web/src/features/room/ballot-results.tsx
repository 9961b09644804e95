import type { Ballot } from "../../api/generated/Ballot";
import { StateShape } from "../../ui/state-glyph";
import { useWording } from "../../wording/use-wording";
import { agreementOf } from "./model";
import { roomWording } from "./wording";

/** Ballots that have ended, with their counts, the latest last. */
export function BallotResults({ ballots }: { ballots: readonly Ballot[] }) {
  const t = useWording(roomWording);
  return ballots.map((ballot) => {
    if (ballot.result) return <Result key={ballot.id} ballot={ballot} result={ballot.result} />;
    if (!ballot.voided) return null;
    return (
      <section key={ballot.id} className="said" aria-label={t("result.title")}>
        <h3>{ballot.question}</h3>
        <p className="small muted">{t("result.voided", { reason: ballot.voided.reason })}</p>
      </section>
    );
  });
}

function Result({ ballot, result }: { ballot: Ballot; result: NonNullable<Ballot["result"]> }) {
  const t = useWording(roomWording);
  const agreement = agreementOf(result);
  return (
    <section className="said" aria-label={t("result.title")}>
      <h3>{ballot.question}</h3>
      <ul className="results">
        {ballot.options.map(({ text }, place) => (
          <li key={text} className={result.carried === place ? "strong" : undefined}>
            <span>{text}</span>
            {result.carried === place && (
              <span className="ok small">
                <StateShape state="done" />
                {t("result.carried")}
              </span>
            )}
            <span className="num">{t("result.votes", { count: result.counts[place] ?? 0 })}</span>
          </li>
        ))}
      </ul>
      <p className="small muted">
        {agreement ? `${t("result.agreement", agreement)}. ` : `${t("result.none")} `}
        {t("result.rest", { abstained: result.abstained, missing: result.not_voted })}
      </p>
      {result.override_reason !== null && (
        <p className="small muted">{t("result.override", { reason: result.override_reason })}</p>
      )}
    </section>
  );
}
