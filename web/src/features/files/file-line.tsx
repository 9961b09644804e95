import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { CaseView } from "../../api/generated/CaseView";
import type { VariantFile } from "../../api/generated/VariantFile";
import { Button, buttonClass } from "../../ui/button";
import { ErrorView } from "../../ui/placeholders";
import { useLanguage } from "../../wording/language";
import { useFormat } from "../../wording/use-format";
import { useWording } from "../../wording/use-wording";
import { Line, LinesKept, Named, Progress, State, To, What } from "./cells";
import { Changes } from "./changes";
import { askNow, useDrafts } from "./drafts";
import { wordRefusal } from "./facts";
import { Report } from "./report";
import { filesWording, placingWording, reportWording } from "./wording";
import { byDanger, sentence } from "./words";

interface FileLineProps {
  file: VariantFile;
  older: readonly VariantFile[];
  /** The file's case, once it is known. */
  view: CaseView | undefined;
  asked: boolean;
  /** It stands among the files of its case: the patient need not be named, whoever sent it is. */
  inCase: boolean;
  /** Shown with its report from the start. */
  open: boolean;
  /** When the newer file came that took its place. */
  replacedAt?: string;
}

/** A placed file: what it is, whose, what became of its lines, and its report, changes and older versions. */
export function FileLine({ file, older, view, asked, inCase, open, replacedAt }: FileLineProps) {
  const t = useWording(filesWording);
  const language = useLanguage();
  const format = useFormat();
  const known = file.state === "ready" || file.state === "held" ? file.report : undefined;
  const analysis = view?.snapshot.analyses.find(({ id }) => id === file.analysis);
  const specimen = view?.snapshot.specimens.find(({ id }) => id === analysis?.specimen);
  const mended = view?.files.find(({ id }) => id === file.mends);
  return (
    <>
      <Line
        file={
          <Named name={file.name} bytes={file.bytes} sha256={file.sha256} asked={asked}>
            {mended
              ? t("file.mends", { name: mended.name })
              : inCase &&
                t("file.by", { name: file.uploaded_by_name, when: format.dateTime(file.uploaded_at) })}
          </Named>
        }
        what={known && <What known={known} />}
        to={
          view && <To pseudonym={view.snapshot.patient.pseudonym} specimen={specimen} analysis={analysis} />
        }
        why={<Why file={file} older={older} />}
        lines={<Lines file={file} />}
        state={
          replacedAt === undefined ? (
            <FileState file={file} asked={asked} mayJudge={view?.may.upload === true} />
          ) : (
            <State shape="not-needed" word={t("state.replaced", { when: whenWord(replacedAt, format) })} />
          )
        }
      />
      {file.state === "refused" && <ErrorView {...wordRefusal(file.refusal, language)} />}
      {file.state === "ready" && <Folds file={file} older={older} view={view} open={open} />}
    </>
  );
}

function Why({ file, older }: { file: VariantFile; older: readonly VariantFile[] }) {
  const t = useWording(filesWording);
  const placing = useWording(placingWording);
  const format = useFormat();
  if (file.state === "held") {
    return sentence(byDanger(file.mismatches).map(({ check }) => placing(`mismatch.${check}`)));
  }
  if (file.state === "withdrawn") {
    return t("why.withdrawn", { by: file.by, when: format.dateTime(file.at), reason: file.reason });
  }
  if (file.released) return t("why.released", { by: file.released.by, reason: file.released.reason });
  if (file.already_here) return t("why.same");
  const [before] = older;
  return before ? t("why.replaces", { name: before.name }) : null;
}

function Lines({ file }: { file: VariantFile }) {
  const t = useWording(filesWording);
  const format = useFormat();
  if (file.state === "ready" || file.state === "held") return <LinesKept report={file.report} />;
  if (file.state === "reading") return t("lines.so-far", { count: format.count(file.lines) });
  return null;
}

function FileState({ file, asked, mayJudge }: { file: VariantFile; asked: boolean; mayJudge: boolean }) {
  const t = useWording(filesWording);
  const format = useFormat();
  const { later } = useDrafts();
  switch (file.state) {
    case "reading": {
      const share = file.bytes === 0 ? 0 : file.bytes_read / file.bytes;
      const word = t("state.reading", { percent: format.percent(Math.min(1, share)) });
      return <Progress label={t("progress.reading", { name: file.name })} share={share} word={word} />;
    }
    case "held":
      if (!mayJudge) return <State shape="missing" word={t("state.held.other")} strong />;
      return (
        <State shape="missing" word={t(asked ? "state.held" : "state.held.later")} strong>
          {later.has(file.id) && (
            <button
              type="button"
              className="link"
              aria-label={t("act.ask-now.for", { name: file.name })}
              onClick={() => askNow(file.id)}
            >
              {t("act.ask-now")}
            </button>
          )}
        </State>
      );
    case "ready":
      return <State shape="done" word={t("state.ready", { when: whenWord(file.uploaded_at, format) })} />;
    case "refused":
      return <State shape="missing" word={t("state.refused")} strong />;
    case "withdrawn":
      return <State shape="dismissed" word={t("state.withdrawn")} />;
  }
}

/** The time alone today, the day on other days. */
function whenWord(moment: string, format: ReturnType<typeof useFormat>): string {
  return format.date(moment) === format.date(Date.now()) ? format.time(moment) : format.day(moment);
}

type Fold = "report" | "changes" | "older";

interface FoldsProps {
  file: VariantFile & { state: "ready" };
  older: readonly VariantFile[];
  view: CaseView | undefined;
  open: boolean;
}

/** What can be unfolded under a file, one at a time. */
function Folds({ file, older, view, open }: FoldsProps) {
  const t = useWording(filesWording);
  const words = useWording(reportWording);
  const [chosen, setChosen] = useState<Fold | "none">();
  const shown = chosen ?? (open ? "report" : "none");
  const id = (fold: Fold) => `${fold}-${file.id}`;
  const button = (fold: Fold, label: string, spoken: string) => (
    <Button
      size="tight"
      variant="quiet"
      icon="chevron"
      aria-expanded={shown === fold}
      aria-controls={id(fold)}
      aria-label={spoken}
      onClick={() => setChosen(shown === fold ? "none" : fold)}
    >
      {label}
    </Button>
  );
  return (
    <>
      <div className="file-folds">
        {button("report", words("report.open"), words("report.show", { name: file.name }))}
        {file.replaces !== null &&
          button("changes", words("changes.open"), words("changes.show", { name: file.name }))}
        {older.length > 0 &&
          button("older", t("older.show", { count: older.length }), t("older.label", { name: file.name }))}
        {file.replaced_by === null && (
          <Link
            to="/cases/$caseId/variants"
            params={{ caseId: file.case }}
            search={{ file: file.id }}
            className={buttonClass({ size: "tight", variant: "quiet" })}
            aria-label={words("findings.open", { name: file.name })}
          >
            {words("report.kinds")}
          </Link>
        )}
      </div>
      {shown === "report" && <Report id={id("report")} file={file} view={view} />}
      {shown === "changes" && <Changes id={id("changes")} file={file.id} />}
      {shown === "older" && (
        <ul className="older" id={id("older")} aria-label={t("older.label", { name: file.name })}>
          {older.map((one, place) => (
            <li key={one.id}>
              <FileLine
                file={one}
                older={[]}
                view={view}
                asked={false}
                inCase
                open={false}
                replacedAt={(older[place - 1] ?? file).uploaded_at}
              />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
