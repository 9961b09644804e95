/** Why a connection will not be tried again. */
export type Ending =
  /** This page left the session. */
  | "left"
  | "signed-out"
  /** The right to see the session was taken back. */
  | "revoked"
  /** The same client connected a second time. */
  | "superseded"
  /** The server did not understand this page. */
  | "not-understood";

/** Where the connection is; each state has only what exists in it. */
export type LiveState =
  /** The socket is being opened; `attempt` counts from 0 since it was last live. */
  | { readonly is: "opening"; readonly attempt: number }
  /** The socket is open, `hello` is sent. */
  | { readonly is: "greeting"; readonly attempt: number }
  | { readonly is: "live"; readonly connId: string; readonly epoch: number }
  /** The next try is at `retryAt` (milliseconds since 1970). */
  | { readonly is: "waiting"; readonly attempt: number; readonly retryAt: number }
  | { readonly is: "ended"; readonly because: Ending };

/** The three words of the status pill. */
export type LiveStatus = "live" | "reconnecting" | "offline";

/** From this many failed tries on it is no hiccup any more. */
const offlineFromAttempt = 3;

/** What the pill says. */
export function statusOf(state: LiveState): LiveStatus {
  switch (state.is) {
    case "live":
      return "live";
    case "ended":
      return "offline";
    default:
      return state.attempt < offlineFromAttempt ? "reconnecting" : "offline";
  }
}

const endings: ReadonlyMap<number, Ending> = new Map([
  [4400, "not-understood"],
  [4401, "signed-out"],
  [4403, "revoked"],
  [4409, "superseded"],
]);

/** The ending that a close code means; every other code is worth another try. */
export const endingOf = (closeCode: number): Ending | undefined => endings.get(closeCode);

const shortestDelay = 500;
const longestDelay = 10_000;

/**
 * Milliseconds until the next try, between 500 and 10,000, longer after each failure. `random` (0 to 1)
 * spreads the tries, so that a restarted server does not meet everybody at once.
 */
export function retryDelay(attempt: number, random: number): number {
  const ceiling = Math.min(longestDelay, shortestDelay * 2 ** (attempt + 1));
  return Math.round(shortestDelay + random * (ceiling - shortestDelay));
}
