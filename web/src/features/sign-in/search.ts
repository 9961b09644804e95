/** What the address of the sign-in page may carry. */
export interface SignInSearch {
  /** Where to go afterwards, on this server. */
  readonly next?: string;
  /** In the demo: sign in as this person at once, for a window of one's own. */
  readonly persona?: string;
}

/** Only a path on this server is followed: `//elsewhere` and `https://…` would lead away. */
const isOwnPath = (value: unknown): value is string =>
  typeof value === "string" && value.startsWith("/") && !value.startsWith("//") && !value.includes("\\");

/** Reads the search part; what does not fit is dropped. */
export function readSignInSearch(search: Record<string, unknown>): SignInSearch {
  return {
    ...(isOwnPath(search["next"]) ? { next: search["next"] } : {}),
    ...(typeof search["persona"] === "string" ? { persona: search["persona"] } : {}),
  };
}
