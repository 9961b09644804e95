import { useRef, useState } from "react";
import type { CaseView } from "../../api/generated/CaseView";
import type { VariantFile } from "../../api/generated/VariantFile";
import { Button, buttonClass } from "../../ui/button";
import { Icon } from "../../ui/icon";
import { useLanguage } from "../../wording/language";
import { useWording } from "../../wording/use-wording";
import { Judgement } from "./ask-held";
import { issuesAddress, quarantinedAddress } from "./requests";
import { targetIn } from "./target";
import { useSend } from "./use-acts";
import { reportWording } from "./wording";

interface ReportActsProps {
  file: VariantFile & { readonly state: "ready" | "held" };
  view: CaseView | undefined;
}

/** What can be taken from a report: its issues, the lines set aside, and the way back for the mended ones. */
export function ReportActs({ file, view }: ReportActsProps) {
  const t = useWording(reportWording);
  const language = useLanguage();
  const [withdrawing, setWithdrawing] = useState(false);
  const { quarantined, issues } = file.report;
  const may = view?.may.upload === true;
  return (
    <div className="report-acts">
      {issues.length > 0 && (
        <a className={buttonClass({ size: "tight" })} href={issuesAddress(file.id, language)} download>
          <Icon name="download" />
          {t("download.issues")}
        </a>
      )}
      {quarantined > 0 && (
        <a className={buttonClass({ size: "tight" })} href={quarantinedAddress(file.id)} download>
          <Icon name="download" />
          {t("download.quarantined", { count: quarantined })}
        </a>
      )}
      {quarantined > 0 && may && view && <SendMended file={file} view={view} />}
      {may && (
        <Button size="tight" variant="quiet" onClick={() => setWithdrawing(true)}>
          {t("withdraw.open")}
        </Button>
      )}
      {quarantined > 0 && may && <p className="small muted">{t("mend.why")}</p>}
      {withdrawing && (
        <Judgement file={file.id} name={file.name} does="withdraw" onClose={() => setWithdrawing(false)} />
      )}
    </div>
  );
}

function SendMended({ file, view }: { file: VariantFile; view: CaseView }) {
  const t = useWording(reportWording);
  const chooser = useRef<HTMLInputElement>(null);
  const { sendMended } = useSend(file.case);
  const analysis = view.snapshot.analyses.find(({ id }) => id === file.analysis);
  const target = analysis && targetIn(view, analysis, null);
  if (target === undefined) return null;
  return (
    <>
      <Button size="tight" icon="upload" onClick={() => chooser.current?.click()}>
        {t("mend.send")}
      </Button>
      <input
        ref={chooser}
        type="file"
        hidden
        aria-label={t("mend.send")}
        onChange={({ target: input }) => {
          const [mended] = input.files ?? [];
          if (mended) sendMended(mended, file, target);
          // The same file may be chosen again after it was refused.
          input.value = "";
        }}
      />
    </>
  );
}
