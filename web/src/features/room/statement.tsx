import type { ReactNode } from "react";
import type { Decision } from "../../api/generated/Decision";
import type { Participant } from "../../api/generated/Participant";
import type { Statement as Document } from "../../api/generated/Statement";
import { usePeopleWords } from "../../app/people";
import { Button } from "../../ui/button";
import { Pill } from "../../ui/pill";
import { useFormat } from "../../wording/use-format";
import { useWording } from "../../wording/use-wording";
import { ResultView } from "../results/result-view";
import { agreementOf } from "./model";
import { RecommendationView } from "./recommendation-view";
import { useRoom } from "./room-context";
import { courseWording, roomWording, statementWording } from "./wording";

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  );
}

/** How the statement was reached, in a sentence. */
export function useReached() {
  const t = useWording(statementWording);
  const room = useWording(roomWording);
  const format = useFormat();
  return ({ reached }: Pick<Document, "reached">) => {
    if (reached.how === "consensus")
      return t("reached.consensus", { time: format.time(reached.read_back_at) });
    const { question, options, result } = reached.ballot;
    const carried = result?.carried ?? 0;
    const votes = (place: number) => result?.counts[place] ?? 0;
    const others = options.flatMap(({ text }, place) =>
      place === carried ? [] : [t("reached.other", { option: text, count: votes(place) })],
    );
    const rest = t("reached.rest", {
      others: others.join(", "),
      abstained: result?.abstained ?? 0,
      missing: result?.not_voted ?? 0,
    });
    const option = options[carried]?.text ?? "";
    const agreement = result && agreementOf(result);
    const agree = agreement ? ` ${room("result.agreement", agreement)}.` : "";
    return `${t("reached.ballot", { question, option, count: votes(carried) })} ${rest}${agree}`;
  };
}

/** Who attended: profession, office, and whether they sat in the room, as the session's attendance has it. */
function useAttended() {
  const t = useWording(statementWording);
  const room = useWording(roomWording);
  const word = usePeopleWords();
  const format = useFormat();
  const { state } = useRoom();
  return ({ person, name, discipline, recused, left_at, ...told }: Participant) => {
    // Statements frozen before they told office and place are completed from the session's attendance.
    const record = state.attendance.findLast((one) =>
      person === null ? one.person === null && one.name === name : one.person === person,
    );
    const held = told.office ?? record?.office ?? "member";
    const how = told.how ?? record?.how;
    const described = [
      name,
      word.discipline(discipline),
      held !== "member" && room(`office.${held}`),
      how === "in_room" && room("attend.in-room"),
      how === "in_writing" && room("attend.in-writing"),
      left_at !== undefined && t("attended.left", { time: format.time(left_at) }),
    ]
      .filter(Boolean)
      .join(", ");
    return recused ? t("attended.recused", { name: described }) : described;
  };
}

/** What the text to paste is made of: the content and its signatures. */
const contentKey = ({ content_sha256, signatures }: Decision): string =>
  `${content_sha256} ${signatures.length}`;

interface StatementProps {
  decision: Decision;
  signed: boolean;
  /** Acts of the reader on it, such as "Withdraw the decision…". */
  actions?: ReactNode;
}

/** The board's frozen statement on a case, with all that the signature vouches for. */
export function Statement({ decision, signed, actions }: StatementProps) {
  const t = useWording(statementWording);
  const format = useFormat();
  const reachedInWords = useReached();
  const course = useWording(courseWording);
  const attended = useAttended();
  const { statement } = decision;
  return (
    <article className="doc" aria-label={t("title")}>
      <p className="frozen">
        <Pill state={signed ? "signed" : "decided"}>{t(signed ? "signed" : "decided")}</Pill>
        <span className="small muted">
          {t("version", {
            version: statement.version,
            time: format.timeWithSeconds(statement.decided_at),
            revision: statement.case.revision,
          })}
        </span>
      </p>
      <h1>{t("title")}</h1>
      <dl className="stmt">
        <Row label={t("question")}>{statement.case.question}</Row>
        <Row label={t("recommends")}>
          <ol className="recs">
            {statement.recommendations.map(({ id, content }) => (
              <li key={id}>
                <RecommendationView content={content} />
              </li>
            ))}
          </ol>
        </Row>
        {statement.rationale && (
          <Row label={t("rationale")}>
            <p className="written">{statement.rationale}</p>
          </Row>
        )}
        <Row label={t("reached")}>{reachedInWords(statement)}</Row>
        {statement.supersedes && (
          <Row label={t("version.label")}>{course("supersedes", { ...statement.supersedes })}</Row>
        )}
        {statement.dissents.length > 0 && (
          <Row label={t("dissent")}>
            {statement.dissents.map(({ person, name, reason }) => (
              <p key={person}>
                <b className="strong">{name}:</b> {reason}
              </p>
            ))}
          </Row>
        )}
        {statement.opinions && (
          <Row label={course("opinions.title")}>
            {statement.opinions.map(({ person, name, text }) => (
              <p key={person}>
                <b className="strong">{name}:</b> {text}
              </p>
            ))}
          </Row>
        )}
        <Row label={t("attended")}>{statement.participants.map(attended).join("; ")}</Row>
        <Row label={t("signatures")}>
          <Signatures decision={decision} />
        </Row>
        <Row label={t("hash")}>
          <code className="hash">{decision.content_sha256}</code>
        </Row>
        <Row label={t("standing")}>{t("standing.advisory")}</Row>
      </dl>
      <ResultView decision={decision.id} content={contentKey(decision)} />
      <div className="recordbar">
        {actions}
        <Button size="tight" icon="print" onClick={() => print()}>
          {t("print")}
        </Button>
      </div>
    </article>
  );
}

function Signatures({ decision }: { decision: Decision }) {
  const t = useWording(statementWording);
  const format = useFormat();
  const word = usePeopleWords();
  if (decision.signatures.length === 0 && decision.voided.length === 0) return t("signatures.none");
  return (
    <>
      {decision.signatures.map(({ id, printed_name, discipline, meaning, at }) => (
        <p key={id}>
          {t("signature", {
            name: printed_name,
            discipline: word.discipline(discipline),
            meaning: t(`meaning.${meaning}`),
            time: `${format.date(at)} ${format.timeWithSeconds(at)}`,
          })}
        </p>
      ))}
      {decision.voided.map(({ id, printed_name, at }) => (
        <p key={id} className="muted">
          {t("voided", { name: printed_name, time: format.dateTime(at) })}
        </p>
      ))}
    </>
  );
}
