import { useSyncExternalStore } from "react";
import { type Draft, emptyDraft } from "./asks";

/** What was answered but not confirmed yet, and what was put off: kept while the page is open, on whatever tab. */
interface Drafts {
  readonly drafts: ReadonlyMap<string, Draft>;
  readonly later: ReadonlySet<string>;
}

let current: Drafts = { drafts: new Map(), later: new Set() };
const listeners = new Set<() => void>();
function show(next: Drafts) {
  current = next;
  for (const listener of listeners) listener();
}

const draftOf = (upload: string): Draft => current.drafts.get(upload) ?? emptyDraft;

/** Changes what is known of an upload. */
export function changeDraft(upload: string, part: Partial<Draft>): Draft {
  const next = { ...draftOf(upload), ...part };
  show({ ...current, drafts: new Map(current.drafts).set(upload, next) });
  return next;
}

/** Forgets the answers to an upload: the first question is asked again. */
export function resetDraft(upload: string): void {
  const drafts = new Map(current.drafts);
  drafts.delete(upload);
  show({ ...current, drafts });
}

/** Puts a question off. */
export const askLater = (id: string): void => show({ ...current, later: new Set(current.later).add(id) });

/** Asks a question that was put off. */
export function askNow(id: string): void {
  const later = new Set(current.later);
  later.delete(id);
  show({ ...current, later });
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The drafts as they now are. */
export function useDrafts() {
  const { later } = useSyncExternalStore(subscribe, () => current);
  return { draftOf, later };
}
