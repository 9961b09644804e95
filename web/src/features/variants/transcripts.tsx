import { Fragment, useState } from "react";
import type { Call } from "../../api/generated/Call";
import type { Transcript } from "../../api/generated/Transcript";
import { StateShape } from "../../ui/state-glyph";
import { useWording } from "../../wording/use-wording";
import { byGene } from "./genes";
import { useConsequenceWords } from "./words";
import { variantsWording } from "./wording";

/** The transcripts of a call by gene: MANE Select first, a more severe one beside it, the rest on request. */
export function Transcripts({ call }: { call: Call }) {
  const t = useWording(variantsWording);
  const [all, setAll] = useState(false);
  const { transcripts } = call;
  if (transcripts.length === 0) return <p className="soft">{t("transcripts.none")}</p>;
  const genes = byGene(transcripts);
  const folded = genes.reduce((sum, { rest }) => sum + rest.length, 0);
  return (
    <>
      <table className="tx">
        <tbody>
          {genes.map(({ gene, first, moreSevere, rest }, place) => (
            <Fragment key={gene}>
              {genes.length > 1 && (
                <tr>
                  <th scope="rowgroup" colSpan={3} translate="no">
                    {gene === "" ? t("transcripts.nogene") : gene}
                  </th>
                </tr>
              )}
              <Row transcript={first} strong choice={place === 0 ? call.transcript_choice : null} />
              {moreSevere && <Row transcript={moreSevere} severe />}
              {all && rest.map((one, index) => <Row key={`${one.transcript} ${index}`} transcript={one} />)}
            </Fragment>
          ))}
        </tbody>
      </table>
      {folded > 0 && !all && (
        <button type="button" className="link small" onClick={() => setAll(true)}>
          {t("transcripts.more", { count: transcripts.length })}
        </button>
      )}
    </>
  );
}

interface RowProps {
  transcript: Transcript;
  strong?: boolean;
  /** It is more severe than the one that stands for the gene. */
  severe?: boolean;
  /** Why it is the shown one. */
  choice?: Call["transcript_choice"];
}

function Row({ transcript, strong = false, severe = false, choice = null }: RowProps) {
  const t = useWording(variantsWording);
  const words = useConsequenceWords();
  return (
    <tr>
      <td className={strong ? "hgvs strong" : "hgvs"} translate="no">
        {transcript.transcript ?? t("unknown")}
      </td>
      <td>
        <span className="hgvs" translate="no">
          {transcript.hgvs_p ?? transcript.hgvs_c ?? ""}
        </span>
        <div className="small muted">
          {words(transcript.consequence.join("&"))}
          <Where transcript={transcript} />
        </div>
        {severe && (
          <div className="small severe">
            <StateShape state="missing" />
            {t("severe")}
          </div>
        )}
      </td>
      <td className={strong ? "num small strong" : "num small muted"}>
        <Standing transcript={transcript} choice={choice} />
      </td>
    </tr>
  );
}

function Where({ transcript: { exon, intron } }: { transcript: Transcript }) {
  const t = useWording(variantsWording);
  if (exon !== null) return `, ${t("exon", { number: exon })}`;
  return intron === null ? null : `, ${t("intron", { number: intron })}`;
}

/** How a transcript is marked; the shown one tells why it is shown. */
function Standing({ transcript, choice }: { transcript: Transcript; choice: Call["transcript_choice"] }) {
  const t = useWording(variantsWording);
  if (transcript.mane_select) return t("choice.mane_select");
  if (transcript.mane_plus_clinical) return t("choice.mane_plus_clinical");
  if (choice !== null) return t(`choice.${choice}`);
  return transcript.canonical ? t("choice.canonical") : null;
}
