/** How urgent a spoken line is: `alert` interrupts, and is only for the few lines that the design names. */
export type Urgency = "polite" | "alert";

/** At most this often does the polite log speak; what happens in between is said together. */
const quietFor = 5000;

/** What the two live regions now hold. */
export interface Spoken {
  readonly polite: string;
  readonly alert: string;
}

const listeners = new Set<() => void>();
let spoken: Spoken = { polite: "", alert: "" };
let waiting: string[] = [];
let quietUntil = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

function say(next: Spoken): void {
  spoken = next;
  for (const listener of listeners) listener();
}

function flush(): void {
  timer = undefined;
  quietUntil = Date.now() + quietFor;
  const polite = waiting.join(". ");
  waiting = [];
  say({ ...spoken, polite });
}

/** Says a line to screen readers. The same waiting line is said once. */
export function announce(line: string, urgency: Urgency = "polite"): void {
  if (urgency === "alert") {
    say({ ...spoken, alert: line });
    return;
  }
  if (!waiting.includes(line)) waiting.push(line);
  timer ??= setTimeout(flush, Math.max(0, quietUntil - Date.now()));
}

/** What is spoken now, for `LiveRegion`. */
export const spokenNow = (): Spoken => spoken;

/** Calls `listener` at each change; returns how to stop. */
export function onSpoken(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
