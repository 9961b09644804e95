import type { Ballot } from "../../api/generated/Ballot";
import { StateShape } from "../../ui/state-glyph";
import { useWording } from "../../wording/use-wording";
import { roomWording } from "./wording";

/** Closed ballots with their counts, the latest last. */
export function BallotResults({ ballots }: { ballots: readonly Ballot[] }) {
  const t = useWording(roomWording);
  return ballots.map(({ id, question, options, result }) =>
    result === null ? null : (
      <section key={id} className="said" aria-label={t("result.title")}>
        <h3>{question}</h3>
        <ul className="results">
          {options.map(({ text }, place) => (
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
          {result.carried === null && `${t("result.none")} `}
          {t("result.rest", { abstained: result.abstained, missing: result.not_voted })}
        </p>
        {result.override_reason !== null && (
          <p className="small muted">{t("result.override", { reason: result.override_reason })}</p>
        )}
      </section>
    ),
  );
}
