import { useLanguage } from "../../wording/language";
import { useFormat } from "../../wording/use-format";
import { useWording } from "../../wording/use-wording";
import { type AskAct, AskBlock } from "./ask-block";
import type { Answering } from "./ask-upload";
import { type PlaceDoubt, type Target, targetOf } from "./target";
import { askWording, placingWording } from "./wording";
import { sentence, wordObjection, wordReason } from "./words";

/** At most so many proposals are offered by a key; the others are in the dialog. */
const offered = 4;

/** "Rowan 4172, P26-1187, WGS pair": a place in one line. */
export function usePlaceWords() {
  const t = useWording(askWording);
  return ({ pseudonym, specimen, analysis }: Pick<Target, "pseudonym" | "specimen" | "analysis">) =>
    t("place.to", { pseudonym, specimen: specimen.laboratory_number, assay: analysis.assay_name });
}

/** Where the file belongs, when the best proposal is not good enough to be confirmed only. */
export function AskPlace({ doubt, upload, answer, choosePlace, ...rest }: Answering & { doubt: PlaceDoubt }) {
  const t = useWording(askWording);
  const placing = useWording(placingWording);
  const words = usePlaceWords();
  const targets = upload.proposals.slice(0, doubt === "none" ? 0 : offered).map((one) => targetOf(one, true));
  const acts: AskAct[] = [
    ...targets.map((target) => ({ label: words(target), act: () => answer({ target }) })),
    { label: t(doubt === "none" ? "place.choose" : "place.other"), act: choosePlace },
  ];
  const [best] = targets;
  return (
    <AskBlock
      {...rest}
      title={t(`place.${doubt}.title`, { pseudonym: best?.pseudonym ?? "" })}
      why={t(`place.${doubt}.why`)}
      acts={acts}
    >
      {targets.length === 0 && upload.survey.samples.length > 0 && (
        <dl>
          <dt>{placing("fact.samples")}</dt>
          <dd translate="no">{upload.survey.samples.map(({ name }) => name).join(", ")}</dd>
        </dl>
      )}
      {targets.length > 0 && (
        <dl className="sides">
          <dt />
          <dd className="hd">{t("place.for")}</dd>
          <dd className="hd">{t("place.against")}</dd>
          {targets.map((target) => (
            <Sides key={target.analysis.id} target={target} />
          ))}
        </dl>
      )}
    </AskBlock>
  );
}

function Sides({ target }: { target: Target }) {
  const t = useWording(askWording);
  const language = useLanguage();
  const format = useFormat();
  const { specimen, analysis, because, against } = target;
  return (
    <>
      <dt>
        {target.pseudonym}
        <span className="sub small">
          {format.day(specimen.taken_on)}, {analysis.assay_name}
        </span>
      </dt>
      <dd data-side={t("place.for")}>
        {because.length > 0 ? sentence(because.map((one) => wordReason(one, language))) : t("place.nothing")}
      </dd>
      <dd className={against.length > 0 ? "strong" : "sub"} data-side={t("place.against")}>
        {against.length > 0
          ? sentence(against.map((one) => wordObjection(one, analysis.assay, language)))
          : t("place.nothing")}
      </dd>
    </>
  );
}
