import type { ReactNode } from "react";
import type { RecommendationContent } from "../../api/generated/RecommendationContent";
import { Tier } from "../../ui/tier";
import { useFormat } from "../../wording/use-format";
import { useWording } from "../../wording/use-wording";
import { Say } from "./say";
import { roomWording } from "./wording";

const reasonOf = (content: RecommendationContent): string => {
  switch (content.kind) {
    case "treatment":
      return content.rationale;
    case "no_recommendation":
      return content.explanation;
    default:
      return content.reason;
  }
};

/** A published source: a DOI or a PubMed number becomes a link to it. */
function Citation({ source }: { source: string }) {
  const doi = /10\.\d{4,9}\/\S+/u.exec(source)?.[0];
  const pubmed = /^(?:pmid:?\s*)?(\d{4,9})$/iu.exec(source.trim())?.[1];
  const address =
    doi === undefined
      ? pubmed && `https://pubmed.ncbi.nlm.nih.gov/${pubmed}/`
      : `https://doi.org/${encodeURI(doi)}`;
  if (!address) return <span>{source}</span>;
  return (
    <a href={address} target="_blank" rel="noreferrer" translate="no">
      {doi ?? `PMID ${pubmed}`}
    </a>
  );
}

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** A recommendation: its sentence, then who does it by when, on what evidence and why. */
export function RecommendationView({ content }: { content: RecommendationContent }) {
  const t = useWording(roomWording);
  const format = useFormat();
  const owner = content.kind === "no_recommendation" ? undefined : content.owner;
  const evidence = content.kind === "treatment" ? content.evidence : undefined;
  const citations = content.kind === "treatment" ? content.citations : [];
  const biomarkers = (content.kind === "treatment" && content.biomarkers) || [];
  const priority =
    content.kind === "treatment" || content.kind === "trial_referral" ? content.priority : undefined;
  return (
    <>
      <Say content={content} />
      <dl>
        {owner && <Row label={t("rec.owner")}>{owner.name}</Row>}
        {owner && <Row label={t("rec.due")}>{format.day(owner.due)}</Row>}
        {content.kind === "trial_referral" && (
          <>
            <Row label={t("rec.trial")}>
              <span translate="no">{content.trial}</span>
            </Row>
            <Row label={t("rec.slot")}>
              {t(`slot.${content.slot}`)}
              {content.confirmed && (
                <span className="muted">
                  {t("rec.confirmed", { name: content.confirmed.by, day: format.day(content.confirmed.on) })}
                </span>
              )}
            </Row>
          </>
        )}
        {priority !== undefined && <Row label={t("rec.priority")}>{priority}</Row>}
        {biomarkers.length > 0 && <Row label={t("rec.biomarkers")}>{biomarkers.join(", ")}</Row>}
        {(evidence?.escat || evidence?.amp || evidence?.nct || citations.length > 0) && (
          <Row label={t("rec.evidence")}>
            {evidence?.escat && <Tier scheme="ESCAT" level={evidence.escat} />}
            {evidence?.amp && <Tier scheme="AMP" level={evidence.amp} />}
            {evidence?.nct && <Tier scheme="NCT" level={evidence.nct} />}
            {citations.map((source) => (
              <Citation key={source} source={source} />
            ))}
          </Row>
        )}
        <Row label={t("rec.reason")}>{reasonOf(content)}</Row>
      </dl>
    </>
  );
}
