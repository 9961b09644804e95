import { queryOptions } from "@tanstack/react-query";
import { api, apiRoot } from "../../api/client";
import type { PersonMark } from "../../ui/avatar";
import type { taskWording } from "./wording";

/** Somebody of the demo whom the visitor can be. */
export interface Persona {
  readonly person: string;
  readonly name: string;
  readonly initials: string;
  /** The label of the persona's own host name, `<slug>.localhost`. */
  readonly slug: string;
  readonly roles: readonly string[];
  readonly discipline: string;
  readonly place: string;
  readonly mark: PersonMark;
  readonly first_task: (typeof taskWording.keys)[number];
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
export const signInAsPersona = (person: string) => api.post<void>("/demo/sign-in", { person });

/** Where the browser goes to sign in at a provider. */
export const providerAddress = (provider: Provider, next: string | undefined): string => {
  const query = new URLSearchParams({ provider: provider.id, ...(next === undefined ? {} : { next }) });
  return `${apiRoot}/sign-in/start?${query}`;
};
