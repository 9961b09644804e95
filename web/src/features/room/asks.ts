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
  | { readonly is: "sign"; readonly items: readonly Item[] }
  | { readonly is: "close" };

/** The last ballot on the draft as it stands: one that was closed before a later proposal no longer answers it. */
function settledBy(item: Item): Ballot | undefined {
  const last = item.ballots.at(-1);
  const closedAt = last?.result?.closed_at;
  if (closedAt === undefined) return undefined;
  return item.recommendations.every(({ proposed_at }) => proposed_at <= closedAt) ? last : undefined;
}

function onBallot(state: State, item: Item, ballot: Ballot, me: string): RoomAsk | undefined {
  const eligible = ballot.electorate.includes(me);
  const voted = ballot.votes.some(({ voter }) => voter === me);
  if (leads(state, me) && (voted || !eligible)) return { is: "close-ballot", item, ballot };
  return eligible ? { is: "vote", item, ballot } : undefined;
}

function ofTheChair(item: Item): RoomAsk {
  const ballot = settledBy(item);
  if (ballot && typeof ballot.result?.carried === "number") return { is: "decide-by-ballot", item, ballot };
  if (item.dissents.length > 0 && (item.read_back || ballot)) return { is: "settle", item };
  if (item.read_back) return { is: "decide", item };
  return { is: item.recommendations.length > 0 ? "read-back" : "propose", item };
}

function onCase(state: State, item: Item, me: string): RoomAsk | undefined {
  if (item.recused.includes(me)) return undefined;
  const ballot = openBallot(item);
  if (ballot) return onBallot(state, item, ballot, me);
  if (isChair(state, me)) return ofTheChair(item);
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
  return chair ? { is: "close" } : undefined;
}

/**
 * The one thing asked of `me`, or nothing. `putOff` holds the ids of decisions that the chair wants to sign later.
 */
export function askOf(
  state: State,
  me: string,
  putOff: ReadonlySet<string> = new Set(),
): RoomAsk | undefined {
  if (state.phase === "closed") {
    const items = isChair(state, me) ? unsignedItems(state) : [];
    return items.length > 0 ? { is: "sign", items } : undefined;
  }
  if (!attendanceOf(state, me)) return { is: "join" };
  if (state.phase === "scheduled") return isChair(state, me) ? { is: "start" } : undefined;
  const item = currentItem(state);
  return item ? onCase(state, item, me) : betweenCases(state, me, putOff);
}
