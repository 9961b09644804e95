import type { State } from "../../api/generated/State";
import type { Reader } from "../../live/connection";
import type { VisibleEvent } from "../../live/protocol";
import { evolve, hidden, isKnownEvent } from "./evolve";

/** What a room's page has read. */
export interface RoomView {
  readonly state: State | undefined;
  /** When the last entry read was written, ISO 8601. */
  readonly savedAt: string | undefined;
}

const schemaVersion = 1;

/** Folds a session's entries into its state, as one viewer may see it. */
export class RoomStore implements Reader {
  readonly #viewer: string;
  readonly #onIncomplete: () => void;
  readonly #listeners = new Set<() => void>();
  #view: RoomView = { state: undefined, savedAt: undefined };

  /** `onIncomplete` is called when what was hidden may be seen again: only a fresh state has it. */
  constructor(viewer: string, onIncomplete: () => void) {
    this.#viewer = viewer;
    this.#onIncomplete = onIncomplete;
  }

  /** What to show; for `useSyncExternalStore`. */
  readonly view = (): RoomView => this.#view;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  restart(state: State): void {
    this.#change({ ...this.#view, state });
  }

  apply(events: readonly VisibleEvent[]): void {
    let { state } = this.#view;
    let incomplete = false;
    for (const { event } of events) {
      if (!isKnownEvent(event)) continue;
      state = evolve(state, event);
      // Whoever has given an opinion sees those of the others.
      if (event.type === "opinion.given" && event.body.opinion.person === this.#viewer) incomplete = true;
      if (event.type !== "conflict.declared" || event.body.person !== this.#viewer) continue;
      if (state?.board.policy.recused_may_read) continue;
      if (event.body.recused && state) state = hidden(state, event.body.item);
      else incomplete = true;
    }
    this.#change({ state, savedAt: events.at(-1)?.at ?? this.#view.savedAt });
    if (incomplete) this.#onIncomplete();
  }

  understands({ event, schema_v }: VisibleEvent): boolean {
    return schema_v === schemaVersion && isKnownEvent(event);
  }

  #change(view: RoomView): void {
    this.#view = view;
    for (const listener of this.#listeners) listener();
  }
}
