import { queryOptions } from "@tanstack/react-query";
import { api, apiRoot } from "../../api/client";
import type { DemoSignIn } from "../../api/generated/DemoSignIn";
import type { Provider } from "../../api/generated/Provider";
import type { SignInOptions } from "../../api/generated/SignInOptions";

export const signInOptionsQuery = queryOptions({
  queryKey: ["sign-in", "options"],
  queryFn: ({ signal }) => api.get<SignInOptions>("/sign-in/options", { signal }),
});

/** Becomes a person of the demo. */
export const signInAsPersona = (person: string) =>
  api.post<void>("/demo/sign-in", { person } satisfies DemoSignIn);

/** Where the browser goes to sign in at a provider. */
export const providerAddress = (provider: Provider, next: string | undefined): string => {
  const query = new URLSearchParams({ provider: provider.id, ...(next === undefined ? {} : { next }) });
  return `${apiRoot}/oidc/start?${query}`;
};
