import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { CaseView } from "../../api/generated/CaseView";
import { Button, buttonClass } from "../../ui/button";
import { Icon } from "../../ui/icon";
import { useWording } from "../../wording/use-wording";
import { agrees, type Waiting, waitingOf } from "./asks";
import { ConfirmDialog } from "./confirm-dialog";
import { useDrafts } from "./drafts";
import type { FileList } from "./use-files";
import { filesWording } from "./wording";

/** What is open, that one may leave, and the way to the findings. */
export function Foot({ list }: { list: FileList }) {
  const t = useWording(filesWording);
  const { asking, rows, cases, sendings } = list;
  const uploads = rows.flatMap((row) => (row.row === "upload" ? (waitingOf(row.upload) ?? []) : []));
  const sending = sendings.some(({ state }) => state === "sending" || state === "waiting");
  const { first, after, putOff } = asking;
  return (
    <footer className="files-foot">
      <p className="soft">
        {t.rich("foot.questions", { first, after })}{" "}
        {putOff > 0 && `${t("foot.put-off", { count: putOff })} `}
        {t(sending ? "foot.sending" : "foot.stay")}
      </p>
      <span className="row push">
        {asking.now?.about !== "agreeing" && <ConfirmAll uploads={uploads} />}
        <ToFindings rows={rows} cases={cases} />
      </span>
    </footer>
  );
}

/** While something else is asked, those that agree can be confirmed all the same, with their list in view. */
function ConfirmAll({ uploads }: { uploads: readonly Waiting[] }) {
  const t = useWording(filesWording);
  const { draftOf } = useDrafts();
  const [looking, setLooking] = useState(false);
  const agreeing = uploads.filter((upload) => agrees(upload, draftOf(upload.id)));
  if (agreeing.length === 0) return null;
  return (
    <>
      <Button onClick={() => setLooking(true)}>{t("foot.confirm", { count: agreeing.length })}</Button>
      {looking && <ConfirmDialog uploads={agreeing} onClose={() => setLooking(false)} />}
    </>
  );
}

/** All findings of whoever's file was read last. */
function ToFindings({ rows, cases }: Pick<FileList, "rows"> & { cases: ReadonlyMap<string, CaseView> }) {
  const t = useWording(filesWording);
  const newest = rows.find((row) => row.row === "file" && row.file.state === "ready");
  if (newest?.row !== "file") return null;
  const { file } = newest;
  const name = cases.get(file.case)?.snapshot.patient.pseudonym;
  if (name === undefined) return null;
  return (
    <Link to="/cases/$caseId/variants" params={{ caseId: file.case }} className={buttonClass({})}>
      {t("foot.findings", { name })}
      <Icon name="right" />
    </Link>
  );
}
