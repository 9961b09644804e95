/** Geometry of the timeline, in units of its view box. */
export const width = 716;
export const left = 78;

const laneHeight = 34;
const rowHeight = 20;
const averageLetter = 6.4;
const averageStrongLetter = 7.2;
const gap = 8;

/** How wide a label is drawn, near enough. */
const lengthOf = ({ label, strong }: Pick<Mark, "label" | "strong">): number =>
  label.length * (strong === true ? averageStrongLetter : averageLetter);

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
  /** The label is set in a heavier, wider weight. */
  readonly strong?: boolean;
}

/** Where a label stands: inside a bar that is long enough, else beside its mark. */
export interface LabelPlace {
  readonly x: number;
  readonly anchor: "start" | "end";
  readonly inside?: boolean;
}

/**
 * Places for the labels of one row, from left to right: inside the mark, else after it, else before it, else none. What
 * has no place is still in the timeline's text.
 */
export function placeLabels(marks: readonly Mark[]): readonly (LabelPlace | undefined)[] {
  let taken = left;
  return marks.map((mark, place) => {
    const length = lengthOf(mark);
    const nextMark = marks[place + 1]?.x ?? width + gap;
    const after = mark.end + gap;
    if (length + 12 < mark.end - mark.x) {
      taken = mark.end + gap;
      return { x: mark.x + gap, anchor: "start", inside: true };
    }
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

const fits = (row: readonly Mark[]): boolean =>
  row.every((mark, place) => mark.x >= (row[place - 1]?.end ?? Number.NEGATIVE_INFINITY)) &&
  placeLabels(row).every((place) => place !== undefined);

/**
 * Stacks the marks of a lane in rows, so that no mark covers another and every label has a place. What comes first in
 * `marks` has the upper row; each row goes from left to right.
 */
export function stack<One extends Mark>(marks: readonly One[]): readonly (readonly One[])[] {
  const rows: One[][] = [];
  for (const mark of marks) {
    const joined = (row: readonly One[]) => [...row, mark].toSorted((one, other) => one.x - other.x);
    const place = rows.findIndex((row) => fits(joined(row)));
    if (place < 0) rows.push([mark]);
    else rows[place] = joined(rows[place] ?? []);
  }
  return rows;
}

/** Where lanes with so many rows stand: the middles of their rows, and their lower edge. */
export function lanesOf(rows: readonly number[]): readonly { middles: readonly number[]; bottom: number }[] {
  let top = 0;
  return rows.map((count) => {
    const middles = Array.from({ length: Math.max(count, 1) }, (_, row) => top + 17 + row * rowHeight);
    top += laneHeight + (middles.length - 1) * rowHeight;
    return { middles, bottom: top };
  });
}

/** The stretches of a line between marks that neither marks nor labels stand on: `[from, until]`. */
export function freeStretches(marks: readonly Mark[]): readonly (readonly [number, number])[] {
  const places = placeLabels(marks);
  const covered = marks
    .flatMap((mark, index): [number, number][] => {
      const place = places[index];
      const own: [number, number] = [mark.x, mark.end];
      if (place === undefined) return [own];
      const start = place.anchor === "start" ? place.x : place.x - lengthOf(mark);
      return [own, [start - gap / 2, start + lengthOf(mark) + gap / 2]];
    })
    .toSorted(([one], [other]) => one - other);
  const last = marks.at(-1)?.x ?? left;
  let from = marks[0]?.end ?? left;
  const free: [number, number][] = [];
  for (const [start, end] of covered) {
    if (Math.min(start, last) - from > gap) free.push([from, Math.min(start, last)]);
    from = Math.max(from, end);
  }
  return free;
}
