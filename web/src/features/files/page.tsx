import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { buttonClass } from "../../ui/button";
import { EmptyState } from "../../ui/placeholders";
import { useWording } from "../../wording/use-wording";
import { useCase } from "../cases/use-case";
import { DropArea } from "./drop-area";
import { FileRow } from "./file-row";
import "./files.css";
import { SendingRow } from "./sending-row";
import { useAsking } from "./use-asking";
import { useUploads } from "./use-uploads";
import { filesWording } from "./wording";

/** The variant files of a case: sent, asked about, and accounted for line by line. */
export function FilesPage() {
  const t = useWording(filesWording);
  const { caseId, view } = useCase();
  const { sendings, send, again, dismiss } = useUploads(caseId);
  // What was there when the page was opened stays folded; what comes while one looks unfolds.
  const [before] = useState(() => view.files.map(({ id }) => id));
  const asking = useAsking(view.files);
  const { analyses } = view.snapshot;
  const newest = view.files.toSorted((a, b) => b.uploaded_at.localeCompare(a.uploaded_at));
  const some = newest.length > 0 || sendings.length > 0;
  return (
    <div className="files">
      <header className="files-head">
        <h1>{t("title")}</h1>
        <p className="soft">{t("lead")}</p>
      </header>
      {analyses.length === 0 ? (
        <EmptyState
          title={t("none.title")}
          action={
            <Link to="/cases/$caseId" params={{ caseId }} className={buttonClass({ size: "tight" })}>
              {t("none.open")}
            </Link>
          }
        >
          {t("none.body")}
        </EmptyState>
      ) : view.may.upload ? (
        analyses.map((analysis) => (
          <DropArea key={analysis.id} analysis={analysis} onFiles={(files) => send(analysis.id, files)} />
        ))
      ) : (
        <p className="soft files-note">{t("drop.refused")}</p>
      )}
      {some && (
        <>
          <div className="file-line head" aria-hidden="true">
            <span>{t("col.file")}</span>
            <span>{t("col.what")}</span>
            <span className="num">{t("col.lines")}</span>
            <span>{t("col.state")}</span>
            <span />
          </div>
          <ul className="file-list" aria-label={t("title")}>
            {sendings.map((sending) => (
              <SendingRow
                key={sending.id}
                sending={sending}
                onAgain={() => again(sending.id)}
                onDismiss={() => dismiss(sending.id)}
              />
            ))}
            {newest.map((file) => (
              <FileRow
                key={file.id}
                file={file}
                asked={file.id === asking}
                open={newest.length === 1 || !before.includes(file.id)}
              />
            ))}
          </ul>
          <p className="small muted files-note">{t("foot.stay")}</p>
        </>
      )}
    </div>
  );
}
