import type { Item } from "../../api/generated/Item";
import type { SessionEvent } from "../../api/generated/SessionEvent";
import type { State } from "../../api/generated/State";
import { added, amended, type Body, conflict, drafted, frozen, offTheAgenda, signed } from "./evolve-item";

type Type = SessionEvent["type"];
type Handlers = { readonly [T in Type]: (state: State, body: Body<T>) => State };

const inItem = (state: State, id: string, change: (item: Item) => Partial<Item>): State => ({
  ...state,
  items: state.items.map((item) => (item.id === id ? { ...item, ...change(item) } : item)),
});

/** What was published is no longer what stands on the agenda. */
const agendaChanged = (state: State): State =>
  state.phase === "scheduled" ? { ...state, published_at: null } : state;

/** One function for each kind of event; a new kind does not compile until it has one. */
const handlers: Handlers = {
  "session.scheduled": (state) => state,
  "agenda.added": (state, body) => agendaChanged({ ...state, items: [...state.items, added(body)] }),
  "agenda.reordered": (state, { order }) =>
    agendaChanged({
      ...state,
      items: state.items.toSorted((one, other) => order.indexOf(one.id) - order.indexOf(other.id)),
    }),
  "agenda.published": (state, { at }) => ({ ...state, published_at: at }),
  "session.started": (state, { at }) => ({ ...state, phase: "live", started_at: at }),
  "session.paused": (state) => ({ ...state, phase: "paused" }),
  "session.resumed": (state) => ({ ...state, phase: "live" }),
  "session.cancelled": (state, { reason }) => ({
    ...state,
    phase: "cancelled",
    cancelled: reason,
    items: state.items.map((item) => (item.state === "queued" ? { ...item, state: "carried_over" } : item)),
  }),
  "session.reopening_asked": (state, { reopening }) => ({ ...state, reopening }),
  "session.reopened": (state) => ({ ...state, phase: "reopened", reopening: null }),
  "addendum.added": (state, { item: id, addendum }) =>
    inItem(state, id, (item) => ({ addenda: [...item.addenda, addendum] })),
  "chair.offered": (state, { to }) => ({ ...state, chair_offered: to }),
  "chair.absence_noted": (state, { claim }) => ({ ...state, chair_claim: claim }),
  "chair.kept": (state) => ({ ...state, chair_claim: null }),
  "chair.changed": (state, { chair, term }) => ({
    ...state,
    chair,
    chair_term: term,
    chair_offered: null,
    chair_claim: null,
  }),
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
  "opinion.given": (state, { item: id, opinion }) =>
    inItem(state, id, (item) => ({
      opinions: [...item.opinions.filter(({ person }) => person !== opinion.person), opinion],
    })),
  "presenter.set": (state, { person }) => ({ ...state, presenter: person }),
  "wishes.spoken": (state, { item, at }) => inItem(state, item, () => ({ wishes_spoken_at: at })),
  "explained.spoken": (state, { item, explained }) => inItem(state, item, () => ({ explained })),
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
  "readback.ended": (state, { item }) => inItem(state, item, () => ({ read_back: null })),
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
  "ballot.voided": (state, { item: id, ballot: ballotId, at, reason }) =>
    inItem(state, id, (item) => ({
      state: "presenting",
      ballots: item.ballots.map((ballot) =>
        ballot.id === ballotId ? { ...ballot, voided: { at, reason } } : ballot,
      ),
    })),
  "decision.frozen": (state, body) => inItem(state, body.item, (item) => frozen(item, body)),
  "decision.withdrawn": (state, { item }) =>
    inItem(state, item, () => ({ decision: null, texts: null, read_back: null, state: "presenting" })),
  "decision.signed": (state, body) => inItem(state, body.item, (item) => signed(item, body)),
  "case.deferred": (state, { item, reason, until, missing }) =>
    inItem(state, item, () => ({ state: "deferred", deferred: { reason, until, missing } })),
  "case.requeued": (state, { item }) => inItem(state, item, () => ({ state: "queued", deferred: null })),
  "case.withdrawn": (state, { item: id, reason }) => inItem(state, id, (item) => offTheAgenda(item, reason)),
  "case.amended": (state, body) => inItem(state, body.item, (item) => amended(item, body)),
};

function scheduled({
  session,
  board,
  starts_at,
  planned_minutes,
  video_link,
  kind,
  deadline,
}: Body<"session.scheduled">): State | undefined {
  const chair = board.members.find(({ office }) => office === "chair")?.person;
  if (chair === undefined) return undefined;
  return {
    id: session,
    board,
    kind,
    starts_at,
    deadline,
    planned_minutes,
    video_link,
    phase: "scheduled",
    published_at: null,
    started_at: null,
    closed_at: null,
    cancelled: null,
    reopening: null,
    chair,
    chair_term: 1,
    chair_offered: null,
    chair_claim: null,
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
    earlier: [],
    supersedes: null,
    opinions: [],
    deferred: null,
    withdrawn: null,
    addenda: [],
    texts: null,
  }));
