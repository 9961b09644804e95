import { useWording } from "../../wording/use-wording";
import { type AskAct, AskBlock } from "./ask-block";
import type { Answering } from "./ask-upload";
import type { Answers, Question } from "./questions";
import { targetFor } from "./asks";
import { askWording, reportWording } from "./wording";

interface Choice {
  readonly label: string;
  readonly answers: Answers;
  /** What the file says of it. */
  readonly says: readonly string[];
}

/** A question that only the file or whoever made it can answer: which sample is which, and on what build. */
export function AskAboutFile({ question, ...answering }: Answering & { question: Question }) {
  const t = useWording(askWording);
  const { upload, draft, answer, ...rest } = answering;
  const choices = useChoices(question, draft.answers);
  const recorded = targetFor(upload, draft)?.analysis.assembly ?? null;
  const acts: AskAct[] = choices.map(({ label, answers }) => ({ label, act: () => answer({ answers }) }));
  return (
    <AskBlock
      {...rest}
      title={
        question.asks === "normal" ? t("ask.normal", { tumour: question.tumour }) : t(`ask.${question.asks}`)
      }
      why={
        question.asks === "normal"
          ? t("ask.normal.reason")
          : t(`ask.${question.asks}.${question.conflict ? "conflict" : "undecided"}`)
      }
      acts={acts}
    >
      {question.asks !== "normal" && (
        <dl>
          <dt />
          <dd className="hd">{t("ask.evidence")}</dd>
          {choices.map(({ label, says }) => (
            <Evidence key={label} label={label} says={says} />
          ))}
          {question.asks === "assembly" && recorded !== null && (
            <>
              <dt />
              <dd>{t("ask.record", { assembly: recorded })}</dd>
            </>
          )}
        </dl>
      )}
    </AskBlock>
  );
}

function Evidence({ label, says }: { label: string; says: readonly string[] }) {
  const t = useWording(askWording);
  return (
    <>
      <dt translate="no" className="cut code">
        {label}
      </dt>
      <dd className={says.length > 0 ? "strong" : "sub"}>
        {says.length > 0 ? says.join("; ") : t("ask.silent")}
      </dd>
    </>
  );
}

/** The answers to choose from, with what the file says of each. */
function useChoices(question: Question, answers: Answers): Choice[] {
  const t = useWording(askWording);
  const report = useWording(reportWording);
  switch (question.asks) {
    case "tumour":
      return question.choices.map((name) => ({
        label: name,
        answers: { ...answers, tumour: name },
        says: question.evidence
          .filter((evidence) => evidence.name === name)
          .map(
            ({ role, from }) =>
              `${report(`role.${role}`)}, ${report("report.from", { from: report(`from.${from}`) })}`,
          ),
      }));
    case "normal":
      return [
        ...question.choices.map((name) => ({ label: name, answers: { ...answers, normal: name }, says: [] })),
        { label: t("ask.normal.none"), answers: { ...answers, normal: null }, says: [] },
      ];
    case "assembly":
      return question.choices.map((assembly) => ({
        label: assembly,
        answers: { ...answers, assembly },
        says: question.evidence
          .filter((evidence) => evidence.assembly === assembly)
          .map(({ from }) => report(`from.${from}`)),
      }));
  }
}
