import type { Awareness } from "y-protocols/awareness";
import {
  createAbsolutePositionFromRelativePosition,
  createRelativePositionFromJSON,
  createRelativePositionFromTypeIndex,
  type Text,
} from "yjs";

/** Somebody else's caret in a text. */
export interface Caret {
  readonly client: number;
  readonly person: string;
  readonly name: string;
  /** Characters (UTF-16) before it. */
  readonly at: number;
}

interface Shown {
  readonly user?: { readonly person?: string; readonly name?: string };
  readonly cursor?: { readonly text?: string; readonly head?: unknown } | null;
}

/** The carets of others in the text called `name`, in its order. */
export function caretsIn(awareness: Awareness, text: Text, name: string): readonly Caret[] {
  const carets: Caret[] = [];
  const { doc } = text;
  if (!doc) return carets;
  for (const [client, state] of awareness.getStates()) {
    const { user, cursor } = state as Shown;
    if (client === doc.clientID || cursor?.text !== name || !cursor.head || !user?.name) continue;
    const place = createAbsolutePositionFromRelativePosition(
      createRelativePositionFromJSON(cursor.head),
      doc,
    );
    if (place?.type === text) {
      carets.push({ client, person: user.person ?? "", name: user.name, at: place.index });
    }
  }
  return carets.toSorted((one, other) => one.at - other.at || one.client - other.client);
}

/** Shows others where the own caret is; nowhere when `at` is left out. */
export function showCaret(awareness: Awareness, text: Text, name: string, at?: number): void {
  const cursor =
    at === undefined
      ? null
      : { text: name, head: createRelativePositionFromTypeIndex(text, at, at === 0 ? 0 : -1) };
  awareness.setLocalStateField("cursor", cursor);
}
