import { queryOptions } from "@tanstack/react-query";
import { api } from "./client";

/** How people sign in to this server. */
export type SignInMode = "demo" | "oidc";

/** The person whose browser this is. */
export interface Me {
  readonly person: string;
  readonly name: string;
  readonly initials: string;
  readonly roles: readonly string[];
  readonly discipline: string;
  readonly unit: string;
  readonly organisation: string;
  /** The city or centre, as the screens show it. */
  readonly place: string;
  readonly mode: SignInMode;
}

/** Who is signed in; fails with a problem of status 401 when nobody is. */
export const meQuery = queryOptions({
  queryKey: ["me"],
  queryFn: ({ signal }) => api.get<Me>("/me", { signal }),
  staleTime: Number.POSITIVE_INFINITY,
  retry: false,
});
