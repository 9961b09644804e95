import { type ReactNode, useState } from "react";
import type { VariantFile } from "../../api/generated/VariantFile";
import { ProblemView } from "../../app/problem-view";
import { useWording } from "../../wording/use-wording";
import { AskAgreeing } from "./ask-agreeing";
import { AskHeld } from "./ask-held";
import { AskUpload } from "./ask-upload";
import { type Ask, askedId, targetFor, waitingOf } from "./asks";
import { ChooseFiles, DropPage } from "./drop-page";
import { useDrafts } from "./drafts";
import { FileLine } from "./file-line";
import "./files.css";
import { Foot } from "./foot";
import { type Row, unfoldedOf } from "./rows";
import { SendingLine } from "./sending-line";
import { UploadLine } from "./upload-line";
import { useSend } from "./use-acts";
import { type FileList, useFileList } from "./use-files";
import { filesWording } from "./wording";

interface FilesViewProps {
  /** Only files of this case; all of one's own when it is left out. */
  caseId?: string;
  files: readonly VariantFile[];
  /** Whether the reader may send files here. */
  maySend: boolean;
  /** Said when there is nothing in the list. */
  empty: ReactNode;
}

const keyOf = (row: Row): string =>
  row.row === "sending" ? `s${row.sending.id}` : row.row === "upload" ? row.upload.id : row.file.id;

/** Files on their way and placed, the one question directly under its file. */
export function FilesView({ caseId, files, maySend, empty }: FilesViewProps) {
  const t = useWording(filesWording);
  const list = useFileList(files, caseId);
  const { send } = useSend(caseId);
  const take = maySend ? send : undefined;
  const { rows, asking, error } = list;
  // What was there when the page was opened stays folded.
  const [before] = useState(() => new Set(files.map(({ id }) => id)));
  const unfolded = caseId === undefined ? undefined : unfoldedOf(rows, before);
  return (
    <DropPage onFiles={take}>
      <header className="files-head">
        <div>
          <p className="soft">{t(caseId === undefined ? "title.mine" : "title.case")}</p>
          <Title list={list} />
        </div>
        <p className="soft push">{t(rows.some(({ row }) => row === "upload") ? "lead" : "lead.read")}</p>
        {take && rows.length > 0 && <ChooseFiles onFiles={take} />}
      </header>
      {error !== null && error !== undefined && <ProblemView error={error} />}
      {asking.now?.about === "agreeing" && <AskAgreeing uploads={asking.now.uploads} />}
      {rows.length > 0 && <List list={list} inCase={caseId !== undefined} unfolded={unfolded} />}
      {rows.length === 0 && empty}
      {take && <DropHere first={rows.length === 0} onFiles={take} />}
      {rows.length > 0 && <Foot list={list} />}
    </DropPage>
  );
}

/** "Six files, two patients": how many, and of how many. */
function Title({ list: { rows, cases } }: { list: FileList }) {
  const t = useWording(filesWording);
  const { draftOf } = useDrafts();
  const who = new Set(
    rows.flatMap((row) => {
      if (row.row === "file") return cases.get(row.file.case)?.snapshot.patient.pseudonym ?? [];
      const waiting = row.row === "upload" ? waitingOf(row.upload) : undefined;
      return (waiting && targetFor(waiting, draftOf(waiting.id))?.pseudonym) ?? [];
    }),
  );
  if (rows.length === 0) return <h1>{t("title.empty")}</h1>;
  const files = t("title.files", { count: rows.length });
  return <h1>{who.size > 1 ? t("title.patients", { files, count: who.size }) : files}</h1>;
}

interface ListProps {
  list: FileList;
  inCase: boolean;
  /** The file whose report unfolds by itself. */
  unfolded: string | undefined;
}

function List({ list, inCase, unfolded }: ListProps) {
  const t = useWording(filesWording);
  const { rows, asking, cases } = list;
  const asked = askedId(asking.now);
  return (
    <>
      <div className="file-line head" aria-hidden="true">
        {(["file", "what", "to", "why", "lines", "state"] as const).map((column) => (
          <span key={column} className={column === "lines" ? "num" : undefined}>
            {t(`col.${column}`)}
          </span>
        ))}
      </div>
      <ul className="file-list" aria-label={t("list.label")}>
        {rows.map((row) => {
          const key = keyOf(row);
          return (
            <li key={key} className={key === asked ? "file-row asked" : "file-row"}>
              <OneRow row={row} asked={key === asked} cases={cases} inCase={inCase} open={key === unfolded} />
              {key === asked && <Question ask={asking.now} cases={cases} />}
            </li>
          );
        })}
      </ul>
    </>
  );
}

interface OneRowProps {
  row: Row;
  asked: boolean;
  cases: FileList["cases"];
  inCase: boolean;
  open: boolean;
}

function OneRow({ row, asked, cases, inCase, open }: OneRowProps) {
  if (row.row === "sending") return <SendingLine sending={row.sending} />;
  if (row.row === "upload") return <UploadLine upload={row.upload} asked={asked} />;
  const { file, older } = row;
  return (
    <FileLine
      file={file}
      older={older}
      view={cases.get(file.case)}
      asked={asked}
      inCase={inCase}
      open={open}
    />
  );
}

function Question({ ask, cases }: { ask: Ask | undefined; cases: FileList["cases"] }) {
  if (ask?.about === "upload") return <AskUpload key={ask.upload.id} upload={ask.upload} ask={ask.ask} />;
  const view = ask?.about === "held" ? cases.get(ask.file.case) : undefined;
  return ask?.about === "held" && view ? <AskHeld key={ask.file.id} file={ask.file} view={view} /> : null;
}

function DropHere({ first, onFiles }: { first: boolean; onFiles(files: readonly File[]): void }) {
  const t = useWording(filesWording);
  return (
    <div className={first ? "drop-here first" : "drop-here"}>
      <p>
        <b className="strong">{t("drop.here")}</b>
        <span className="small muted">{t("drop.kinds")}</span>
      </p>
      {first && <ChooseFiles onFiles={onFiles} primary />}
    </div>
  );
}
