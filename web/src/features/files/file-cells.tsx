import { type ReactNode, useState } from "react";
import type { VariantFile } from "../../api/generated/VariantFile";
import { useLanguage } from "../../wording/language";
import { useFormat } from "../../wording/use-format";
import { useWording } from "../../wording/use-wording";
import { Judgement } from "./ask-held";
import { LinesKept, Progress, shareOf, State } from "./cells";
import { askNow, useDrafts } from "./drafts";
import { reasonsOf, type Standing } from "./reasons";
import { isStrong } from "./target";
import { filesWording, placingWording } from "./wording";
import { byDanger, sentence, toldReasons, wordReason } from "./words";

interface WhyProps {
  file: VariantFile;
  older: readonly VariantFile[];
  /** Where it stands, once its case is known. */
  standing: Standing | undefined;
}

/** Why it stands there, or what became of it. */
export function Why({ file, older, standing }: WhyProps) {
  const t = useWording(filesWording);
  const { cameAgain } = useDrafts();
  const again = cameAgain.get(file.id);
  return (
    <>
      <WhyHere file={file} older={older} standing={standing} />
      {again !== undefined && (
        <div className="strong">
          {t.rich("why.again", {
            name: (
              <span className="hgvs" translate="no">
                {again}
              </span>
            ),
          })}
        </div>
      )}
    </>
  );
}

function WhyHere({ file, older, standing }: WhyProps) {
  const t = useWording(filesWording);
  const placing = useWording(placingWording);
  const language = useLanguage();
  const format = useFormat();
  if (file.state === "held") {
    const checks = new Set(byDanger(file.mismatches).map(({ check }) => check));
    return sentence([...checks].map((check) => placing(`mismatch.${check}`)));
  }
  if (file.state === "withdrawn") {
    return t("why.withdrawn", { by: file.by, when: format.dateTime(file.at), reason: file.reason });
  }
  if (file.released) return t("why.released", { by: file.released.by, reason: file.released.reason });
  const [before] = older;
  if (before) return t.rich("why.replaces", { name: <span className="hgvs">{before.name}</span> });
  const reasons = standing ? reasonsOf(file, standing) : [];
  return reasons.some(isStrong)
    ? sentence(reasons.slice(0, toldReasons).map((reason) => wordReason(reason, language)))
    : t("why.person", { name: file.uploaded_by_name });
}

/** What became of its data lines, as far as it was read. */
export function Lines({ file }: { file: VariantFile }) {
  const t = useWording(filesWording);
  const format = useFormat();
  if (file.state === "ready" || file.state === "held") return <LinesKept report={file.report} />;
  if (file.state === "reading") return t("lines.so-far", { count: format.count(file.lines) });
  return null;
}

interface FileStateProps {
  file: VariantFile;
  asked: boolean;
  mayJudge: boolean;
  children: ReactNode;
}

/** Where a file stands, with its acts under it. */
export function FileState({ file, asked, mayJudge, children }: FileStateProps) {
  const t = useWording(filesWording);
  const format = useFormat();
  const { later } = useDrafts();
  switch (file.state) {
    case "reading": {
      const share = shareOf(file.bytes_read, file.bytes);
      const word = t("state.reading", { percent: format.percent(Math.min(1, share)) });
      return (
        <>
          <Progress label={t("progress.reading", { name: file.name })} share={share} word={word} />
          {mayJudge && <StopReading file={file} />}
        </>
      );
    }
    case "held":
      if (!mayJudge) {
        return (
          <State shape="missing" word={t("state.held.other")} strong>
            {children}
          </State>
        );
      }
      return (
        <State shape="missing" word={t(asked ? "state.held" : "state.held.later")} strong>
          {children}{" "}
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
      return (
        <State shape="done" word={t("state.ready", { when: whenWord(file.uploaded_at, format) })}>
          {children}
        </State>
      );
    case "refused":
      return <State shape="missing" word={t("state.refused")} strong />;
    case "withdrawn":
      return <State shape="dismissed" word={t("state.withdrawn")} />;
  }
}

/** A file is taken back while it is being read: whoever placed it wrongly need not wait. */
function StopReading({ file }: { file: VariantFile }) {
  const t = useWording(filesWording);
  const [asked, setAsked] = useState(false);
  return (
    <div className="small">
      <button
        type="button"
        className="link"
        aria-label={t("act.stop.for", { name: file.name })}
        onClick={() => setAsked(true)}
      >
        {t("act.stop")}
      </button>
      {asked && <Judgement file={file.id} name={file.name} does="withdraw" onClose={() => setAsked(false)} />}
    </div>
  );
}

/** The time alone today, the day on other days. */
export function whenWord(moment: string, format: ReturnType<typeof useFormat>): string {
  return format.date(moment) === format.date(Date.now()) ? format.time(moment) : format.day(moment);
}
