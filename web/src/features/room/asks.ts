import type { Ballot } from "../../api/generated/Ballot";
import type { Dissent } from "../../api/generated/Dissent";
import type { Item } from "../../api/generated/Item";
import type { State } from "../../api/generated/State";
import {
  attendanceOf,
  currentItem,
  isChair,
  leads,
  mayDissentFrom,
  memberOf,
  nextItem,
  openBallot,
  unsignedItems,
} from "./model";

/** What a session wants of one reader now. */
export type RoomAsk =
  | { readonly is: "join" }
  | { readonly is: "start" }
  | { readonly is: "present"; readonly item: Item }
  | { readonly is: "propose"; readonly item: Item }
  | { readonly is: "read-back"; readonly item: Item }
  /** The draft was read back, or a ballot on it was closed; the later of the two asks. */
  | {
      readonly is: "dissent";
      readonly item: Item;
      readonly own: Dissent | undefined;
      readonly ballot: Ballot | undefined;
    }
  /** The draft was read back and nobody dissents: the chair decides. */
  | { readonly is: "decide"; readonly item: Item }
  /** Somebody dissents, or a ballot carried nothing. */
  | { readonly is: "settle"; readonly item: Item }
  | { readonly is: "decide-by-ballot"; readonly item: Item; readonly ballot: Ballot }
  | { readonly is: "vote"; readonly item: Item; readonly ballot: Ballot }
  | { readonly is: "close-ballot"; readonly item: Item; readonly ballot: Ballot }
  /** In writing: a proposal has to go out as a ballot. */
  | { readonly is: "circulate"; readonly item: Item }
  /** The chair was offered to the reader. */
  | { readonly is: "accept-chair" }
  /** A deputy has noted that the reader, who chairs, is away. */
  | { readonly is: "keep-chair" }
  | { readonly is: "resume" }
  /** The chair wants to open the closed session again; a second member has to agree. */
  | { readonly is: "confirm-reopening" }
  | { readonly is: "sign"; readonly items: readonly Item[] }
  | { readonly is: "close" };

/** The last ballot on the draft as it stands: one that was closed before a later proposal no longer answers it. */
function settledBy(item: Item): Ballot | undefined {
  const last = item.ballots.at(-1);
  const closedAt = last?.result?.closed_at;
  if (closedAt === undefined || last?.method === "advisory") return undefined;
  return item.recommendations.every(({ proposed_at }) => proposed_at <= closedAt) ? last : undefined;
}

function onBallot(state: State, item: Item, ballot: Ballot, me: string): RoomAsk | undefined {
  const eligible = ballot.electorate.includes(me);
  const voted = ballot.votes.some(({ voter }) => voter === me);
  if (leads(state, me) && (voted || !eligible)) return { is: "close-ballot", item, ballot };
  return eligible ? { is: "vote", item, ballot } : undefined;
}

function ofTheChair(item: Item, inWriting: boolean): RoomAsk {
  const ballot = settledBy(item);
  if (ballot && typeof ballot.result?.carried === "number") return { is: "decide-by-ballot", item, ballot };
  if (inWriting) return { is: item.recommendations.length > 0 ? "circulate" : "propose", item };
  if (item.dissents.length > 0 && (item.read_back || ballot)) return { is: "settle", item };
  if (item.read_back) return { is: "decide", item };
  return { is: item.recommendations.length > 0 ? "read-back" : "propose", item };
}

function onCase(state: State, item: Item, me: string): RoomAsk | undefined {
  if (item.recused.includes(me)) return undefined;
  const ballot = openBallot(item);
  if (ballot) return onBallot(state, item, ballot, me);
  if (isChair(state, me)) return ofTheChair(item, state.kind === "circulated");
  const settled = settledBy(item);
  if ((item.read_back || settled) && mayDissentFrom(state, item, me)) {
    const readBackLater = (item.read_back?.at ?? "") > (settled?.result?.closed_at ?? "");
    const own = item.dissents.find(({ person }) => person === me);
    return { is: "dissent", item, own, ballot: readBackLater ? undefined : settled };
  }
  const mayReadBack = leads(state, me) && item.recommendations.length > 0 && !item.read_back;
  return mayReadBack ? { is: "read-back", item } : undefined;
}

function betweenCases(state: State, me: string, putOff: ReadonlySet<string>): RoomAsk | undefined {
  const next = nextItem(state);
  const chair = isChair(state, me);
  const unsigned = chair ? unsignedItems(state) : [];
  const wanted = next ? unsigned.filter(({ decision }) => decision && !putOff.has(decision.id)) : unsigned;
  if (wanted.length > 0) return { is: "sign", items: unsigned };
  if (next) return leads(state, me) ? { is: "present", item: next } : undefined;
  return chair && !currentItem(state) ? { is: "close" } : undefined;
}

function whenOver(state: State, me: string): RoomAsk | undefined {
  const items = isChair(state, me) ? unsignedItems(state) : [];
  if (items.length > 0) return { is: "sign", items };
  const agrees =
    state.phase === "closed" &&
    state.reopening !== null &&
    state.reopening.by !== me &&
    memberOf(state, me)?.kind === "voting";
  return agrees ? { is: "confirm-reopening" } : undefined;
}

/** In writing several cases are before the board at once: the one that is shown asks first, and closing asks last. */
function onCirculated(
  state: State,
  me: string,
  putOff: ReadonlySet<string>,
  shown: Item | undefined,
): RoomAsk | undefined {
  const open = state.items.filter(({ state: stands }) => stands === "presenting" || stands === "voting");
  const inTurn = shown && open.includes(shown) ? [shown, ...open] : open;
  const asks = inTurn.flatMap((item) => onCase(state, item, me) ?? []);
  return asks.find(({ is }) => is !== "close-ballot") ?? betweenCases(state, me, putOff) ?? asks[0];
}

/**
 * The one thing asked of `me`, or nothing. `putOff` holds the ids of decisions that the chair wants to sign later;
 * `shown` is the case that `me` looks at.
 */
export function askOf(
  state: State,
  me: string,
  putOff: ReadonlySet<string> = new Set(),
  shown?: Item,
): RoomAsk | undefined {
  const { phase } = state;
  if (phase === "closed" || phase === "cancelled" || phase === "reopened") return whenOver(state, me);
  if (!attendanceOf(state, me)) return { is: "join" };
  if (isChair(state, me) && state.chair_claim) return { is: "keep-chair" };
  if (state.chair_offered === me) return { is: "accept-chair" };
  if (phase === "scheduled") return isChair(state, me) ? { is: "start" } : undefined;
  if (phase === "paused") return leads(state, me) ? { is: "resume" } : undefined;
  if (state.kind === "circulated") return onCirculated(state, me, putOff, shown);
  const item = currentItem(state);
  return item ? onCase(state, item, me) : betweenCases(state, me, putOff);
}
