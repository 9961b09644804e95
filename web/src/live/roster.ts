import type { Presence, ServerFrame } from "./protocol";

type PresenceFrame = Extract<ServerFrame, { t: "presence" }>;

/** Who is connected, by person. It is made anew at each change, so that it can be compared by identity. */
export type Roster = ReadonlyMap<string, Presence>;

export const nobody: Roster = new Map();

/** The roster after a presence frame. */
export function changedRoster(
  roster: Roster,
  { joins = [], leaves = [], updates = [] }: PresenceFrame,
): Roster {
  const changed = new Map(roster);
  for (const personId of leaves) changed.delete(personId);
  for (const presence of [...joins, ...updates]) {
    changed.set(presence.person_id, { ...changed.get(presence.person_id), ...presence });
  }
  return changed;
}
