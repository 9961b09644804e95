import type { Item } from "../../api/generated/Item";
import type { SessionEvent } from "../../api/generated/SessionEvent";
import type { State } from "../../api/generated/State";

type Type = SessionEvent["type"];
type Body<T extends Type> = Extract<SessionEvent, { type: T }>["body"];
type Handlers = { readonly [T in Type]: (state: State, body: Body<T>) => State };

const inItem = (state: State, id: string, change: (item: Item) => Partial<Item>): State => ({
  ...state,
  items: state.items.map((item) => (item.id === id ? { ...item, ...change(item) } : item)),
});

function added({ item, case: caseId, pseudonym, question, planned_minutes }: Body<"agenda.added">): Item {
  return {
    id: item,
    case: caseId,
    pseudonym,
    question,
    planned_minutes,
    state: "queued",
    presented_at: null,
    presented: null,
    wishes_spoken_at: null,
    recused: [],
    notes: [],
    recommendations: [],
    read_back: null,
    dissents: [],
    ballots: [],
    decision: null,
    versions: 0,
    deferred: null,
  };
}

/** A recused member leaves the electorate, and a vote already cast is void. */
function conflict(item: Item, { person, recused }: Body<"conflict.declared">): Partial<Item> {
  const others = item.recused.filter((one) => one !== person);
  if (!recused) return { recused: others };
  return {
    recused: [...others, person],
    ballots: item.ballots.map((ballot) =>
      ballot.result
        ? ballot
        : {
            ...ballot,
            electorate: ballot.electorate.filter((one) => one !== person),
            votes: ballot.votes.filter(({ voter }) => voter !== person),
          },
    ),
  };
}

function frozen(item: Item, { content_sha256, statement }: Body<"decision.frozen">): Partial<Item> {
  const before = item.decision ? [...item.decision.voided, ...item.decision.signatures] : [];
  return {
    state: "decided",
    versions: statement.version,
    decision: {
      id: statement.decision,
      content_sha256,
      statement,
      signatures: [],
      voided: before.toSorted((one, other) => one.at.localeCompare(other.at)),
    },
  };
}

function signed(item: Item, { signature }: Body<"decision.signed">): Partial<Item> {
  const { decision } = item;
  return {
    decision: decision && { ...decision, signatures: [...decision.signatures, signature] },
    ...(signature.meaning === "approved" ? { state: "signed" } : {}),
  };
}

// Whatever changes the draft ends its read-back: what was read aloud is no longer what stands there.
const drafted = (recommendations: Item["recommendations"]): Partial<Item> => ({
  recommendations,
  read_back: null,
});

