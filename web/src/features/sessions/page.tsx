import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { Phase } from "../../api/generated/Phase";
import { usePageTitle } from "../../app/page-title";
import { ProblemView } from "../../app/problem-view";
import { buttonClass } from "../../ui/button";
import { EmptyState, Skeleton } from "../../ui/placeholders";
import { StateGlyph, type StateName } from "../../ui/state-glyph";
import { NumCell, RowsTable, Th } from "../../ui/table";
import { useFormat } from "../../wording/use-format";
import { useWording } from "../../wording/use-wording";
import { sessionsQuery } from "./requests";
import "./sessions.css";
import { sessionWording } from "./wording";

const shapes: Record<Phase, StateName> = {
  scheduled: "waiting",
  live: "presented",
  paused: "presented",
  closed: "done",
  cancelled: "not-needed",
  reopened: "presented",
};

/** The sessions: those that are on, then the coming ones, then the past. */
export function SessionsPage() {
  const t = useWording(sessionWording);
  const format = useFormat();
  usePageTitle(t("title"));
  const { data, error, isPending, refetch } = useQuery(sessionsQuery);
  const plan = data?.may_schedule && (
    <Link to="/sessions/new" className={buttonClass({ variant: "primary" })}>
      {t("plan")}
    </Link>
  );
  return (
    <div className="page">
      <header className="page-head">
        <h1>{t("title")}</h1>
        <span className="push">{data && data.sessions.length > 0 && plan}</span>
      </header>
      {error && <ProblemView error={error} onAgain={() => void refetch()} />}
      {isPending && <Skeleton label={t("loading")} />}
      {data?.sessions.length === 0 && (
        <EmptyState title={t("list.none")} action={plan}>
          {data.may_schedule && t("list.none.remedy")}
        </EmptyState>
      )}
      {data && data.sessions.length > 0 && (
        <div className="session-list">
          <RowsTable
            label={t("title")}
            head={
              <>
                <Th>{t("list.when")}</Th>
                <Th>{t("list.board")}</Th>
                <Th num>{t("list.cases")}</Th>
                <Th>{t("list.state")}</Th>
              </>
            }
          >
            {data.sessions.map(({ session, board_name, starts_at, phase, cases }) => (
              <tr key={session} className={phase === "closed" || phase === "cancelled" ? "done" : undefined}>
                <td>
                  <Link to="/sessions/$sessionId" params={{ sessionId: session }}>
                    {format.longDay(starts_at)}, {format.time(starts_at)}
                  </Link>
                </td>
                <td>{board_name}</td>
                <NumCell>{cases}</NumCell>
                <td>
                  <StateGlyph state={shapes[phase]} word={t(`phase.${phase}`)} />
                </td>
              </tr>
            ))}
          </RowsTable>
        </div>
      )}
    </div>
  );
}
