import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { DecisionResult } from "../../api/generated/DecisionResult";
import { ProblemView } from "../../app/problem-view";
import { Button } from "../../ui/button";
import { Skeleton } from "../../ui/placeholders";
import { type Language, languages, useLanguage } from "../../wording/language";
import { useWording } from "../../wording/use-wording";
import { Deliveries } from "./deliveries";
import { resultQuery } from "./requests";
import "./results.css";
import { resultWording } from "./wording";

interface ResultViewProps {
  decision: string;
  /** Changes with the decision's content and signatures, so that the text does. */
  content?: string;
}

/** The board's answer to paste, and to whom it was handed over. */
export function ResultView({ decision, content }: ResultViewProps) {
  const t = useWording(resultWording);
  const queryClient = useQueryClient();
  const query = resultQuery(decision, content);
  const { data, error, refetch } = useQuery(query);
  if (error) return <ProblemView error={error} onAgain={() => void refetch()} />;
  if (!data) return <Skeleton label={t("loading")} lines={6} />;
  const onChanged = (result: DecisionResult) => {
    queryClient.setQueryData(query.queryKey, result);
    void queryClient.invalidateQueries({ queryKey: ["case", result.case] });
  };
  return (
    <section className="result" aria-label={t("title")}>
      <PasteText text={data.text} />
      <Deliveries result={data} onChanged={onChanged} />
    </section>
  );
}

/** The text in either language, whatever the language of the screen, with one button that copies it. */
export function PasteText({ text }: { text: DecisionResult["text"] }) {
  const t = useWording(resultWording);
  const screen = useLanguage();
  const [chosen, setChosen] = useState<Language>();
  const [copied, setCopied] = useState<string>();
  const language = chosen ?? screen;
  const shown = text[language];
  const copy = () => void navigator.clipboard.writeText(shown).then(() => setCopied(shown));
  return (
    <>
      <div className="result-head">
        <h2>{t("text.title")}</h2>
        <div className="switch" role="group" aria-label={t("text.language")}>
          {languages.map((one) => (
            <button
              key={one}
              type="button"
              lang={one}
              aria-pressed={one === language}
              onClick={() => setChosen(one)}
            >
              {t(`text.${one}`)}
            </button>
          ))}
        </div>
        <Button size="tight" variant="primary" icon="copy" onClick={copy}>
          {t(copied === shown ? "copied" : "copy")}
        </Button>
      </div>
      <pre className="paste" lang={language} translate="no">
        {shown}
      </pre>
    </>
  );
}
