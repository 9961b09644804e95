import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import type { VariantFile } from "../../api/generated/VariantFile";
import { ProblemView } from "../../app/problem-view";
import { announce } from "../../ui/announcer";
import { Button, buttonClass } from "../../ui/button";
import { ErrorView } from "../../ui/placeholders";
import { type StateName, StateShape } from "../../ui/state-glyph";
import { useLanguage } from "../../wording/language";
import { useFormat } from "../../wording/use-format";
import { useWording } from "../../wording/use-wording";
import { caseChanged } from "../cases/requests";
import { useCase } from "../cases/use-case";
import { useAnalysisWords } from "./analysis-words";
import { wordRefusal } from "./facts";
import { Progress } from "./progress";
import { QuestionBlock } from "./question-block";
import { Report } from "./report";
import { storeQuery } from "../variants/requests";
import { putIntoCase, variantFileQuery } from "./requests";
import { filesWording } from "./wording";

const shapes: Record<VariantFile["state"], StateName> = {
  asks: "missing",
  reading: "waiting",
  ready: "done",
  refused: "missing",
};

interface FileRowProps {
  file: VariantFile;
  /** This file's question is the one that is asked now. */
  asked: boolean;
  /** Shown with its report from the start. */
  open: boolean;
}

/** When a file has come to its end: tells the reader, fetches its findings and reads the case again. */
function useEnded(listed: VariantFile, file: VariantFile): void {
  const t = useWording(filesWording);
  const queryClient = useQueryClient();
  const before = useRef(listed.state);
  const said = `${file.name}: ${t(`state.${file.state}`)}`;
  useEffect(() => {
    if (file.state === before.current) return;
    before.current = file.state;
    if (file.state !== "ready" && file.state !== "refused") return;
    announce(said);
    if (file.state === "ready") void queryClient.prefetchQuery(storeQuery(file.id));
    putIntoCase(queryClient, file.case, file);
    void caseChanged(queryClient, file.case);
  }, [said, queryClient, file]);
}

/** A file with what it is, what became of its lines, and its question, report or refusal. */
export function FileRow({ file: listed, asked, open }: FileRowProps) {
  const t = useWording(filesWording);
  const language = useLanguage();
  const { caseId, view } = useCase();
  const { data: file = listed, error } = useQuery({ ...variantFileQuery(listed.id), initialData: listed });
  const [first] = useState(listed.state);
  const [chosen, setChosen] = useState<boolean>();
  // A file that was read while one looked shows its report; one that had been read before stays folded.
  const shown = chosen ?? (open || first !== "ready");
  useEnded(listed, file);
  const analysis = view.snapshot.analyses.find(({ id }) => id === file.analysis);
  const reportId = `report-${file.id}`;
  return (
    <li className="file-row">
      <div className="file-line">
        <Named file={file} />
        <What file={file} />
        <Lines file={file} />
        <State file={file} mayAnswer={view.may.upload} />
        <span className="row file-acts">
          {file.state === "ready" && (
            <>
              <Button
                size="tight"
                variant="quiet"
                icon="chevron"
                aria-expanded={shown}
                aria-controls={reportId}
                aria-label={t("report.show", { name: file.name })}
                onClick={() => setChosen(!shown)}
              >
                {t("report.open")}
              </Button>
              <Link
                to="/cases/$caseId/variants"
                params={{ caseId }}
                search={{ file: file.id }}
                className={buttonClass({ size: "tight" })}
                aria-label={t("findings.open", { name: file.name })}
              >
                {t("report.kinds")}
              </Link>
            </>
          )}
        </span>
      </div>
      {error && <ProblemView error={error} />}
      {file.already_here && <p className="small soft">{t("file.here")}</p>}
      {file.state === "asks" && asked && view.may.upload && (
        <QuestionBlock file={file} survey={file.survey} recorded={analysis?.assembly ?? null} />
      )}
      {file.state === "refused" && <ErrorView {...wordRefusal(file.refusal, language)} />}
      {file.state === "ready" && shown && <Report id={reportId} file={file.id} report={file.report} />}
    </li>
  );
}

function Named({ file }: { file: VariantFile }) {
  const t = useWording(filesWording);
  const format = useFormat();
  const hash = `${file.sha256.slice(0, 4)}…${file.sha256.slice(-4)}`;
  return (
    <div>
      <div className="hgvs cut strong" translate="no" title={file.name}>
        {file.name}
      </div>
      <div className="small muted">{t("file.size", { size: format.fileSize(file.bytes), hash })}</div>
      <div className="small muted">
        {t("file.by", { name: file.uploaded_by_name, when: format.dateTime(file.uploaded_at) })}
      </div>
    </div>
  );
}

function What({ file }: { file: VariantFile }) {
  const t = useWording(filesWording);
  const words = useAnalysisWords();
  const { view } = useCase();
  const analysis = view.snapshot.analyses.find(({ id }) => id === file.analysis);
  const found = file.state === "ready" ? file.report : file.state === "asks" ? file.survey : undefined;
  return (
    <div>
      {analysis && words.drawn(analysis, view.snapshot)}
      {found && (
        <div className="small muted">
          {[
            found.caller ?? t("what.caller.unknown"),
            found.assembly.name ?? t("report.assembly.unknown"),
            found.annotation
              ? t(`report.annotation.${found.annotation.source}`)
              : t("report.annotation.none"),
          ].join(", ")}
        </div>
      )}
    </div>
  );
}

function Lines({ file }: { file: VariantFile }) {
  const t = useWording(filesWording);
  const format = useFormat();
  if (file.state !== "ready") return <span />;
  const { accepted, warned, quarantined, data_lines } = file.report;
  return (
    <div className="num">
      {t("lines.of", { kept: format.count(accepted + warned), all: format.count(data_lines) })}
      <div className="small muted">
        {t("lines.warned", { count: warned })}, {t("lines.aside", { count: quarantined })}
      </div>
    </div>
  );
}

function State({ file, mayAnswer }: { file: VariantFile; mayAnswer: boolean }) {
  const t = useWording(filesWording);
  const word = file.state === "asks" && !mayAnswer ? t("state.asks.other") : t(`state.${file.state}`);
  return (
    <div>
      <span className={file.state === "ready" ? "state" : "state strong"}>
        <StateShape state={shapes[file.state]} />
        {word}
      </span>
      {file.state === "reading" && (
        <Progress
          label={t("reading.label", { name: file.name })}
          share={file.bytes === 0 ? 0 : file.bytes_read / file.bytes}
          text={t("reading.lines", { lines: file.lines })}
        />
      )}
    </div>
  );
}
