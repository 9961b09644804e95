/** One change of a text: so many characters (UTF-16) removed at a place, and these put there. */
export interface Change {
  readonly at: number;
  readonly removed: number;
  readonly inserted: string;
}

/** A part of what became of a text elsewhere, as Yjs tells it. */
export interface Delta {
  readonly retain?: number;
  readonly delete?: number;
  readonly insert?: unknown;
}

const splitsPair = (text: string, at: number): boolean => {
  const before = text.charCodeAt(at - 1);
  return before >= 0xd800 && before < 0xdc00 && at < text.length;
};

/**
 * What was typed between two states of a field whose caret stands at `caret` now. Where letters repeat, the place is the
 * caret's.
 */
export function changeBetween(before: string, after: string, caret: number): Change | undefined {
  if (before === after) return undefined;
  const most = Math.min(before.length, after.length);
  let end = 0;
  const mostEnd = Math.min(most, after.length - caret);
  while (end < mostEnd && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  let at = 0;
  while (at < most - end && before[at] === after[at]) at += 1;
  if (splitsPair(before, at) || splitsPair(after, at)) at -= 1;
  if (splitsPair(before, before.length - end) || splitsPair(after, after.length - end)) end -= 1;
  return { at, removed: before.length - end - at, inserted: after.slice(at, after.length - end) };
}

/** Where a place of the text is after what happened elsewhere. What is inserted at the place itself comes after it. */
export function movedBy(place: number, deltas: readonly Delta[]): number {
  let at = 0;
  let moved = place;
  for (const { retain, delete: removed, insert } of deltas) {
    if (retain) at += retain;
    else if (removed) moved -= Math.max(0, Math.min(removed, moved - at));
    else if (typeof insert === "string") {
      if (at < moved) moved += insert.length;
      at += insert.length;
    }
  }
  return moved;
}
