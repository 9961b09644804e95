import { useCallback, useEffect, useMemo, useState } from "react";
import type { LiveConnection } from "../../live/connection";
import type { Present } from "../../api/generated/Present";
import type { View } from "../../api/generated/View";
import { useLivePart } from "../../live/use-live";
import type { State } from "../../api/generated/State";
import { currentItem } from "./model";

/** Whose eyes this page sees with, and what it shows. */
export interface Following {
  readonly presents: boolean;
  readonly following: boolean;
  /** How many follow the presenter now. */
  readonly followers: number;
  /** What to show: the presenter's view, or one's own. */
  readonly view: View;
  /** Shows something of one's own; a follower thereby leaves. */
  look(view: View): void;
  /** Leaves the presenter, or comes back. */
  toggle(): void;
}

/** The item shown when nobody has chosen one: the one before the board, else the last that was. */
function ordinaryItem(state: State): string | undefined {
  const shown = state.items
    .filter(({ presented_at }) => presented_at !== null)
    .toSorted((one, other) => (one.presented_at ?? "").localeCompare(other.presented_at ?? ""));
  return (currentItem(state) ?? shown.at(-1))?.id;
}

/** Follows the presenter until the reader looks at something of their own. */
export function useFollowing(state: State, me: string, connection: LiveConnection): Following {
  const roster = useLivePart(connection, (view) => view.roster);
  const live = useLivePart(connection, (view) => view.status === "live");
  const [following, setFollowing] = useState(true);
  const [chosen, setChosen] = useState<{ readonly during: string | undefined; readonly view: View }>();
  const presents = state.presenter === me;
  const presenter: Present | undefined =
    state.presenter === null || presents ? undefined : roster.get(state.presenter);
  const ordinary = ordinaryItem(state);
  const current = currentItem(state)?.id;
  // A case that comes before the board is what everybody sees, whatever they looked at before.
  const own = useMemo(() => (chosen?.during === current ? (chosen?.view ?? {}) : {}), [chosen, current]);

  useEffect(() => connection.follow(following && !presents), [connection, following, presents]);

  const follows = following && !presents;
  const view = useMemo<View>(() => {
    const seen = follows ? (presenter?.view ?? {}) : own;
    const item = seen.item ?? ordinary;
    return { ...seen, ...(item === undefined ? {} : { item }) };
  }, [follows, presenter, own, ordinary]);

  useEffect(() => {
    if (live) connection.show({ view, typing: false });
  }, [connection, live, view]);

  const look = useCallback(
    (next: View) => {
      setFollowing(false);
      setChosen({ during: current, view: { ...own, ...next } });
    },
    [current, own],
  );
  const toggle = useCallback(() => {
    setChosen({ during: current, view });
    setFollowing((on) => !on);
  }, [current, view]);
  const followers = [...roster.values()].filter((one) => one.following).length;
  return { presents, following: follows, followers, view, look, toggle };
}
