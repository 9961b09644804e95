/** What the address of the sign-in page may carry. */
export interface SignInSearch {
  /** Where to go afterwards, on this server. */
  readonly next?: string;
  /** In the demo: sign in as this person at once, for a window of one's own. */
  readonly persona?: string;
  /** Why the last sign-in came to nothing. */
  readonly fault?: string;
}

/** Only a path on this server is followed: `//elsewhere` and `https://…` would lead away. */
const isOwnPath = (value: unknown): value is string =>
  typeof value === "string" && value.startsWith("/") && !value.startsWith("//") && !value.includes("\\");

/** The fault of a sign-in, in an address that the server sent the browser back to. */
export const readFault = (search: Record<string, unknown>): { readonly fault?: string } =>
  typeof search["fault"] === "string" ? { fault: search["fault"] } : {};

/** Reads the search part; what does not fit is dropped. */
export function readSignInSearch(search: Record<string, unknown>): SignInSearch {
  return {
    ...(isOwnPath(search["next"]) ? { next: search["next"] } : {}),
    ...(typeof search["persona"] === "string" ? { persona: search["persona"] } : {}),
    ...readFault(search),
  };
}
