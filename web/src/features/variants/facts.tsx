import type { Call } from "../../api/generated/Call";
import { useFormat } from "../../wording/use-format";
import { useWording } from "../../wording/use-wording";
import { isStructural } from "./structural";
import { useFilterWords, useNames } from "./words";
import { variantsWording } from "./wording";

/**
 * What the file says of a call, each with the field it stands in; shown, never interpreted. `half`: the other end is on no line of
 * the file.
 */
export function Facts({ call, half }: { call: Call; half: boolean }) {
  const t = useWording(variantsWording);
  const format = useFormat();
  const filter = useFilterWords();
  const { changeOf } = useNames();
  const { facts, ids, quality, caller, origin } = call;
  return (
    <dl className="facts2">
      <dt>{t("facts.filter")}</dt>
      <dd>{filter(call.filter_status, call.filter)}</dd>
      <dt>{t("facts.caller")}</dt>
      <dd>{caller ?? t("unknown")}</dd>
      <dt>{t("facts.origin")}</dt>
      <dd>{t(`origin.${origin}`)}</dd>
      {quality !== null && (
        <>
          <dt>{t("facts.quality")}</dt>
          <dd>{format.number(quality, 1)}</dd>
        </>
      )}
      {isStructural(call.alt) && (
        <Event call={call} what={changeOf({ ...call, hgvs_p: null, hgvs_c: null })} half={half} />
      )}
      {ids.length > 0 && (
        <>
          <dt>{t("facts.ids")}</dt>
          <dd translate="no">{ids.join(", ")}</dd>
        </>
      )}
      {facts.map(({ source, field, value }) => (
        <Fact key={`${field} ${value}`} source={source} field={field} value={value} />
      ))}
      {facts.length === 0 && <dd className="soft wide">{t("facts.none")}</dd>}
    </dl>
  );
}

/** What only an event without spelled-out bases has. */
function Event({ call, what, half }: { call: Call; what: string; half: boolean }) {
  const t = useWording(variantsWording);
  const format = useFormat();
  const { end, mate, sv_length: length, copy_number: copies, partners } = call;
  return (
    <>
      <dt>{t("facts.event")}</dt>
      <dd>{what}</dd>
      {partners && (
        <Told word={t("facts.partners")} value={`${partners.five_prime}::${partners.three_prime}`} />
      )}
      {copies != null && <Told word={t("facts.copies")} value={format.number(copies, 2)} />}
      {end !== null && <Told word={t("facts.end")} value={`${call.chrom}:${end}`} />}
      {length !== null && <Told word={t("facts.length")} value={t("bases", { count: length })} />}
      {mate !== null && <Told word={t("facts.mate")} value={mate} />}
      {half && <Told word={t("facts.half")} value={t("facts.half.why")} />}
    </>
  );
}

function Told({ word, value }: { word: string; value: string }) {
  return (
    <>
      <dt>{word}</dt>
      <dd>{value}</dd>
    </>
  );
}

function Fact({ source, field, value }: { source: string; field: string; value: string }) {
  return (
    <>
      <dt>{source}</dt>
      <dd>
        <span translate="no">{value}</span> <span className="small muted">{field}</span>
      </dd>
    </>
  );
}
