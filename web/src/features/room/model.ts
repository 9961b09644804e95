import type { Attendance } from "../../api/generated/Attendance";
import type { Ballot } from "../../api/generated/Ballot";
import type { BallotResult } from "../../api/generated/BallotResult";
import type { Discipline } from "../../api/generated/Discipline";
import type { Finding } from "../../api/generated/Finding";
import type { Item } from "../../api/generated/Item";
import type { Member } from "../../api/generated/Member";
import type { Quorum } from "../../api/generated/Quorum";
import type { State } from "../../api/generated/State";
import type { PersonMark } from "../../ui/avatar";

/** The item before the board now. */
export const currentItem = (state: State): Item | undefined =>
  state.items.find(({ state: stands }) => stands === "presenting" || stands === "voting");

/** Whether the reader's view of an item is that it exists, and no more. */
export const isHidden = (state: State, item: Item, person: string): boolean =>
  item.recused.includes(person) && !state.board.policy.recused_may_read;

/** Who may take the chair when the chair is away, first one first. */
export const deputies = (state: State): readonly Member[] => [
  ...state.board.members.filter(({ office }) => office === "chair"),
  ...state.board.members.filter(({ office }) => office === "deputy"),
];

/** The first item that nobody has dealt with. */
export const nextItem = (state: State): Item | undefined =>
  state.items.find(({ state: stands }) => stands === "queued");

/** Statements that wait for the chair's signature. */
export const unsignedItems = (state: State): readonly Item[] =>
  state.items.filter((item) => item.state === "decided" && item.decision !== null);

export const memberOf = (state: State, person: string): Member | undefined =>
  state.board.members.find((member) => member.person === person);

export const isChair = (state: State, person: string): boolean => state.chair === person;

/** The chair, or the secretary who acts for the chair. */
export const leads = (state: State, person: string): boolean =>
  isChair(state, person) || memberOf(state, person)?.office === "secretary";

/** Everybody who takes part now. */
export const present = (state: State): readonly Attendance[] =>
  state.attendance.filter(({ left_at }) => left_at === null);

/** The record of somebody's attendance, while they take part. */
export const attendanceOf = (state: State, person: string): Attendance | undefined =>
  present(state).find((one) => one.person === person);

/** Whether somebody takes part with a vote and is not recused from the item. */
export const mayVoteOn = (state: State, item: Item, person: string): boolean =>
  attendanceOf(state, person)?.kind === "voting" && !item.recused.includes(person);

/** Whether somebody may dissent now: there is something to dissent from, and it is not signed. */
export const mayDissentFrom = (state: State, item: Item, person: string): boolean =>
  state.phase === "live" &&
  ((item.state === "presenting" && item.recommendations.length > 0) ||
    item.state === "voting" ||
    item.state === "decided") &&
  mayVoteOn(state, item, person);

/** The ballot that takes votes now. */
export const openBallot = (item: Item): Ballot | undefined =>
  item.ballots.find(({ result, voided }) => result === null && !voided);

/** Votes for the option that carried, of all votes cast, abstentions included. */
export function agreementOf({
  carried,
  counts,
  abstained,
}: BallotResult): { carried: number; cast: number } | undefined {
  if (carried === null) return undefined;
  return { carried: counts[carried] ?? 0, cast: counts.reduce((sum, one) => sum + one, abstained) };
}

/** Who has answered on a circulated case: the voters of its last ballot that stands. */
function answered(state: State, item: Item): readonly { discipline: Discipline }[] {
  const last = item.ballots.findLast(({ voided }) => !voided);
  return (last?.votes ?? [])
    .filter(({ voter }) => !item.recused.includes(voter))
    .flatMap(({ voter }) => memberOf(state, voter) ?? []);
}

/**
 * The quorum for an item, or for the session as a whole: voting members who take part and are not recused. In writing,
 * those count who have answered.
 */
export function quorumOf(state: State, item?: Item): Quorum {
  const counted =
    state.kind === "circulated" && item
      ? answered(state, item)
      : present(state).filter(
          ({ kind, person }) => kind === "voting" && !(person !== null && item?.recused.includes(person)),
        );
  const disciplines = state.board.quorum.disciplines.map(({ discipline, at_least }) => ({
    discipline,
    present: counted.filter((one) => one.discipline === discipline).length,
    needed: at_least,
  }));
  const needed = state.board.quorum.at_least;
  return {
    held: counted.length >= needed && disciplines.every((one) => one.present >= one.needed),
    present: counted.length,
    needed,
    disciplines,
  };
}

/** The name of somebody in the session, from the attendance or the board; empty when neither knows them. */
export const nameOf = (state: State, person: string): string =>
  state.attendance.find((one) => one.person === person)?.name ?? memberOf(state, person)?.name ?? "";

/** `Annika Berglund` as `AB`. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/u).filter(Boolean);
  const first = words[0]?.charAt(0) ?? "";
  const last = words.length > 1 ? (words.at(-1)?.charAt(0) ?? "") : "";
  return (first + last).toUpperCase();
}

/** How somebody's mark is drawn. */
export function markOf({ kind, office }: Pick<Attendance, "kind" | "office">): PersonMark {
  if (office === "chair") return "chair";
  if (office === "secretary") return "records";
  return kind === "voting" ? "votes" : "advises";
}

const minute = 60_000;

/** When items begin, ISO 8601, in agenda order, and when the last of them ends. */
export interface Course {
  readonly starts: readonly string[];
  readonly ends: string;
}

/** What was presented began when it did; what is coming is expected after it, each for its planned minutes. */
export function courseOf(state: State): Course {
  let planned = Date.parse(state.starts_at);
  const last = state.items
    .filter(({ presented_at, state: stands }) => presented_at !== null && stands !== "queued")
    .toSorted((one, other) => (one.presented_at ?? "").localeCompare(other.presented_at ?? ""))
    .at(-1);
  let expected = last?.presented_at
    ? Date.parse(last.presented_at) + last.planned_minutes * minute
    : Date.parse(state.started_at ?? state.starts_at);
  const starts = state.items.map(({ planned_minutes, presented_at, state: stands }) => {
    const coming = stands === "queued";
    const at = coming ? expected : presented_at === null ? planned : Date.parse(presented_at);
    planned += planned_minutes * minute;
    if (coming) expected += planned_minutes * minute;
    return new Date(at).toISOString();
  });
  return { starts, ends: new Date(expected).toISOString() };
}

const withoutReference = (hgvs: string) => hgvs.slice(hgvs.lastIndexOf(":") + 1);

/** The change of a finding in the shortest form the file gave: protein, coding, or the alleles. */
export function changeOf({ hgvs_p, hgvs_c, chrom, pos, reference, alternate }: Finding): string {
  const hgvs = hgvs_p ?? hgvs_c;
  return hgvs ? withoutReference(hgvs) : `${chrom}:${pos} ${reference}>${alternate}`;
}

/** A finding's name such as `BRAF p.Val600Glu`. */
export const nameOfFinding = (finding: Finding): string =>
  [finding.gene, changeOf(finding)].filter(Boolean).join(" ");
