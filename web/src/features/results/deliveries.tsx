import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { Acknowledgement } from "../../api/generated/Acknowledgement";
import type { DecisionResult } from "../../api/generated/DecisionResult";
import type { Delivery } from "../../api/generated/Delivery";
import { ProblemView } from "../../app/problem-view";
import { Button } from "../../ui/button";
import { StateShape } from "../../ui/state-glyph";
import { useFormat } from "../../wording/use-format";
import { useWording } from "../../wording/use-wording";
import { DeliverDialog } from "./deliver-dialog";
import { acknowledge } from "./requests";
import { resultWording } from "./wording";

interface HandedOverProps {
  deliveries: readonly Delivery[];
  acknowledgements: readonly Acknowledgement[];
  /** The content that stands: what was of another is told apart. */
  content?: string;
}

/** Who has the answer, and who has taken note of it, in the order in which it happened. */
export function HandedOver({ deliveries, acknowledgements, content }: HandedOverProps) {
  const t = useWording(resultWording);
  const format = useFormat();
  const earlier = (of: string) =>
    content !== undefined && of !== content && <span className="muted"> ({t("earlier")})</span>;
  return (
    <ul className="handed">
      {deliveries.map(({ id, to, way, by_name, at, content_sha256 }) => (
        <li key={id}>
          <StateShape state="done" />
          <span>
            {t("handed.to", { to, way: t(`way.${way}`) })}
            {earlier(content_sha256)}
            <span className="small muted when">
              {t("handed.by", { by: by_name, when: format.dateTime(at) })}
            </span>
          </span>
        </li>
      ))}
      {acknowledgements.map(({ by, by_name, at, content_sha256 }) => (
        <li key={`${by} ${content_sha256}`}>
          <StateShape state="done" />
          <span>
            {t("noted.by", { by: by_name, when: format.dateTime(at) })}
            {earlier(content_sha256)}
          </span>
        </li>
      ))}
    </ul>
  );
}

interface DeliveriesProps {
  result: DecisionResult;
  onChanged(result: DecisionResult): void;
}

/** To whom the answer was handed over, and the acts of whoever hands it over or takes note of it. */
export function Deliveries({ result, onChanged }: DeliveriesProps) {
  const t = useWording(resultWording);
  const [delivering, setDelivering] = useState(false);
  const { decision, content_sha256, deliveries, acknowledgements, may } = result;
  const noting = useMutation({
    mutationFn: () => acknowledge(decision, { content_sha256 }),
    onSuccess: onChanged,
  });
  const none = deliveries.length === 0 && acknowledgements.length === 0;
  return (
    <div className="handover">
      <h3>{t("handed.title")}</h3>
      {none && <p className="soft">{t("handed.none")}</p>}
      <HandedOver deliveries={deliveries} acknowledgements={acknowledgements} content={content_sha256} />
      <div className="row">
        {may.deliver && (
          <Button size="tight" onClick={() => setDelivering(true)}>
            {t("deliver")}
          </Button>
        )}
        {may.acknowledge && (
          <Button
            size="tight"
            busy={noting.isPending ? t("saving") : undefined}
            onClick={() => noting.mutate()}
          >
            {t("acknowledge")}
          </Button>
        )}
      </div>
      {noting.error && <ProblemView error={noting.error} />}
      {delivering && (
        <DeliverDialog result={result} onSaved={onChanged} onClose={() => setDelivering(false)} />
      )}
    </div>
  );
}
