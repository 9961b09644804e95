/** Geometry of the timeline, in units of its view box. */
export const width = 716;
export const left = 78;
export const laneHeight = 34;

const averageLetter = 6.1;
const gap = 8;

/** Where a day stands: `0` is the plot's left edge at `from`, its right edge is `until`. */
export interface Scale {
  readonly from: number;
  readonly until: number;
  at(day: string): number;
}

const dayOf = (day: string) => Date.parse(`${day}T00:00:00Z`);

/** A scale over the days given, with room at both ends. */
export function scaleOver(days: readonly string[]): Scale {
  const moments = days.map(dayOf).filter((moment) => !Number.isNaN(moment));
  const first = Math.min(...moments);
  const last = Math.max(...moments);
  const room = Math.max((last - first) * 0.06, 30 * 86_400_000);
  const from = first - room;
  const until = last + room;
  const at = (moment: number) => left + ((moment - from) / (until - from)) * (width - left);
  return { from, until, at: (day) => at(dayOf(day)) };
}

const steps = [1, 3, 6, 12, 24, 60, 120];

/** First days of months to rule lines at: at most seven, on whole steps of the calendar. */
export function ticks({ from, until }: Pick<Scale, "from" | "until">): readonly string[] {
  const months = (until - from) / (30.44 * 86_400_000);
  const step = steps.find((one) => months / one <= 7) ?? 240;
  const start = new Date(from);
  let month = Math.ceil((start.getUTCFullYear() * 12 + start.getUTCMonth() + 1) / step) * step;
  const found: string[] = [];
  for (; ; month += step) {
    const tick = new Date(Date.UTC(Math.floor(month / 12), month % 12, 1));
    if (tick.getTime() > until) return found;
    if (tick.getTime() >= from) found.push(tick.toISOString().slice(0, 10));
  }
}

/** A mark of one lane, before its label has a place. */
export interface Mark {
  /** Left and right edge; the same for a day. */
  readonly x: number;
  readonly end: number;
  readonly label: string;
}

/** Where a label stands beside its mark. */
export interface LabelPlace {
  readonly x: number;
  readonly anchor: "start" | "end";
}

/**
 * Places for the labels of one lane, from left to right: after the mark, else before it, else none. What has no
 * place is still in the timeline's text.
 */
export function placeLabels(marks: readonly Mark[]): readonly (LabelPlace | undefined)[] {
  let taken = left;
  return marks.map((mark, place) => {
    const length = mark.label.length * averageLetter;
    const nextMark = marks[place + 1]?.x ?? width;
    const after = mark.end + gap;
    if (after >= taken && after + length <= nextMark - gap) {
      taken = after + length + gap;
      return { x: after, anchor: "start" };
    }
    const before = mark.x - gap;
    if (before - length >= taken) {
      taken = mark.end + gap;
      return { x: before, anchor: "end" };
    }
    taken = Math.max(taken, mark.end + gap);
    return undefined;
  });
}
