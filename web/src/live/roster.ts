import type { Present } from "../api/generated/Present";

/** Who is connected, by person. It is made anew at each change, so that it can be compared by identity. */
export type Roster = ReadonlyMap<string, Present>;

export const nobody: Roster = new Map();

/** The roster after joins and updates by person; null for who left. */
export function changedRoster(roster: Roster, people: Readonly<Record<string, Present | null>>): Roster {
  const changed = new Map(roster);
  for (const [person, present] of Object.entries(people)) {
    if (present) changed.set(person, present);
    else changed.delete(person);
  }
  return changed;
}
