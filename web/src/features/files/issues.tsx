import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { IssueExample } from "../../api/generated/IssueExample";
import type { IssueGroup } from "../../api/generated/IssueGroup";
import type { Severity } from "../../api/generated/Severity";
import { ProblemView } from "../../app/problem-view";
import { type StateName, StateGlyph, StateShape } from "../../ui/state-glyph";
import { useLanguage } from "../../wording/language";
import { useWording } from "../../wording/use-wording";
import { issueRemedy, issueTitle, wordIssue } from "./facts";
import { rawLineQuery } from "./requests";
import { reportWording } from "./wording";

const severityShapes: Record<Severity, StateName> = {
  error: "missing",
  warning: "preliminary",
  question: "waiting",
  info: "not-yet",
};
/** The most serious first. */
const severities: readonly Severity[] = ["error", "warning", "question", "info"];

/** What was odd in a file, the most serious first, each with what follows and where it was met. */
export function Issues({ file, groups }: { file: string; groups: readonly IssueGroup[] }) {
  const t = useWording(reportWording);
  const sorted = severities.flatMap((severity) => groups.filter((group) => group.severity === severity));
  return (
    <div className="issues">
      <h3>{t("report.issues")}</h3>
      {sorted.length === 0 ? (
        <p className="state soft">
          <StateShape state="done" />
          {t("report.issues.none")}
        </p>
      ) : (
        <ul>
          {sorted.map((group) => (
            <Group key={group.code} file={file} group={group} />
          ))}
        </ul>
      )}
    </div>
  );
}

function Group({ file, group }: { file: string; group: IssueGroup }) {
  const t = useWording(reportWording);
  const language = useLanguage();
  const [line, setLine] = useState<number>();
  return (
    <li className="issue">
      <span className="severity">
        <StateGlyph state={severityShapes[group.severity]} word={t(`severity.${group.severity}`)} />
      </span>
      <div>
        <p>
          <b className="strong">{issueTitle(group.code, language)}</b>{" "}
          <span className="muted nowrap">{t("issue.count", { count: group.count })}</span>
        </p>
        <p className="small soft">{issueRemedy(group.code, language)}</p>
        <Examples examples={group.examples} shown={line} onShow={setLine} />
        {line !== undefined && <RawLine file={file} line={line} />}
      </div>
    </li>
  );
}

interface ExamplesProps {
  examples: readonly IssueExample[];
  shown: number | undefined;
  onShow(line: number | undefined): void;
}

function Examples({ examples, shown, onShow }: ExamplesProps) {
  const t = useWording(reportWording);
  const language = useLanguage();
  // Without facts, an occurrence says no more than the title above it.
  const told = examples
    .map(({ line, facts }) => ({
      line,
      words: Object.keys(facts).length > 1 ? wordIssue(facts, language) : undefined,
    }))
    .filter(({ line, words }) => line !== null || words !== undefined);
  if (told.length === 0) return null;
  return (
    <ul className="examples small" aria-label={t("issue.examples")}>
      {told.map(({ line, words }, place) => (
        <li key={`${line} ${words} ${place}`}>
          {line !== null && (
            <button
              type="button"
              className="link"
              aria-expanded={shown === line}
              aria-label={t("issue.line", { line })}
              onClick={() => onShow(shown === line ? undefined : line)}
            >
              {t("issue.line.short", { line })}
            </button>
          )}
          {words !== undefined && <span className="soft">{words}</span>}
        </li>
      ))}
    </ul>
  );
}

/** A line of the file exactly as it was uploaded. */
function RawLine({ file, line }: { file: string; line: number }) {
  const t = useWording(reportWording);
  const { data, error } = useQuery(rawLineQuery(file, line));
  if (error) return <ProblemView error={error} />;
  return (
    <pre className="raw" translate="no" aria-label={t("raw.title", { line })}>
      {data ? data.text : t("raw.reading")}
    </pre>
  );
}
