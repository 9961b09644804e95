import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { CaseView } from "../../api/generated/CaseView";
import type { VariantFile } from "../../api/generated/VariantFile";
import { ErrorView } from "../../ui/placeholders";
import { useLanguage } from "../../wording/language";
import { useFormat } from "../../wording/use-format";
import { useWording } from "../../wording/use-wording";
import { Line, Named, State, To, What } from "./cells";
import { FileState, Lines, whenWord, Why } from "./file-cells";
import { Changes } from "./changes";
import { wordRefusal } from "./facts";
import { Report } from "./report";
import { filesWording, reportWording } from "./wording";

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

/** A file that was read: its report can be looked at, also while it is held. */
type Read = VariantFile & { readonly state: "ready" | "held" };
const readOf = (file: VariantFile): Read | undefined =>
  file.state === "ready" || file.state === "held" ? file : undefined;

/** A placed file: what it is, whose, what became of its lines, and its report, changes and older versions. */
export function FileLine({ file, older, view, asked, inCase, open, replacedAt }: FileLineProps) {
  const t = useWording(filesWording);
  const language = useLanguage();
  const format = useFormat();
  const folds = useFolds(file, older, open && file.state === "ready");
  const known = readOf(file);
  const analysis = view?.snapshot.analyses.find(({ id }) => id === file.analysis);
  const specimen = view?.snapshot.specimens.find(({ id }) => id === analysis?.specimen);
  const normal = view?.snapshot.specimens.find(({ id }) => id === analysis?.normal);
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
        what={known && <What known={known.report} />}
        to={
          view && <To pseudonym={view.snapshot.patient.pseudonym} specimen={specimen} analysis={analysis} />
        }
        why={
          <>
            <Why
              file={file}
              older={older}
              standing={analysis && specimen && { analysis, specimen, normal }}
            />
            {folds.versions}
          </>
        }
        lines={<Lines file={file} />}
        state={
          replacedAt === undefined ? (
            <FileState file={file} asked={asked} mayJudge={view?.may.upload === true}>
              {folds.report}
            </FileState>
          ) : (
            <State shape="not-needed" word={t("state.replaced", { when: whenWord(replacedAt, format) })}>
              {folds.report}
            </State>
          )
        }
      />
      {file.state === "refused" && <ErrorView {...wordRefusal(file.refusal, language)} />}
      {known && folds.shown === "report" && <Report id={folds.id} file={known} view={view} />}
      {folds.shown === "changes" && <Changes id={folds.id} file={file.id} />}
      {folds.shown === "older" && <Older id={folds.id} file={file} older={older} view={view} />}
    </>
  );
}

type Fold = "report" | "changes" | "older";

/** What can be unfolded under a file, one at a time, and the links that do it. */
function useFolds(file: VariantFile, older: readonly VariantFile[], open: boolean) {
  const t = useWording(filesWording);
  const words = useWording(reportWording);
  const [chosen, setChosen] = useState<Fold | "none">();
  const shown = chosen ?? (open ? "report" : "none");
  const { name } = file;
  const id = `${shown}-${file.id}`;
  const link = (fold: Fold, label: string, spoken: string) => (
    <button
      type="button"
      className="link"
      aria-expanded={shown === fold}
      aria-controls={`${fold}-${file.id}`}
      aria-label={spoken}
      onClick={() => setChosen(shown === fold ? "none" : fold)}
    >
      {label}
    </button>
  );
  const ready = file.state === "ready";
  return {
    shown,
    id,
    versions: ready && (file.replaces !== null || older.length > 0) && (
      <div className="small folds">
        {file.replaces !== null && link("changes", words("changes.open"), words("changes.show", { name }))}
        {older.length > 0 &&
          link("older", t("older.show", { count: older.length }), t("older.label", { name }))}
      </div>
    ),
    report: (ready || file.state === "held") && (
      <span className="folds">
        {link("report", words("report.open"), words("report.show", { name }))}
        {ready && file.replaced_by === null && (
          <Link
            to="/cases/$caseId/variants"
            params={{ caseId: file.case }}
            search={{ file: file.id }}
            aria-label={words("findings.open", { name })}
          >
            {words("report.kinds")}
          </Link>
        )}
      </span>
    ),
  };
}

interface OlderProps {
  id: string;
  file: VariantFile;
  older: readonly VariantFile[];
  view: CaseView | undefined;
}

/** The files whose place this one took, the newest first. */
function Older({ id, file, older, view }: OlderProps) {
  const t = useWording(filesWording);
  return (
    <ul className="older" id={id} aria-label={t("older.label", { name: file.name })}>
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
  );
}
