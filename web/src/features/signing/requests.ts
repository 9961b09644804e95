import { queryOptions } from "@tanstack/react-query";
import { api, apiRoot } from "../../api/client";
import type { ConfirmAsPersona } from "../../api/generated/ConfirmAsPersona";
import type { SigningRequest } from "../../api/generated/SigningRequest";

export const signingRequestQuery = (id: string) =>
  queryOptions({
    queryKey: ["signing-requests", id],
    queryFn: ({ signal }) => api.get<SigningRequest>(`/signing-requests/${id}`, { signal }),
  });

/** The demo's fresh sign-in: choosing the persona again. */
export const confirmAs = (id: string, person: string) => {
  const body: ConfirmAsPersona = { person };
  return api.post<SigningRequest>(`/signing-requests/${id}/confirm`, body);
};

/** Where a browser goes for a fresh sign-in at the identity provider; it comes back to this page. */
export const authorizeAddress = (id: string): string =>
  `${apiRoot}/signing-requests/${encodeURIComponent(id)}/authorize`;
