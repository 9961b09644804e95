import { useState } from "react";
import type { Call } from "../../api/generated/Call";
import type { Transcript } from "../../api/generated/Transcript";
import { StateShape } from "../../ui/state-glyph";
import { useWording } from "../../wording/use-wording";
import { useConsequenceWords } from "./words";
import { variantsWording } from "./wording";

/** So many transcripts are shown before the reader asks for the rest. */
const shownAtFirst = 3;

/** The transcripts of a call, the shown one first, and a more severe consequence elsewhere. */
export function Transcripts({ call }: { call: Call }) {
  const t = useWording(variantsWording);
  const words = useConsequenceWords();
  const [all, setAll] = useState(false);
  const { transcripts, more_severe } = call;
  if (transcripts.length === 0) return <p className="soft">{t("transcripts.none")}</p>;
  const shown = all ? transcripts : transcripts.slice(0, shownAtFirst);
  return (
    <>
      {more_severe && (
        <p className="severe">
          <StateShape state="missing" />
          {t("severe.elsewhere", {
            transcript: [more_severe.gene, more_severe.transcript].filter(Boolean).join(" "),
            consequence: words(more_severe.consequence.join("&")),
          })}
        </p>
      )}
      <table className="tx">
        <tbody>
          {shown.map((transcript, place) => (
            <tr key={`${transcript.transcript} ${transcript.gene} ${place}`}>
              <td className={place === 0 ? "hgvs strong" : "hgvs"} translate="no">
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
              </td>
              <td className={place === 0 ? "num small strong" : "num small muted"}>
                <Standing transcript={transcript} choice={place === 0 ? call.transcript_choice : null} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {transcripts.length > shown.length && (
        <button type="button" className="link small" onClick={() => setAll(true)}>
          {t("transcripts.more", { count: transcripts.length })}
        </button>
      )}
    </>
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
