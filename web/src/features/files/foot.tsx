import { Link } from "@tanstack/react-router";
import type { CaseView } from "../../api/generated/CaseView";
import { Button, buttonClass } from "../../ui/button";
import { Icon } from "../../ui/icon";
import { useWording } from "../../wording/use-wording";
import { agrees, type Waiting, waitingOf } from "./asks";
import { useDrafts } from "./drafts";
import { usePlace } from "./use-acts";
import type { FileList } from "./use-files";
import { askWording, filesWording } from "./wording";

/** What is open, that one may leave, and the way to the findings. */
export function Foot({ list }: { list: FileList }) {
  const t = useWording(filesWording);
  const { asking, rows, cases, sendings } = list;
  const uploads = rows.flatMap((row) => (row.row === "upload" ? (waitingOf(row.upload) ?? []) : []));
  const sending = sendings.some(({ state }) => state === "sending" || state === "waiting");
  const { first, after } = asking;
  return (
    <footer className="files-foot">
      <p className="soft">
        {t.rich("foot.questions", { first, after })} {t(sending ? "foot.sending" : "foot.stay")}
      </p>
      <span className="row push">
        {asking.now?.about !== "agreeing" && <ConfirmAll uploads={uploads} />}
        <ToFindings rows={rows} cases={cases} />
      </span>
    </footer>
  );
}

/** While something else is asked, those that agree can be confirmed all the same. */
function ConfirmAll({ uploads }: { uploads: readonly Waiting[] }) {
  const t = useWording(filesWording);
  const asks = useWording(askWording);
  const { draftOf } = useDrafts();
  const place = usePlace();
  const agreeing = uploads
    .map((upload) => ({ upload, draft: draftOf(upload.id) }))
    .filter(({ upload, draft }) => agrees(upload, draft));
  if (agreeing.length === 0) return null;
  return (
    <Button busy={place.isPending ? asks("ask.sending") : undefined} onClick={() => place.mutate(agreeing)}>
      {t("foot.confirm", { count: agreeing.length })}
    </Button>
  );
}

/** The findings of whoever's file was read last. */
function ToFindings({ rows, cases }: Pick<FileList, "rows"> & { cases: ReadonlyMap<string, CaseView> }) {
  const t = useWording(filesWording);
  const newest = rows.find((row) => row.row === "file" && row.file.state === "ready");
  if (newest?.row !== "file") return null;
  const { file } = newest;
  const name = cases.get(file.case)?.snapshot.patient.pseudonym;
  if (name === undefined) return null;
  return (
    <Link
      to="/cases/$caseId/variants"
      params={{ caseId: file.case }}
      search={{ file: file.id }}
      className={buttonClass({})}
    >
      {t("foot.findings", { name })}
      <Icon name="right" />
    </Link>
  );
}
