import type { Item } from "../../api/generated/Item";
import type { SessionEvent } from "../../api/generated/SessionEvent";

/** What an event of a kind says. */
export type Body<T extends SessionEvent["type"]> = Extract<SessionEvent, { type: T }>["body"];

/** A case that has just been put on the agenda. */
export function added({
  item,
  case: caseId,
  pseudonym,
  question,
  planned_minutes,
  urgent,
}: Body<"agenda.added">): Item {
  return {
    id: item,
    case: caseId,
    pseudonym,
    question,
    planned_minutes,
    urgent,
    state: "queued",
    presented_at: null,
    presented: null,
    wishes_spoken_at: null,
    explained: null,
    recused: [],
    notes: [],
    recommendations: [],
    read_back: null,
    dissents: [],
    ballots: [],
    decision: null,
    versions: 0,
    earlier: [],
    supersedes: null,
    opinions: [],
    deferred: null,
    withdrawn: null,
    addenda: [],
    texts: null,
  };
}

/** A recused member leaves the electorate, and a vote already cast is void. */
export function conflict(item: Item, { person, recused }: Body<"conflict.declared">): Partial<Item> {
  const others = item.recused.filter((one) => one !== person);
  if (!recused) return { recused: others };
  return {
    recused: [...others, person],
    ballots: item.ballots.map((ballot) =>
      ballot.result || ballot.voided
        ? ballot
        : {
            ...ballot,
            electorate: ballot.electorate.filter((one) => one !== person),
            votes: ballot.votes.filter(({ voter }) => voter !== person),
          },
    ),
  };
}

/** The statement as it was frozen; signatures over an earlier one are void. */
export function frozen(
  item: Item,
  { content_sha256, statement, texts }: Body<"decision.frozen">,
): Partial<Item> {
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
    texts: texts ?? null,
  };
}

/** Signed, and for good when that was the last signature that the board requires. */
export function signed(item: Item, { signature, completes }: Body<"decision.signed">): Partial<Item> {
  const { decision } = item;
  return {
    decision: decision && { ...decision, signatures: [...decision.signatures, signature] },
    ...((completes ?? signature.meaning === "approved") ? { state: "signed", supersedes: null } : {}),
  };
}

/** Whatever changes the draft ends its read-back: what was read aloud is no longer what stands there. */
export const drafted = (recommendations: Item["recommendations"]): Partial<Item> => ({
  recommendations,
  read_back: null,
});

/** A signed case taken up again: the signed version stays beside what the board works on now. */
export const amended = (
  item: Item,
  { at, case: snapshot, supersedes }: Body<"case.amended">,
): Partial<Item> => ({
  state: "presenting",
  earlier: item.decision ? [...item.earlier, item.decision] : item.earlier,
  decision: null,
  supersedes,
  presented_at: at,
  presented: snapshot,
  read_back: null,
  dissents: [],
  ballots: [],
});

/** Where the board had taken a signed case up again, the signed version is what stands. */
export function offTheAgenda(item: Item, reason: string): Partial<Item> {
  const signedBefore = item.earlier.at(-1);
  return signedBefore
    ? { state: "signed", decision: signedBefore, earlier: item.earlier.slice(0, -1), supersedes: null }
    : { state: "withdrawn", withdrawn: reason, supersedes: null };
}
