import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import type { CaseRow } from "../../api/generated/CaseRow";
import type { SessionView } from "../../api/generated/SessionView";
import { usePageTitle } from "../../app/page-title";
import { ProblemView } from "../../app/problem-view";
import { Ask } from "../../ui/ask";
import { Button, buttonClass } from "../../ui/button";
import { Skeleton } from "../../ui/placeholders";
import { useFormat } from "../../wording/use-format";
import { useWording } from "../../wording/use-wording";
import { AgendaTable } from "./agenda-table";
import { QuorumRuleList } from "./quorum-rule";
import { placeableCasesQuery, placeCase, sessionQuery } from "./requests";
import { SessionHead } from "./session-head";
import "./sessions.css";
import { Waiting } from "./waiting";
import { isOpen, nextSlot, type SessionAsk, unplaced, wantedOf } from "./wanted";
import { sessionWording } from "./wording";

const route = getRouteApi("/framed/sessions/$sessionId");

/** Minutes that a case gets when it is put on the agenda. */
const usualMinutes = 10;

function usePlacing(session: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ case: id }: CaseRow) => placeCase(session, { case: id, planned_minutes: usualMinutes }),
    async onSuccess(view) {
      queryClient.setQueryData(sessionQuery(session).queryKey, view);
      await queryClient.invalidateQueries({ queryKey: ["cases"] });
    },
  });
}

/** A session before and after it is held: its agenda, what the cases lack, and the quorum it needs. */
export function SessionPage() {
  const t = useWording(sessionWording);
  usePageTitle(t("session.title"));
  const { sessionId } = route.useParams();
  const session = useQuery(sessionQuery(sessionId));
  const may = session.data?.may_schedule === true && isOpen(session.data);
  const cases = useQuery({ ...placeableCasesQuery, enabled: may });
  const placing = usePlacing(sessionId);
  if (session.error) return <ProblemView error={session.error} onAgain={() => void session.refetch()} />;
  if (!session.data) return <Skeleton label={t("loading")} lines={8} />;
  const waiting = may ? unplaced(session.data, cases.data?.cases ?? []) : [];
  const ask = wantedOf(session.data, waiting);
  const placingNow = placing.isPending ? placing.variables.case : undefined;
  return (
    <div className="session">
      <SessionHead session={session.data} withRoom={ask?.is !== "room"} />
      {ask && (
        <SessionAskBlock
          ask={ask}
          session={session.data}
          placing={placingNow}
          onPlace={(row) => placing.mutate(row)}
        />
      )}
      <div className="session-columns">
        <div className="list">
          {placing.error && <ProblemView error={placing.error} />}
          <AgendaTable session={session.data} waiting={waiting.length} />
          {may && (
            <Waiting
              rows={waiting}
              slot={nextSlot(session.data)}
              placing={placingNow}
              onPlace={(row) => placing.mutate(row)}
            />
          )}
        </div>
        <QuorumRuleList board={session.data.board} />
      </div>
    </div>
  );
}

interface SessionAskBlockProps {
  ask: SessionAsk;
  session: SessionView;
  placing: string | undefined;
  onPlace(row: CaseRow): void;
}

function SessionAskBlock({ ask, session, placing, onPlace }: SessionAskBlockProps) {
  const t = useWording(sessionWording);
  const format = useFormat();
  switch (ask.is) {
    case "room": {
      const live = session.phase !== "scheduled";
      const count = session.agenda.length;
      return (
        <Ask
          title={t(live ? "ask.room.live" : "ask.room")}
          reason={live ? t("ask.room.live.sub", { count }) : t("ask.room.sub")}
          actions={
            <Link
              to="/sessions/$sessionId/room"
              params={{ sessionId: session.session }}
              className={buttonClass({ variant: "primary", size: "live" })}
            >
              {t("room")}
            </Link>
          }
        />
      );
    }
    case "place": {
      const { pseudonym, question, needed_by } = ask.row;
      return (
        <Ask
          title={t("ask.place", { count: ask.waiting })}
          reason={t("ask.place.sub", { pseudonym, question, day: format.day(needed_by) })}
          actions={
            <Button
              variant="primary"
              size="live"
              busy={placing === ask.row.case ? t("saving") : undefined}
              onClick={() => onPlace(ask.row)}
            >
              {t("ask.place.act", { pseudonym, time: format.time(nextSlot(session)) })}
            </Button>
          }
        />
      );
    }
    case "complete": {
      const [first] = ask.rows;
      if (!first) return null;
      const { pseudonym, missing } = first;
      return (
        <Ask
          title={t("ask.complete", { cases: ask.rows.length, things: ask.things })}
          reason={t("ask.complete.sub", {
            pseudonym,
            missing: missing.map((one) => t(`missing.${one}`).toLowerCase()).join(", "),
          })}
          actions={
            <Link
              to="/cases/$caseId"
              params={{ caseId: first.case }}
              className={buttonClass({ variant: "primary", size: "live" })}
            >
              {t("ask.complete.act", { pseudonym })}
            </Link>
          }
        />
      );
    }
  }
}
