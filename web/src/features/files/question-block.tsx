import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { Assembly } from "../../api/generated/Assembly";
import type { Survey } from "../../api/generated/Survey";
import type { VariantFile } from "../../api/generated/VariantFile";
import { ProblemView } from "../../app/problem-view";
import { Button } from "../../ui/button";
import { useWording } from "../../wording/use-wording";
import { type Answers, answerOf, nextQuestion, type Question, questionsOf } from "./questions";
import { answerFile, variantFileQuery } from "./requests";
import { filesWording } from "./wording";

interface QuestionBlockProps {
  file: VariantFile;
  survey: Survey;
  /** The build that the record of the analysis names. */
  recorded: Assembly | null;
}

interface Choice {
  readonly label: string;
  readonly answers: Answers;
  /** What the file says of it. */
  readonly says: readonly string[];
}

/** What the file asks, one question at a time; the number keys choose. */
export function QuestionBlock({ file, survey, recorded }: QuestionBlockProps) {
  const t = useWording(filesWording);
  const queryClient = useQueryClient();
  const [answers, setAnswers] = useState<Answers>({});
  const answering = useMutation({
    mutationFn: (given: Answers) => answerFile(file.id, answerOf(given)),
    async onSuccess(answer) {
      queryClient.setQueryData(variantFileQuery(file.id).queryKey, answer);
      await queryClient.invalidateQueries({ queryKey: ["case", file.case] });
    },
    onError: () => setAnswers({}),
  });
  const choose = (choice: Choice) => {
    if (answering.isPending) return;
    setAnswers(choice.answers);
    if (nextQuestion(survey, choice.answers) === undefined) answering.mutate(choice.answers);
  };
  const question = nextQuestion(survey, answers);
  const choices = useChoices(question, answers);
  useNumberKeys(choices, choose);
  if (question === undefined) {
    return answering.isPending ? (
      <section className="ask q" id="ask" tabIndex={-1}>
        <h2 role="status">{t("ask.sending")}</h2>
      </section>
    ) : null;
  }
  const left = questionsOf(survey, answers).filter(({ asks }) => answers[asks] === undefined).length - 1;
  return (
    <section className="ask q" id="ask" tabIndex={-1} aria-labelledby={`q-${file.id}`}>
      <div>
        <h2 id={`q-${file.id}`}>
          {question.asks === "normal"
            ? t("ask.normal", { tumour: question.tumour })
            : t(`ask.${question.asks}`)}
        </h2>
        <p className="sub">
          <Reason question={question} name={file.name} />
        </p>
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
        {left > 0 && <p className="sub small">{t("ask.more", { count: left })}</p>}
        {answering.error && <ProblemView error={answering.error} />}
      </div>
      <div className="acts">
        {choices.map((choice, place) => (
          <Button
            key={choice.label}
            size="live"
            aria-keyshortcuts={String(place + 1)}
            onClick={() => choose(choice)}
          >
            <kbd aria-hidden="true">{place + 1}</kbd>
            <span className="cut">{choice.label}</span>
          </Button>
        ))}
        {Object.keys(answers).length > 0 && (
          <Button size="tight" icon="undo" onClick={() => setAnswers({})}>
            {t("ask.back")}
          </Button>
        )}
      </div>
    </section>
  );
}

function Reason({ question, name }: { question: Question; name: string }) {
  const t = useWording(filesWording);
  if (question.asks === "normal") return t("ask.normal.reason");
  return t(`ask.${question.asks}.${question.conflict ? "conflict" : "undecided"}`, { name });
}

function Evidence({ label, says }: { label: string; says: readonly string[] }) {
  const t = useWording(filesWording);
  return (
    <>
      <dt translate="no" className="cut">
        {label}
      </dt>
      <dd className={says.length > 0 ? "strong" : "sub"}>
        {says.length > 0 ? says.join("; ") : t("ask.silent")}
      </dd>
    </>
  );
}

/** The answers to choose from, with what the file says of each. */
function useChoices(question: Question | undefined, answers: Answers): Choice[] {
  const t = useWording(filesWording);
  switch (question?.asks) {
    case undefined:
      return [];
    case "tumour":
      return question.choices.map((name) => ({
        label: name,
        answers: { ...answers, tumour: name },
        says: question.evidence
          .filter((evidence) => evidence.name === name)
          .map(({ role, from }) => `${t(`role.${role}`)}, ${t("report.from", { from: t(`from.${from}`) })}`),
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
          .map(({ from }) => t(`from.${from}`)),
      }));
  }
}

/** The number keys choose, but not while something is being written. */
function useNumberKeys(choices: readonly Choice[], choose: (choice: Choice) => void): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const writing =
        event.target instanceof HTMLElement && event.target.closest("input, textarea, select, dialog");
      if (writing || event.ctrlKey || event.metaKey || event.altKey) return;
      const choice = /^[1-9]$/u.test(event.key) ? choices[Number(event.key) - 1] : undefined;
      if (choice) choose(choice);
    };
    addEventListener("keydown", listen);
    return () => removeEventListener("keydown", listen);
  }, [choices, choose]);
}
