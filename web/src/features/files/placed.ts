/** A file that this person placed from this computer. */
export interface Placed {
  readonly file: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** How long a placed file stays in the list of one's own files; afterwards it is found in its case. */
const keptFor = 24 * 60 * 60 * 1000;
/** At most so many are kept. */
const keptFiles = 60;

const keyOf = (person: string): string => `samsyn.placed.${person}`;

const isPlaced = (value: unknown): value is Placed =>
  typeof value === "object" &&
  value !== null &&
  "file" in value &&
  typeof value.file === "string" &&
  "at" in value &&
  typeof value.at === "number";

/** The files that are still to be shown, the newest first. */
export const keptOf = (placed: readonly Placed[], now: number): Placed[] =>
  placed.filter(({ at }) => at <= now && now - at < keptFor).slice(0, keptFiles);

/** Reads what was placed lately; identifiers only, so nothing of a patient stays on the computer. */
export function readPlaced(person: string, now: number): Placed[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(keyOf(person)) ?? "[]");
    return Array.isArray(stored) ? keptOf(stored.filter(isPlaced), now) : [];
  } catch {
    return [];
  }
}

/** Remembers a file that was just placed. */
export function rememberPlaced(person: string, file: string, now: number): Placed[] {
  const others = readPlaced(person, now).filter((known) => known.file !== file);
  const placed = keptOf([{ file, at: now }, ...others], now);
  try {
    localStorage.setItem(keyOf(person), JSON.stringify(placed));
  } catch {
    // The file is then found in its case only.
  }
  return placed;
}
