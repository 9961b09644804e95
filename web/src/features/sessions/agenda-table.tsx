import { Link } from "@tanstack/react-router";
import type { AgendaRow } from "../../api/generated/AgendaRow";
import type { ItemState } from "../../api/generated/ItemState";
import type { SessionView } from "../../api/generated/SessionView";
import { EmptyState } from "../../ui/placeholders";
import { StateGlyph, type StateName, StateShape } from "../../ui/state-glyph";
import { useFormat } from "../../wording/use-format";
import { useWording } from "../../wording/use-wording";
import { markGroups, type MarkGroup, missingOf } from "./wanted";
import { sessionWording } from "./wording";

const groups = Object.keys(markGroups) as MarkGroup[];

const shapes: Record<ItemState, StateName> = {
  queued: "waiting",
  presenting: "presented",
  voting: "presented",
  decided: "decided",
  signed: "signed",
  deferred: "deferred",
  carried_over: "deferred",
  withdrawn: "not-needed",
};

/**
 * The cases in their order, each with its slot and the marks of what is there and what is missing; once the session
 * is closed, with what became of them instead.
 */
export function AgendaTable({ session, waiting }: { session: SessionView; waiting: number }) {
  const t = useWording(sessionWording);
  const closed = session.phase === "closed" || session.phase === "cancelled" || session.phase === "reopened";
  if (session.agenda.length === 0) {
    return <EmptyState title={t("agenda.empty")}>{t("agenda.empty.sub", { count: waiting })}</EmptyState>;
  }
  return (
    <table className="agenda-table rows" aria-label={t("agenda")}>
      <thead>
        <tr>
          <th scope="col" className="n">
            <span className="vh">{t("agenda.order")}</span>
          </th>
          <th scope="col" className="t">
            {t("agenda.start")}
          </th>
          <th scope="col">{t("agenda.case")}</th>
          <th scope="col" className="need">
            {t("agenda.needed")}
          </th>
          {!closed &&
            groups.map((group) => (
              <th key={group} scope="col" className="mk">
                {t(`group.${group}`)}
              </th>
            ))}
          <th scope="col" className="miss">
            {t(closed ? "list.state" : "agenda.missing")}
          </th>
        </tr>
      </thead>
      <tbody>
        {session.agenda.map((row, place) => (
          <Row key={row.item} row={row} place={place + 1} closed={closed} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ row, place, closed }: { row: AgendaRow; place: number; closed: boolean }) {
  const t = useWording(sessionWording);
  const format = useFormat();
  const [first] = row.missing;
  return (
    <tr>
      <td className="n">{place}</td>
      <td>
        {format.time(row.starts_at)}
        <div className="small muted nowrap">{t("agenda.minutes", { minutes: row.planned_minutes })}</div>
      </td>
      <td>
        <div className="cut">
          <Link to="/cases/$caseId" params={{ caseId: row.case }} className="strong" translate="no">
            {row.pseudonym}
          </Link>{" "}
          <span className="muted">
            {format.age(row.age)}, {row.referrer.name}, {row.referrer.place}
          </span>
        </div>
        <div className="q">{row.question}</div>
        <div className="small muted cut">{row.diagnosis}</div>
      </td>
      <td>
        <span className={row.urgency === "urgent" ? "strong" : undefined}>{format.day(row.needed_by)}</span>
        {row.urgency !== "routine" && <div className="small soft">{t(`urgency.${row.urgency}`)}</div>}
      </td>
      {!closed &&
        groups.map((group) => (
          <td key={group} className="mk">
            <StateShape state={missingOf(row, group) ? "missing" : "done"} />
            <span className={missingOf(row, group) ? undefined : "vh"}>
              {t(missingOf(row, group) ? "mark.missing" : "mark.ready")}
            </span>
          </td>
        ))}
      <td className="miss">
        {row.state === "queued" && !closed ? (
          first ? (
            <span className="strong">{t(`missing.${first}`)}</span>
          ) : (
            <span className="muted">{t("agenda.ready")}</span>
          )
        ) : (
          <StateGlyph state={shapes[row.state]} word={t(`item.${row.state}`)} />
        )}
      </td>
    </tr>
  );
}
