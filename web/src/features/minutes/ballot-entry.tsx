import type { BallotMinutes } from "../../api/generated/BallotMinutes";
import type { NamedVote } from "../../api/generated/NamedVote";
import { useWording } from "../../wording/use-wording";
import { Row } from "./row";
import { minutesWording } from "./wording";

/** A ballot as the minutes tell it: totals, and who voted what unless it was blind. */
export function BallotEntry({ ballot }: { ballot: BallotMinutes }) {
  const t = useWording(minutesWording);
  const { question, blind, options, abstained, not_voted, carried, override_reason, voided, votes } = ballot;
  const counts = options.map(({ text, votes: count }) =>
    t("ballot.option", { option: text, count: count ?? 0 }),
  );
  const rest = t("ballot.rest", { abstained, missing: not_voted });
  const chosen = ({ choice }: NamedVote) =>
    choice.choice === "abstain" ? t("ballot.abstained") : (options[choice.index]?.text ?? "");
  const option = carried === null ? undefined : options[carried]?.text;
  return (
    <Row label={t("ballot")}>
      <p>
        {question}
        {blind && <span className="muted"> ({t("ballot.blind")})</span>}
      </p>
      {voided ? (
        <p>{t("ballot.voided", { reason: voided.reason })}</p>
      ) : (
        <>
          <p>
            {[...counts, rest].join("; ")}.{" "}
            {option === undefined ? t("ballot.none") : t("ballot.carried", { option })}
          </p>
          {override_reason !== null && <p>{t("ballot.early", { reason: override_reason })}</p>}
          {votes.length > 0 && (
            <p className="small muted">{votes.map((vote) => `${vote.name}: ${chosen(vote)}`).join("; ")}</p>
          )}
        </>
      )}
    </Row>
  );
}
