import type { Attendance } from "../../api/generated/Attendance";
import type { CaseSnapshot } from "../../api/generated/CaseSnapshot";
import type { Member } from "../../api/generated/Member";
import type { Owner } from "../../api/generated/Owner";
import type { Recommendation } from "../../api/generated/Recommendation";
import type { RecommendationContent } from "../../api/generated/RecommendationContent";
import type { SessionEvent } from "../../api/generated/SessionEvent";
import type { State } from "../../api/generated/State";
import { evolve } from "./evolve";

/** A session for tests: Annika chairs, Petra votes, Elin records, David advises. Two cases. */
export const members: readonly Member[] = [
  ["annika", "Annika Berglund", "paediatric_oncology", "voting", "chair"],
  ["petra", "Petra Sandell", "pathology", "voting", "member"],
  ["elin", "Elin Hedberg", "administration", "observer", "secretary"],
  ["david", "David Kessler", "molecular_biology", "adviser", "member"],
].map(
  ([person, name, discipline, kind, office]) =>
    ({ person, name, discipline, place: "Stockholm", kind, office }) as Member,
);

export const owner: Owner = { person: "annika", name: "Annika Berglund", due: "2026-12-10" };

export const treatment: Extract<RecommendationContent, { kind: "treatment" }> = {
  kind: "treatment",
  drugs: [
    { name: "dabrafenib", atc: null },
    { name: "trametinib", atc: null },
  ],
  label_use: "in_label",
  targets: [{ variant: "v1", name: "BRAF p.Val600Glu" }],
  evidence: { escat: null, amp: null },
  citations: [],
  rationale: "In the primary and the relapse.",
  owner,
};

/** A time of the session's day. */
export const at = (time: string) => `2026-12-03T${time}:00Z`;

export const recommendation = (id: string, time = "13:00"): Recommendation => ({
  id,
  revision: 1,
  proposed_by: "petra",
  proposed_at: at(time),
  content: treatment,
});

const board = {
  id: "board",
  name: "National paediatric molecular board",
  centre: "Stockholm",
  quorum: { at_least: 2, disciplines: [{ discipline: "pathology" as const, at_least: 1 }] },
  members: [...members],
  policy: { recused_may_read: false, co_signers: [] },
};

export const scheduled: SessionEvent = {
  type: "session.scheduled",
  body: {
    session: "session",
    board,
    starts_at: at("12:00"),
    planned_minutes: 90,
    video_link: null,
    kind: "regular",
    deadline: null,
  },
};

const addedItem = (item: string, pseudonym: string): SessionEvent => ({
  type: "agenda.added",
  body: {
    item,
    case: `case of ${item}`,
    pseudonym,
    question: "Which first?",
    planned_minutes: 10,
    urgent: false,
  },
});

export const joins = (person: string): SessionEvent => {
  const member = members.find((one) => one.person === person);
  if (!member) throw new Error(`${person} is no member`);
  const attendance: Attendance = { ...member, how: "device", joined_at: at("11:55"), left_at: null };
  return { type: "attendance.joined", body: { attendance } };
};

/** Everybody but `absent` has joined, the session has started, and the first case is before the board. */
export const presented: readonly SessionEvent[] = [
  scheduled,
  addedItem("one", "Rowan 4172"),
  addedItem("two", "Maple 0562"),
  ...members.map(({ person }) => joins(person)),
  { type: "session.started", body: { at: at("12:00") } },
  {
    type: "case.presented",
    body: { item: "one", at: at("12:01"), presenter: "annika", case: {} as CaseSnapshot },
  },
];

/** The state after events. */
export function folded(...events: readonly SessionEvent[]): State {
  let state: State | undefined;
  for (const event of events) state = evolve(state, event);
  if (!state) throw new Error("The first event schedules the session");
  return state;
}

export const proposed = (id: string, time?: string): SessionEvent => ({
  type: "recommendation.proposed",
  body: { item: "one", recommendation: recommendation(id, time) },
});

export const readBack: SessionEvent = {
  type: "readback.begun",
  body: { item: "one", read_back: { by: "annika", at: at("13:10") } },
};

export const dissents: SessionEvent = {
  type: "dissent.recorded",
  body: { item: "one", dissent: { person: "petra", name: "Petra Sandell", reason: "No.", at: at("13:11") } },
};

export const ballotOpened: SessionEvent = {
  type: "ballot.opened",
  body: {
    item: "one",
    ballot: {
      id: "ballot",
      question: "Which?",
      options: [
        { text: "A", recommendation: "r1" },
        { text: "B", recommendation: null },
      ],
      method: "simple_majority",
      blind: true,
      electorate: ["annika", "petra"],
      opened_at: at("13:12"),
      votes: [],
      result: null,
    },
  },
};

export const votes = (voter: string): SessionEvent => ({
  type: "vote.cast",
  body: { item: "one", ballot: "ballot", vote: { voter, at: at("13:13"), choice: null } },
});

export const ballotClosed = (carried: number | null): SessionEvent => ({
  type: "ballot.closed",
  body: {
    item: "one",
    ballot: "ballot",
    votes: [],
    result: {
      counts: [1, 0],
      abstained: 0,
      not_voted: 1,
      carried,
      closed_at: at("13:15"),
      closed_by: "annika",
      override_reason: null,
    },
  },
});

export const frozen: SessionEvent = {
  type: "decision.frozen",
  body: {
    item: "one",
    content_sha256: "ab".repeat(32),
    statement: { decision: "d1", version: 1 } as never,
  },
};

export const signed = (meaning: "approved" | "reviewed"): SessionEvent => ({
  type: "decision.signed",
  body: {
    item: "one",
    signature: { id: meaning, signer: "annika", meaning, at: at("13:20") } as never,
    completes: null,
  },
});