/** One function for each kind of event; a new kind does not compile until it has one. */
const handlers: Handlers = {
  "session.scheduled": (state) => state,
  "agenda.added": (state, body) => ({ ...state, items: [...state.items, added(body)] }),
  "session.started": (state, { at }) => ({ ...state, phase: "live", started_at: at }),
  "session.closed": (state, { at, carried_over }) => ({
    ...state,
    phase: "closed",
    closed_at: at,
    items: state.items.map((item) =>
      carried_over.includes(item.id) ? { ...item, state: "carried_over" } : item,
    ),
  }),
  "attendance.joined": (state, { attendance }) => ({
    ...state,
    attendance: [...state.attendance, attendance],
  }),
  "attendance.left": (state, { person, at }) => {
    const open = state.attendance.findIndex((one) => one.person === person && one.left_at === null);
    return {
      ...state,
      attendance: state.attendance.map((one, place) => (place === open ? { ...one, left_at: at } : one)),
    };
  },
  "conflict.declared": (state, body) => inItem(state, body.item, (item) => conflict(item, body)),
  "case.presented": (state, { item: id, at, presenter, case: snapshot }) => ({
    ...inItem(state, id, () => ({ state: "presenting", presented_at: at, presented: snapshot })),
    presenter,
  }),
  "case.set_down": (state, { item }) => inItem(state, item, () => ({ state: "queued" })),
  "presenter.set": (state, { person }) => ({ ...state, presenter: person }),
  "wishes.spoken": (state, { item, at }) => inItem(state, item, () => ({ wishes_spoken_at: at })),
  "note.added": (state, { item: id, note }) =>
    inItem(state, id, (item) => ({ notes: [...item.notes, note] })),
  "recommendation.proposed": (state, { item: id, recommendation }) =>
    inItem(state, id, (item) => drafted([...item.recommendations, recommendation])),
  "recommendation.revised": (state, { item: id, recommendation }) =>
    inItem(state, id, (item) =>
      drafted(item.recommendations.map((one) => (one.id === recommendation.id ? recommendation : one))),
    ),
  "recommendation.withdrawn": (state, { item: id, recommendation }) =>
    inItem(state, id, (item) => drafted(item.recommendations.filter((one) => one.id !== recommendation))),
  "readback.begun": (state, { item, read_back }) => inItem(state, item, () => ({ read_back })),
  "dissent.recorded": (state, { item: id, dissent }) =>
    inItem(state, id, (item) => ({
      dissents: [...item.dissents.filter(({ person }) => person !== dissent.person), dissent],
    })),
  "dissent.withdrawn": (state, { item: id, person }) =>
    inItem(state, id, (item) => ({ dissents: item.dissents.filter((one) => one.person !== person) })),
  "ballot.opened": (state, { item: id, ballot }) =>
    inItem(state, id, (item) => ({ state: "voting", ballots: [...item.ballots, ballot] })),
  "vote.cast": (state, { item: id, ballot: ballotId, vote }) =>
    inItem(state, id, (item) => ({
      ballots: item.ballots.map((ballot) =>
        ballot.id === ballotId
          ? { ...ballot, votes: [...ballot.votes.filter(({ voter }) => voter !== vote.voter), vote] }
          : ballot,
      ),
    })),
  "ballot.closed": (state, { item: id, ballot: ballotId, votes, result }) =>
    inItem(state, id, (item) => ({
      state: "presenting",
      ballots: item.ballots.map((ballot) => (ballot.id === ballotId ? { ...ballot, votes, result } : ballot)),
    })),
  "decision.frozen": (state, body) => inItem(state, body.item, (item) => frozen(item, body)),
  "decision.withdrawn": (state, { item }) =>
    inItem(state, item, () => ({ decision: null, read_back: null, state: "presenting" })),
  "decision.signed": (state, body) => inItem(state, body.item, (item) => signed(item, body)),
  "case.deferred": (state, { item, reason }) =>
    inItem(state, item, () => ({ state: "deferred", deferred: reason })),
};

function scheduled({
  session,
  board,
  starts_at,
  planned_minutes,
  video_link,
}: Body<"session.scheduled">): State | undefined {
  const chair = board.members.find(({ office }) => office === "chair")?.person;
  if (chair === undefined) return undefined;
  return {
    id: session,
    board,
    starts_at,
    planned_minutes,
    video_link,
    phase: "scheduled",
    started_at: null,
    closed_at: null,
    chair,
    presenter: null,
    attendance: [],
    items: [],
  };
}

/** Whether this page knows the kind of event. */
export const isKnownEvent = (event: { readonly type: string }): event is SessionEvent =>
  Object.hasOwn(handlers, event.type);

/**
 * The state after an event; the first event of a session makes it. An event is a fact and is never refused here.
 * It mirrors `State::evolve` of the server's `board::session`.
 */
export function evolve(state: State | undefined, event: SessionEvent): State | undefined {
  if (event.type === "session.scheduled") return scheduled(event.body);
  if (!state) return undefined;
  const apply = handlers[event.type] as (state: State, body: unknown) => State;
  return apply(state, event.body);
}

/** What is left of an item for somebody who is recused from it: that it exists, and where it stands. */
export const hidden = (state: State, id: string): State =>
  inItem(state, id, () => ({
    pseudonym: "",
    question: "",
    presented: null,
    notes: [],
    recommendations: [],
    dissents: [],
    ballots: [],
    decision: null,
    deferred: null,
  }));
