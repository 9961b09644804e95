import { queryOptions } from "@tanstack/react-query";
import { api, apiRoot } from "../../api/client";
import type { VoteKind } from "../../ui/avatar";

/** Somebody of the demo whom the visitor can be. */
export interface Persona {
  readonly person_id: string;
  readonly name: string;
  readonly initials: string;
  readonly role_text_code: string;
  readonly discipline: string | null;
  readonly unit: string;
  readonly task_code: string;
  readonly vote_kind: VoteKind;
}

/** A place where people of this server prove who they are. */
export interface Provider {
  readonly id: string;
  readonly name: string;
}

/** The ways in. */
export type SignInOptions =
  | { readonly mode: "demo"; readonly personas: readonly Persona[] }
  | { readonly mode: "oidc"; readonly providers: readonly Provider[] };

export const signInOptionsQuery = queryOptions({
  queryKey: ["sign-in", "options"],
  queryFn: ({ signal }) => api.get<SignInOptions>("/sign-in/options", { signal }),
});

/** Becomes a person of the demo. */
export const signInAsPersona = (personId: string) => api.post<void>("/demo/sign-in", { person_id: personId });

/** Where the browser goes to sign in at a provider. */
export const providerAddress = (provider: Provider, next: string | undefined): string => {
  const query = new URLSearchParams({ provider: provider.id, ...(next === undefined ? {} : { next }) });
  return `${apiRoot}/sign-in/start?${query}`;
};
