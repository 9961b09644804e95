import type { Call } from "../../api/generated/Call";
import { useFormat } from "../../wording/use-format";
import { useWording } from "../../wording/use-wording";
import { useFilterWords } from "./words";
import { variantsWording } from "./wording";

/** What the file says of a call, each with the field it stands in; shown, never interpreted. */
export function Facts({ call }: { call: Call }) {
  const t = useWording(variantsWording);
  const format = useFormat();
  const filter = useFilterWords();
  const { facts, ids, quality, caller, origin, end, mate } = call;
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
      {end !== null && (
        <>
          <dt>{t("facts.end")}</dt>
          <dd>{end}</dd>
        </>
      )}
      {mate !== null && (
        <>
          <dt>{t("facts.mate")}</dt>
          <dd>{mate}</dd>
        </>
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
