import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useState } from "react";
import type { TimelineEntry } from "../../api/generated/TimelineEntry";
import { usePageTitle } from "../../app/page-title";
import { ProblemView } from "../../app/problem-view";
import { Skeleton } from "../../ui/placeholders";
import { useFormat } from "../../wording/use-format";
import { useWording } from "../../wording/use-wording";
import "./audit.css";
import { EntryDrawer } from "./entry-drawer";
import { Proof } from "./proof";
import { auditedDecisionQuery } from "./requests";
import { Timeline } from "./timeline";
import { auditWording } from "./wording";

const route = getRouteApi("/framed/audit/decisions/$decisionId");

/** One decision: the answer whether it was changed, the steps under it, and everything done and seen in order. */
export function AuditedDecisionPage() {
  const t = useWording(auditWording);
  const format = useFormat();
  usePageTitle(t("decision.title"));
  const { decisionId } = route.useParams();
  const { data, error, refetch } = useQuery(auditedDecisionQuery(decisionId));
  const [chosen, setChosen] = useState<TimelineEntry>();
  if (error) return <ProblemView error={error} onAgain={() => void refetch()} />;
  if (!data) return <Skeleton label={t("loading")} lines={8} />;
  const { statement } = data.decision;
  const close = () => {
    setChosen(undefined);
    if (chosen) document.getElementById(`entry-${chosen.seq}`)?.focus();
  };
  return (
    <div className="audit">
      <p className="scope">{t("scope")}</p>
      <div className="story">
        <header>
          <p className="soft">
            {statement.board_name}, {format.longDay(statement.decided_at)}
          </p>
          <h1>
            {t("decision.heading", {
              pseudonym: statement.case.patient.pseudonym,
              version: statement.version,
            })}
          </h1>
        </header>
        <Timeline entries={data.timeline} chosen={chosen?.seq} onChoose={setChosen} />
      </div>
      <div className="beside">
        {chosen && <EntryDrawer key={chosen.seq} entry={chosen} onClose={close} />}
        {/* Hidden, not taken away: what was verified stays verified while an entry is read. */}
        <div hidden={chosen !== undefined}>
          <Proof decision={data.decision} />
        </div>
      </div>
    </div>
  );
}
