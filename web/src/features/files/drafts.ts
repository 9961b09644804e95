import { useSyncExternalStore } from "react";
import { type Draft, emptyDraft } from "./asks";

/** What was answered but not confirmed yet, and what was put off: kept while the page is open, on whatever tab. */
interface Drafts {
  readonly drafts: ReadonlyMap<string, Draft>;
  readonly later: ReadonlySet<string>;
  /** Files whose bytes came again, by their ids: what they were called then. */
  readonly cameAgain: ReadonlyMap<string, string>;
}

let current: Drafts = { drafts: new Map(), later: new Set(), cameAgain: new Map() };
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

/** Notes that an upload called `name` brought the bytes of a file that was there already. */
export const noteAgain = (file: string, name: string): void =>
  show({ ...current, cameAgain: new Map(current.cameAgain).set(file, name) });

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
  const { later, cameAgain } = useSyncExternalStore(subscribe, () => current);
  return { draftOf, later, cameAgain };
}
