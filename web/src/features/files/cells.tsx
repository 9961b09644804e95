import type { ReactNode } from "react";
import type { Analysis } from "../../api/generated/Analysis";
import type { ImportReport } from "../../api/generated/ImportReport";
import type { Specimen } from "../../api/generated/Specimen";
import { type StateName, StateShape } from "../../ui/state-glyph";
import { useFormat } from "../../wording/use-format";
import { useWording } from "../../wording/use-wording";
import { codeWording } from "../cases/codes";
import { contentsOf, isReport, type Known, sampleWord } from "./what";
import { filesWording, reportWording } from "./wording";

interface LineProps {
  file: ReactNode;
  what?: ReactNode;
  to?: ReactNode;
  why?: ReactNode;
  lines?: ReactNode;
  state: ReactNode;
}

/** One line of the list: the same six columns whatever the file's state. */
export function Line({ file, what, to, why, lines, state }: LineProps) {
  return (
    <div className="file-line">
      <div>{file}</div>
      <div>{what}</div>
      <div>{to}</div>
      <div className="soft">{why}</div>
      <div className="num">{lines}</div>
      <div className="state-cell">{state}</div>
    </div>
  );
}

interface NamedProps {
  name: string;
  bytes: number;
  /** Known once the file is whole; not kept of one that was refused. */
  sha256?: string;
  /** It is still on its way. */
  arriving?: boolean;
  asked?: boolean;
  /** Who sent it and when, or whose lines it mends. */
  children?: ReactNode;
}

/** The file's name, its size and the beginning and end of its digest. */
export function Named({ name, bytes, sha256, arriving = false, asked = false, children }: NamedProps) {
  const t = useWording(filesWording);
  const size = useFormat().fileSize(bytes);
  return (
    <>
      <div className={asked ? "hgvs cut strong" : "hgvs cut"} translate="no" title={name}>
        {name}
      </div>
      <div className="small muted" title={sha256}>
        {sha256 !== undefined
          ? t("file.size", { size, hash: `${sha256.slice(0, 4)}…${sha256.slice(-4)}` })
          : arriving
            ? t("file.size.sending", { size })
            : size}
      </div>
      {children && <div className="small muted cut">{children}</div>}
    </>
  );
}

/** The caller and what kinds it found; under it build and samples. */
export function What({ known }: { known: Known }) {
  const t = useWording(filesWording);
  const caller = known.caller ?? t("what.caller.unknown");
  const contents = isReport(known) ? contentsOf(known.variants) : [];
  const samples = sampleWord(known.samples);
  return (
    <>
      <span className={known.caller === null ? "soft" : undefined}>
        {[caller, ...contents.slice(0, 2).map((content) => t(`what.content.${content}`))].join(", ")}
      </span>
      <div className="small muted">
        {known.assembly.name ?? t("what.build.unknown")},{" "}
        {t(`what.samples.${samples.says}`, samples.says === "several" ? { count: samples.count } : {})}
      </div>
    </>
  );
}

interface ToProps {
  pseudonym: string;
  specimen: Specimen | undefined;
  analysis: Analysis | undefined;
  children?: ReactNode;
}

/** Whose it is: the pseudonym, and under it the specimen's site and day and the assay. */
export function To({ pseudonym, specimen, analysis, children }: ToProps) {
  const code = useWording(codeWording);
  const format = useFormat();
  return (
    <>
      <div className="to-head">
        <b className="strong" translate="no">
          {pseudonym}
        </b>
        {children}
      </div>
      {specimen && analysis && (
        <>
          <div className="small muted cut" title={specimen.site}>
            {specimen.site || code(`material.${specimen.material}`)}, {format.day(specimen.taken_on)}
          </div>
          <div className="small muted cut" title={analysis.assay_name}>
            {analysis.assay_name || code(`assay.${analysis.assay}`)}
          </div>
        </>
      )}
    </>
  );
}

/** What became of the data lines: kept of all, and what stands out under it. */
export function LinesKept({ report }: { report: ImportReport }) {
  const t = useWording(filesWording);
  const words = useWording(reportWording);
  const format = useFormat();
  const { accepted, warned, quarantined, data_lines: all } = report;
  const told = [
    ...(quarantined > 0 ? [words("lines.aside", { count: quarantined })] : []),
    ...(warned > 0 ? [words("lines.warned", { count: warned })] : []),
  ];
  return (
    <>
      {words.rich("lines.of", {
        kept: format.count(accepted + warned),
        all: <span className="nowrap">{format.count(all)}</span>,
      })}
      {(told.length > 0 ? told : [t("lines.none")]).map((one) => (
        <div key={one} className="small muted">
          {one}
        </div>
      ))}
    </>
  );
}

interface StateProps {
  shape: StateName;
  word: ReactNode;
  strong?: boolean;
  children?: ReactNode;
}

/** A state as shape and word, with its act or its remedy under it. */
export function State({ shape, word, strong = false, children }: StateProps) {
  return (
    <>
      <span className={strong ? "state strong" : "state"}>
        <StateShape state={shape} />
        <span>{word}</span>
      </span>
      {children && <div className="small muted state-more">{children}</div>}
    </>
  );
}

/** How much of the whole a part is; the whole of nothing. */
export const shareOf = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole);

/** How far something has come: its words and a bar. */
export function Progress({ label, share, word }: { label: string; share: number; word: string }) {
  const percent = Math.round(Math.min(1, share) * 100);
  return (
    <>
      <span>{word}</span>
      <div
        className="bar"
        role="progressbar"
        aria-label={label}
        aria-valuenow={percent}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuetext={word}
      >
        <i style={{ inlineSize: `${percent}%` }} />
      </div>
    </>
  );
}
