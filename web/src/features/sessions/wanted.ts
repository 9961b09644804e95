import type { AgendaRow } from "../../api/generated/AgendaRow";
import type { CaseRow } from "../../api/generated/CaseRow";
import type { Missing } from "../../api/generated/Missing";
import type { SessionView } from "../../api/generated/SessionView";

/** The columns of marks, each with what can be missing under it. */
export const markGroups = {
  question: ["question"],
  pathology: ["tumour_specimen", "tumour_cell_content"],
  analyses: ["analysis", "final_report", "variant_file"],
  findings: ["findings"],
  consents: ["consents"],
  wishes: ["wishes"],
} as const satisfies Record<string, readonly Missing[]>;

export type MarkGroup = keyof typeof markGroups;

/** What is missing of a group; nothing when it is ready. */
export const missingOf = (row: Pick<AgendaRow, "missing">, group: MarkGroup): Missing | undefined =>
  row.missing.find((one) => (markGroups[group] as readonly Missing[]).includes(one));

const urgencies = ["urgent", "soon", "routine"] as const;

/** Cases of the session's board without a place, urgent and soon-needed first. */
export const unplaced = (session: SessionView, cases: readonly CaseRow[]): readonly CaseRow[] =>
  cases
    .filter(
      ({ board, placed, state, case: id }) =>
        board === session.board.id &&
        placed === null &&
        (state === "accepted" || state === "deferred") &&
        !session.agenda.some((row) => row.case === id),
    )
    .toSorted(
      (one, other) =>
        urgencies.indexOf(one.urgency) - urgencies.indexOf(other.urgency) ||
        one.needed_by.localeCompare(other.needed_by),
    );

/** When the next case put on the agenda would begin, ISO 8601. */
export function nextSlot(session: SessionView): string {
  const planned = session.agenda.reduce((sum, { planned_minutes }) => sum + planned_minutes, 0);
  return new Date(Date.parse(session.starts_at) + planned * 60_000).toISOString();
}

/** What the session's page asks of its reader. */
export type SessionAsk =
  | { readonly is: "room" }
  | { readonly is: "place"; readonly row: CaseRow; readonly waiting: number }
  | { readonly is: "complete"; readonly rows: readonly AgendaRow[]; readonly things: number };

/** Whether cases can still be put on the agenda: the session is to come, or on. */
export const isOpen = ({ phase }: Pick<SessionView, "phase">): boolean =>
  phase === "scheduled" || phase === "live" || phase === "paused";

/** The one thing asked: go to a session that is on; place what waits; see to what is missing; or go in. */
export function wantedOf(session: SessionView, waiting: readonly CaseRow[]): SessionAsk | undefined {
  if (!isOpen(session)) return undefined;
  if (session.phase !== "scheduled") return session.may_join ? { is: "room" } : undefined;
  const [first] = waiting;
  if (session.may_schedule && first) return { is: "place", row: first, waiting: waiting.length };
  const rows = session.agenda.filter(({ missing }) => missing.length > 0);
  if (session.may_schedule && rows.length > 0) {
    return { is: "complete", rows, things: rows.reduce((sum, { missing }) => sum + missing.length, 0) };
  }
  return session.may_join ? { is: "room" } : undefined;
}
