import { StateShape } from "../../ui/state-glyph";
import { useLanguage } from "../../wording/language";
import { useWording } from "../../wording/use-wording";
import { AskBlock } from "./ask-block";
import { usePlaceWords } from "./ask-place";
import type { Answering } from "./ask-upload";
import { resetDraft } from "./drafts";
import type { Target } from "./target";
import { askWording, reportWording } from "./wording";
import { sentence, wordObjection } from "./words";

/** Everything about a file is answered: what was said, and the press that attaches it. */
export function AskConfirm(props: Answering & { target: Target }) {
  const { target, upload, draft, about, answer, choosePlace, escape, busy, error } = props;
  const t = useWording(askWording);
  const report = useWording(reportWording);
  const language = useLanguage();
  const place = usePlaceWords();
  const { tumour, normal, assembly } = draft.answers;
  const told = [
    [t("confirm.to"), place(target)],
    [report("role.tumour"), tumour],
    [report("role.normal"), normal === null ? t("ask.normal.none") : normal],
    [report("report.assembly"), assembly],
  ] as const;
  return (
    <AskBlock
      title={t("confirm.title", { pseudonym: target.pseudonym })}
      about={about}
      why={t(target.against.length > 0 ? "confirm.against" : "confirm.why")}
      acts={[
        { label: t("confirm.yes"), act: () => answer({}), primary: true },
        { label: t("confirm.other"), act: choosePlace },
        { label: t("confirm.again"), act: () => resetDraft(upload.id) },
      ]}
      escape={escape}
      busy={busy}
      error={error}
    >
      <dl>
        {told.map(
          ([label, value]) => value !== undefined && <Told key={label} label={label} value={value} />,
        )}
        {target.against.length > 0 && (
          <>
            <dt>{t("place.against")}</dt>
            <dd className="clash">
              <StateShape state="missing" />
              <span>
                {sentence(target.against.map((one) => wordObjection(one, target.analysis.assay, language)))}
              </span>
            </dd>
          </>
        )}
      </dl>
    </AskBlock>
  );
}

function Told({ label, value }: { label: string; value: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd translate="no">{value}</dd>
    </>
  );
}
