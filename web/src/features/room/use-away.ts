import { useEffect, useRef, useState } from "react";
import { useLivePart } from "../../live/use-live";
import { present } from "./model";
import { useRoom } from "./room-context";

/** A line that is lost for less than this says nothing about who attends, in milliseconds. */
export const unremarkable = 3 * 60_000;

/** Since when each person's line has been lost, as far as this page has seen. */
export function lostSince(
  before: ReadonlyMap<string, number>,
  people: readonly string[],
  isHere: (person: string) => boolean,
  now: number,
): ReadonlyMap<string, number> {
  const lost = people.filter((person) => !isHere(person));
  return new Map(lost.map((person) => [person, before.get(person) ?? now]));
}

/** The people whose line has been lost for three minutes: shown as away, and still attending until somebody records it. */
export function useAway(): ReadonlySet<string> {
  const { state, connection } = useRoom();
  const roster = useLivePart(connection, (view) => view.roster);
  const live = useLivePart(connection, (view) => view.status === "live");
  const [away, setAway] = useState<ReadonlySet<string>>(new Set());
  const since = useRef<ReadonlyMap<string, number>>(new Map());
  const people = present(state)
    .flatMap(({ person, how }) => (person !== null && how === "device" ? [person] : []))
    .join(" ");
  useEffect(() => {
    const here = (person: string) => roster.has(person);
    const look = () => {
      if (!live) return;
      const now = Date.now();
      since.current = lostSince(since.current, people.split(" ").filter(Boolean), here, now);
      const gone = [...since.current].filter(([, at]) => now - at >= unremarkable).map(([person]) => person);
      setAway((known) =>
        known.size === gone.length && gone.every((one) => known.has(one)) ? known : new Set(gone),
      );
    };
    look();
    const timer = setInterval(look, 5000);
    return () => clearInterval(timer);
  }, [people, roster, live]);
  return away;
}
